"""Markdown twins. A node's follows the grammar of product.md section 5, strict profile.

Section headings, `**Meta:**`, `Source:` and `Canonical:` are grammar, the same in every locale, so that one parser reads all pages;
names of heads, lenses, countries and languages are the locale's. Words of articles are escaped: nothing in them acts as markup.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from rashomon.publish.json_page import (
    Card,
    FacetPage,
    Fact,
    NodePage,
    NumberEntry,
    NumberGroup,
    OutletRef,
    Page,
    PositionEntry,
    Ref,
    Section,
    Statement,
    TakeEntry,
    Words,
)
from rashomon.publish.neutral import neutral, one_line, shortened
from rashomon.publish.paths import Form, href
from rashomon.publish.site import Site
from rashomon.publish.wording import Wording

_ACTING = re.compile(r"[\\`*_\[\]<>~|{}&]|://|@|(?<=www)\.", re.IGNORECASE)
_AT_LINE_START = re.compile(r"[#+=:-]|\d{1,9}(?=[.)](?:\s|$))")
_SOURCE_WORDS = 160


def escaped(text: str) -> str:
    """Return `text` as one line of Markdown that reads as itself: no emphasis, link, image, HTML, heading, list or autolink comes of it."""
    return _started(_inside(text).strip())


def markdown_bytes(page: Page, site: Site) -> bytes:
    """Return the Markdown twin of a page: UTF-8, final newline."""
    writer = _Writer(site, page.path)
    blocks = writer.node(page) if isinstance(page, NodePage) else writer.facet(page)
    return (neutral("\n\n".join(block for block in blocks if block)) + "\n").encode()


class _Writer:
    """Writes the Markdown of one page."""

    def __init__(self, site: Site, path: str) -> None:
        self._wording: Wording = site.wording
        self._path = path

    def node(self, page: NodePage) -> Iterator[str]:
        yield _front_matter(
            {
                "id": page.path,
                "event": page.id,
                "locale": page.locale,
                "as_of": page.as_of.isoformat() if page.as_of else None,
                "revision": page.revision,
            }
        )
        title = f"# {escaped(page.title.text)}{self._note(page.title.language)}"
        yield f"{title}\n> {self._statement(page.deck)}" if page.deck else title
        yield f"**Meta:** {' · '.join(self._meta(page))}"
        yield from _section("Summary", (self._statement(statement) for statement in page.summary))
        yield from _section("The split", self._split(page))
        yield from _list("By the numbers", (line for group in page.numbers for line in self._numbers(group)))
        yield from _section("Why it matters", (self._statement(statement) for statement in page.why))
        yield from _list("What to watch", (self._statement(statement) for statement in page.watch))
        if page.groups:
            yield "## Regional takes (batched by bias / lens)"
            for group in page.groups:
                heading = escaped(group.lens.label) if group.lens else "unlabelled"
                yield "\n".join((f"### {heading}", *(line for take in group.takes for line in self._take(take))))
        yield from _list("Who reports what", self._matrix(page))
        yield from _list("Across the graph", self._graph(page))
        yield from _list("Receipts", self._receipts(page))
        yield "\n".join(self._sources(page))
        yield f"---\nCanonical: {page.url}"

    def facet(self, page: FacetPage) -> Iterator[str]:
        yield _front_matter({"id": page.path, "locale": page.locale, "type": page.type})
        title = f"# {escaped(page.title.text)}{self._note(page.title.language)}"
        yield f"{title}\n> {escaped(page.deck)}" if page.deck else title
        yield "\n".join(self._fact(fact) for fact in page.facts)
        for section in page.sections:
            yield f"## {escaped(section.heading)}"
            yield escaped(section.note) if section.note else ""
            yield from (escaped(paragraph) for paragraph in section.paragraphs)
            yield "\n".join(self._entries(section))
        yield f"---\nCanonical: {page.url}"

    def _meta(self, page: NodePage) -> Iterator[str]:
        counts = page.counts
        yield "type: event"
        if page.on:
            is_span = page.until is not None and page.until != page.on
            yield f"date: {page.on.isoformat()}" + (f"/{page.until.isoformat()}" if is_span and page.until else "")
        if page.heads:
            yield "heads: " + ", ".join(map(self._ref, page.heads))
        yield _counted(counts.full_takes, "full take", "full takes")
        yield _counted(counts.link_only_takes, "link-only take", "link-only takes")
        yield _counted(counts.outlets, "outlet", "outlets")
        yield _counted(counts.voices, "voice", "voices")
        yield _counted(counts.owners, "owner", "owners")
        yield _counted(counts.languages, "language", "languages")
        yield _counted(counts.countries, "country", "countries")
        yield _counted(counts.lenses, "lens", "lenses")
        yield _counted(counts.quotes, "quote verified", "quotes verified")

    def _split(self, page: NodePage) -> Iterator[str]:
        for position in page.positions:
            yield f"{self._statement(position.statement)} — {self._holders(position)}"
        if page.missing:
            yield self._say("No take from %(names)s", names=", ".join(map(self._ref, page.missing)))

    def _holders(self, position: PositionEntry) -> str:
        number, say = self._wording.number, self._say
        shares = say("%(said)s of %(all)s", said=number(position.said), all=number(position.members))
        if position.lens:
            shares = f"{escaped(position.lens.label)}: {shares}"
        if position.others:
            others = say("%(said)s of %(all)s", said=number(position.said_elsewhere), all=number(position.others))
            shares = f"{shares}; {say('Other outlets')}: {others}"
        return f"{say('Held by %(names)s', names=', '.join(map(self._outlet, position.holders)))} ({shares})"

    def _numbers(self, group: NumberGroup) -> Iterator[str]:
        for value in group.values:
            detail = f"{escaped(group.label)} ({self._detail(value, group)})"
            yield f"{self._words(value.words)} — {detail}{_marks(value.citations)}"

    def _detail(self, value: NumberEntry, group: NumberGroup) -> str:
        parts = [", ".join(escaped(outlet.name) for outlet in value.outlets)]
        if value.reading != value.words.text:
            parts.insert(0, f"= {escaped(value.reading)}")
        if value.since:
            parts.append(f"{self._say('Since')} {value.since.date().isoformat()}")
        if value.is_superseded:
            parts.append(self._say("superseded"))
        elif group.is_disputed:
            parts.append(self._say("disputed"))
        return "; ".join(parts)

    def _take(self, take: TakeEntry) -> Iterator[str]:
        place = f"{escaped(take.country_name)}, {escaped(take.language)}" if take.country_name else escaped(take.language)
        notes = [self._say("copy of %(name)s", name=escaped(take.copy_of.label))] if take.copy_of else []
        notes += [] if take.is_full else [self._say("link only")]
        framing = escaped(take.framing.text) if take.framing else ""
        yield f"- **{escaped(take.outlet.name)}** ({place}) — {framing}{''.join(f' *({note})*' for note in notes)}".rstrip()
        if take.quote:
            yield f'  > "{escaped(take.quote.words.text)}"{self._speaker(take)}'
        if take.url:
            yield f"  Source: {take.url}"

    def _speaker(self, take: TakeEntry) -> str:
        if take.quote is None:
            return ""
        speaker = f" — {escaped(take.quote.speaker)}" if take.quote.speaker else ""
        return speaker + (f" *({self._say('headline')})*" if take.quote.status == "headline" else "")

    def _matrix(self, page: NodePage) -> Iterator[str]:
        if page.matrix is None:
            return
        outlets = [outlet for group in page.matrix.columns for outlet in group.outlets]
        for row in page.matrix.rows:
            share = self._say("%(said)s of %(all)s", said=self._wording.number(row.reported), all=self._wording.number(row.read))
            by = ", ".join(escaped(outlet.name) for outlet, state in zip(outlets, row.states, strict=True) if state == "reported")
            yield f"{self._statement(row.statement)} — {share}: {by}"

    def _graph(self, page: NodePage) -> Iterator[str]:
        for edge in page.related:
            yield f"{edge.label}: {self._link(escaped(edge.title.text), edge.path)}{self._note(edge.title.language)}"
        if page.entities:
            yield f"Entities: {', '.join(map(self._ref, page.entities))}"

    def _receipts(self, page: NodePage) -> Iterator[str]:
        receipt = page.receipt
        yield f"checked: {receipt.citations} citations, {receipt.quotes} quotes, {receipt.figures} figures"
        for dropped in receipt.dropped:
            yield f'dropped: `{_code(dropped.rule)}` ({escaped(dropped.place)}) "{escaped(shortened(dropped.seen, _SOURCE_WORDS))}"'
        if receipt.made_by:
            yield f"made by: `{_code(receipt.made_by)}`"

    def _sources(self, page: NodePage) -> Iterator[str]:
        for citation in page.citations:
            words = escaped(shortened(citation.words, _SOURCE_WORDS))
            source = f" Source: {citation.url}" if citation.url else ""
            yield f'[^{citation.number}]: {self._outlet(citation.outlet)} ({escaped(citation.language)}) "{words}"{source}'

    def _entries(self, section: Section) -> Iterator[str]:
        for card in section.cards:
            yield f"- {self._card(card)}"
        for entry in section.entries:
            yield (
                f"- {self._ref(entry.ref)}"
                + (f" — {entry.count}" if entry.count else "")
                + (f". {escaped(entry.note)}" if entry.note else "")
            )
        for article in section.articles:
            day = f" · {article.published_at.date().isoformat()}" if article.published_at else ""
            node = f" · {self._link(self._say('The event'), article.node)}" if article.node else ""
            source = f" · Source: {article.url}" if article.url else ""
            yield f"- {self._words(article.headline)} · {escaped(article.outlet.name)}{day}{node}{source}"
        if section.more:
            yield f"- {self._ref(section.more)}"

    def _card(self, card: Card) -> str:
        tally = self._wording.tally
        counts = (
            card.on.isoformat() if card.on else "",
            tally("%(n)s outlet", "%(n)s outlets", card.counts.outlets),
            tally("%(n)s country", "%(n)s countries", card.counts.countries),
            tally("%(n)s language", "%(n)s languages", card.counts.languages),
            *(f"{self._say('Disputed')} {escaped(line.label)}: {' / '.join(line.values)}" for line in card.disputed),
        )
        return f"{self._link(escaped(card.title.text), card.path)}{self._note(card.title.language)} · {' · '.join(filter(None, counts))}"

    def _fact(self, fact: Fact) -> str:
        value = self._link(escaped(fact.value), fact.path) if fact.path else escaped(fact.value)
        return f"- {escaped(fact.label)}: {value}" + (f" ({escaped(fact.note)})" if fact.note else "")

    def _statement(self, statement: Statement) -> str:
        pieces = []
        at = 0
        for link in statement.links:
            pieces.append(_inside(statement.text[at : link.start]))
            pieces.append(self._link(_inside(statement.text[link.start : link.end]), link.path))
            at = link.end
        pieces.append(_inside(statement.text[at:]))
        return _started("".join(pieces).strip()) + self._note(statement.language) + _marks(statement.citations)

    def _words(self, words: Words) -> str:
        return escaped(words.text) + self._note(words.language)

    def _note(self, language: str) -> str:
        return f" *({escaped(self._wording.language(language))})*" if self._wording.is_foreign(language) else ""

    def _ref(self, ref: Ref) -> str:
        return self._link(escaped(ref.label), ref.path) if ref.path else escaped(ref.label)

    def _outlet(self, outlet: OutletRef) -> str:
        return self._link(escaped(outlet.name), outlet.path) if outlet.path else escaped(outlet.name)

    def _link(self, label: str, path: str) -> str:
        return f"[{label}]({href(path, seen_from=self._path, form=Form.MARKDOWN)})"

    def _say(self, msgid: str, **values: object) -> str:
        return self._wording.say(msgid, **values)


def _inside(text: str) -> str:
    """A piece of a line: escaped, its outer spaces kept, line starts not its business."""
    return _ACTING.sub(lambda match: f"\\{match[0]}", one_line(f"x{text}x")[1:-1])


def _started(line: str) -> str:
    """A line whose first characters do not make it a heading, a list or a rule."""
    first = _AT_LINE_START.match(line)
    if first is None:
        return line
    return f"{first[0]}\\{line[first.end() :]}" if first[0].isdigit() else f"\\{line}"


def _front_matter(fields: dict[str, object]) -> str:
    """YAML front matter; values are JSON, which YAML reads as it stands."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value is not None)
    return "\n".join(("---", *lines, "---"))


def _section(heading: str, paragraphs: Iterable[str]) -> Iterator[str]:
    found = tuple(paragraphs)
    if found:
        yield f"## {heading}"
        yield from found


def _list(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = tuple(lines)
    if found:
        yield f"## {heading}"
        yield "\n".join(f"- {line}" for line in found)


def _marks(citations: Sequence[int]) -> str:
    return "".join(f"[^{number}]" for number in citations)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _code(text: str) -> str:
    return one_line(text).replace("`", "'")
