"""Who reports what: the columns stand side by side by lens, so that what one side leaves out shows as a gap."""

from collections import defaultdict
from collections.abc import Sequence

from rashomon.model.brief import Matrix, ReportState, Take
from rashomon.model.lens import Axis, Lens
from rashomon.publish.pages.citations import Citations
from rashomon.publish.pages.takes import lens_on
from rashomon.publish.shapes import MatrixColumns, MatrixLine, MatrixTable
from rashomon.publish.site import Site


def matrix_table(matrix: Matrix, takes: Sequence[Take], axis: Axis | None, *, site: Site, citations: Citations) -> MatrixTable:
    """The matrix with its columns grouped by lens on `axis` (largest group first, unlabelled last)."""
    lens_of: dict[str, Lens | None] = {}
    for take in takes:
        lens_of.setdefault(take.outlet_id, lens_on(take.lenses, axis))
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, outlet_id in enumerate(matrix.outlet_ids):
        lens = lens_of.get(outlet_id)
        groups[lens.slug if lens else ""].append(place)
    ordered = sorted(groups.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    order = [place for _, places in ordered for place in places]
    columns = []
    for slug, places in ordered:
        lens = lens_of.get(matrix.outlet_ids[places[0]]) if slug else None
        columns.append(
            MatrixColumns(site.lens_label(lens) if lens else None, tuple(site.outlet_ref(matrix.outlet_ids[place]) for place in places))
        )
    lines = tuple(
        MatrixLine(
            statement=citations.statement(row.statement),
            voices=row.voices,
            states=tuple(row.states[place] for place in order),
            reported=row.states.count(ReportState.REPORTED),
            read=len(row.states) - row.states.count(ReportState.UNREAD),
        )
        for row in matrix.rows
    )
    return MatrixTable(tuple(columns), lines)
