"""Which axis separates the takes of an event best."""

from collections import Counter
from math import log

from rashomon.model.dossier import Dossier
from rashomon.model.lens import Axis


def best_axis(dossier: Dossier) -> Axis | None:
    """Return the axis with the greatest coverage × evenness over the outlets, None if no axis tells two of them apart.

    Coverage is the share of outlets with a label, evenness the entropy of the labels over that of a uniform spread (Pielou 1966).
    """
    outlet_ids = {reading.article.outlet_id for reading in dossier.readings}
    measures = {axis: _measure(dossier, axis, outlet_ids) for axis in Axis}
    best = max(Axis, key=lambda axis: measures[axis])
    return best if measures[best] > 0 else None


def _measure(dossier: Dossier, axis: Axis, outlet_ids: set[str]) -> float:
    values = Counter(lens.value for outlet_id in sorted(outlet_ids) for lens in dossier.lenses.get(outlet_id, ()) if lens.axis is axis)
    total = values.total()
    if len(values) < 2 or len(outlet_ids) < 2:  # noqa: PLR2004 (one value, or one outlet, separates nobody)
        return 0.0
    entropy = -sum(count / total * log(count / total) for count in values.values())
    return total / len(outlet_ids) * entropy / log(len(outlet_ids))
