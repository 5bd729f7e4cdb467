"""Finding back-references: the sentences with which articles say that their event answers, replaces, denies or follows an earlier one."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.claim import Citation
from rashomon.model.node import Relation
from rashomon.model.reference import BackReference
from rashomon.model.span import Span
from rashomon.relate.centring import Vectors, centred
from rashomon.text.phrases import pattern_of

_SENTENCES = 3  # of the text, beside the headline: what an article is about stands there
_MOST_ARTICLES = 24  # of an event: the earliest, which say why they came to be written
_LONGEST = 600  # characters of a sentence
# Where a sentence has cues of several relations, the first of these counts: the rarer word says more.
_ORDER = (Relation.CONTRADICTS, Relation.RESPONDS_TO, Relation.UPDATES, Relation.PART_OF, Relation.FOLLOWS)


@dataclass(frozen=True, slots=True)
class _Found:
    relation: Relation
    cue: str
    citation: Citation
    language: str
    names: tuple[str, ...]


def references_of(
    readings: Sequence[Reading], *, embed: Callable[[Sequence[str]], Vectors], means: Mapping[str, Vectors]
) -> tuple[BackReference, ...]:
    """Return the back-references of an event's articles, in their order: at most one a relation and article.

    `readings` are in order of time. `embed` is called once with the sentences found (raw unit rows), which are centred by `means`.
    """
    found = [item for reading in readings[:_MOST_ARTICLES] for item in _of_reading(reading)]
    if not found:
        return ()
    vectors = centred(np.asarray(embed([item.citation.span.text for item in found])), [item.language for item in found], means=means)
    return tuple(
        BackReference(item.relation, item.citation, item.language, item.cue, item.names, vector.astype("<f2").tobytes())
        for item, vector in zip(found, vectors, strict=True)
    )


def vector_of(reference: BackReference) -> Vectors:
    """Return the meaning of a back-reference, float32, shape (d,)."""
    return np.frombuffer(reference.vector, dtype="<f2").astype(np.float32)


def _of_reading(reading: Reading) -> Iterator[_Found]:
    seen: set[Relation] = set()
    for part, span in _opening(reading):
        relation, cue = _cue(span.text, reading.language)
        if relation is not None and relation not in seen:
            seen.add(relation)
            yield _Found(relation, cue, Citation(reading.id, part, span), reading.language, _names(reading, part, span))


def _opening(reading: Reading) -> Iterator[tuple[Part, Span]]:
    title = reading.article.title
    if title:
        yield Part.TITLE, Span.of(title, 0, len(title))
    for span in reading.annotations.sentences[:_SENTENCES]:
        if len(span.text) <= _LONGEST:
            yield Part.TEXT, span


def _cue(text: str, language: str) -> tuple[Relation | None, str]:
    phrases = _phrases().get(language.partition("-")[0], {})
    for relation in _ORDER:
        match = pattern_of(phrases.get(relation, ()), language).search(text)
        if match is not None:
            return relation, match.group()
    return None, ""


def _names(reading: Reading, part: Part, span: Span) -> tuple[str, ...]:
    """The entities that a sentence names. A headline is short: what the whole article's first sentence names counts for it too."""
    lede = reading.annotations.sentences[:1]
    spans = [(part, span), *((Part.TEXT, first) for first in lede if part is Part.TITLE)]
    return tuple(
        sorted(
            {
                mention.entity_id
                for mention in reading.annotations.mentions
                if mention.entity_id and any(mention.part is where and within.covers(mention.span) for where, within in spans)
            }
        )
    )


@cache
def _phrases() -> dict[str, dict[Relation, tuple[str, ...]]]:
    table = tomllib.loads(files("rashomon.relate").joinpath("references.toml").read_text("utf-8"))
    return {language: {Relation(key): tuple(phrases) for key, phrases in rows.items()} for language, rows in table.items()}
