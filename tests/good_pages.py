"""Good pages, made by chance from one invented event told in every content language: no rule may find anything on them."""

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.core import Locale

from rashomon.audit import SourceText
from rashomon.page import (
    Count,
    Field,
    GraphLine,
    Matrix,
    MatrixLine,
    Meta,
    MetaField,
    NumberLine,
    Page,
    Position,
    QuoteLine,
    Receipts,
    Run,
    RunKind,
    SourceLine,
    TakeGroup,
    TakeLine,
    Text,
    WatchItem,
)

WORLD: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "good_world.toml").read_text("utf-8"))
_COUNTRIES = {
    "en": "GB",
    "fr": "FR",
    "es": "MX",
    "pt": "BR",
    "de": "DE",
    "it": "IT",
    "ru": "KZ",
    "ar": "EG",
    "zh": "SG",
    "ja": "JP",
    "hi": "IN",
    "tr": "TR",
    "id": "ID",
    "sw": "KE",
    "fa": "IR",
}
_LENSES = ("Newspaper", "Broadcaster", "unlabelled")


@dataclass(frozen=True)
class GoodPage:
    """A page that keeps its promises, with the articles it cites: the audit's port `Sources`."""

    page: Page
    articles: dict[str, SourceText]

    def find(self, url: str) -> SourceText | None:
        return self.articles.get(url.partition("#")[0])


@cache
def good_pages(count: int = 30) -> tuple[GoodPage, ...]:
    """The same pages every time: languages, tolls, days, lenses and the page's locale vary."""
    chance = random.Random(20260305)  # noqa: S311 (a sample, no secret)
    return tuple(_Writer(chance, number).good_page() for number in range(count))


class _Writer:
    """Writes one page, numbering its sources as it goes."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self._chance = chance
        self._languages = chance.sample(sorted(WORLD), chance.randint(2, 6))
        self._locale = self._languages[number % len(self._languages)]
        self._day = chance.randint(2, 6)
        self._toll = {language: chance.choice((19, 34, 41)) for language in self._languages}
        self._sources: list[SourceLine] = []
        self._slug = f"flood-in-telaryk-{number}"

    def good_page(self) -> GoodPage:
        chance, languages = self._chance, self._languages
        told = self._locale
        groups: dict[str, list[str]] = {}
        for language in languages:
            groups.setdefault(chance.choice(_LENSES), []).append(language)
        tolls = sorted({*self._toll.values()})
        links = chance.sample(languages, chance.randint(0, len(languages) - 1))
        page = Page(
            title=Text((Run(self._words(told, "title")),)),
            front=(Field("id", f"{told}/n/{self._slug}"), Field("locale", told), Field("as_of", "2026-03-07T12:00:00+00:00")),
            deck=self._text(told, "lede"),
            summary=tuple(self._text(language, "lede") for language in chance.sample(languages, min(3, len(languages)))),
            split=tuple(self._position(language) for language in languages[:2]),
            missing=(Text.of("Telaryk Energo"),) if chance.random() < 0.3 else (),
            numbers=tuple(self._number(language, is_disputed=len(tolls) > 1) for language in languages),
            why=(self._text(told, "why"),),
            watch=(WatchItem(self._text(told, "watch"), "2026-04-20"),),
            takes=tuple(
                TakeGroup(lens, tuple(self._take(each, is_link=each in links) for each in found)) for lens, found in groups.items()
            ),
            matrix=self._matrix(),
            graph=(GraphLine("Entities", (Text((Run("Telaryk", RunKind.LINK, "../entity/telaryk.md"),)),)),),
            receipts=Receipts(checked=(Count(len(languages), "citations"),), made_by="extractive"),
            canonical=f"https://graph.example/{told}/n/{self._slug}",
        )
        full = len(languages) - len(links)
        counts = (
            (full, "full take", "full takes"),
            (len(links), "link-only take", "link-only takes"),
            (len(languages), "outlet", "outlets"),
            (len(languages), "language", "languages"),
            (len(languages), "country", "countries"),
            (len(set(groups) - {"unlabelled"}), "lens", "lenses"),
            (full, "quote verified", "quotes verified"),
        )
        fields = (
            MetaField("type", (Text.of("event"),)),
            MetaField("date", (Text.of(f"2026-03-{self._day:02}"),)),
        )
        meta = Meta(fields, tuple(Count(value, one if value == 1 else many) for value, one, many in counts))
        whole = {name: getattr(page, name) for name in Page.__dataclass_fields__}
        return GoodPage(Page(**{**whole, "meta": meta, "sources": tuple(self._sources)}), self._articles())

    def _articles(self) -> dict[str, SourceText]:
        return {
            _url(language): SourceText(_url(language), self._words(language, "title"), self._body(language), language, f"outlet-{language}")
            for language in self._languages
        }

    def _body(self, language: str) -> str:
        spoken = WORLD[language]["quote"]
        return " ".join((*(self._words(language, key) for key in ("lede", "view", "why", "watch")), f"“{spoken}”."))

    def _words(self, language: str, key: str) -> str:
        return WORLD[language][key].format(n=self._toll[language], d=self._day)

    def _cite(self, language: str, words: str) -> tuple[int, ...]:
        start = self._body(language).find(words)
        part = ("text", start) if start >= 0 else ("title", self._words(language, "title").find(words))
        number = len(self._sources) + 1
        line = SourceLine(
            number, _outlet(language), language, words, f"article-{language}", part[0], part[1], part[1] + len(words), _url(language)
        )
        self._sources.append(line)
        return (number,)

    def _text(self, language: str, key: str) -> Text:
        words = self._words(language, key)
        return Text.of(words, language=self._mark(language), citations=self._cite(language, words))

    def _mark(self, language: str) -> str:
        return "" if language == self._locale else language

    def _position(self, language: str) -> Position:
        return Position(self._text(language, "view"), "held by", (_outlet(language),), "", 1, len(self._languages))

    def _number(self, language: str, *, is_disputed: bool) -> NumberLine:
        toll = str(self._toll[language])
        value = Text.of(toll, language=self._mark(language), citations=self._cite(language, toll))
        status = "disputed" if is_disputed else ""
        return NumberLine(value, Text.of("Dead"), " — ", f">={toll}", (_outlet(language),), f"2026-03-{self._day:02}", status)

    def _take(self, language: str, *, is_link: bool) -> TakeLine:
        return TakeLine(
            outlet=_outlet(language).plain,
            region=str(Locale.parse(self._locale).territories[_COUNTRIES[language]]),
            language=language,
            framing=None if is_link else Text.of(self._words(language, "title"), language=self._mark(language)),
            quote=None if is_link else QuoteLine(WORLD[language]["quote"]),
            source=_url(language),
            is_link_only=is_link,
        )

    def _matrix(self) -> Matrix:
        row = MatrixLine(self._text(self._locale, "lede"), len(self._languages), ("reported",) * len(self._languages))
        return Matrix(tuple(map(_outlet, self._languages)), (row,))


def _outlet(language: str) -> Text:
    return Text((Run(f"Herald {language.upper()}", RunKind.LINK, f"../outlet/herald-{language}.md"),))


def _url(language: str) -> str:
    return f"https://herald-{_COUNTRIES[language].lower()}.example/2026/03/05/story"
