"""Writing a page as Markdown, in the plain form of the reference page or in our own."""

import re
from collections.abc import Callable, Iterable, Iterator

from rashomon.model.inline import Run, RunKind, Text
from rashomon.model.page import (
    GraphLine,
    Matrix,
    MatrixLine,
    Meta,
    NumberLine,
    Page,
    Position,
    QuoteLine,
    Receipts,
    SourceLine,
    TakeGroup,
    TakeLine,
    WatchItem,
)
from rashomon.page.markdown.grammar import HEADINGS, Profile
from rashomon.page.markdown.shielding import headed, scalar, shielded, started, target

_TRAILING_PAREN = re.compile(r"\)(?=(?:\*\(|\[\^|$))")


def write_markdown(page: Page, profile: Profile) -> str:
    """Return a page as Markdown. `strict` ends with a line feed; `reference` does not, and leaves out what that form has no place for."""
    if profile is Profile.REFERENCE:
        return "\n\n".join(_reference_blocks(page)) + f"\n\n---\nCanonical: {page.canonical}"
    return "\n\n".join(block for block in _strict_blocks(page) if block) + "\n"


def _strict_blocks(page: Page) -> Iterator[str]:
    if page.front:
        yield "\n".join(("---", *(f"{_key(field.key)}: {scalar(field.value)}" for field in page.front), "---"))
    yield f"# {headed(_text(page.title))}".rstrip() + (f"\n> {started(_text(page.deck))}" if page.deck else "")
    if page.meta.fields or page.meta.counts:
        yield f"**Meta:** {_meta(page.meta)}"
    opening = next((other.blocks for other in page.others[:1] if not other.heading), ())
    yield from opening  # prose without a heading is that only before the first one
    yield from _section("summary", map(_paragraph, page.summary))
    absent = [f"No take from: {_items(page.missing)}"] if page.missing else []
    yield from _section("split", (*map(_position, page.split), *absent))
    yield from _listed("numbers", map(_number, page.numbers))
    yield from _section("why", map(_paragraph, page.why))
    yield from _listed("watch", map(_watch, page.watch))
    yield from _takes(page.takes, _take)
    if page.matrix:
        yield f"## {HEADINGS['matrix']}"
        yield _matrix(page.matrix)
    yield from _listed(
        "timeline", (f"{item.on} — {_text(item.text)}" if item.on else started(_text(item.text, "—")) for item in page.timeline)
    )
    for other in page.others[1 if opening else 0 :]:
        yield f"## {other.heading}" if other.heading else ""
        yield from other.blocks
    yield from _listed("graph", map(_graph, page.graph))
    if page.receipts:
        yield f"## {HEADINGS['receipts']}"
        yield "\n".join(f"- {line}" for line in _receipts(page.receipts))
    yield "\n".join(map(_source, page.sources))
    yield f"---\nCanonical: {page.canonical}".rstrip()


def _reference_blocks(page: Page) -> Iterator[str]:
    deck = f"\n> {_bare(page.deck)}" if page.deck else ""
    yield f"# {_bare(page.title)}{deck}"
    yield f"**Meta:** {_meta(page.meta, _bare)}"
    yield from _section("summary", map(_bare, page.summary))
    yield from _section("split", (_bare(position.statement) for position in page.split))
    yield from _listed("numbers", (f"{_bare(line.value)}{line.separator}{_bare(line.label)}" for line in page.numbers))
    yield from _section("why", map(_bare, page.why))
    yield from _listed("watch", (_bare(item.text) for item in page.watch))
    yield from _takes(page.takes, _plain_take)
    if page.graph:
        yield "\n".join((f"## {HEADINGS['graph']}", *(f"- {line.label}: {', '.join(map(_bare, line.items))}" for line in page.graph)))


def _section(name: str, paragraphs: Iterable[str]) -> Iterator[str]:
    found = tuple(paragraphs)
    if found:
        yield f"## {HEADINGS[name]}"
        yield from found


def _listed(name: str, lines: Iterable[str]) -> Iterator[str]:
    found = tuple(lines)
    if found:
        yield f"## {HEADINGS[name]}"
        yield "\n".join(f"- {line}" for line in found)


def _takes(groups: Iterable[TakeGroup], write: Callable[[TakeLine], Iterator[str]]) -> Iterator[str]:
    found = tuple(groups)
    if found:
        yield f"## {HEADINGS['takes']}"
    for group in found:
        heading = [f"### {headed(shielded(group.lens))}"] if group.lens else []
        yield "\n".join((*heading, *(line for take in group.takes for line in write(take))))


def _meta(meta: Meta, text: Callable[[Text], str] | None = None) -> str:
    write = text or (lambda value: _text(value, ",·:"))
    fields = (
        f"{shielded(field.key, ':·')}: {', '.join(map(write, field.values))}" if field.key else ", ".join(map(write, field.values))
        for field in meta.fields
    )
    return " · ".join((*fields, *(f"{count.value} {shielded(count.label, ':·')}" for count in meta.counts)))


def _paragraph(text: Text) -> str:
    return started(_text(text))


def _position(position: Position) -> str:
    statement = started(_text(position.statement, "—"))
    if not position.stance:
        return statement
    shares = ""
    if position.members:
        lens = f"{shielded(position.lens, '():;—')}: " if position.lens else ""
        others = f"; others: {position.said_elsewhere} of {position.others}" if position.others else ""
        shares = f" ({lens}{position.said} of {position.members}{others})"
    return f"{statement} — {position.stance} {_items(position.holders, '()—')}{shares}"


def _number(line: NumberLine) -> str:
    value = started(_text(line.value, ",:—，、："))
    details = "; ".join(_details(line))
    label = _text(line.label, "()" if line.separator == " — " else "")
    return f"{value}{line.separator}{label}" + (f" ({details})" if details else "")


def _details(line: NumberLine) -> Iterator[str]:
    if line.reading:
        yield line.reading
    if line.outlets:
        yield f"by {_items(line.outlets, '();')}"
    if line.since:
        yield f"since {line.since}"
    if line.status:
        yield line.status


def _watch(item: WatchItem) -> str:
    words = started(_text(item.text, "—"))
    return f"{words} — look again: {item.look_again}" if item.look_again else words


def _take(take: TakeLine) -> Iterator[str]:
    place = ", ".join(filter(None, (_region(take), take.language)))
    notes = [f"*(copy of {shielded(take.copy_of)})*"] if take.copy_of else []
    notes += ["*(link only)*"] if take.is_link_only else []
    framing = " ".join(filter(None, (_text(take.framing) if take.framing else "", *notes)))
    yield f"- **{shielded(take.outlet)}**" + (f" ({place})" if place else "") + (f" — {framing}" if framing else "")
    if take.quote:
        speaker = f" — {shielded(take.quote.speaker, chr(34))}" if take.quote.speaker else ""
        headline = " *(headline)*" if take.quote.is_headline else ""
        yield f'  > "{shielded(take.quote.text, chr(34))}"{speaker}{headline}{_standing(take.quote)}'
    if take.source:
        yield f"  Source: {take.source}"


def _standing(quote: QuoteLine) -> str:
    """What is said of a quote that stands otherwise elsewhere."""
    if not quote.standing:
        return ""
    return f' *({quote.standing}: elsewhere "{shielded(quote.against, chr(34))}", {shielded(quote.against_outlet, chr(34))})*'


def _region(take: TakeLine) -> str:
    """The region, its commas and parentheses escaped, and not to be taken for a language."""
    written = shielded(take.region, ",()（），")
    looks_like_a_tag = not take.language and re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", take.region)
    return f"&#{ord(written[0])};{written[1:]}" if looks_like_a_tag else written


def _plain_take(take: TakeLine) -> Iterator[str]:
    place = ", ".join(filter(None, (take.region, take.language)))
    yield f"- **{take.outlet}** ({place}) — {_bare(take.framing) if take.framing else ''}"
    if take.quote:
        yield f'  > "{take.quote.text}"'
    if take.source:
        yield f"  Source: {take.source}"


def _matrix(matrix: Matrix) -> str:
    header = ("Claim", "Voices", *(_text(outlet) for outlet in matrix.outlets))
    rows = ((_text(row.statement), str(row.voices), *_states(row)) for row in matrix.rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, ("---",) * len(header), *rows))


def _states(row: MatrixLine) -> Iterator[str]:
    """The cells of a row, a state each, with the source of the words behind it."""
    against = row.against or (0,) * len(row.states)
    for state, number in zip(row.states, against, strict=False):
        yield shielded(state) + (f"[^{number}]" if number else "")


def _graph(line: GraphLine) -> str:
    label = f"{started(shielded(line.label, ':'))}: " if line.label else ""
    return f"{label}{_items(line.items, '' if line.label else ':')}"


def _receipts(receipts: Receipts) -> Iterator[str]:
    if receipts.checked:
        yield "checked: " + ", ".join(f"{count.value} {shielded(count.label, ',')}" for count in receipts.checked)
    for dropped in receipts.dropped:
        yield f'dropped: {shielded(dropped.rule, "()")} ({shielded(dropped.place, "()")}) "{shielded(dropped.seen, chr(34))}"'
    if receipts.made_by:
        yield f"made by: {shielded(receipts.made_by)}"
    if receipts.audit:
        yield f"audit: [{shielded(receipts.audit)}]({target(receipts.audit)})"


def _source(source: SourceLine) -> str:
    language = f" ({source.language})" if source.language else ""
    words = f' "{shielded(source.words, chr(34))}"' if source.words else ""
    place = f" ({source.article} {source.part} {source.start}–{source.end})" if source.article else ""
    address = f" Source: {source.url}" if source.url else ""
    return f"[^{source.number}]: {_text(source.outlet, chr(34) + '()')}{language}{words}{place}{address}"


def _items(texts: Iterable[Text], also: str = "") -> str:
    return ", ".join(_text(text, f",{also}") for text in texts)


def _text(text: Text, also: str = "") -> str:
    """A text in the strict form: words, the language they are marked with, then the citations at the end."""
    runs = list(text.runs)
    cited = len(runs)
    while cited and runs[cited - 1].kind is RunKind.CITATION:
        cited -= 1
    words = "".join(_run(run, also) for run in runs[:cited])
    note = f" *({text.language})*" if text.language else ""
    return words + note + "".join(_run(run, "") for run in runs[cited:])


def _run(run: Run, also: str) -> str:
    write = _RUNS.get(run.kind)
    return write(run) if write else shielded(run.text, also)


_RUNS: dict[RunKind, Callable[[Run], str]] = {
    RunKind.LINK: lambda run: f"[{shielded(run.text)}]({target(run.target)})",
    RunKind.WIKI: lambda run: f"[[{run.text}]]",
    RunKind.CITATION: lambda run: f"[^{run.text}]",
    RunKind.STRONG: lambda run: f"**{shielded(run.text)}**",
    RunKind.EMPHASIS: lambda run: f"*{shielded(run.text, '()')}*",
    RunKind.CODE: lambda run: f"`{run.text}`",
}


def _bare(text: Text) -> str:
    """A text in the reference form: words as they are, links, no citations and no notes."""
    return "".join(_bare_run(run) for run in text.runs if run.kind is not RunKind.CITATION)


def _bare_run(run: Run) -> str:
    if run.kind is RunKind.LINK:
        return f"[{run.text}]({target(run.target)})"
    return run.text if run.kind is RunKind.PLAIN else _run(run, "")


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z_][\w-]*", key) else scalar(key)
