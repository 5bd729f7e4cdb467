"""The text of a listing or a page, whatever charset it is in and whatever its server says."""

import codecs
import re
from collections.abc import Iterator

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom

# How XML and JSON begin in encodings that ASCII does not read (XML 1.0, appendix F; RFC 4627, section 3).
_BEGINNINGS = (
    (re.compile(rb"\x00\x00\x00[<{]"), "utf-32-be"),
    (re.compile(rb"[<{]\x00\x00\x00"), "utf-32-le"),
    (re.compile(rb"\x00[<{\s]\x00[!-~\s]"), "utf-16-be"),
    (re.compile(rb"[<{\s]\x00[!-~\s]\x00"), "utf-16-le"),
    (re.compile(rb"\x4c\x6f\xa7\x94"), "cp037"),
)
# What Python calls codecs but no document is written in. Decoding punycode takes quadratic time.
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7", "mbcs", "oem"})
_UNSAID = frozenset({"ascii", "cp1252", "iso8859-1", "utf-8"})  # charsets that servers name without having looked
_LAST = ("utf-8", "cp1252", "iso8859-1")  # the last one decodes anything


def decoded(body: bytes, *, content_type: str = "") -> str:
    """Return `body` as text.

    Tried in this order, each strictly: a byte order mark; how the first bytes look; UTF-8, for text of another charset that is by
    chance UTF-8 hardly exists (M. Dürst, "The Properties and Promises of UTF-8", 1997); the header's charset unless it is the one
    that servers send by default; the charset that the document declares; windows-1252.
    """
    bom, mark = read_bom(body)
    if bom is not None and mark is not None:
        return body[len(mark) :].decode(bom, errors="replace")
    for charset in _candidates(body, content_type):
        try:
            return body.decode(charset)
        except (UnicodeError, LookupError):
            continue
    raise AssertionError("ISO 8859-1 decodes anything")  # pragma: no cover


def _candidates(body: bytes, content_type: str) -> Iterator[str]:
    yield from (charset for pattern, charset in _BEGINNINGS if pattern.match(body))
    if not body.isascii():  # text in 7-bit charsets such as ISO-2022-JP is ASCII by its bytes
        yield "utf-8"
    header = _charset(http_content_type_encoding(content_type))
    if header is not None and header not in _UNSAID:
        yield header
    declared = _charset(html_body_declared_encoding(body[:4096]))
    if declared is not None:
        yield declared
    yield from _LAST


def _charset(name: str | None) -> str | None:
    """The codec that is meant by a resolved `name`, None if it is no charset."""
    if name is None:
        return None
    codec = codecs.lookup(name).name
    return None if codec in _NO_CHARSETS else codec
