"""Who reports what: claims down, outlets across, with who contradicts what in which words."""

from collections.abc import Collection, Iterator, Sequence

from rashomon.compose.choosing import Desk, central, stands_alone
from rashomon.model.brief import Matrix, MatrixRow, Position, ReportState, Take
from rashomon.model.claim import Citation, Claim, Saying

_WIDE, _CONTESTED = 14, 4
_LEAST_OUTLETS = 3  # with two outlets the takes show it all


def matrix_of(desk: Desk, positions: Sequence[Position], takes: Sequence[Take]) -> Matrix | None:
    """Return the claims with the widest support, the most contested and those of the split, over all outlets.

    None where there is nothing to compare. An outlet of which only links are known is marked as not read where it does not report.
    """
    outlet_ids = tuple(dict.fromkeys(take.outlet_id for take in takes))
    if len(outlet_ids) < _LEAST_OUTLETS:
        return None
    read = {take.outlet_id for take in takes if take.is_full}
    rows: list[MatrixRow] = []
    printed: set[Citation] = set()
    for claim in _chosen(desk, positions):
        saying = _saying(desk, claim, printed)
        if saying is not None:
            printed.add(saying.citation)
            rows.append(_row(desk, claim, saying, outlet_ids, read))
    return Matrix(outlet_ids, tuple(rows)) if len(rows) > 1 else None


def _chosen(desk: Desk, positions: Sequence[Position]) -> Iterator[Claim]:
    """Yield the claims to show, each once: widest support first, then what is contested, then what the split is about."""
    held = {position.statement.citations[0] for position in positions}
    claims = desk.dossier.claims
    contested = sorted((claim for claim in claims if claim.contradictions), key=lambda claim: -len(_against(claim)))
    wide = [claim for claim in claims if claim.voices > 1][:_WIDE]
    lopsided = [claim for claim in claims if any(saying.citation in held for saying in claim.sayings)]
    seen: set[str] = set()
    for claim in (*wide, *contested[:_CONTESTED], *lopsided):
        if claim.id not in seen:
            seen.add(claim.id)
            yield claim


def _saying(desk: Desk, claim: Claim, printed: Collection[Citation]) -> Saying | None:
    """Return the saying to print, rather one that says this first of all; None if all that could be are printed in other rows."""
    fit = [saying for saying in central([each for each in claim.sayings if stands_alone(each)]) if saying.citation not in printed]
    return min(fit, key=lambda saying: (saying.is_beside, desk.rank(saying.language), desk.is_outdated(saying.citation)), default=None)


def _row(desk: Desk, claim: Claim, saying: Saying, outlet_ids: Sequence[str], read: Collection[str]) -> MatrixRow:
    against = _against(claim)
    states = tuple(_state(outlet_id, claim, against, read) for outlet_id in outlet_ids)
    contradicting = [key for key, state in zip(outlet_ids, states, strict=True) if state is ReportState.CONTRADICTED]
    return MatrixRow(desk.sentence(saying, claim), claim.voices, states, tuple(against[key] for key in contradicting))


def _against(claim: Claim) -> dict[str, Citation]:
    """Return the words of each outlet that contradicts a claim and does not report it, the earliest first."""
    said = set(claim.outlet_ids)
    found: dict[str, Citation] = {}
    for each in claim.contradictions:
        if each.saying.outlet_id not in said:
            found.setdefault(each.saying.outlet_id, each.saying.citation)
    return found


def _state(outlet_id: str, claim: Claim, against: Collection[str], read: Collection[str]) -> ReportState:
    if outlet_id in claim.outlet_ids:
        return ReportState.REPORTED
    if outlet_id in against:
        return ReportState.CONTRADICTED
    return ReportState.ABSENT if outlet_id in read else ReportState.UNREAD
