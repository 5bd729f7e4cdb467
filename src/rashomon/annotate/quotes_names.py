"""From the speaker of a quote to the fullest name that the article has for him, and to the entity behind it."""

from collections.abc import Iterable, Sequence

import regex

from rashomon.model.entity import EntityKind, Mention
from rashomon.model.span import Span

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_PERSONAL = frozenset({EntityKind.PERSON, EntityKind.NAME})
_LEAST = 3  # letters of a name's last word
_ROLE_WORDS = 2  # of a description that an office alone makes: "the minister"
_ROLE_BEFORE, _ROLE_BEHIND = 32, 40  # characters beside a name in which its bearer's office stands
_MOST_NAMESAKES = 12  # different names under one last word, or office, that are kept apart; more cannot be told from each other anyway
_PARTS = regex.compile(r"[.!?;:\n\"“”«»„]")
_Name = tuple[str, ...]


class FullNames:
    """The names of an article's people by last word and by office, for linking "Camara", or "the minister", to "Moussa Camara"."""

    def __init__(self, text: str, mentions: Iterable[Mention]) -> None:
        self._by_start: dict[int, Mention] = {}
        self._by_last: dict[str, dict[_Name, Mention]] = {}
        self._by_role: dict[str, dict[_Name, Mention]] = {}
        self._entities: dict[_Name, str] = {}
        for mention in sorted(mentions, key=lambda item: item.span.start):
            self._by_start[mention.span.start] = mention
            name = _folded(mention.span.text)
            if mention.entity_id is not None:
                self._entities.setdefault(name, mention.entity_id)
            if mention.kind in _PERSONAL and len(name) > 1 and len(name[-1]) >= _LEAST:
                _keep(self._by_last, name[-1], name, mention)
                for role in _roles(text, mention.span):
                    _keep(self._by_role, role, name, mention)

    def fullest(self, speaker: Span) -> Mention | None:
        """Return the first full naming of whom a span names, None where nobody, or more than one, can be meant."""
        own = self._by_start.get(speaker.start)
        name = _folded(speaker.text)
        if not name or (own is not None and own.kind not in _PERSONAL):
            return own
        if own is None and len(name) <= _ROLE_WORDS and not _has_capital(speaker.text):
            holders = list(self._by_role.get(name[-1], {}).values())
            return holders[0] if len(holders) == 1 else None
        fitting = {full: item for full, item in self._by_last.get(name[-1], {}).items() if set(name) <= set(full)}
        if not fitting:
            return own
        longest = max(fitting, key=len)
        return fitting[longest] if all(_is_part(full, longest) for full in fitting) else own

    def entity_of(self, speaker: Span, fullest: Mention | None) -> str | None:
        """Return the id of the entity that a speaker's own words, or the fullest name, lead to."""
        own = self._by_start.get(speaker.start)
        if own is not None and own.entity_id is not None:
            return own.entity_id
        if fullest is None:
            return None
        return fullest.entity_id or self._entities.get(_folded(fullest.span.text))


def _keep(table: dict[str, dict[_Name, Mention]], key: str, name: _Name, mention: Mention) -> None:
    names = table.setdefault(key, {})
    if len(names) < _MOST_NAMESAKES:
        names.setdefault(name, mention)


def _has_capital(words: str) -> bool:
    """Whether the last word of a description has a capital: then it is a name, or a noun of German, and no office that can be looked up."""
    return words.rsplit(maxsplit=1)[-1][:1].isupper()


def _roles(text: str, name: Span) -> set[str]:
    """The words beside a name that may be its bearer's office: right before it, or in the description that a comma sets behind it."""
    before = _PARTS.split(text[max(0, name.start - _ROLE_BEFORE) : name.start])[-1]
    behind = _PARTS.split(text[name.end : name.end + _ROLE_BEHIND])[0]
    _, *described = behind.split(",", 2)
    told = described[0] if behind.startswith(",") and len(described) > 1 else ""
    return {word for word in (*_folded(before)[-2:], *_folded(told)) if len(word) > _LEAST}


def _folded(name: str) -> _Name:
    return tuple(_WORD.findall(name.casefold()))


def _is_part(name: Sequence[str], longest: Sequence[str]) -> bool:
    rest = iter(longest)
    return all(word in rest for word in name)
