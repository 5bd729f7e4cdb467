"""Golden regression over the feeds that feedparser is tested with: what they state of titles, links, dates and languages must hold here too."""

import ast
import html
import re
from calendar import timegm
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from rashomon.errors import Rejected
from rashomon.model.article import Entry
from rashomon.model.listing import Listing
from rashomon.sources import read_listing

HERE = "http://127.0.0.1:8097/"
NO_FEEDS = {
    "http/http_status_302-no-location.xml",  # empty
    "illformed/always_strip_doctype.xml",  # an HTML page
    "illformed/rss_empty_document.xml",  # only a comment
}

# Numbers of agreements with feedparser 6.0.14. They may only rise.
FLOORS = {"title": 66, "link": 18, "date": 14, "feed title": 445, "feed language": 9}
# Where we differ, and mean to.
DIFFERS = {
    "encoding/x80_cp875.xml": "of the EBCDIC charsets only the first is tried",
    "encoding/x80_csmacintosh.xml": "a charset that Python does not know, as the seven below",
    "encoding/x80_mac.xml": "",
    "encoding/x80_ms-cyrl.xml": "",
    "encoding/x80_tcvn-5712.xml": "",
    "encoding/x80_tcvn.xml": "",
    "encoding/x80_tcvn5712-1.xml": "",
    "encoding/x80_viscii.xml": "",
    "entities/lang.xml": "the character of HTML 5, not of HTML 4",
    "entities/rang.xml": "",
    "wellformed/atom/entry_title_base64.xml": "Atom 0.3 without a type is plain text, as the three below",
    "wellformed/atom/entry_title_base64_2.xml": "",
    "wellformed/atom/feed_title_base64.xml": "",
    "wellformed/atom/feed_title_base64_2.xml": "",
    "wellformed/atom/entry_title_text_plain_brackets.xml": "plain text that looks like markup stays; the expectation loses it in `meant`",
    "wellformed/atom10/entry_title_text_plain_brackets.xml": "as above",
    "wellformed/lang/http_content_language.xml": "the language of the header is not known here",
    "wellformed/sanitize/xml_malicious_comment.xml": "a comment without end hides what follows, as in browsers",
}

_STATED = re.compile(r"""(?:entries\[0\]|(?P<feed>feed))(?:\[['"](?P<key>\w+)['"]\]|\.(?P<name>\w+)) == (?P<value>.+)""")
_KINDS = {
    ("", "title"): "title",
    ("", "link"): "link",
    ("", "published_parsed"): "date",
    ("", "created_parsed"): "date",
    ("", "updated_parsed"): "date",
    ("feed", "title"): "feed title",
    ("feed", "language"): "feed language",
}


def headers_of(body: bytes) -> dict[str, str]:
    return {name.decode().strip().lower(): value.decode().strip() for name, value in re.findall(rb"(?m)^Header:\s+([^:]+):(.+)$", body)}


def stated(body: bytes) -> list[tuple[str, object]]:
    """What the comment of a fixture expects, as far as it is a plain comparison with a literal of something that we read."""
    expected = re.search(r"Expect:\s*(.*)", _legible(body))
    found = []
    for part in (expected[1] if expected else "").split(" and "):
        match = _STATED.fullmatch(part.strip())
        kind = match and _KINDS.get((match["feed"] or "", match["key"] or match["name"]))
        if match and kind:
            try:
                found.append((kind, ast.literal_eval(match["value"])))
            except (ValueError, SyntaxError):
                continue
    return found


def _legible(body: bytes) -> str:
    for charset in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "cp037"):
        try:
            if "Expect:" in (text := body.decode(charset)):
                return text
        except UnicodeDecodeError:
            continue
    return body.decode("utf-8", "replace")


def with_links(body: bytes) -> bytes:
    """Most fixtures have no links, and then we reject their items: they get one."""
    body = re.sub(rb"(<item\b[^<>]*[^<>/]>|<item>)", rb"\1<link>http://example.org/added</link>", body, flags=re.IGNORECASE)
    return re.sub(rb"(<entry\b[^<>]*[^<>/]>|<entry>)", rb'\1<link href="http://example.org/added"/>', body)


def read(path: Path, body: bytes) -> Listing:
    headers = headers_of(body)
    url = headers.get("content-location", HERE + path.as_posix())
    return read_listing(body, url=url, content_type=headers.get("content-type", ""))


def seen(kind: str, listing: Listing) -> object:
    if kind == "feed title":
        return listing.title
    if kind == "feed language":
        return listing.language or ""
    entry = listing.items[0] if listing.items else None
    if not isinstance(entry, Entry):
        return None
    if kind == "date":
        return entry.published_at and datetime.fromisoformat(entry.published_at)
    return {"title": entry.title or "", "link": entry.url}[kind]


def meant(kind: str, value: object) -> object:
    """The stated value in our terms: titles without markup, dates as times."""
    if kind == "date":
        return datetime.fromtimestamp(timegm(value), UTC) if isinstance(value, tuple) else None
    if kind in {"title", "feed title"}:
        return " ".join(html.unescape(re.sub(r"<[^<>]*>", "", str(value))).split())
    return value


def test_what_the_fixtures_of_feedparser_state_holds(feedparser_fixtures: Path) -> None:
    agreed: Counter[str] = Counter()
    differ: list[str] = []
    refused: dict[str, str] = {}
    paths = sorted(feedparser_fixtures.rglob("*.xml"))
    for path in paths:
        name = path.relative_to(feedparser_fixtures)
        body = path.read_bytes()
        try:
            listing = read(name, body)
        except Rejected as error:
            refused[name.as_posix()] = str(error)
            continue
        for kind, value in stated(body):
            if kind in {"title", "date"} and not (listing.items and isinstance(listing.items[0], Entry)):
                listing = read(name, with_links(body))
            if seen(kind, listing) == meant(kind, value):
                agreed[kind] += 1
            else:
                differ.append(f"{name}: {kind} should be {meant(kind, value)!r}, is {seen(kind, listing)!r}")

    assert len(paths) > 2_200
    assert set(refused) == NO_FEEDS, refused
    assert {kind: agreed[kind] for kind in FLOORS if agreed[kind] < FLOORS[kind]} == {}, "\n".join(differ)
    assert [line for line in differ if line.partition(":")[0] not in DIFFERS] == []
