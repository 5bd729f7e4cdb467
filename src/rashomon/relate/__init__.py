"""relate: what the articles of an event say together, and how events stand to each other and to the standing questions."""

from rashomon.relate.centring import centred
from rashomon.relate.dossier import Background, build_dossier
from rashomon.relate.edges import EventSummary, relate_events
from rashomon.relate.heads import HeadMatcher
from rashomon.relate.judged import Judged

MADE_BY = "relate/2"
"""Raise it when a change makes other dossiers of the same readings."""

__all__ = ["MADE_BY", "Background", "EventSummary", "HeadMatcher", "Judged", "build_dossier", "centred", "relate_events"]
