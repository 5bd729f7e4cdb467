"""`rashomon outlets show`: all that is known of one outlet."""

import json
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from rashomon.cli import options
from rashomon.cli.outlets.registered import DEFAULT_RATINGS, RatingsFolder, as_json, registry_of
from rashomon.errors import Misconfigured
from rashomon.model.outlet import Outlet
from rashomon.registry import Registry, lenses_of, region_name, regions_of
from rashomon.registry.ratings import RatingFile, Scope, ratings_in, ratings_of
from rashomon.text.urls import host_of

_PARTS = 5  # ratings of parts of an outlet to print; --json has all


def show(
    outlet: Annotated[str, typer.Argument(metavar="ID|DOMAIN|URL", help="An outlet's id, one of its domains, or an address of its site.")],
    ratings: RatingsFolder = DEFAULT_RATINGS,
    outlets: options.OutletFiles = None,
    as_json_: options.AsJson = False,
    config: options.ConfigFile = None,
) -> None:
    """Show all that is known of one outlet: names, owner, place, labels with who put them, sources, and ratings that you have imported."""
    registry = registry_of(config, outlets)
    found = _found(registry, outlet)
    files = ratings_in(ratings)
    if as_json_:
        typer.echo(json.dumps(_document(found, registry, files), ensure_ascii=False, indent=2))
        return
    console = Console()
    for name, text in _lines(found, registry, files):
        console.print(f"[bold]{name:<10}[/] {escape(text)}", highlight=False, soft_wrap=True)


def _found(registry: Registry, text: str) -> Outlet:
    if "://" not in text and "/" not in text:
        return registry.named(text.lower()) or registry.of_host(text.lower().removeprefix("www.")) or registry.chosen([text])[0]
    try:
        host = host_of(text if "://" in text else f"https://{text}")
    except ValueError as error:
        raise Misconfigured(str(error)) from error
    outlet = registry.of_host(host)
    if outlet is None:
        raise Misconfigured(f"no outlet has the domain {host}; `rashomon outlets add {text}` writes one of your own")
    return outlet


def _document(outlet: Outlet, registry: Registry, files: tuple[RatingFile, ...]) -> dict[str, object]:
    return {
        **as_json(outlet),
        "names": outlet.names,
        "owner": outlet.owner,
        "own": outlet.id in registry.own,
        "regions": [{"code": code, "name": region_name(code, "en")} for code in regions_of(outlet.country or "")],
        "lenses": [
            {"axis": lens.axis, "value": lens.value, "rater": lens.rater, "method": lens.method, "on": lens.on}
            for lens in lenses_of(outlet)
        ],
        "ratings": [
            {
                "rater": file.rater,
                "method": file.method,
                "licence": file.licence,
                "rated": each.rated,
                "scope": each.scope,
                "values": each.values,
                "on": each.on,
                "url": each.url,
            }
            for file, found in ratings_of(outlet.id, files)
            for each in found
        ],
    }


def _lines(outlet: Outlet, registry: Registry, files: tuple[RatingFile, ...]) -> Iterator[tuple[str, str]]:
    yield "id", outlet.id + (" (of your own files)" if outlet.id in registry.own else "")
    yield "name", outlet.name
    if outlet.names:
        yield "names", ", ".join(f"{locale}: {name}" for locale, name in outlet.names.items())
    yield "domains", ", ".join(outlet.domains) or "none"
    if outlet.country:
        places = [f"{region_name(code, 'en')} ({code})" for code in (outlet.country, *regions_of(outlet.country))]
        yield "country", ", in ".join(places)
    for name, text in (("languages", ", ".join(outlet.languages)), ("kind", outlet.kind), ("owner", outlet.owner)):
        if text:
            yield name, str(text)
    yield from (("lens", line) for line in _lens_lines(outlet))
    for source in outlet.sources:
        yield "source", f"{source.url} ({source.kind}{', ' + source.language if source.language else ''})"
    if not outlet.sources:
        yield "source", "none is listed"
    yield from _rating_lines(outlet, files)


def _lens_lines(outlet: Outlet) -> Iterator[str]:
    for lens in lenses_of(outlet):
        said = ", ".join(part for part in (lens.rater, lens.method, lens.on) if part)
        value = f"{region_name(lens.value, 'en')} ({lens.value})" if lens.axis == "region" else lens.value
        yield f"{lens.axis}: {value}, says {said}"
    if outlet.control is None:
        yield "control: nobody has said who controls it"
    elif outlet.control.url:
        yield f"control: see {outlet.control.url}"


def _rating_lines(outlet: Outlet, files: tuple[RatingFile, ...]) -> Iterator[tuple[str, str]]:
    for file, found in ratings_of(outlet.id, files):
        for rating in found[:_PARTS]:
            values = ", ".join(f"{name} {value}" for name, value in rating.values.items())
            of_part = f" of {rating.rated}" if rating.scope is Scope.PART else ""
            yield "rating", f"{file.rater}{of_part}: {values} ({rating.on or 'day not known'}{'; ' + rating.url if rating.url else ''})"
        if len(found) > _PARTS:
            yield "rating", f"{file.rater}: {len(found) - _PARTS:,} more of its parts (--json has them)"
