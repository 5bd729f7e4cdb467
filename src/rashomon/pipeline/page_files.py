"""Reading printed pages from bytes, whatever form they come in."""

from pathlib import Path

from lxml import etree, html

from rashomon.errors import Misconfigured, Reason, Rejected
from rashomon.model.page import Page
from rashomon.page.json_form import read_json
from rashomon.page.markdown import read_markdown

MOST_BYTES = 8 << 20  # the reference page has 9 kB; the largest of our own, of an event with 500 takes, below 2 MB
SUFFIXES = (".md", ".markdown", ".json")


def read_page_file(path: Path) -> Page:
    """Return the page in a Markdown or JSON file.

    Raises:
        Misconfigured: the file cannot be read.
        Rejected: what is in it is no page of this form.
    """
    try:
        if not path.is_file():
            raise Misconfigured(f"no page at {path}: name a Markdown (.md) or JSON (.json) file")
        if path.stat().st_size > MOST_BYTES:
            raise Rejected(Reason.TOO_LONG, f"{path.stat().st_size:,} bytes; a page has at most {MOST_BYTES:,}")
        body = path.read_bytes()
    except OSError as error:
        raise Misconfigured(f"cannot read {path}: {error.strerror or error}") from error
    return read_page(body, name=path.name)


def read_page(body: bytes, *, name: str) -> Page:
    """Return the page in `body`. JSON is known by its name or its first character; all else is read as Markdown.

    Raises:
        Rejected: it is not UTF-8, holds NUL characters, or has neither a title nor a section of this form.
    """
    if name.endswith(".json") or body.lstrip()[:1] == b"{":
        return read_json(body)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Rejected(Reason.INVALID_ENCODING, f"byte {error.start} is not UTF-8") from error
    if "\0" in text:
        raise Rejected(Reason.MALFORMED, "it holds NUL characters: this is no text")
    page = read_markdown(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not page.title and not (page.summary or page.takes or page.split or page.numbers):
        raise Rejected(Reason.MALFORMED, "neither a title (`# …`) nor a section of this form (`## Summary`, …)")
    return page


def twin_addresses(body: bytes) -> tuple[str, ...]:
    """Return where an HTML page says that its Markdown or JSON twin is, as it says it."""
    try:
        tree = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return ()
    wanted = '//link[@rel="alternate"][@type="text/markdown" or @type="application/json"]/@href'
    found = tree.xpath(wanted)
    return tuple(str(address) for address in found) if isinstance(found, list) else ()
