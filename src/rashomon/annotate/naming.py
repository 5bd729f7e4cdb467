"""A name that no list knows, as one article shows it."""

from dataclasses import dataclass

from rashomon.annotate.name_cues import Cues
from rashomon.model.entity import EntityKind

_REACH = 40  # characters before and behind a name in which a cue may stand


@dataclass(frozen=True, slots=True)
class Found:
    """Where a name stands in a text, half-open, and what the words beside it say that it is (NAME if they say nothing)."""

    start: int
    end: int
    kind: EntityKind = EntityKind.NAME


def kind_beside(text: str, start: int, end: int, cues: Cues) -> EntityKind:
    """Return what the words around `text[start:end]` say that it is a name of, NAME if they say nothing.

    A ship is a NAME: there is no kind for things.
    """
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    words = text[start:end].split()
    if any(word in cues.body_word for word in words):
        return EntityKind.ORGANISATION
    for leads, follows, kind in (
        (cues.title, cues.honorific, EntityKind.PERSON),
        (cues.craft, cues.craft_end, EntityKind.NAME),
        (cues.body, cues.body_end, EntityKind.ORGANISATION),
        (cues.city, cues.city_end, EntityKind.CITY),
        (cues.place, cues.place_end, EntityKind.PLACE),
    ):
        if leads.ends(before) or follows.begins(behind):
            return kind
    if len(words) > 1 and _is_beside_speech(before, behind, cues):
        return EntityKind.PERSON
    return EntityKind.PLACE if cues.at.ends(before) else EntityKind.NAME


def _is_beside_speech(before: str, behind: str, cues: Cues) -> bool:
    return bool(cues.speech.ends(before) or cues.speech.begins(behind) or cues.speech_end.begins(behind))
