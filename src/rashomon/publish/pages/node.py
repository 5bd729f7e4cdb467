"""The page of one event: the values of every section, in the order in which they are read."""

from collections import ChainMap

from rashomon.model.brief import NumberRow
from rashomon.model.node import Node
from rashomon.publish import vocabulary
from rashomon.publish.pages.citations import Citations
from rashomon.publish.pages.entries import plain_decimal, position_entry, printed_number
from rashomon.publish.pages.matrix import matrix_table
from rashomon.publish.pages.takes import other_axes, take_groups
from rashomon.publish.paths import public_url
from rashomon.publish.shapes import DayEntry, NodePage, NumberEntry, NumberGroup, RelatedEntry, WatchEntry, Words
from rashomon.publish.site import Site


def node_page(site: Site, node: Node) -> NodePage:
    """The values of one node's page."""
    brief, wording = node.brief, site.wording
    citations = Citations(
        site,
        outlet_of={take.article_id: take.outlet_id for take in brief.takes},
        url_of=ChainMap({take.article_id: take.url for take in brief.takes}, site.article_urls),
    )
    deck = citations.statement(brief.deck) if brief.deck else None
    summary = tuple(map(citations.statement, brief.summary))
    positions = tuple(position_entry(position, site, citations.statement(position.statement)) for position in brief.positions)
    numbers = tuple(_number_group(row, site, citations) for row in brief.numbers)
    why = tuple(map(citations.statement, brief.why))
    watch = tuple(WatchEntry(citations.statement(item.sentence), item.look_again) for item in brief.watch)
    groups = take_groups(brief.takes, brief.axis, site, citations=citations)
    matrix = matrix_table(brief.matrix, brief.takes, brief.axis, site=site, citations=citations) if brief.matrix else None
    timeline = tuple(DayEntry(entry.on, citations.statement(entry.sentence)) for entry in brief.timeline)
    path = site.node_path(node)
    return NodePage(
        type="node",
        id=node.event_id,
        slug=node.slug,
        locale=site.locale,
        path=path,
        url=public_url(site.edition.base_url, path),
        alternates=site.alternates(node_key(node)),
        title=Words(brief.title.text, brief.title.language),
        deck=deck,
        on=node.on,
        until=node.until,
        as_of=node.as_of,
        revision=node.revision,
        heads=tuple(site.head_ref(head) for head in node.heads if head in site.heads),
        counts=node.counts,
        summary=summary,
        positions=positions,
        missing=tuple(map(site.entity_ref, brief.missing)),
        numbers=numbers,
        why=why,
        watch=watch,
        axis=brief.axis or "",
        axis_label=wording.named(vocabulary.AXES, brief.axis) if brief.axis else "",
        groups=groups,
        other_axes=other_axes(brief.takes, brief.axis, groups, site),
        matrix=matrix,
        timeline=timeline,
        related=_related(node, site, citations),
        entities=tuple(site.entity_ref(entity) for entity in node.entity_ids if entity in site.edition.entities),
        receipt=node.receipt,
        citations=citations.entries({take.article_id: take.language for take in brief.takes}),
    )


def node_key(node: Node) -> str:
    """What a node's pages in all locales have in common."""
    return f"n/{node.event_id}"


def _number_group(row: NumberRow, site: Site, citations: Citations) -> NumberGroup:
    values = tuple(
        NumberEntry(
            words=Words(value.text, value.language),
            reading=printed_number(value, site.wording),
            value=plain_decimal(value.value),
            high=plain_decimal(value.high) if value.high is not None else None,
            bound=value.bound,
            unit=value.unit,
            outlets=tuple(map(site.outlet_ref, value.outlet_ids)),
            since=value.since,
            is_superseded=value.is_superseded,
            is_corrected=value.is_corrected,
            is_outlier=value.is_outlier,
            citations=citations.numbers(value.citations, value.language),
        )
        for value in row.values
    )
    if row.counted is not None:
        return NumberGroup(row.measurand, row.counted.span.text, row.is_disputed, values, row.language)
    return NumberGroup(row.measurand, site.wording.measurand(row.measurand), row.is_disputed, values, site.locale)


def _related(node: Node, site: Site, citations: Citations) -> tuple[RelatedEntry, ...]:
    cited = {take.article_id for take in node.brief.takes}
    entries = []
    for edge in node.edges:
        other = site.by_event.get(edge.to_id)
        if other is None or other is node:
            continue
        title = other.brief.title
        names = vocabulary.INVERSE_RELATIONS if edge.is_inverse else vocabulary.RELATIONS
        says_so = edge.because is not None and all(citation.article_id in cited for citation in edge.because.citations)
        entries.append(
            RelatedEntry(
                relation=edge.relation,
                label=site.wording.named(names, edge.relation),
                title=Words(title.text, title.language),
                path=site.node_path(other),
                similarity=round(edge.similarity, 3),
                shared=tuple(site.entity_ref(entity) for entity in edge.shared if entity in site.edition.entities),
                printed=names[edge.relation].lower() if edge.relation in names else edge.relation.replace("-", " "),
                because=citations.statement(edge.because) if edge.because is not None and says_so else None,
            )
        )
    return tuple(entries)
