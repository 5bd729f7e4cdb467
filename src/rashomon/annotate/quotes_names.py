"""From the speaker of a quote to the fullest name that the article has for him, and to the entity behind it."""

from collections.abc import Iterable, Sequence

import regex

from rashomon.model.entity import EntityKind, Mention
from rashomon.model.span import Span

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_PERSONAL = frozenset({EntityKind.PERSON, EntityKind.NAME})
_LEAST = 3
_ROLE_WORDS = 2  # of a description that an office alone makes: "the minister"
_ROLE_BEFORE, _ROLE_BEHIND = 32, 40  # characters beside a name in which its bearer's office stands
_PARTS = regex.compile(r"[.!?;:\n\"“”«»„]")


class FullNames:
    """The names of an article's people by their last word, for linking "Camara" to "Moussa Camara" and to his entity."""

    def __init__(self, text: str, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.span.start)
        self._by_last: dict[str, list[Mention]] = {}
        self._by_start = {mention.span.start: mention for mention in self._mentions}
        self._by_role: dict[str, list[Mention]] = {}
        self._entities: dict[tuple[str, ...], str] = {}
        for mention in self._mentions:
            words = folded_words(mention.span.text)
            if mention.entity_id is not None:
                self._entities.setdefault(tuple(words), mention.entity_id)
            if mention.kind in _PERSONAL and len(words) > 1 and len(words[-1]) >= _LEAST:
                self._by_last.setdefault(words[-1], []).append(mention)
                for role in _roles(text, mention.span):
                    self._by_role.setdefault(role, []).append(mention)

    def fullest(self, speaker: Span) -> Mention | None:
        """Return the first full naming of whom a span names, None where nobody, or more than one, can be meant."""
        own = self._by_start.get(speaker.start)
        words = folded_words(speaker.text)
        if not words:
            return None
        if own is None and len(words) <= _ROLE_WORDS and not _has_capital(speaker.text) and (holders := self._by_role.get(words[-1])):
            held_by = {tuple(folded_words(item.span.text)) for item in holders}
            return holders[0] if len(held_by) == 1 else None
        candidates = self._by_last.get(words[-1], [])
        if own is not None and own.kind not in _PERSONAL:
            return own
        fitting = [item for item in candidates if set(words) <= set(folded_words(item.span.text))]
        if not fitting and own is not None:
            return own
        if len({(item.entity_id or "", tuple(folded_words(item.span.text))) for item in fitting}) == 1:
            return fitting[0]
        names = {tuple(folded_words(item.span.text)) for item in fitting}
        longest = max(names, key=len, default=())
        if names and all(_is_part(name, longest) for name in names):
            return next(item for item in fitting if tuple(folded_words(item.span.text)) == longest)
        return own

    def entity_of(self, speaker: Span, fullest: Mention | None) -> str | None:
        """Return the id of the entity that a speaker's own words, or the fullest name, lead to."""
        own = self._by_start.get(speaker.start)
        if own is not None and own.entity_id is not None:
            return own.entity_id
        if fullest is None:
            return None
        if fullest.entity_id is not None:
            return fullest.entity_id
        return self._entities.get(tuple(folded_words(fullest.span.text)))


def _has_capital(words: str) -> bool:
    """Whether the last word of a description has a capital: then it is a name, or a noun of German, and no office that can be looked up."""
    return words.split()[-1][:1].isupper()


def _roles(text: str, name: Span) -> set[str]:
    """The words beside a name that may be its bearer's office: right before it, or in the description that a comma sets behind it."""
    before = _PARTS.split(text[max(0, name.start - _ROLE_BEFORE) : name.start])[-1]
    behind = _PARTS.split(text[name.end : name.end + _ROLE_BEHIND])[0]
    told = behind.split(",")[1] if behind.startswith(",") and behind.count(",") > 1 else ""
    return {word for word in (*folded_words(before)[-2:], *folded_words(told)) if len(word) > _LEAST}


def folded_words(name: str) -> list[str]:
    """Return the words of a name without case."""
    return _WORD.findall(name.casefold())


def _is_part(name: Sequence[str], longest: Sequence[str]) -> bool:
    rest = iter(longest)
    return all(word in rest for word in name)
