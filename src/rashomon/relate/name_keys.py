"""What two spellings of one name share."""

import re

from anyascii import anyascii

_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
HAN = re.compile(r"[぀-ヿ㐀-鿿]")


def name_key(surface: str) -> str:
    """Return what two spellings of one name share: no case, no punctuation, Latin letters. Han and kana stay as they are.

    Transliterated Han loses the tones and characters that tell two people apart.
    """
    plain = surface if HAN.search(surface) else anyascii(surface)
    return _NOT_ALPHANUMERIC.sub("", plain.casefold())


def name_slug(surface: str) -> str:
    """Return a spelling as part of an address: Latin letters and hyphens."""
    return _NOT_ALPHANUMERIC.sub("-", anyascii(surface).casefold()).strip("-")
