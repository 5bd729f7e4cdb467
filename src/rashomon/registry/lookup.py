"""The registry of outlets: who answers for an article, and which outlets somebody means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from rapidfuzz import fuzz, process

from rashomon.errors import Misconfigured
from rashomon.model.outlet import Outlet
from rashomon.model.override import Override

_NEAREST, _NEAR = 3, 60.0  # spellings to offer; rapidfuzz ratio, of 100, below which a word is no misspelling but another word


@dataclass(frozen=True, slots=True)
class Registry:
    """Outlets by id, and the domains that lead to them.

    `own` are the ids that came from a person's own files, `default` those that are read when nobody says which, `overrides` what is known
    of the pages of single outlets, by their ids. Build it with `registry_from`, which checks that no domain leads to two outlets.
    """

    outlets: Mapping[str, Outlet]
    ids_by_domain: Mapping[str, str]
    own: tuple[str, ...] = ()
    default: tuple[str, ...] = ()
    overrides: Mapping[str, tuple[Override, ...]] = field(default_factory=dict)

    def override(self, outlet_id: str, *, on: date) -> Override | None:
        """Return the override of an outlet's pages that were fetched on a day (UTC), if there is one."""
        return next((each for each in self.overrides.get(outlet_id, ()) if each.holds_on(on)), None)

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

    def chosen(self, words: Iterable[str]) -> tuple[Outlet, ...]:
        """Return the outlets that the words choose, each once: `default`, `all`, `own` (of a person's own files), an id or a domain.

        Raises:
            Misconfigured: a word is none of these, or there is nothing behind it; the message has the nearest spellings.
        """
        ids = dict.fromkeys(outlet_id for word in words for outlet_id in self._ids(word))
        return tuple(self.outlets[outlet_id] for outlet_id in ids)

    def sources_of(self, words: Iterable[str]) -> tuple[Outlet, ...]:
        """Return those of the chosen outlets that have sources, in the order of `chosen`.

        Raises:
            Misconfigured: as for `chosen`.
        """
        return tuple(outlet for outlet in self.chosen(words) if outlet.sources)

    def _ids(self, word: str) -> tuple[str, ...]:
        match word:
            case "all":
                return tuple(self.outlets)
            case "own":
                if not self.own:
                    raise Misconfigured("there are no outlets of your own: name their file with --outlets or in rashomon.toml")
                return self.own
            case "default":
                return self._default()
        outlet = self.named(word.lower())
        if outlet is None:
            raise Misconfigured(f"no outlet {word!r}{self._alike(word)}. `rashomon outlets list` names them all")
        return (outlet.id,)

    def _default(self) -> tuple[str, ...]:
        if not self.default:
            raise Misconfigured("this installation has no default set of outlets: install rashomon again, or name outlets")
        if unknown := [outlet_id for outlet_id in self.default if outlet_id not in self.outlets]:
            raise Misconfigured(f"the default set names outlets that are not there: {', '.join(unknown)}")
        return self.default

    def _alike(self, word: str) -> str:
        known = [*self.outlets, *self.ids_by_domain]
        near = [name for name, _, _ in process.extract(word.lower(), known, scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=_NEAR)]
        return f"; the nearest: {', '.join(near)}" if near else ""

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
