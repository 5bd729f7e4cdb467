"""Who reports what: the columns stand side by side by lens, so that what one side leaves out shows as a gap, and as 0 of n."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model.brief import Matrix, MatrixRow, ReportState, Take
from rashomon.model.claim import Citation
from rashomon.model.lens import Axis, Lens
from rashomon.publish import vocabulary
from rashomon.publish.pages.citations import Citations
from rashomon.publish.pages.takes import lens_on
from rashomon.publish.shapes import LensLabel, MatrixColumns, MatrixGrouping, MatrixLine, MatrixShare, MatrixTable
from rashomon.publish.site import Site

_Group = tuple[Lens | None, tuple[int, ...]]  # a lens with the columns of its outlets, as the brief has them


def matrix_table(matrix: Matrix, takes: Sequence[Take], axis: Axis | None, *, site: Site, citations: Citations) -> MatrixTable:
    """The matrix with its columns grouped by lens on `axis` (largest group first, unlabelled last), and counted by every axis."""
    groups = _groups(matrix, takes, axis)
    order = [place for _, places in groups for place in places]
    columns = tuple(
        MatrixColumns(_label(lens, site), tuple(site.outlet_ref(matrix.outlet_ids[place]) for place in places)) for lens, places in groups
    )
    language_of = {take.article_id: take.language for take in takes}
    lines = tuple(_line(row, order, citations=citations, language_of=language_of) for row in matrix.rows)
    return MatrixTable(columns, lines, tuple(_groupings(matrix, takes, axis, site)))


def _line(row: MatrixRow, order: Sequence[int], *, citations: Citations, language_of: Mapping[str, str]) -> MatrixLine:
    statement = citations.statement(row.statement)
    cited = iter(row.against)
    numbers = [_number(next(cited), citations, language_of) if state is ReportState.CONTRADICTED else 0 for state in row.states]
    return MatrixLine(
        statement=statement,
        voices=row.voices,
        states=tuple(row.states[place] for place in order),
        reported=row.states.count(ReportState.REPORTED),
        read=len(row.states) - row.states.count(ReportState.UNREAD),
        against=tuple(numbers[place] for place in order),
    )


def _number(citation: Citation, citations: Citations, language_of: Mapping[str, str]) -> int:
    return citations.numbers((citation,), language_of.get(citation.article_id, ""))[0]


def _groupings(matrix: Matrix, takes: Sequence[Take], axis: Axis | None, site: Site) -> Iterator[MatrixGrouping]:
    """Yield how each axis would count the outlets, that of the page first; none where an axis would not part them."""
    for each in sorted(Axis, key=lambda other: other != axis):
        groups = _groups(matrix, takes, each)
        if len(groups) > 1:
            rows = tuple(tuple(_share(row, places) for _, places in groups) for row in matrix.rows)
            yield MatrixGrouping(each, site.wording.named(vocabulary.AXES, each), tuple(_label(lens, site) for lens, _ in groups), rows)


def _share(row: MatrixRow, places: Sequence[int]) -> MatrixShare:
    states = [row.states[place] for place in places]
    return MatrixShare(
        reported=states.count(ReportState.REPORTED),
        contradicted=states.count(ReportState.CONTRADICTED),
        read=len(states) - states.count(ReportState.UNREAD),
    )


def _groups(matrix: Matrix, takes: Sequence[Take], axis: Axis | None) -> list[_Group]:
    lens_of: dict[str, Lens | None] = {}
    for take in takes:
        lens_of.setdefault(take.outlet_id, lens_on(take.lenses, axis))
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, outlet_id in enumerate(matrix.outlet_ids):
        lens = lens_of.get(outlet_id)
        groups[lens.slug if lens else ""].append(place)
    ordered = sorted(groups.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return [(lens_of.get(matrix.outlet_ids[places[0]]) if slug else None, tuple(places)) for slug, places in ordered]


def _label(lens: Lens | None, site: Site) -> LensLabel | None:
    return site.lens_label(lens) if lens else None
