"""What hosts and pages say about being mined and quoted, read from headers and bytes.

Honoured are the TDM Reservation Protocol (W3C community group, final report of 2024), robots directives in headers and pages that forbid to
show or to mine a page, and the content signals of robots.txt (contentsignals.org). All functions are pure and take whatever comes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from lxml import etree
from protego import Protego

# What a page forbids with them: an entry in an index, a snippet, use by AI. We publish quotes with links; that needs all three.
_REFUSALS = frozenset({"noai", "noindex", "none", "nosnippet", "max-snippet:0"})
_OF_LISTINGS = frozenset({"noai"})  # feeds and sitemaps are "noindex" by habit, so that search shows the articles instead
_WITH_VALUE = frozenset({"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"})
_PAGE_BYTES = 1 << 20  # of a page; meta elements stand at its head
_DEPTH_OF_RULES = 1_000  # locations of one tdmrep.json
_SIGNAL = re.compile(r"\s*content-signal\s*:\s*(?P<path>/\S*\s+)?(?P<signals>[^#]*)", re.IGNORECASE)
_AGENT = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*(?P<name>[A-Za-z_-]+|\*)?", re.IGNORECASE)


def robots_lines_for(text: str, product: str) -> str:
    """Return robots.txt with the groups of other robots emptied of their names.

    Only two names matter, ours and `*`; a file with 30,000 others, each under 10,000 rules, would keep any parser busy for hours.
    """
    return "\n".join(_agent_line(line, product) for line in text.splitlines())


def signals_of(text: str, product: str) -> Protego:
    """Return the content signals of a robots.txt as rules: a path is disallowed where `ai-input` or `search` is "no".

    So they are grouped by robots and matched to paths by the same code as the rules proper. `ai-train` is not ours: nothing is trained.
    """
    return Protego.parse("\n".join(_signal_line(line, product) for line in text.splitlines()))


def _agent_line(line: str, product: str) -> str:
    found = _AGENT.match(line)
    if found is None:
        return line
    name = found["name"] or ""
    return f"User-agent: {name if name == '*' or name.lower() == product.lower() else 'somebody-else'}"


def _signal_line(line: str, product: str) -> str:
    signal = _SIGNAL.match(line)
    if signal is None:
        return _agent_line(line, product) if _AGENT.match(line) else "Disallow:" if line.strip() else ""
    said = dict(_pairs(signal["signals"]))
    path = (signal["path"] or "/").strip()
    if "no" in {said.get("ai-input"), said.get("search")}:
        return f"Disallow: {path}"
    return f"Allow: {path}"


def _pairs(signals: str) -> Iterator[tuple[str, str]]:
    for part in signals.split(","):
        name, _, value = part.partition("=")
        yield name.strip().lower(), value.strip().lower()


class _Location(msgspec.Struct, rename="kebab"):
    location: str
    tdm_reservation: int | str


@dataclass(frozen=True, slots=True)
class Reservations:
    """What a host's tdmrep.json reserves; the first location that fits a path decides."""

    locations: tuple[tuple[Protego, bool], ...] = ()

    def reserve(self, url: str) -> bool:
        """Whether text and data mining of `url` is reserved."""
        return next((is_reserved for pattern, is_reserved in self.locations if not pattern.can_fetch(url, "*")), False)


def reservations_of(body: bytes) -> Reservations:
    """Read `/.well-known/tdmrep.json`; what is not of its form reserves nothing, and a bad rule spoils no other."""
    try:
        rules = msgspec.json.decode(body, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Reservations()
    return Reservations(tuple(_locations(rules[:_DEPTH_OF_RULES])))


def _locations(rules: Iterable[msgspec.Raw]) -> Iterator[tuple[Protego, bool]]:
    for raw in rules:
        try:
            rule = msgspec.json.decode(raw, type=_Location)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        reserved = _reservation(str(rule.tdm_reservation))
        if reserved is not None and rule.location.startswith("/") and rule.location.isprintable() and "#" not in rule.location:
            yield Protego.parse(f"User-agent: *\nDisallow: {rule.location}"), reserved


def opt_out_of(headers: Sequence[tuple[str, str]], body: bytes, *, product: str, is_page: bool, is_listing: bool = False) -> str | None:
    """Return the signal by which an answer refuses to be mined and quoted, as it stands there; None where it does not.

    A reservation in the page supersedes that of its headers. `is_page` says that the body is HTML.
    """
    metas = _metas(body) if is_page else ()
    names = {name.lower(): value for name, value in headers}
    reserved, place = _reservation(names.get("tdm-reservation", "")), "header"
    for name, content in metas:
        if name == "tdm-reservation" and _reservation(content) is not None:
            reserved, place = _reservation(content), "meta"
    if reserved:
        return f"{place} tdm-reservation: 1"
    refusals = _OF_LISTINGS if is_listing else _REFUSALS
    for name, value in headers:
        if name.lower() == "x-robots-tag" and (found := _directives(value, product) & refusals):
            return f"header x-robots-tag: {min(found)}"
    for name, content in metas:
        if name in {"robots", product.lower()} and (found := _directives(content, product) & refusals):
            return f"meta {name}: {min(found)}"
    return None


def _reservation(value: str) -> bool | None:
    """What `tdm-reservation` says; any other value than 0 or 1 is an error of the protocol, and counts as unset."""
    return {"1": True, "0": False}.get(value.strip())


def _directives(value: str, product: str) -> set[str]:
    """The directives of X-Robots-Tag or of a robots meta that are for us: those behind another robot's name ("googlebot: ...") are not."""
    found: set[str] = set()
    is_ours = True
    for part in value.lower().split(","):
        name, colon, rest = (text.strip() for text in part.partition(":"))
        if colon and name not in _WITH_VALUE:
            is_ours = name == product.lower()
            name, colon, rest = (text.strip() for text in rest.partition(":"))
        if is_ours:
            found.add(f"{name}:{rest}" if colon else name)
    return found


def _metas(body: bytes) -> tuple[tuple[str, str], ...]:
    """The names, in lower case, and contents of a page's meta elements, in their order. Comments and scripts have none."""
    parser = etree.HTMLPullParser(events=("start",), tag="meta", no_network=True, recover=True)
    try:
        parser.feed(body[:_PAGE_BYTES])
    except etree.LxmlError:
        return ()
    found = (element for _, element in parser.read_events() if isinstance(element, etree._Element))  # noqa: SLF001 (its only name)
    return tuple((element.get("name", "").strip().lower(), element.get("content", "")) for element in found)
