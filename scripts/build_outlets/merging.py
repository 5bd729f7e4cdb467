"""The lists' claims about one outlet made one, and what they disagree in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from anyascii import anyascii
from scripts.build_outlets.claims import KITE_FEEDS, NAME_ORDER, ORDER, OURS, STATE_MEDIA, Claim
from scripts.build_outlets.guessing import hints, kind_of, languages_of
from scripts.build_outlets.hosts import host_in, same_site

from rashomon.model.outlet import ControlLabel, ListedSource, Outlet, SourceKind
from rashomon.registry.spelling import ID_LIMIT

_MOST_SOURCES = 2
_LONGEST_NAME = 60  # characters; longer ones are slogans
# Sections of a site. One that is written alone is no source for the news of the world.
_SECTION = re.compile(
    r"sport|podcast|lifestyle|entertain|tech|business|econom|wirtschaft|comment|/tag/|celebr|video|cultur|kultur|opinion|finan|foot|futbol"
    r"|show|health|travel|auto|/local|regional|crime|besiktas|galatasaray|author|forum|soccer|game|gossip|archive|magazin|relations|metro",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"rss|latest|breaking|headline|top stories|home ?page|\bfeed\b|[|]| - |: |noticias de|новости|самые|بار|последние", re.IGNORECASE
)
_NOTE = re.compile(r"\s*[(（][^)）]*[)）]|^(?:print(?: media)?|television|radio|news agency): |[*]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that two lists say differently: what was kept, of whom, and what was not."""

    domain: str
    field: str
    kept: str
    by: str
    other: str
    other_by: str


def merged(domain: str, claims: Sequence[Claim]) -> Outlet | None:
    """Return the outlet at `domain`; None if no list gives it a name and a country, or if it is left out by hand. Its id is provisional."""
    names = {claim.by: cleaned for claim in reversed(claims) if (cleaned := _cleaned(claim.name))}
    name = next((names[by] for by in NAME_ORDER if by in names), "")
    country = next((claim.country for claim in _ordered(claims) if claim.country), None)
    if not name or not country or hints().leaves_out(domain, name):
        return None
    found = sources(domain, claims)
    stated = next((claim.languages for claim in _ordered(claims) if claim.languages and claim.by != KITE_FEEDS), ())
    return Outlet(
        id=slug(name),
        name=name,
        domains=(domain,),
        country=country,
        languages=stated or languages_of(name, country, tuple(source.url for source in found)),
        kind=kind_of(name, domain),
        owner=_owner(name, claims),
        control=control(claims),
        sources=found,
    )


def control(claims: Iterable[Claim]) -> ControlLabel | None:
    """Return what the State Media Matrix says of the outlet's control; nobody else is asked."""
    value = next((claim.control for claim in claims if claim.by == STATE_MEDIA and claim.control), None)
    if value is None:
        return None
    return ControlLabel(
        value, "State Media Monitor", "State Media Matrix, typology of the outlet", "2024", "https://statemediamonitor.com/"
    )


def sources(domain: str, claims: Iterable[Claim]) -> tuple[ListedSource, ...]:
    """Return the best of the listed sources on the outlet's own site: those of the most trusted list, whole feeds before long addresses."""
    fit = [
        (ORDER.index(claim.by), source.kind is not SourceKind.FEED, len(source.url), source)
        for claim in claims
        for source in claim.sources
        if not _SECTION.search(source.url) and (host := host_in(source.url)) and same_site(domain, host)
    ]
    unique = {_without_scheme(source.url): source for *_, source in sorted(fit, key=lambda each: each[:3], reverse=True)}
    return tuple(reversed(unique.values()))[:_MOST_SOURCES]


def conflicts(outlet: Outlet, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Yield what lists say of country and control otherwise than the outlet that was kept.

    What was kept is of the first list that says it, or of a person, where none does.
    """
    for claim in claims:
        if claim.country and outlet.country and claim.country != outlet.country and claim.by != KITE_FEEDS:
            by = next((each.by for each in _ordered(claims) if each.country == outlet.country), OURS)
            yield Conflict(outlet.domains[0], "country", outlet.country, by, claim.country, claim.by)
        if claim.control and outlet.control and claim.control is not outlet.control.value:
            by = next((each.by for each in _ordered(claims) if each.control is outlet.control.value), OURS)
            yield Conflict(outlet.domains[0], "control", outlet.control.value.value, by, claim.control.value, claim.by)


def slug(name: str) -> str:
    """Return a name as an id."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")[:ID_LIMIT].strip("-")


def _ordered(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: ORDER.index(claim.by))


def _cleaned(name: str) -> str:
    """A name without notes, or nothing where a list has a feed's title for one."""
    text = " ".join(_NOTE.sub("", name).split())
    return "" if _NO_NAME.search(text) or not slug(text) or len(text) > _LONGEST_NAME else text


def _owner(name: str, claims: Iterable[Claim]) -> str | None:
    owner = next((claim.owner for claim in claims if claim.by == STATE_MEDIA and claim.owner), None)
    return None if owner is None or slug(owner) == slug(name) or not owner.isprintable() else " ".join(owner.split())


def _without_scheme(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/")
