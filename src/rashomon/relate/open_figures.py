"""Figures of which no table knows what they count, grouped by meaning and by value.

Measured on the small world (150 such figures, multilingual-e5-small, means of all languages known; agreement is the mean of the cosine of
the counted words and of that of the words around): across languages, 106 pairs with the same value count the same thing and one does not,
whatever the agreement, while of pairs with different values nothing can be told (median .47 for the same thing, .28 for others, their
ranges overlap). Within a language, pairs of different values that count the same agree by .73 and more (three quarters of them), others by
.62 at most (97 %).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.tally import Telling
from rashomon.relate.centring import Vectors, centred
from rashomon.text.persons import PERSONS

Embed = Callable[[Sequence[str]], Vectors]
SAME_VALUE = 0.2
"""Agreement from which two figures of one value count one thing."""
SAME_SMALL_VALUE = 0.35
"""The same for values that come up everywhere by chance."""
SAME_WORDS = 0.68
"""Agreement from which two figures of one language and of different values count one thing."""
_GROWTH = 3
"""Times that a value may become more, or less: beyond it, the same words mean something else ("people on board", "on the island")."""
_APART = timedelta(hours=12)  # at one time, other values of the same words are other things ("11 members", of whom 5 from each side)
_SMALL = 12
_LEAST = 4  # "two" counts something else in every sentence
_AROUND = 60  # characters on either side
_MOST = 400  # figures of one event: pairs are compared

Items = Sequence[tuple[Telling, Reading]]


def grouped(items: Items, *, embed: Embed, means: Mapping[str, Vectors]) -> list[list[Telling]]:
    """Return the groups of tellings that count the same thing, those that no other joins included, in order of their first."""
    usable = [item for item in items if _is_usable(item[0])][:_MOST]
    if len(usable) < 2:  # noqa: PLR2004 (nothing can be joined)
        return [[telling] for telling, _ in usable]
    labels = _joined(usable, _agreement(usable, embed=embed, means=means))
    groups: dict[int, list[Telling]] = {}
    for label, (telling, _) in zip(labels, usable, strict=True):
        groups.setdefault(label, []).append(telling)
    return list(groups.values())


def _is_usable(telling: Telling) -> bool:
    """Whether enough is said of what is counted to compare it: "12 people" may be any twelve."""
    figure = telling.figure
    return figure.value >= _LEAST and figure.counted is not None and figure.measurand not in PERSONS


def _agreement(items: Items, *, embed: Embed, means: Mapping[str, Vectors]) -> NDArray[np.float32]:
    counted = [telling.figure.measurand for telling, _ in items]
    around = [_words_around(telling, reading) for telling, reading in items]
    texts = list(dict.fromkeys((*counted, *around)))
    place = {text: row for row, text in enumerate(texts)}
    raw = np.asarray(embed(texts))
    languages = [telling.language for telling, _ in items]
    scores = np.zeros((len(items), len(items)), dtype=np.float32)
    for words in (counted, around):
        vectors = centred(raw[[place[text] for text in words]], languages, means=means)
        scores += vectors @ vectors.T / 2
    return scores


def _words_around(telling: Telling, reading: Reading) -> str:
    """The words on either side of a figure, inside of its sentence."""
    figure = telling.figure
    text = reading.article.part(figure.part)
    start, end = 0, len(text)
    if figure.part is Part.TEXT:
        sentence = next((span for span in reading.annotations.sentences if span.covers(figure.span)), None)
        start, end = (sentence.start, sentence.end) if sentence else (start, end)
    return text[max(start, figure.span.start - _AROUND) : min(end, figure.span.end + _AROUND)].strip()


def _joined(items: Items, scores: NDArray[np.float32]) -> list[int]:
    """Join pairs, equal values before others and the most alike first, unless one article would count one thing twice."""
    labels = list(range(len(items)))
    told: list[dict[str, set[Decimal]]] = [{telling.article_id: {telling.figure.value}} for telling, _ in items]
    pairs = [
        (one, other) for one, other in combinations(range(len(items)), 2) if _may_join(items[one][0], items[other][0], scores[one, other])
    ]
    pairs.sort(key=lambda pair: (items[pair[0]][0].figure.value != items[pair[1]][0].figure.value, -scores[pair], pair))
    for one, other in pairs:
        keep, gone = sorted((labels[one], labels[other]))
        if keep == gone or any(article in told[keep] and told[keep][article] != values for article, values in told[gone].items()):
            continue
        for article, values in told[gone].items():
            told[keep].setdefault(article, set()).update(values)
        labels = [keep if label == gone else label for label in labels]
    return labels


def _may_join(one: Telling, other: Telling, score: float) -> bool:
    if one.figure.unit != other.figure.unit or one.article_id == other.article_id:
        return False
    if one.figure.value == other.figure.value and one.figure.high == other.figure.high:
        return score >= (SAME_SMALL_VALUE if one.figure.value < _SMALL else SAME_VALUE)
    low, high = sorted((one.figure.value, other.figure.value))
    is_later = one.at is not None and other.at is not None and abs(one.at - other.at) >= _APART
    return one.language == other.language and score >= SAME_WORDS and high <= low * _GROWTH and is_later
