"""How values become HTML inside a template: links as seen from the page, words marked with their language, citation markers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from rashomon.publish.neutral import shortened
from rashomon.publish.paths import Form, href, to_root
from rashomon.publish.shapes import NumberEntry, NumberGroup, OutletRef, Ref, Statement, Words
from rashomon.publish.site import Site
from rashomon.publish.wording import direction_of

_RUN = 3  # this many markers in a row are printed as a range
_MARKER = Markup('<a href="#c{}">{}</a>')
_DOTS = 24  # more outlets than this are a bar, not dots


@dataclass(frozen=True, slots=True)
class Dots:
    """Outlets drawn as dots: so many say it, so many do not. `is_bar` where dots would be too many to count by eye."""

    said: int
    total: int
    is_bar: bool

    @property
    def share(self) -> float:
        """The share that says it, in per cent."""
        return round(100 * self.said / self.total, 1) if self.total else 0.0


class Printer:
    """Prints values into the HTML of one page.

    Args:
        site: the page's site.
        path: the page's path, which links are relative to; an absolute `root` overrides it for a page served from anywhere.
        root: how the page reaches the root of the site.
    """

    def __init__(self, site: Site, path: str, *, root: str | None = None) -> None:
        self.site = site
        self.path = path
        self.root = to_root(path) if root is None else root
        self._is_anywhere = root is not None

    def href(self, path: str, form: str = Form.HTML) -> str:
        """The link to another page of the site."""
        return f"{self.root}{path}.{form}" if self._is_anywhere else href(path, seen_from=self.path, form=Form(form))

    def ref(self, ref: Ref | OutletRef) -> Markup:
        """A name, isolated, linked where it has a page, marked where its language is not the page's."""
        label, language = (ref.label, ref.language) if isinstance(ref, Ref) else (ref.name, "")
        attributes = Markup("")
        if language and language != "und" and self.site.wording.is_foreign(language):
            attributes = Markup(' lang="{}"').format(language)
        name = Markup("<bdi{}>{}</bdi>").format(attributes, label)
        return Markup('<a href="{}">{}</a>').format(self.href(ref.path), name) if ref.path else name

    def words(self, words: Words | Statement) -> Markup:
        """Somebody's words, marked with language and direction where they are not the page's."""
        return self.marked(escape(words.text), words.language)

    def marked(self, text: Markup, language: str) -> Markup:
        """`text`, marked with language and direction where they are not the page's."""
        if not self.site.wording.is_foreign(language):
            return text
        return Markup('<span lang="{}" dir="{}">{}</span>').format(language, direction_of(language), text)

    def dir(self, language: str) -> Markup:
        """A `dir` attribute for a block of words that run the other way than the page; nothing for all others."""
        direction = direction_of(language)
        if direction == self.site.wording.direction or not self.site.wording.is_foreign(language):
            return Markup("")
        return Markup(' dir="{}"').format(direction)

    def names(self, refs: Sequence[Ref | OutletRef]) -> Markup:
        """Names in a row, as the locale separates them."""
        return escape(self.site.wording.say(", ")).join(map(self.ref, refs))

    def fill(self, message: str, **values: object) -> Markup:
        """A message of ours, not yet filled, with names or other markup of ours in its places."""
        return escape(message) % values

    def reading(self, entry: NumberEntry) -> str:
        """What a number's words mean, where a reader of this locale cannot see it from the words; else ""."""
        words = entry.words.text
        is_plain = entry.value in words and not self.site.wording.is_foreign(entry.words.language)
        return "" if is_plain or entry.reading == words else entry.reading

    def label(self, group: NumberGroup) -> Markup:
        """What a row of numbers counts: our name for it, or an article's words, marked with their language."""
        return self.marked(escape(group.label), group.language) + self.note(group.language) if group.language else escape(group.label)

    def note(self, language: str) -> Markup:
        """A small note that names a language other than the page's; nothing for the page's own."""
        if not self.site.wording.is_foreign(language):
            return Markup("")
        return Markup(' <small class="tongue">{}</small>').format(self.site.wording.language(language))

    def headline(self, words: Words) -> Markup:
        """Words with their language's note behind them."""
        return self.words(words) + self.note(words.language)

    def statement(self, statement: Statement) -> Markup:
        """A statement with its links, its language's note, and its citation markers."""
        pieces = []
        at = 0
        for link in statement.links:
            pieces.append(escape(statement.text[at : link.start]))
            pieces.append(
                Markup('<a class="entity" href="{}">{}</a>').format(self.href(link.path), escape(statement.text[link.start : link.end]))
            )
            at = link.end
        pieces.append(escape(statement.text[at:]))
        return self.marked(Markup("").join(pieces), statement.language) + self.note(statement.language) + self.markers(statement.citations)

    def markers(self, citations: Sequence[int]) -> Markup:
        """Citation markers: each leads to the list of sources; a run of neighbours is one marker ("2–9")."""
        if not citations:
            return Markup("")
        links: list[Markup] = []
        for run in _runs(citations):
            text = f"{run[0]}–{run[-1]}" if len(run) >= _RUN else ""
            links.extend(_MARKER.format(number, text or number) for number in (run[:1] if text else run))
        label = self.site.wording.say("Sources")
        return Markup('<sup class="cite" aria-label="{}">{}</sup>').format(label, Markup(" ").join(links))

    def short(self, text: str, limit: int) -> str:
        """At most `limit` characters of `text`."""
        return shortened(text, limit)

    def dots(self, said: int, total: int) -> Dots:
        """How many of how many, to be drawn."""
        return Dots(said, total, total > _DOTS)


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Neighbouring numbers together: 1 2 3 7 → [1 2 3] [7]."""
    return [[number for _, number in group] for _, group in groupby(enumerate(numbers), key=lambda item: item[1] - item[0])]
