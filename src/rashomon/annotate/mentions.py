"""Mentions: where an article names somebody or something."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from rashomon.annotate.capitals import capitalised_names
from rashomon.annotate.caseless import CASELESS, caseless_names
from rashomon.annotate.dense import DENSE, dense_names
from rashomon.annotate.gazetteer import Gazetteer, Hit
from rashomon.annotate.linking import Scene, countries_of, linked
from rashomon.annotate.name_cues import cues_of
from rashomon.annotate.naming import Found
from rashomon.model.article import Article, Part
from rashomon.model.entity import EntityKind, Mention
from rashomon.model.span import Span


def mentions_of(article: Article, language: str, sentences: Sequence[Span], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions in headline and text, in order: listed names, and names that no list has.

    A listed name that several bear is linked where the article tells who is meant (`linking.linked`), and is a name without an entity
    otherwise. Headlines give listed names only: English sets every word of them in capitals.
    """
    primary = language.partition("-")[0]
    in_title = gazetteer.find(article.title, language=language)
    in_text = gazetteer.find(article.text, language=language)
    countries = countries_of(article.title, in_title, primary) | countries_of(article.text, in_text, primary)
    scene = Scene(primary, article.country, cues_of(primary), countries)
    found = [mention for mention in _listed(article, Part.TITLE, in_title, scene) if mention.entity_id]
    dense = tuple(dense_names(article.text, primary)) if primary in DENSE else ()
    in_text = tuple(hit for hit in in_text if not _is_inside(hit, dense))
    listed = list(_listed(article, Part.TEXT, in_text, scene))
    covered = [(mention.span.start, mention.span.end) for mention in listed]
    unlisted = [
        Mention(Part.TEXT, Span.of(article.text, name.start, name.end), None, name.kind)
        for name in _apart((*dense, *_names(article.text, primary, sentences, covered)))
        if not _touches(name.start, name.end, covered)
    ]
    return (*found, *sorted((*listed, *unlisted), key=lambda mention: mention.span.start))


def _listed(article: Article, part: Part, hits: Sequence[Hit], scene: Scene) -> Iterator[Mention]:
    text = article.part(part)
    for hit in hits:
        link = linked(text, hit, scene)
        span = Span.of(text, hit.start, hit.end)
        if link.candidate is not None:
            yield Mention(part, span, link.candidate.entity_id, link.candidate.kind)
        elif link.is_name:
            yield Mention(part, span, None, EntityKind.NAME)


def _names(text: str, language: str, sentences: Sequence[Span], covered: Sequence[tuple[int, int]]) -> Iterator[Found]:
    if language in CASELESS:
        yield from caseless_names(text, language, sentences, lambda start, end: _touches(start, end, covered))
    yield from capitalised_names(text, language, sentences, covered)


def _is_inside(hit: Hit, names: Sequence[Found]) -> bool:
    """Whether a city's name is but some characters of a longer name: 瓦利 in 乌西娅·卡尔瓦利多."""
    before = bisect_right(names, hit.start, key=lambda name: name.start) - 1
    if before < 0 or not all(candidate.kind is EntityKind.CITY for candidate in hit.candidates):
        return False
    name = names[before]
    return hit.end <= name.end and name.end - name.start > hit.end - hit.start


def _apart(names: Iterable[Found]) -> Iterator[Found]:
    """Yield names in order, without those that share a letter with the one before."""
    end = 0
    for name in sorted(names, key=lambda found: (found.start, -found.end)):
        if name.start >= end:
            yield name
            end = name.end


def _touches(start: int, end: int, covered: Sequence[tuple[int, int]]) -> bool:
    """Whether a name shares a letter with a listed one: a letter belongs to one mention only, so that links never cross."""
    before = bisect_right(covered, end - 1, key=lambda hit: hit[0])
    return before > 0 and covered[before - 1][1] > start
