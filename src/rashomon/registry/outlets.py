"""The registry of outlets: who answers for an article."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import msgspec

from rashomon.errors import Misconfigured
from rashomon.model.outlet import ControlLabel, ListedSource, Outlet, OutletKind
from rashomon.registry.regions import is_country
from rashomon.registry.toml import read_tables
from rashomon.shipped import shipped

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_ID_LIMIT = 80  # characters: ids are file names of pages


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


@dataclass(frozen=True, slots=True)
class Registry:
    """Outlets by id, and the domains that lead to them.

    Build it with `registry_from`, which checks that no domain leads to two outlets.
    """

    outlets: Mapping[str, Outlet]
    ids_by_domain: Mapping[str, str]

    def named(self, id_or_domain: str) -> Outlet | None:
        """Return the outlet with this very id or domain, in lower case.

        A domain under a registered one is not that outlet: `es.wikinews.org` and `en.wikinews.org` may be two.
        """
        return self.outlets.get(id_or_domain) or self._of_domain(id_or_domain)

    def of_host(self, host: str) -> Outlet | None:
        """Return the outlet whose domain is `host` or the longest domain that `host` lies under (news.bbc.co.uk → bbc.co.uk)."""
        while host:
            if outlet := self._of_domain(host):
                return outlet
            host = host.partition(".")[2]
        return None

    def _of_domain(self, domain: str) -> Outlet | None:
        outlet_id = self.ids_by_domain.get(domain)
        return None if outlet_id is None else self.outlets[outlet_id]


def registry_from(outlets: Iterable[Outlet]) -> Registry:
    """Return the registry of these outlets.

    Raises:
        Misconfigured: an id or a domain stands twice.
    """
    by_id: dict[str, Outlet] = {}
    ids_by_domain: dict[str, str] = {}
    for outlet in outlets:
        if outlet.id in by_id:
            raise Misconfigured(f"two outlets have the id {outlet.id!r}: rename or remove one")
        by_id[outlet.id] = outlet
        for domain in outlet.domains:
            other = ids_by_domain.setdefault(domain, outlet.id)
            if other != outlet.id:
                raise Misconfigured(f"the domain {domain!r} belongs to {other!r} and to {outlet.id!r}: remove it from one")
    return Registry(MappingProxyType(by_id), MappingProxyType(ids_by_domain))


def load_registry(user_files: Iterable[Path] = (), *, folder: Path | None = None) -> Registry:
    """Read the outlets of `folder` (the shipped ones by default) and of the user's own files.

    A user's outlet replaces the one with the same id, and a later file an earlier one: all of its fields, so that nobody has to look
    into two places.

    Raises:
        Misconfigured: a file cannot be read or breaks a rule (docs/reference/outlets.md), or two outlets share an id or a domain.
    """
    files = sorted((folder or shipped("outlets")).glob("*.toml"))
    chosen = dict(registry_from(outlet for path in files for outlet in read_outlets(path)).outlets)
    for path in user_files:
        chosen.update(registry_from(read_outlets(path)).outlets)
    return registry_from(chosen.values())


def read_outlets(path: Path) -> tuple[Outlet, ...]:
    """Return the outlets of one file.

    Raises:
        Misconfigured: the file cannot be read or breaks a rule; the message names file, outlet and rule.
    """
    return tuple(_outlet(place, wire) for place, wire in read_tables(path, "outlet", _Wire))


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
        bool(_ID.fullmatch(wire.id)) and len(wire.id) <= _ID_LIMIT,
        f"an id is at most {_ID_LIMIT} lower-case letters and digits with single hyphens between them, not {wire.id!r}",
    )
    texts = (wire.name, *wire.names.values(), *(() if wire.owner is None else (wire.owner,)))
    if wire.control:
        texts += (wire.control.rater, wire.control.method, wire.control.on)
        yield wire.control.url is None or wire.control.url.startswith("https://"), "the control label's url must begin with https://"
    for text in texts:
        yield bool(text.strip()) and text.isprintable(), f"a text must be one line and not empty, not {text!r}"
    for domain in wire.domains:
        yield (
            bool(_DOMAIN.fullmatch(domain)) and not domain.startswith("www."),
            f"a domain is lower-case, without https:// and www., in its xn-- form if it is not ASCII: not {domain!r}",
        )
    yield wire.country is None or is_country(wire.country), f"{wire.country!r} is no ISO 3166-1 alpha-2 country in capitals"
    for language in (*wire.languages, *wire.names):
        yield bool(_LANGUAGE.fullmatch(language)), f"{language!r} is no BCP 47 language"
