"""What one list says of one outlet."""

from dataclasses import dataclass

from rashomon.model.outlet import Control, ListedSource

OURS = "outlets/"
STATE_MEDIA = "state media matrix"
FUNDUS = "fundus"
YAVUZ = "yavuz"
KITE_FACTS = "kite facts"
KITE_FEEDS = "kite feeds"
AWESOME = "awesome rss"

# The order in which lists are believed, after what stands in outlets/, which somebody has looked at. The matrix is research with a date,
# fundus is tested against the sites, Kite's facts are kept by their users; the others are lists of feeds.
ORDER = (STATE_MEDIA, FUNDUS, KITE_FACTS, YAVUZ, AWESOME, KITE_FEEDS)

# Whose name is believed. The matrix names companies and assets as researchers do, so it comes later here; feeds are often named as feeds.
NAME_ORDER = (FUNDUS, KITE_FACTS, YAVUZ, STATE_MEDIA, AWESOME)


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of one list: `host` is where the outlet is found; what the list does not say is empty."""

    by: str
    host: str
    name: str = ""
    country: str | None = None
    languages: tuple[str, ...] = ()
    owner: str | None = None
    control: Control | None = None
    sources: tuple[ListedSource, ...] = ()
