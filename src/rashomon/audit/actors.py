"""Actors that a title names, and whether the page has an entity for each."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import regex

from rashomon.audit.context import Context, Known
from rashomon.audit.finding import Fault, NotCheckable, Place, Section
from rashomon.audit.naming import is_acronym_of, is_form_of, is_same_name, words_of
from rashomon.audit.targets import entity_slug, links, wiki_slug
from rashomon.model.entity import ACTORS, Entity
from rashomon.page import Page

_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[.'’·-][\p{L}\p{M}\p{N}]+)*\.?")
_HAN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_INTRODUCED = regex.compile(r"[(（]\s*([\p{Lu}][\p{Lu}\p{N}-]{1,9})\s*[)）]")
_STOPS = regex.compile(r"[,.;:!?()（），。；：！？、\"“”«»—–]")
_MOST_WORDS = 8  # of a listed name, or of a name before its acronym
_LONGEST = 500  # characters of a title, and before an acronym
_SHORTEST_HAN = 3  # characters: names of two ("马里") also begin other names ("马里兰"), unless they end in 国
_MOST_ENTITIES = 1_000  # of a page; a printed one has some ten
_MOST_FORMS = 4  # names of an actor of which inflected forms are looked for
_LEAST_STEM = 5  # letters that two forms of a word share: "Tuareg", "туарегские"


@dataclass(frozen=True, slots=True)
class _Actor:
    """Somebody whom the title names: as it stands there, and every name known."""

    said: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Introduced:
    """An organisation with its acronym, and the words that describe it: "the Tuareg separatist Azawad Liberation Front (FLA)"."""

    name: str
    acronym: str
    described: tuple[str, ...]


def check_entity_missing(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    """Yield a fault for each actor of the title that no entity of the page names."""
    entities = tuple(dict.fromkeys(_entities(page)))[:_MOST_ENTITIES]
    spelt = {words_of(entity) for entity in entities}
    told: list[str] = []
    for actor in (*_listed(page, context.known), *_introduced_in_title(page, context.known)):
        if actor.said in told or any(words_of(name) in spelt for name in actor.names):
            continue
        if any(_names(entity, name) for entity in entities for name in actor.names[:_MOST_FORMS]):
            continue
        told.append(actor.said)
        whole = actor.names[0]
        known_as = "" if is_same_name(whole, actor.said) else f" ({whole})"
        yield Fault(
            Place(Section.TITLE, None, page.title.line),
            f'"{actor.said}"{known_as} in the title, and no entity of the page names it',
            f'"{whole}" among the entities of the page, or linked to its entity page',
        )


def _entities(page: Page) -> Iterator[str]:
    """Yield what the page has entities for: words of links to entities, their slugs, and the labels under "Entities"."""
    for link in links(page):
        slug = entity_slug(link.run.target)
        if slug:
            yield link.run.text
            yield slug.replace("-", " ")
    for line in page.graph:
        for text in line.items:
            if not any(wiki_slug(run) for run in text.links):
                yield text.plain


def _names(entity: str, name: str) -> bool:
    return is_same_name(entity, name) or is_acronym_of(entity, name) or is_acronym_of(name, entity) or is_form_of(entity, name)


def _listed(page: Page, known: Known) -> Iterator[_Actor]:
    title = page.title.plain[:_LONGEST]
    for said, entities in (*_spaced_names(title, known), *_dense_names(title, known)):
        actors = [entity for entity in entities if entity.kind in ACTORS]
        if actors and len(actors) == len(entities):
            own = (name for entity in actors for name in (entity.name_in("en"), *entity.names.values(), *entity.aliases))
            names = tuple(dict.fromkeys((said, actors[0].name_in(page.locale or "en"), *own)))
            yield _Actor(said, names)


def _spaced_names(title: str, known: Known) -> Iterator[tuple[str, tuple[Entity, ...]]]:
    """Yield listed names of whole words, the longest at each place, as their list writes them: "turkey" is a bird."""
    tokens = list(_TOKEN.finditer(title))
    at = 0
    while at < len(tokens):
        for count in range(min(_MOST_WORDS, len(tokens) - at), 0, -1):
            said = title[tokens[at].start() : tokens[at + count - 1].end()].removesuffix("'s").removesuffix("’s")
            entities = tuple(entity for entity in known.named(said) if said in {*entity.names.values(), *entity.aliases})
            if entities and not (count == 1 and _is_part_of_name(title, tokens, at)):
                yield said, entities
                at += count - 1
                break
        at += 1


def _is_part_of_name(title: str, tokens: list[regex.Match[str]], at: int) -> bool:
    """Whether a capitalised word stands right beside: "Jordan" in "Michael Jordan" is no country."""
    beside = [tokens[place] for place in (at - 1, at + 1) if 0 <= place < len(tokens)]
    own = tokens[at]
    if not own.group()[:1].isupper() or own.group().isupper():
        return False
    return any(
        token.group()[:1].isupper() and title[min(token.end(), own.end()) : max(token.start(), own.start())].isspace() for token in beside
    )


def _dense_names(title: str, known: Known) -> Iterator[tuple[str, tuple[Entity, ...]]]:
    """Yield listed names in Chinese or Japanese, the longest at each place."""
    at = 0
    while at < len(title):
        found = ""
        if _HAN.match(title[at]):
            sizes = range(min(20, len(title) - at), 1, -1)
            found = next((title[at : at + size] for size in sizes if known.named(title[at : at + size])), "")
        if len(found) >= _SHORTEST_HAN or found.endswith("国"):
            yield found, known.named(found)
        at += len(found) or 1


def _introduced_in_title(page: Page, known: Known) -> Iterator[_Actor]:
    title = page.title.plain[:_LONGEST]
    tokens = [token.group().removesuffix("'s").removesuffix("’s") for token in _TOKEN.finditer(title)]
    for text in (*(paragraph for paragraph in page.summary), *((page.deck,) if page.deck else ())):
        for body in _introductions(text.plain):
            names = (body.name, body.acronym)
            said = body.acronym if body.acronym in tokens else body.name if body.name.casefold() in title.casefold() else ""
            said = said or _described_in(tokens, body, known)
            if said:
                yield _Actor(said, names)


def _introductions(summary: str) -> Iterator[_Introduced]:
    for found in _INTRODUCED.finditer(summary):
        before = _STOPS.split(summary[max(0, found.start() - _LONGEST) : found.start()].rstrip())[-1]
        if _HAN.search(before[-1:]):
            yield from _dense_introduction(before, found.group(1))
            continue
        words = before.split()[-2 * _MOST_WORDS :]
        start = _start_of_name(words)
        name = words[start:][-_MOST_WORDS:]
        if len(name) > 1 and any(_begins(word, _beginnings("bodies")) for word in name):
            yield _Introduced(" ".join(name), found.group(1), tuple(words[_start_of_phrase(words, start) : start]))


def _dense_introduction(before: str, acronym: str) -> Iterator[_Introduced]:
    run = regex.search(r"[\p{Han}\p{Hiragana}\p{Katakana}]+$", before)
    bodies = tuple(_table("bodies")["zh"] + _table("bodies")["ja"])
    if run and run.group().endswith(bodies):
        yield _Introduced(run.group()[-20:], acronym, ())


def _start_of_name(words: list[str]) -> int:
    """Return where the capitalised run that ends the words begins; small words within it ("of", "de") belong to it."""
    start = len(words)
    for place in range(len(words) - 1, max(-1, len(words) - 1 - _MOST_WORDS), -1):
        if words[place][:1].isupper() or not words[place][:1].islower():
            start = place
        elif len(words[place]) > 3:  # noqa: PLR2004 (of, de, für, la)
            break
    return start


def _start_of_phrase(words: list[str], end: int) -> int:
    """Return where the words that describe a name begin: behind the last small word, which is an article or the like."""
    return next((place + 1 for place in range(end - 1, -1, -1) if len(words[place]) <= 3), 0)  # noqa: PLR2004 (the, and, les)


def _described_in(tokens: list[str], body: _Introduced, known: Known) -> str:
    """Return the words of the title that name a body by what it is described as: "Tuareg rebels"; "" if none do."""
    telling = [word for word in body.described if word[:1].isupper() and not known.named(word)]
    for place, token in enumerate(tokens):
        if any(_shares_stem(token, word) for word in telling) and not known.named(token):
            for other in (place + 1, place - 1):
                if 0 <= other < len(tokens) and _begins(tokens[other], _beginnings("groups")):
                    return " ".join(tokens[min(place, other) : max(place, other) + 1])
    return ""


def _shares_stem(one: str, other: str) -> bool:
    a, b = one.casefold(), other.casefold()
    return a == b or (min(len(a), len(b)) >= _LEAST_STEM and a[:_LEAST_STEM] == b[:_LEAST_STEM] and abs(len(a) - len(b)) <= _LEAST_STEM)


def _begins(word: str, beginnings: tuple[str, ...]) -> bool:
    return word.casefold().startswith(beginnings)


@cache
def _beginnings(kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in _table(kind).values() for word in words))


@cache
def _table(kind: str) -> Mapping[str, tuple[str, ...]]:
    languages = tomllib.loads(resources.files("rashomon.audit").joinpath("actors.toml").read_text("utf-8"))
    return {language: tuple(words.get(kind, "").split()) for language, words in languages.items()}
