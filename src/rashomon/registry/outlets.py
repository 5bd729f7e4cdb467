"""Reading the files of outlets: the shipped ones, and those of a person's own."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import msgspec

from rashomon.errors import Misconfigured
from rashomon.model.outlet import ControlLabel, ListedSource, Outlet, OutletKind
from rashomon.registry.lookup import Registry, registry_from
from rashomon.registry.overrides import read_overrides
from rashomon.registry.regions import is_country
from rashomon.registry.sets import default_ids
from rashomon.registry.spelling import ID_LIMIT, is_domain, is_id, is_language
from rashomon.registry.toml import read_text, tables_from
from rashomon.shipped import shipped
from rashomon.text.urls import canonical_url


class _Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table `[[outlet]]` of a file."""

    id: str
    name: str
    domains: tuple[str, ...]
    country: str | None = None
    languages: tuple[str, ...] = ()
    kind: OutletKind | None = None
    owner: str | None = None
    control: ControlLabel | None = None
    names: dict[str, str] = {}
    sources: tuple[ListedSource, ...] = ()


def load_registry(
    user_files: Iterable[Path] = (), *, folder: Path | None = None, unsaved: Mapping[Path, str] = MappingProxyType({})
) -> Registry:
    """Read the outlets of `folder` (the shipped ones by default) and of the user's own files.

    A user's outlet replaces the one with the same id, and a later file an earlier one: all of its fields, so that nobody has to look
    into two places. So do the overrides in a folder `overrides` beside their file. `unsaved` is the text that a file of theirs will have,
    to see beforehand whether all would still be well.

    Raises:
        Misconfigured: a file cannot be read or breaks a rule (docs/reference/outlets.md), or two outlets share an id or a domain.
    """
    root = folder or shipped("outlets")
    ours = dict(registry_from(outlet for path in sorted(root.glob("*.toml")) for outlet in read_outlets(path)).outlets)
    theirs: dict[str, Outlet] = {}
    files = tuple(user_files)
    for path in files:
        found = outlets_from_toml(unsaved[path], path) if path in unsaved else read_outlets(path)
        theirs.update(registry_from(found).outlets)
    _check_domains({key: outlet for key, outlet in ours.items() if key not in theirs}, theirs)
    known = registry_from({**ours, **theirs}.values())
    overrides = {
        outlet_id: found
        for folder in (root, *(path.parent for path in files))
        for outlet_id, found in read_overrides(folder, known.outlets).items()
    }
    return replace(known, own=tuple(theirs), default=default_ids(root), overrides=overrides)


def read_outlets(path: Path) -> tuple[Outlet, ...]:
    """Return the outlets of one file.

    Raises:
        Misconfigured: the file cannot be read or breaks a rule; the message names file, outlet and rule.
    """
    return outlets_from_toml(read_text(path), path)


def outlets_from_toml(text: str, path: Path) -> tuple[Outlet, ...]:
    """Return the outlets of a text that stands in `path`, or would; Misconfigured as for `read_outlets`."""
    return tuple(_outlet(place, wire) for place, wire in tables_from(text, path, "outlet", _Wire))


def _check_domains(ours: Mapping[str, Outlet], theirs: Mapping[str, Outlet]) -> None:
    """Refuse an outlet of a person's own that claims a domain of a shipped one under another id, and say how to mean it."""
    shipped_ids = {domain: outlet.id for outlet in ours.values() for domain in outlet.domains}
    for outlet in theirs.values():
        for domain in outlet.domains:
            if taken_by := shipped_ids.get(domain):
                raise Misconfigured(
                    f"the domain {domain!r} belongs to {taken_by!r} and to {outlet.id!r} of your own files: give yours "
                    f'`id = "{taken_by}"` to replace the shipped outlet, or remove the domain from yours'
                )


def _outlet(place: str, wire: _Wire) -> Outlet:
    for holds, message in _rules(wire):
        if not holds:
            raise Misconfigured(f"{place}: {message}")
    return Outlet(
        id=wire.id,
        name=wire.name,
        domains=wire.domains,
        country=wire.country,
        languages=wire.languages,
        kind=wire.kind,
        owner=wire.owner,
        control=wire.control,
        names=dict(wire.names),
        sources=wire.sources,
    )


def _rules(wire: _Wire) -> Iterable[tuple[bool, str]]:
    yield (
        is_id(wire.id),
        f"an id is at most {ID_LIMIT} lower-case letters and digits with single hyphens between them, not {wire.id!r}",
    )
    texts = (wire.name, *wire.names.values(), *(() if wire.owner is None else (wire.owner,)))
    if wire.control:
        texts += (wire.control.rater, wire.control.method, wire.control.on)
        yield wire.control.url is None or wire.control.url.startswith("https://"), "the control label's url must begin with https://"
    for text in texts:
        yield bool(text.strip()) and text.isprintable(), f"a text must be one line and not empty, not {text!r}"
    for domain in wire.domains:
        yield (
            is_domain(domain),
            f"a domain is lower-case, without https:// and www., in its xn-- form if it is not ASCII: not {domain!r}",
        )
    yield wire.country is None or is_country(wire.country), f"{wire.country!r} is no ISO 3166-1 alpha-2 country in capitals"
    for language in (*wire.languages, *wire.names, *(source.language for source in wire.sources if source.language is not None)):
        yield is_language(language), f"{language!r} is no BCP 47 language"
    yield from (_address_rule(source.url) for source in wire.sources)
    addresses = [canonical_url(source.url) for source in wire.sources]  # all of them pass the rule above, or this is not reached
    yield len(set(addresses)) == len(addresses), "an address of a source stands twice: remove one"


def _address_rule(url: str) -> tuple[bool, str]:
    try:
        canonical_url(url)
    except ValueError as error:
        return False, f"a source's url is an http or https address: {error}"
    return True, ""
