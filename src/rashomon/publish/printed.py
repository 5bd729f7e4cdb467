"""From a node's values to a `Page`: the printed, format-free form that the Markdown and JSON twins are written from, and that is audited.

Grammar words (`held by`, `checked`, field names) are the same in every locale, so that one parser reads all pages; names of heads,
lenses, countries and measurands are the locale's. Links are relative and lead to the Markdown twins.
"""

from collections.abc import Iterator
from dataclasses import replace

from rashomon.page import (
    Count,
    DroppedLine,
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
    TimelineLine,
    WatchItem,
)
from rashomon.publish.neutral import one_line, shortened
from rashomon.publish.paths import Form, href
from rashomon.publish.shapes import (
    CitationEntry,
    MatrixTable,
    NodePage,
    NumberEntry,
    NumberGroup,
    OutletRef,
    PositionEntry,
    QuoteEntry,
    Ref,
    Statement,
    TakeEntry,
)
from rashomon.publish.shapes import MatrixLine as MatrixRow
from rashomon.publish.wording import Wording, base_language
from rashomon.text.languages import normal_tag

UNLABELLED = "unlabelled"
_NAMELESS = "(no name)"  # a name of nothing but space; a link needs words
_BOUNDS = {"exact": "", "at-least": ">=", "at-most": "<=", "about": "~", "range": ""}
_SEEN = 160  # characters of what was dropped


def printed(page: NodePage, wording: Wording, *, audit: str = "") -> Page:
    """Return a node's page as printed. `audit` is the address of its audit, as the page links it."""
    return _Printing(page, wording).page(audit)


class _Printing:
    def __init__(self, page: NodePage, wording: Wording) -> None:
        self._page = page
        self._wording = wording

    def page(self, audit: str) -> Page:
        page = self._page
        return Page(
            title=self._words(page.title.text, page.title.language),
            front=tuple(self._front()),
            deck=self._statement(page.deck) if page.deck else None,
            meta=Meta(tuple(self._fields()), tuple(_counts(page))),
            summary=tuple(map(self._statement, page.summary)),
            split=tuple(map(self._position, page.positions)),
            missing=tuple(map(self._ref, page.missing)),
            numbers=tuple(self._number(value, group) for group in page.numbers for value in group.values),
            why=tuple(map(self._statement, page.why)),
            watch=tuple(
                WatchItem(self._statement(item.statement), item.look_again.isoformat() if item.look_again else "") for item in page.watch
            ),
            takes=tuple(
                TakeGroup((one_line(group.lens.label) or _NAMELESS) if group.lens else UNLABELLED, tuple(map(self._take, group.takes)))
                for group in page.groups
            ),
            matrix=self._matrix(page.matrix) if page.matrix else None,
            timeline=tuple(TimelineLine(entry.on.isoformat(), self._statement(entry.statement)) for entry in page.timeline),
            graph=tuple(self._graph()),
            receipts=self._receipts(audit),
            sources=tuple(map(self._source, page.citations)),
            canonical=page.url,
        )

    def _front(self) -> Iterator[Field]:
        page = self._page
        yield Field("id", page.path)
        yield Field("event", page.id)
        yield Field("locale", page.locale)
        if page.as_of:
            yield Field("as_of", page.as_of.isoformat())
        yield Field("revision", str(page.revision))

    def _fields(self) -> Iterator[MetaField]:
        page = self._page
        yield MetaField("type", (Text.of("event"),))
        if page.on:
            is_span = page.until is not None and page.until != page.on
            until = f"/{page.until.isoformat()}" if is_span and page.until else ""
            yield MetaField("date", (Text.of(page.on.isoformat() + until),))
        if page.heads:
            yield MetaField("heads", tuple(map(self._ref, page.heads)))

    def _position(self, position: PositionEntry) -> Position:
        return Position(
            statement=self._statement(position.statement),
            stance=position.stance,
            holders=tuple(map(self._outlet, position.holders)),
            lens=one_line(position.lens.label) if position.lens else "",
            said=position.said,
            members=position.members,
            said_elsewhere=position.said_elsewhere,
            others=position.others,
        )

    def _number(self, value: NumberEntry, group: NumberGroup) -> NumberLine:
        is_disputed = group.is_disputed and not value.is_superseded
        marks = {"corrected": value.is_corrected, "superseded": value.is_superseded, "outlier": value.is_outlier, "disputed": is_disputed}
        return NumberLine(
            value=self._words(value.words.text, value.words.language, value.citations),
            label=Text.of(one_line(group.label), language=self._marked(group.language)),
            separator=" — ",
            reading=_reading(value),
            outlets=tuple(map(self._outlet, value.outlets)),
            since=value.since.date().isoformat() if value.since else "",
            status=next((mark for mark, holds in marks.items() if holds), ""),
        )

    def _take(self, take: TakeEntry) -> TakeLine:
        quote = take.quote
        printed_quote = _quote(quote) if quote else None
        return TakeLine(
            outlet=one_line(take.outlet.name) or _NAMELESS,
            region=one_line(take.country_name),
            language=_tag(take.language),
            framing=self._statement(take.framing) if take.framing else None,
            quote=printed_quote,
            source=take.url,
            is_link_only=not take.is_full,
            copy_of=one_line(take.copy_of.label) if take.copy_of else "",
        )

    def _matrix(self, table: MatrixTable) -> Matrix:
        outlets = tuple(self._outlet(outlet) for group in table.columns for outlet in group.outlets)
        return Matrix(outlets, tuple(map(self._matrix_line, table.rows)))

    def _matrix_line(self, row: MatrixRow) -> MatrixLine:
        return MatrixLine(self._statement(row.statement), row.voices, row.states, row.against if any(row.against) else ())

    def _graph(self) -> Iterator[GraphLine]:
        for edge in self._page.related:
            title = Run(one_line(edge.title.text), RunKind.LINK, self._href(edge.path))
            marks = (Run(str(number), RunKind.CITATION) for number in (edge.because.citations if edge.because else ()))
            yield GraphLine(edge.printed, (Text((title, *marks), self._marked(edge.title.language)),))
        if self._page.entities:
            yield GraphLine("Entities", tuple(map(self._ref, self._page.entities)))

    def _receipts(self, audit: str) -> Receipts:
        receipt = self._page.receipt
        checked = (("citation", receipt.citations), ("quote", receipt.quotes), ("figure", receipt.figures))
        return Receipts(
            checked=tuple(_counted(count, name, f"{name}s") for name, count in checked),
            dropped=tuple(
                DroppedLine(one_line(item.rule), one_line(item.place), shortened(item.seen, _SEEN))
                for item in receipt.dropped
                if one_line(item.rule)
            ),
            made_by=one_line(receipt.made_by),
            audit=audit,
        )

    def _source(self, citation: CitationEntry) -> SourceLine:
        return SourceLine(
            number=citation.number,
            outlet=self._outlet(citation.outlet),
            language=_tag(citation.language),
            words=one_line(citation.words),
            article=one_line(citation.article_id),
            part=citation.part,
            start=citation.start,
            end=citation.end,
            url=citation.url,
        )

    def _statement(self, statement: Statement) -> Text:
        runs: list[Run] = []
        at = 0
        for link in statement.links:
            runs += [Run(_piece(statement.text[at : link.start]))] if link.start > at else []
            runs.append(Run(_piece(statement.text[link.start : link.end]), RunKind.LINK, self._href(link.path)))
            at = link.end
        runs += [Run(_piece(statement.text[at:]))] if at < len(statement.text) else []
        marks = (Run(str(number), RunKind.CITATION) for number in statement.citations)
        return Text((*_trimmed(runs), *marks), self._marked(statement.language))

    def _words(self, words: str, language: str, citations: tuple[int, ...] = ()) -> Text:
        return Text.of(one_line(words), language=self._marked(language), citations=citations)

    def _ref(self, ref: Ref) -> Text:
        return self._linked(ref.label, ref.path)

    def _outlet(self, outlet: OutletRef) -> Text:
        return self._linked(outlet.name, outlet.path)

    def _linked(self, label: str, path: str) -> Text:
        name = one_line(label) or _NAMELESS
        return Text((Run(name, RunKind.LINK, self._href(path)) if path else Run(name),))

    def _href(self, path: str) -> str:
        return href(path, seen_from=self._page.path, form=Form.MARKDOWN)

    def _marked(self, language: str) -> str:
        """The language to mark words with: none where it is the page's own."""
        return _tag(language) if base_language(language) != base_language(self._wording.locale) else ""


def _quote(quote: QuoteEntry) -> QuoteLine:
    """A quote as printed. One that is said to be somebody else's stands against a name, any other against words."""
    plain = QuoteLine(one_line(quote.words.text), one_line(quote.speaker), quote.status == "headline")
    if quote.elsewhere is None:
        return plain
    is_name = quote.status == "misattributed" and quote.elsewhere.speaker
    against = one_line(quote.elsewhere.speaker if is_name else quote.elsewhere.words.text)
    return replace(plain, standing=quote.status, against=against, against_outlet=one_line(quote.elsewhere.outlet.name) or _NAMELESS)


def _counts(page: NodePage) -> Iterator[Count]:
    counts = page.counts
    yield _counted(counts.full_takes, "full take", "full takes")
    yield _counted(counts.link_only_takes, "link-only take", "link-only takes")
    yield _counted(counts.outlets, "outlet", "outlets")
    yield _counted(counts.voices, "voice", "voices")
    yield _counted(counts.owners, "owner", "owners")
    yield _counted(counts.languages, "language", "languages")
    yield _counted(counts.countries, "country", "countries")
    yield _counted(counts.lenses, "lens", "lenses")
    yield _counted(counts.quotes, "quote verified", "quotes verified")


def _counted(count: int, one: str, many: str) -> Count:
    return Count(count, one if count == 1 else many)


def _reading(value: NumberEntry) -> str:
    """What a number means, in plain digits: ">=34", "34..40", "12.5%", "3000000 USD"."""
    unit = value.unit if value.unit in {"", "%"} else f" {value.unit}"
    high = f"..{value.high}" if value.high is not None else ""
    return f"{_BOUNDS.get(value.bound, '')}{value.value}{high}{unit}"


def _tag(language: str) -> str:
    """A language tag that is one; anything else is "und"."""
    try:
        return normal_tag(language)
    except ValueError:
        return "und"


def _piece(words: str) -> str:
    """A piece of a line: one line, its outer spaces kept as one."""
    return one_line(f"x{words}x")[1:-1]


def _trimmed(runs: list[Run]) -> list[Run]:
    """Runs without empty ones, and without space at the outer ends of the line."""
    kept = [run for run in runs if run.text]
    if kept:
        kept[0] = Run(kept[0].text.lstrip(), kept[0].kind, kept[0].target)
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].kind, kept[-1].target)
    return [run for run in kept if run.text]
