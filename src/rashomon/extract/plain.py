"""Plain text of anything: NFC, without markup, control characters or hidden text, its whitespace tidied.

Spans into a text are only true while the text stands still, so this is done once, before anything is stored.
"""

import html
import re
import unicodedata

import regex

from rashomon.extract.markup import without_markup

# Longer ones are no code points, and `html.unescape` raises on them (int() refuses 4,301 digits). A reference must end in a semicolon:
# HTML reads "&region" as "®ion", which in plain text is never meant.
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")

# What no reader sees: controls other than whitespace; soft hyphen; zero-width space, word joiner and invisible operators; bidirectional
# embeddings, overrides and isolates (CVE-2021-42574); byte order mark; interlinear annotations; tag characters; noncharacters and
# surrogates. Kept, since writing systems need them: zero-width (non-)joiner and the left-to-right, right-to-left and Arabic letter marks.
_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    f"\U000e0000-\U000e007f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_NONCHARACTERS}]+"
)

# A base with more than 30 marks is in no language (UAX #15, Stream-Safe Text Format), and normalising a long run takes quadratic time.
_MARKS = regex.compile(r"(\p{M}{30})\p{M}+")


def plain_text(raw: str) -> str:
    """Return `raw` as readable text, one paragraph a line, no blank lines.

    Character references are resolved once, after which markup is removed, so markup that a feed had escaped goes too. What is left
    never holds the beginning of an HTML tag; "a < b" stays. Time is linear in the length, whatever the input.
    """
    text = _REFERENCE.sub(lambda match: html.unescape(match[0]), raw) if "&" in raw else raw
    text = _nfc(_HIDDEN.sub("", text))
    if "<" in text:
        text = _nfc(without_markup(text))  # taking a tag out may bring a letter and its accent together
    return "\n".join(paragraph for line in text.splitlines() if (paragraph := " ".join(line.split())))


def plain_line(raw: str) -> str:
    """Return `raw` as one line of readable text."""
    return plain_text(raw).replace("\n", " ")


def _nfc(text: str) -> str:
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _MARKS.sub(r"\1", text))
