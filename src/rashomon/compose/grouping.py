"""Which axis separates the takes of an event best."""

from collections import Counter
from math import log

from rashomon.model.dossier import Dossier
from rashomon.model.lens import Axis

_LEAST_SEPARATION = 0.25  # standard errors; below it the claims do not say which axis is the better one


def best_axis(dossier: Dossier) -> Axis | None:
    """Return the axis under whose labels outlets side with each other most (`Dossier.separations`).

    Where the claims do not tell, it is the axis that spreads the outlets best: coverage × evenness × company. Coverage is the share of
    outlets with a label, evenness the entropy of the labels over that of a uniform spread (Pielou 1966), company the share of the labelled
    outlets that are not alone under their label: a label of its own for each groups nothing. None if no axis tells two outlets apart.
    """
    parted = {axis: siding for axis, siding in dossier.separations.items() if siding >= _LEAST_SEPARATION}
    if parted:
        return max(Axis, key=lambda axis: parted.get(axis, 0.0))
    outlet_ids = {reading.article.outlet_id for reading in dossier.readings}
    measures = {axis: _spread(dossier, axis, outlet_ids) for axis in Axis}
    best = max(Axis, key=lambda axis: measures[axis])
    return best if measures[best] > 0 else None


def _spread(dossier: Dossier, axis: Axis, outlet_ids: set[str]) -> float:
    values = Counter(lens.value for outlet_id in sorted(outlet_ids) for lens in dossier.lenses.get(outlet_id, ()) if lens.axis is axis)
    total = values.total()
    if len(values) < 2 or len(outlet_ids) < 2:  # noqa: PLR2004 (one value, or one outlet, separates nobody)
        return 0.0
    entropy = -sum(count / total * log(count / total) for count in values.values())
    company = sum(count for count in values.values() if count > 1) / total
    return total / len(outlet_ids) * entropy / log(len(outlet_ids)) * company
