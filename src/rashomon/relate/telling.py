"""The words that tell one group of outlets from the others: those that name a frame."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

import regex

from rashomon.model.claim import Claim
from rashomon.text.odds import lopsidedness
from rashomon.text.words import is_form_of

_WORD = regex.compile(r"[\p{L}][\p{L}\p{M}’']*")
_RUN = regex.compile(r"[\p{Han}\p{Katakana}ー]{2,}")
_DENSE = frozenset({"zh", "ja"})
_LEAST_LETTERS = 5  # shorter words are mostly of grammar in the languages here
_PIECE = 2  # characters of a piece of Chinese or Japanese
_COMMON = 0.5  # a word in a greater share of the sentences belongs to the event, not to a side of it
_PRIOR = 10.0  # sentences' worth of the overall rate
_LEAST_Z = 1.0
_LEAST_USERS = 2  # outlets of the group
_MOST = 3


def telling_words(claims: Sequence[Claim], *, inside: Collection[str], outlet_ids: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return, for each language in which a group has two telling words or more, the language and the words, the most telling first.

    Counted are sentences, of outlets of the group and of the others in that language; a word needs two outlets of the group that use it.
    """
    sentences: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for claim in claims:
        for saying in claim.sayings:
            language = saying.language.partition("-")[0]
            if saying.outlet_id in outlet_ids:
                sentences[language].append((saying.outlet_id, frozenset(_words(saying.citation.span.text, language))))
    found = []
    for language, told in sorted(sentences.items()):
        words = _telling(told, inside)
        if len(words) > 1:
            found.append((language, " · ".join(words)))
    return tuple(found)


def _telling(told: Sequence[tuple[str, frozenset[str]]], inside: Collection[str]) -> list[str]:
    own = [words for outlet_id, words in told if outlet_id in inside]
    others = [words for outlet_id, words in told if outlet_id not in inside]
    if not own or not others:
        return []
    counts = Counter(word for words in own for word in words)
    elsewhere = Counter(word for words in others for word in words)
    users: dict[str, set[str]] = defaultdict(set)
    for outlet_id, words in told:
        for word in words:
            users[word].add(outlet_id)
    most = _COMMON * len(told)
    scored = sorted(
        (-lopsidedness(count, len(own), elsewhere=elsewhere[word], elsewhere_total=len(others), prior=_PRIOR), word)
        for word, count in counts.items()
        if count + elsewhere[word] <= most and len(users[word].intersection(inside)) >= _LEAST_USERS
    )
    chosen: list[str] = []
    for score, word in scored:
        if -score < _LEAST_Z or len(chosen) == _MOST:
            break
        if not any(is_form_of(word, other) or set(word) & set(other) == set(word) for other in chosen):
            chosen.append(word)
    return chosen


def _words(text: str, language: str) -> Iterator[str]:
    if language in _DENSE:
        for run in _RUN.findall(text):
            yield from (run[place : place + _PIECE] for place in range(len(run) - _PIECE + 1))
    else:
        yield from (word for word in _WORD.findall(text.casefold()) if len(word) >= _LEAST_LETTERS)
