"""Rules about links: that they lead somewhere, to what their words name, and that related pages know of each other."""

from collections.abc import Iterator

from rashomon.audit.actors import check_entity_missing
from rashomon.audit.context import Context, Neighbours
from rashomon.audit.finding import Fault, NotCheckable, Place, Section, Severity
from rashomon.audit.naming import further_words, is_acronym_of, is_form_of, is_same_name, words_of
from rashomon.audit.rule import Rule
from rashomon.audit.targets import Linked, address, entity_slug, graph_place, links, node_slug, site_path, wiki_slug
from rashomon.model.entity import Entity, EntityKind
from rashomon.page import Page, Run, RunKind

_WEB = frozenset({"http", "https"})
_LETTERS = frozenset({"mailto"})
_FACETS = ("n", "entity", "head", "lens", "region", "outlet")  # where a `[[slug]]` is looked for, in this order
_SOMEWHERE = "n/page"  # where a page lies that stands alone: its neighbours are pages about events
_MISTAKEN = frozenset(
    {
        *((EntityKind.CITY, kind) for kind in (EntityKind.COUNTRY, EntityKind.GOVERNMENT, EntityKind.CONFLICT)),
        *((EntityKind.COUNTRY, kind) for kind in (EntityKind.GOVERNMENT, EntityKind.CONFLICT, EntityKind.PERSON)),
        *((kind, EntityKind.CONFLICT) for kind in (EntityKind.BLOC, EntityKind.ARMED_GROUP, EntityKind.PLACE, EntityKind.GOVERNMENT)),
    }
)
"""What words name, and what they are linked to as if it were that."""
_SHOWN = 120  # characters of a quoted label


def _entity_target(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    entity_links = [link for link in links(page) if entity_slug(link.run.target) and words_of(link.run.text)]
    if entity_links and context.neighbours is None and not context.known.entities:
        yield NotCheckable("no list of entities and no other page of the site was given")
        return
    for link in entity_links:
        names = _names_of_target(link.run, context)
        fault = _of_another_kind(link, context) or (_not_a_name(link, names, context) if names else _other_entity(link, context))
        if fault:
            yield fault


def _names_of_target(run: Run, context: Context) -> tuple[str, ...]:
    path = site_path(run.target, seen_from=context.path)
    if context.neighbours is None or path is None:
        return ()
    shown = context.neighbours.names(path) or ()
    known = context.known.entities.get(path.rpartition("/")[2])
    is_known = known is not None and _is_one_of(known, shown)  # the page may list some of its names only
    return (*shown, *known.names.values(), *known.aliases) if known and is_known else shown


def _of_another_kind(link: Linked, context: Context) -> Fault | None:
    """Find words that are first and foremost the name of something else, of a kind that gets mistaken for the target's.

    A list may give "Moscow" as a further name of a government; a page that links the capital to it still says the wrong thing.
    """
    text = _bare(link.run.text)
    target = context.known.entities.get(entity_slug(link.run.target))
    if target is None or _is_called(target, text):
        return None
    others = [entity for entity in context.known.named(text) if (entity.kind, target.kind) in _MISTAKEN and _is_called(entity, text)]
    if not others:
        return None
    meant = f"the {others[0].kind} {_quoted(text)}"
    return Fault(link.place, _shown(link), f"a link to the page of {meant}, not of the {target.kind} {_quoted(target.name_in('en'))}")


def _is_called(entity: Entity, text: str) -> bool:
    return any(is_same_name(text, name) for name in entity.names.values())


def _not_a_name(link: Linked, names: tuple[str, ...], context: Context) -> Fault | None:
    text = link.run.text
    if any(is_same_name(text, name) for name in names):
        return None
    others = [entity for entity in context.known.named(_bare(text)) if not _is_one_of(entity, names)]
    if not others:
        if any(is_form_of(text, name) for name in names) or _may_be_demonym(text, names, context):
            return None
        if not any(_same_script(text, name) for name in names):
            return None
    shown = ", ".join(f'"{name}"' for name in dict.fromkeys(names[:3]))
    return Fault(link.place, _shown(link), f"words that name what that page is about ({shown}), or a link to the page of {_quoted(text)}")


def _other_entity(link: Linked, context: Context) -> Fault | None:
    """Judge by the lists and the address alone: only words that surely name something else than the address says are at fault."""
    text, slug = link.run.text, entity_slug(link.run.target)
    entities = context.known.named(_bare(text))
    if not entities or any(_is_at(entity, slug) for entity in entities):
        return None
    told = context.known.entities.get(slug)
    kinds = f"the {entities[0].kind} {_quoted(text)}"
    target = f"the {told.kind} {_quoted(told.name_in('en'))}" if told else f'"{slug}"'
    return Fault(link.place, _shown(link), f"a link to the page of {kinds}, not of {target}")


def _is_at(entity: Entity, slug: str) -> bool:
    """Whether a page with this slug may be the one of `entity`."""
    names = (*entity.names.values(), *entity.aliases)
    spoken = slug.replace("-", " ")
    if slug == entity.id or any(is_acronym_of(spoken, name) or is_acronym_of(name, spoken) for name in names):
        return True
    country = entity.country or ""
    return any(is_form_of(spoken, name) and not _further(slug, name, country) for name in names)


def _further(slug: str, name: str, country: str) -> tuple[str, ...]:
    return tuple(word for word in further_words(slug, name) if word != country.casefold())


def _is_one_of(entity: Entity, names: tuple[str, ...]) -> bool:
    own = (*entity.names.values(), *entity.aliases)
    return any(is_same_name(name, other) for name in names for other in own)


def _may_be_demonym(text: str, names: tuple[str, ...], context: Context) -> bool:
    """Whether one word links to a country: "Dutch", "Kremlin"; no list here knows all of these."""
    is_country = any(entity.kind is EntityKind.COUNTRY for name in names for entity in context.known.named(name))
    return is_country and len(words_of(text)) == 1


def _same_script(one: str, other: str) -> bool:
    return one.isascii() == other.isascii() or any(letter in other for letter in one if letter.isalpha())


def _related_exists(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    related = [link for link in _related(page) if link.run.kind is RunKind.WIKI or _is_of_node(link.run.target, context)]
    if not related:
        return
    if context.neighbours is None:
        yield NotCheckable("no other page of the site was given, so nobody knows whether the related pages exist")
        return
    for link in related:
        path = _path_of(link.run, context.neighbours, page, context)
        back = context.neighbours.related(path) if path else None
        if path is None or back is None:
            yield Fault(link.place, _shown(link), "a page of this site about an event: there is none at this address")
        elif context.path and context.path not in back:
            yield Fault(link.place, _shown(link), f"a page that names this one as related too: {path} does not")


def _is_of_node(target: str, context: Context) -> bool:
    """Whether a link leads to a page about an event: by its own address, or as a neighbour of this one (`flood.md` beside `n/ferry.md`)."""
    return bool(node_slug(target) or node_slug(f"/{site_path(target, seen_from=context.path or _SOMEWHERE)}"))


def _related(page: Page) -> Iterator[Linked]:
    for line in page.graph:
        for text in line.items:
            for run in text.links:
                yield Linked(graph_place(line, text), run)


def _path_of(run: Run, neighbours: Neighbours, page: Page, context: Context) -> str | None:
    """Return the path of the page that a link leads to, None if the site has none there."""
    if run.kind is RunKind.WIKI:
        slug = wiki_slug(run)
        paths = (slug, *(f"{page.locale}/{facet}/{slug}" for facet in _FACETS))
        return next((path for path in paths if slug and neighbours.has(path)), None)
    path = site_path(run.target, seen_from=context.path)
    if path is None:
        return None
    return next((place for place in (path, f"{path}/index") if neighbours.has(place)), None)


def _link_resolvable(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    for link in links(page):
        expected = _expected_of(link.run, page, context)
        if expected:
            yield Fault(link.place, _shown(link), expected)
    for item, take in enumerate(page.all_takes):
        if take.source and not _is_web(take.source):
            yield Fault(Place(Section.TAKES, item, take.line), f"Source: {_cut(take.source)}", "an address that begins with https://")
    for line in page.graph:
        for text in line.items:
            if text.plain.strip() and not text.links:
                yield Fault(graph_place(line, text), f"{line.label}: {_cut(text.plain)}", "a link: this label leads nowhere")
    for item, source in enumerate(page.sources):
        if source.url and not _is_web(source.url):
            place = Place(Section.SOURCES, item, source.line)
            yield Fault(place, f"Source: {_cut(source.url)}", "an address that begins with https://")


def _expected_of(run: Run, page: Page, context: Context) -> str:
    """Return what is expected in place of a link that leads nowhere, "" for one that leads somewhere."""
    neighbours = context.neighbours
    if run.kind is RunKind.WIKI:
        is_page = neighbours is not None and _path_of(run, neighbours, page, context) is not None
        return "" if is_page else "a link with an address: double brackets hold a label that leads nowhere"
    parts = address(run.target)
    if parts is None or not run.target.strip():
        return "a well-formed address"
    if parts.scheme or parts.netloc:
        is_whole = parts.scheme in _LETTERS or (_is_web(run.target) if parts.scheme else bool(parts.hostname))
        return "" if is_whole else "an address that a reader can follow (https://…)"
    if neighbours and parts.path:
        return "" if _path_of(run, neighbours, page, context) else "a page of this site: there is none at this address"
    belongs = not parts.path or _is_web(page.canonical) or bool(context.path or page.front_value("id"))
    return "" if belongs else "a full address: this page names no site (Canonical:) to which the address could belong"


def _is_web(target: str) -> bool:
    parts = address(target)
    return parts is not None and parts.scheme in _WEB and bool(parts.hostname) and _is_clean(target)


def _is_clean(target: str) -> bool:
    return target.isprintable() and " " not in target.strip()


def _bare(text: str) -> str:
    """Return the words of a link as a list would have them: without a possessive or an article."""
    words = text.strip().removesuffix("'s").removesuffix("’s")
    first, _, rest = words.partition(" ")
    return rest if first.casefold() == "the" and rest else words


def _shown(link: Linked) -> str:
    if link.run.kind is RunKind.WIKI:
        return f"[[{_cut(link.run.text)}]]"
    return f"[{_cut(link.run.text)}]({_cut(link.run.target)})"


def _quoted(words: str) -> str:
    return f'"{_cut(words)}"'


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


LINKS: tuple[Rule, ...] = (
    Rule("entity-target", Severity.ERROR, "A link's words are a name of what it leads to.", _entity_target),
    Rule("entity-missing", Severity.WARNING, "An actor that the title names has an entity on the page.", check_entity_missing),
    Rule("related-exists", Severity.ERROR, "Related pages exist, and name this one as related too.", _related_exists),
    Rule("link-resolvable", Severity.ERROR, "Every link leads somewhere that a reader can go.", _link_resolvable),
)
