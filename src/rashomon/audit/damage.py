"""Text that was damaged on its way to the page: glued words, stray separators, wrong plurals, mojibake, slugs printed as names."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

import regex
from babel.core import Locale

from rashomon.audit.context import Context
from rashomon.audit.finding import Fault, NotCheckable, Place, Section, Severity
from rashomon.audit.gluing import glued, vocabulary
from rashomon.audit.mojibake import LOST, mojibake
from rashomon.audit.prose import Passage, passages
from rashomon.audit.rule import Rule
from rashomon.audit.targets import entity_slug, graph_place, links, placed_texts
from rashomon.page import Page, RunKind, Text
from rashomon.text.languages import identify

_CITED = "\ue000"  # stands for a citation mark, so that what is around one is not read as one piece
_STRAY = (
    (regex.compile(r"(?<!,),\s*,(?!,)"), "one comma"),
    (regex.compile(r"(?<=[\p{L}\p{N})]) +,(?=\s)"), "a comma right behind the word"),
    (regex.compile(r"(?<=\p{L})\. +\.(?![.\s]{0,4}\.)(?=\s|$)"), "one full stop"),
    (regex.compile(r"(?<=\p{Ll}\p{Ll}|\p{Lo})(?<!\b\p{Lu}\p{L}{1,4})(?<!\.)\.\.(?!\.)(?=\s|$)"), "one full stop, or three"),
    (regex.compile(r"(?<=\p{L}) +\.(?=\s|$)(?![\s.]{0,4}\.)"), "a full stop right behind the word"),
    (regex.compile(r"[,;:](?=\.(?:\s|$))|;\s*;"), "one separator"),
    (regex.compile(r"，，|、、|(?<!。)。。(?!。)|،\s*،|\p{Arabic} +،"), "one separator"),
    (regex.compile(r"^\s*[,;،，、](?!\d)"), "a beginning without a separator"),
)
_AROUND = 24  # characters shown around a stray separator
_DIGITS = regex.compile(r"\p{N}")


def _text_damage(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    yield from _counts(page)
    yield from _number_lines(page)
    yield from _glued(page, context)
    for passage in passages(page):
        yield from _stray(passage)
    for place, words in _all_words(page):
        for seen, meant in mojibake(words):
            expected = f'"{meant}"' if meant else "the character that was lost" if seen == LOST else "the character it stands for"
            yield Fault(
                place, f'"{_around(words, words.find(seen), len(seen))}"', f"{expected}: it was read with a wrong table of characters"
            )
    yield from _slugs(page)


def _counts(page: Page) -> Iterator[Fault]:
    for count in page.meta.counts:
        right = _right_form(count.value, count.label, page)
        if right:
            yield Fault(Place(Section.META, None, page.meta.line), f'"{count.value} {count.label}"', f'"{count.value} {right}"')


def _right_form(value: int, label: str, page: Page) -> str:
    """Return the label as it should read beside `value`, "" if it reads so or nothing is known of it."""
    words = label.split(" ")
    for language in dict.fromkeys((page.locale.partition("-")[0], "en")):
        for forms in _counted().get(language, {}).values():
            found = next((word for word in words if word in forms.values()), None)
            if found is None:
                continue
            category = Locale(language).plural_form(value)
            right = forms.get(category, forms.get("other", forms.get("many", found)))
            return "" if right == found else " ".join(right if word == found else word for word in words)
    return ""


def _number_lines(page: Page) -> Iterator[Fault]:
    for item, number in enumerate(page.numbers):
        if number.separator.strip() == "," and _DIGITS.search(number.value.plain) and number.label.plain.strip():
            seen = f"{number.value.plain}{number.separator}{number.label.plain}"
            right = f"{number.value.plain} — {number.label.plain}"
            yield Fault(
                Place(Section.NUMBERS, item, number.label.line),
                f'"{seen[:60]}"',
                f'no comma between a number and what it counts: "{right[:60]}"',
            )


def _glued(page: Page, context: Context) -> Iterator[Fault]:
    prose = [(passage, _words(passage.text)) for passage in passages(page)]
    texts = [words for _, words in prose]
    if context.sources:
        urls = dict.fromkeys((*(take.source for take in page.all_takes), *(source.url for source in page.sources)))
        texts += [f"{found.title}\n{found.body}" for url in urls if url and (found := context.sources.find(url))]
    known = vocabulary(texts)
    for passage, words in prose:
        language = passage.text.language.partition("-")[0] or identify(words, declared=page.locale or None).language
        for word, right in glued(words, language=language, known=known):
            yield Fault(passage.place, f'"{word}"', f'"{right}"')


def _stray(passage: Passage) -> Iterator[Fault]:
    words = _words(passage.text)
    for pattern, expected in _STRAY:
        found = pattern.search(words)
        if found:
            yield Fault(passage.place, f'"{_around(words, found.start(), len(found.group()))}"', expected)


def _slugs(page: Page) -> Iterator[Fault]:
    """Yield labels without a link that are a slug of the page with capitals put on it.

    "Jnim" is one for sure where the page writes JNIM. A label of several words ("Junta Mali") is one if such a one stands in its list
    and the page never writes it so.
    """
    titled = {_titled(entity_slug(link.run.target)) for link in links(page)}
    words = " ".join(_words(text) for _, text in placed_texts(page) if text.links or len(text.plain) > 40)  # noqa: PLR2004 (prose, not labels)
    capitals = frozenset(regex.findall(r"(?<![\p{L}\p{N}])\p{Lu}{3,10}(?![\p{L}\p{N}])", words))
    for line in page.graph:
        labels = [text for text in line.items if text.plain.strip() and not text.links]
        sure = [text for text in labels if _is_lowered_acronym(text.plain.strip(), capitals, words)]
        for text in labels:
            label = text.plain.strip()
            is_slug = " " in label and label in titled and label not in words
            if text in sure:
                yield Fault(graph_place(line, text), f"{line.label}: {label}", f'"{label.upper()}", as the page writes it')
            elif sure and is_slug:
                yield Fault(graph_place(line, text), f"{line.label}: {label}", "a name: this is an address with capitals put on it")


def _is_lowered_acronym(label: str, capitals: frozenset[str], words: str) -> bool:
    return (
        label.upper() in capitals
        and label == label.capitalize()
        and not regex.search(rf"(?<!\p{{L}}){regex.escape(label)}(?!\p{{L}})", words)
    )


def _titled(slug: str) -> str:
    return " ".join(word.capitalize() for word in slug.split("-"))


def _all_words(page: Page) -> Iterator[tuple[Place, str]]:
    for place, text in placed_texts(page):
        yield place, _words(text)
    for item, take in enumerate(page.all_takes):
        yield Place(Section.TAKES, item, take.line), take.outlet
        if take.quote:
            yield Place(Section.TAKES, item, take.quote.line or take.line), take.quote.text
    for item, source in enumerate(page.sources):
        yield Place(Section.SOURCES, item, source.line), source.words


def _words(text: Text) -> str:
    return "".join(_CITED if run.kind is RunKind.CITATION else " " if run.kind is RunKind.CODE else run.text for run in text.runs)


def _around(words: str, at: int, length: int) -> str:
    begin, end = max(0, at - _AROUND), at + length + _AROUND
    return " ".join(words[begin:end].replace(_CITED, "").split())


@cache
def _counted() -> dict[str, dict[str, dict[str, str]]]:
    read: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
        resources.files("rashomon.audit").joinpath("damage.toml").read_text("utf-8")
    )["counted"]
    return read


DAMAGE: tuple[Rule, ...] = (
    Rule("text-damage", Severity.WARNING, "No word, separator, plural or character was damaged on its way to the page.", _text_damage),
)
