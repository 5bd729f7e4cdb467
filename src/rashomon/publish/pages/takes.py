"""Takes: each outlet's treatment, grouped by the lens that separates this event's takes best; the other axes are one click away."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.model.brief import PrintedQuote, Take
from rashomon.model.lens import Axis, Lens
from rashomon.publish import vocabulary
from rashomon.publish.links import source_link
from rashomon.publish.pages.citations import Citations
from rashomon.publish.shapes import AxisGrouping, AxisMember, ElsewhereEntry, LensLabel, QuoteEntry, Ref, TakeEntry, TakeGroup, Words
from rashomon.publish.site import Site


def lens_on(lenses: Iterable[Lens], axis: Axis | None) -> Lens | None:
    """The label on one axis (the first by value where raters differ), None where there is none."""
    return min((lens for lens in lenses if lens.axis == axis), default=None)


def take_groups(takes: Sequence[Take], axis: Axis | None, site: Site, *, citations: Citations) -> tuple[TakeGroup, ...]:
    """The takes by lens on `axis`, the largest group first, unlabelled ones last; within a group in the brief's order.

    Full takes come before link-only ones. Numbers run through all groups.
    """
    grouped = _by_lens(takes, axis)
    anchors = {take.article_id: take for take in takes}
    groups = []
    number = 0
    for slug, members in grouped:
        entries = []
        for take in sorted(members, key=lambda take: not take.is_full):
            number += 1
            entries.append(_entry(take, number, site, anchors=anchors, citations=citations))
        groups.append(TakeGroup(_label(slug, members, axis, site=site), tuple(entries)))
    return tuple(groups)


def other_axes(takes: Sequence[Take], axis: Axis | None, groups: Sequence[TakeGroup], site: Site) -> tuple[AxisGrouping, ...]:
    """How every other axis on which some take has a label would group the same takes."""
    number_of = {entry.article_id: entry.number for group in groups for entry in group.takes}
    groupings = []
    for other in Axis:
        if other == axis or all(lens_on(take.lenses, other) is None for take in takes):
            continue
        members = tuple(
            AxisMember(_label(slug, found, other, site=site), tuple(number_of[take.article_id] for take in found))
            for slug, found in _by_lens(takes, other)
        )
        raters = dict.fromkeys(rater for member in members if member.lens for rater in member.lens.raters)
        groupings.append(AxisGrouping(other, site.wording.named(vocabulary.AXES, other), members, tuple(raters)))
    return tuple(groupings)


def _by_lens(takes: Sequence[Take], axis: Axis | None) -> list[tuple[str, list[Take]]]:
    grouped: defaultdict[str, list[Take]] = defaultdict(list)
    for take in takes:
        lens = lens_on(take.lenses, axis)
        grouped[lens.slug if lens else ""].append(take)
    return sorted(grouped.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))


def _label(slug: str, takes: Sequence[Take], axis: Axis | None, *, site: Site) -> LensLabel | None:
    if not slug:
        return None
    found = [lens for take in takes if (lens := lens_on(take.lenses, axis))]
    return site.lens_label(found[0], sorted(set(found)))


def _entry(take: Take, number: int, site: Site, *, anchors: dict[str, Take], citations: Citations) -> TakeEntry:
    framing = citations.statement(take.framing) if take.framing else None
    quote = None
    if take.quote:
        quote = QuoteEntry(
            words=Words(take.quote.text, take.quote.language),
            speaker=take.quote.speaker.span.text if take.quote.speaker else "",
            status=take.quote.status,
            url=source_link(take.url, take.quote.text),
            elsewhere=_elsewhere(take.quote, site, anchors=anchors),
        )
    landing = take.quote.text if take.quote else take.framing.citations[0].span.text if take.framing else ""
    country = take.country or ""
    return TakeEntry(
        number=number,
        article_id=take.article_id,
        outlet=site.outlet_ref(take.outlet_id),
        language=take.language,
        language_name=site.wording.language(take.language),
        country=country,
        country_name=site.wording.country(country) if country else "",
        published_at=take.published_at,
        framing=framing,
        quote=quote,
        url=source_link(take.url, landing),
        is_full=take.is_full,
        copy_of=_original(take.copy_of, site, anchors=anchors) if take.copy_of else None,
        lenses=tuple(site.lens_label(lens) for lens in take.lenses),
        revised_at=site.revised_at.get(take.article_id),
    )


def _elsewhere(quote: PrintedQuote, site: Site, *, anchors: dict[str, Take]) -> ElsewhereEntry | None:
    if quote.against is None or quote.against.article_id not in anchors:
        return None
    take = anchors[quote.against.article_id]
    words = quote.against.span.text
    return ElsewhereEntry(
        words=Words(words, quote.against_language),
        speaker=quote.against_speaker.span.text if quote.against_speaker else "",
        outlet=site.outlet_ref(take.outlet_id),
        url=source_link(take.url, words),
    )


def _original(article_id: str, site: Site, *, anchors: dict[str, Take]) -> Ref:
    if article_id not in anchors:
        return Ref(site.wording.say("an earlier article"))
    outlet = site.outlet_ref(anchors[article_id].outlet_id)
    return Ref(outlet.name, outlet.path)
