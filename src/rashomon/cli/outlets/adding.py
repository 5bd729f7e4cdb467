"""`rashomon outlets add`: one outlet into a person's own file."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console
from rich.markup import escape

from rashomon.cli import options
from rashomon.cli.outlets.registered import DEFAULT_FILE, KINDS, OwnFile, own_files, readable_with, registry_with
from rashomon.errors import Misconfigured
from rashomon.model.outlet import ListedSource, Outlet, OutletKind
from rashomon.registry import Registry
from rashomon.registry.naming import domain_of, id_for, id_for_name
from rashomon.registry.own_file import add_to_file
from rashomon.text.urls import canonical_url


def add(  # noqa: PLR0913, PLR0917 (one parameter an option; typer calls it)
    address: Annotated[
        str | None, typer.Argument(metavar="URL", help="A site (https://herald.example), or a feed of it (https://herald.example/rss).")
    ] = None,
    outlet_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Its name in files and addresses; else made of the domain.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="TEXT", help="What it calls itself; else the domain.")] = None,
    domain: Annotated[list[str] | None, typer.Option("--domain", metavar="HOST", help="Where its articles stand; repeatable.")] = None,
    country: Annotated[str | None, typer.Option("--country", metavar="CC", help="Where it is based: ISO 3166-1, like ML.")] = None,
    language: Annotated[list[str] | None, typer.Option("--language", metavar="TAG", help="What it publishes in; repeatable.")] = None,
    kind: Annotated[OutletKind | None, typer.Option("--kind", metavar="KIND", help=f"What it is: {KINDS}.")] = None,
    feed: Annotated[list[str] | None, typer.Option("--feed", metavar="URL", help="Where its articles are listed; repeatable.")] = None,
    file: OwnFile = DEFAULT_FILE,
    outlets: options.OutletFiles = None,
    config: options.ConfigFile = None,
) -> None:
    """Add an outlet to a file of your own. Nothing is asked of the network; `rashomon outlets check` does that.

    A feed of an outlet that is known already is added to a copy of that outlet in your file, which then stands in its place.
    """
    files = own_files(config, outlets)
    registry = registry_with(file, files)
    site, feeds = _addresses(address, feed or ())
    domains = tuple(dict.fromkeys(each.lower().removeprefix("www.") for each in domain or ())) or _derived(site, feeds)
    given = Outlet(
        outlet_id or _new_id(domains, name, registry),
        name or next(iter(domains), ""),
        domains,
        country.upper() if country else None,
        tuple(language or ()),
        kind,
        sources=tuple(ListedSource(url) for url in feeds),
    )
    is_feed_alone = bool(feeds) and not any((name, domain, country, language, kind))
    known = registry.outlets.get(outlet_id or "") or next(filter(None, map(registry.of_host, domains)), None)
    if known is not None and is_feed_alone and outlet_id in {None, known.id}:
        written, what = _extended(known, given.sources), "a copy with its further feed"
    else:
        _refuse_taken(given, registry, file=str(file))
        written, what = given, ", ".join(domains) or "no domain: its articles cannot be told by their address"
    add_to_file(file, [written], beside=files)
    _say(written, what, where=str(file), how=readable_with(file, config))


def _addresses(address: str | None, feeds: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
    """Tell a site from a feed, by whether there is anything after the host."""
    try:
        listed = [canonical_url(each) for each in feeds]
        if address is None:
            return None, tuple(dict.fromkeys(listed))
        url = canonical_url(address if "://" in address else f"https://{address}")
    except ValueError as error:
        raise Misconfigured(str(error)) from error
    parts = urlsplit(url)
    return (
        (url, tuple(dict.fromkeys(listed))) if parts.path in {"", "/"} and not parts.query else (None, tuple(dict.fromkeys([url, *listed])))
    )


def _derived(site: str | None, feeds: Iterable[str]) -> tuple[str, ...]:
    found = (domain_of(each) for each in (site, *feeds) if each)
    return tuple(each for each in (next(filter(None, found), None),) if each)


def _new_id(domains: tuple[str, ...], name: str | None, registry: Registry) -> str:
    if domains:
        return id_for(domains[0], registry.outlets)
    if name:
        return id_for_name(name, registry.outlets)
    raise Misconfigured("name an outlet: `rashomon outlets add https://herald.example`, or give --name, or --id and --feed of a known one")


def _extended(known: Outlet, sources: Iterable[ListedSource]) -> Outlet:
    present = {canonical_url(source.url) for source in known.sources}
    further = tuple(source for source in sources if source.url not in present)
    if not further:
        raise Misconfigured(f"{known.id!r} lists this feed already: there is nothing to add")
    return replace(known, sources=(*known.sources, *further))


def _refuse_taken(given: Outlet, registry: Registry, *, file: str) -> None:
    where = f"edit it in {file}" if given.id in registry.own else f"copy it into {file} and edit it"
    if given.id in registry.outlets:
        raise Misconfigured(f"the id {given.id!r} is taken by {registry.outlets[given.id].name}: give another with --id, or {where}")
    for domain in given.domains:
        if taken := registry.named(domain):
            raise Misconfigured(
                f"{domain} belongs to {taken.id!r} ({taken.name}): `rashomon outlets add --id {taken.id} --feed URL` adds a feed to it; "
                f"to change anything else, write an outlet with that id into {file}"
            )


def _say(outlet: Outlet, what: str, *, where: str, how: str) -> None:
    console = Console()
    for line in (f"{where}: {outlet.id} ({what})", *(f"  lists: {source.url}" for source in outlet.sources), how):
        if line:
            console.print(escape(line), highlight=False, soft_wrap=True)
