"""The points of view that an outlet is known to have."""

from rashomon.model.lens import Axis, Lens
from rashomon.model.outlet import Outlet
from rashomon.registry.owners import country_of_owner
from rashomon.registry.regions import sub_region


def lenses_of(outlet: Outlet) -> tuple[Lens, ...]:
    """Return the labels of an outlet: who controls it, what kind it is, which sub-region of the world it is in, where its owner is.

    What is not known gives no lens, and there is no default: "unlabelled" is not a point of view.
    """
    lenses = []
    if label := outlet.control:
        lenses.append(Lens(Axis.CONTROL, label.value.value, label.rater, label.method, label.on))
    if outlet.kind:
        lenses.append(Lens(Axis.KIND, outlet.kind.value, rater="registry", method="declared in the outlet's file", on=""))
    region = sub_region(outlet.country) if outlet.country else None
    if region:
        lenses.append(Lens(Axis.REGION, region, rater="UN M49", method="sub-region of the outlet's country", on=""))
    owner_country = country_of_owner(outlet.owner) if outlet.owner else None
    if owner_country:
        lenses.append(Lens(Axis.OWNERSHIP, owner_country, rater="registry", method="country of the owner", on=""))
    return tuple(lenses)
