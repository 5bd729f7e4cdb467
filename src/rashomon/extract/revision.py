"""What a later revision of an article says otherwise."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from rashomon.model.article import Article
from rashomon.model.revision import Changes
from rashomon.text.sentences import split

_ALIKE = 0.6  # difflib's measure by words, from which on two sentences are one that was edited
_MOST = 2_000  # sentences compared; difflib takes quadratic time where all differ
# "Updated 5 minutes ago", "1,204 views": such a line changes each time somebody looks. In a sentence that says more it is a change.
_COUNTER = re.compile(r"\d[\d.,\s]*|\d{1,2}:\d{2}")
_SHORT = 8  # words
_FOLDED = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


def changes(before: Article, after: Article) -> Changes | None:
    """Return what `after` changed in title and text; None where it says the same.

    Sentences are compared; spaces, quotation marks and dashes are not, nor are short lines that differ in their numbers alone.
    """
    title = (before.title, after.title) if _key(before.title) != _key(after.title) and after.title else None
    old, new = _sentences(before), _sentences(after)
    edited: list[tuple[str, str]] = []
    removed: list[str] = []
    added: list[str] = []
    matcher = SequenceMatcher(None, [_key(each) for each in old], [_key(each) for each in new], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            _compare(old[i:j], new[k:m], edited, removed, added)
    if not (title or edited or removed or added):
        return None
    return Changes(title, tuple(edited), tuple(removed), tuple(added))


def _compare(old: Sequence[str], new: Sequence[str], edited: list[tuple[str, str]], removed: list[str], added: list[str]) -> None:
    """Sort a stretch that differs into sentences that were edited, in order, and those without a counterpart."""
    for before, after in zip_longest(old, new):
        if before is None:
            added.append(after)
        elif after is None:
            removed.append(before)
        elif SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio() >= _ALIKE or not _has_spaces(before):
            edited.append((before, after))
        else:
            removed.append(before)
            added.append(after)


def _has_spaces(sentence: str) -> bool:
    return " " in sentence


def _sentences(article: Article) -> list[str]:
    return [span.text for span in split(article.text, article.language or "en")][:_MOST]


def _key(sentence: str) -> str:
    words = sentence.translate(_FOLDED).split()
    folded = " ".join(words)
    return _COUNTER.sub("0", folded) if len(words) <= _SHORT and not folded.endswith((".", "!", "?", "。")) else folded
