"""relate: what the articles of an event say together, and how events stand to each other and to the standing questions."""

from rashomon.relate.centring import centred, expected_centre, expected_means
from rashomon.relate.dossier import Background, build_dossier
from rashomon.relate.edges import EventSummary, relate_events
from rashomon.relate.genre import genre_of
from rashomon.relate.heads import HeadMatcher
from rashomon.relate.judged import Judged
from rashomon.relate.references import references_of

MADE_BY = "relate/8"
"""Raise it when a change makes other dossiers of the same readings."""

__all__ = [
    "MADE_BY",
    "Background",
    "EventSummary",
    "HeadMatcher",
    "Judged",
    "build_dossier",
    "centred",
    "expected_centre",
    "expected_means",
    "genre_of",
    "references_of",
    "relate_events",
]
