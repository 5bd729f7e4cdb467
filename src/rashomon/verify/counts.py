"""Counting what a page holds: from the page alone, so that a printed count cannot differ from it."""

from collections.abc import Mapping

from rashomon.model.brief import Brief
from rashomon.model.node import Counts
from rashomon.model.outlet import Outlet


def counts_of(brief: Brief, outlets: Mapping[str, Outlet]) -> Counts:
    """Return the counts of a brief. Copies of one text, and outlets of one owner, are one voice.

    Lenses are those that the page groups its takes by; an absent label is not one.
    """
    full = [take for take in brief.takes if take.is_full]
    outlet_ids = {take.outlet_id for take in brief.takes}
    owner_of = {key: (outlets[key].owner if key in outlets else None) or key for key in outlet_ids}
    grouped = [lens for take in brief.takes for lens in take.lenses if lens.axis is brief.axis]
    source_of = {take.article_id: take.outlet_id for take in brief.takes}
    voices = {owner_of[source_of.get(take.copy_of or take.article_id, take.outlet_id)] for take in full}
    return Counts(
        full_takes=len(full),
        link_only_takes=len(brief.takes) - len(full),
        outlets=len(outlet_ids),
        voices=len(voices),
        owners=len(set(owner_of.values())),
        languages=len({take.language for take in brief.takes} - {"und"}),
        countries=len({take.country for take in brief.takes if take.country}),
        lenses=len({lens.value for lens in grouped}),
        quotes=sum(take.quote is not None for take in brief.takes),
    )
