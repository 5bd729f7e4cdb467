"""Who reports what."""

from collections.abc import Sequence

from rashomon.compose.choosing import Desk
from rashomon.model.brief import Matrix, MatrixRow, Position, ReportState
from rashomon.model.claim import Claim

_ROWS = 8
_LEAST_OUTLETS = 3  # with two outlets the takes show it all


def matrix_of(desk: Desk, positions: Sequence[Position]) -> Matrix | None:
    """Return the claims with the widest support, and those of the split, over all outlets; None where there is nothing to compare."""
    outlet_ids = tuple(dict.fromkeys(reading.article.outlet_id for reading in desk.dossier.readings))
    if len(outlet_ids) < _LEAST_OUTLETS:
        return None
    held = {position.statement.citations[0] for position in positions}
    wide = [claim for claim in desk.dossier.claims if claim.voices > 1][:_ROWS]
    lopsided = [claim for claim in desk.dossier.claims if claim not in wide and any(saying.citation in held for saying in claim.sayings)]
    rows = tuple(row for claim in (*wide, *lopsided) if (row := _row(desk, claim, outlet_ids)) is not None)
    return Matrix(outlet_ids, rows) if len(rows) > 1 else None


def _row(desk: Desk, claim: Claim, outlet_ids: Sequence[str]) -> MatrixRow | None:
    saying = desk.best_saying(claim)
    if saying is None:
        return None
    said = set(claim.outlet_ids)
    states = tuple(ReportState.REPORTED if outlet_id in said else ReportState.ABSENT for outlet_id in outlet_ids)
    return MatrixRow(desk.sentence(saying, claim), claim.voices, states)
