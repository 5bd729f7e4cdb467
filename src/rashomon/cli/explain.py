"""`rashomon explain`: why articles are together."""

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from rashomon.cli import options
from rashomon.errors import Misconfigured
from rashomon.model.article import Article
from rashomon.model.event import Evidence, Membership
from rashomon.model.head_match import HeadMatch
from rashomon.model.node import Edge
from rashomon.pipeline.explaining import explain_event
from rashomon.store.database import Database

_HEADLINE = 60  # characters of a headline in the table


def explain(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event's id, a page's slug, or the url of one of its articles.")],
    data: options.DataFolder = options.DEFAULT_DATA,
) -> None:
    """Say why the articles of an event are together, and why it bears on heads and is related to other events: the evidence of each."""
    database = Database.open(data, create=False)
    found = explain_event(database, event)
    if found is None:
        raise Misconfigured(f"no event, page or article {event!r} in {data}")
    console = Console()
    console.print(f"[bold]{found.event_id}[/]  {len(found.members)} articles", highlight=False)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("article", "outlet", "why it is here"):
        table.add_column(heading, overflow="fold")
    for article, membership in found.members:
        table.add_row(escape(_headline(article)), escape(article.outlet_id), escape(_why(membership, found.headlines)))
    console.print(table)
    for move in found.moves:
        console.print(f"{move.kind}: {move.event_id} → {move.into_id} ({_numbers(move.evidence)})", highlight=False)
    for match in found.heads:
        console.print(escape(_head(match)), highlight=False)
    for edge in found.edges:
        console.print(escape(_edge(edge, found.titles)), highlight=False)


def _headline(article: Article) -> str:
    return (article.title or article.text)[:_HEADLINE]


def _why(membership: Membership, headlines: dict[str, str]) -> str:
    evidence = membership.evidence
    if evidence.nearest_id is None:
        return "founded the event"
    nearest = headlines.get(evidence.nearest_id, evidence.nearest_id)[:_HEADLINE]
    copied = "the same text as an earlier article; " if membership.copy_of else ""
    return f"{copied}nearest to “{nearest}”: {_numbers(evidence)}"


def _head(match: HeadMatch) -> str:
    likeness = f"likeness {match.likeness:.2f}, to what no head is about {match.elsewhere:.2f}"
    return f"bears on {match.head_id}: nearest to “{match.sentence}” ({likeness})"


def _edge(edge: Edge, titles: dict[str, str]) -> str:
    relation = f"inverse of {edge.relation}" if edge.is_inverse else edge.relation
    shared = f", both name {', '.join(edge.shared)}" if edge.shared else ""
    because = f"; an article says so: “{edge.because.text}”" if edge.because else ""
    title = f" “{titles[edge.to_id][:_HEADLINE]}”" if edge.to_id in titles else ""
    return f"{relation}: {edge.to_id}{title} (similarity {edge.similarity:.2f}{shared}){because}"


def _numbers(evidence: Evidence) -> str:
    parts = [f"score {evidence.score:.2f} ≥ {evidence.threshold:.2f}", f"similarity {evidence.similarity:.2f}"]
    if evidence.overlap:
        parts.append(f"shared wording {evidence.overlap:.0%}")
    if evidence.shared:
        parts.append(f"both name {', '.join(evidence.shared)}")
    if evidence.gap_hours is not None:
        parts.append(f"{evidence.gap_hours:.0f} h apart")
    return ", ".join(parts)
