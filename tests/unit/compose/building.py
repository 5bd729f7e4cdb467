"""Dossiers whose claims are written out, so that a test of the composer depends on no grouping."""

from collections.abc import Mapping, Sequence

from tests.unit.relate.invented_event import reading

from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.claim import Citation, Claim, Saying
from rashomon.model.dossier import Dossier
from rashomon.model.outlet import Outlet


def article(outlet_id: str, *sentences: str, title: str = "", language: str = "en", hours: float | None = 0) -> Reading:
    """Make an article of these sentences."""
    return reading(outlet_id, title, " ".join(sentences), language=language, hours=hours)


def saying(item: Reading, number: int) -> Saying:
    """Return what an article says in its sentence of this number, from 0."""
    place = Citation(item.id, Part.TEXT, item.annotations.sentences[number])
    return Saying(place, item.article.outlet_id, item.language, item.article.published_at)


def claim(*sayings: Saying, voices: int | None = None) -> Claim:
    """Make one claim of these sayings, the earliest first; each is a voice of its own unless `voices` says otherwise."""
    return Claim(f"claim-{sayings[0].citation.article_id}-{sayings[0].citation.span.start}", sayings, voices or len(sayings))


def told(readings: Sequence[Reading], *claims: Claim, outlets: Mapping[str, Outlet] | None = None) -> Dossier:
    """Make the dossier of these articles and claims."""
    return Dossier("event-told", tuple(readings), claims, outlets=dict(outlets or {}))
