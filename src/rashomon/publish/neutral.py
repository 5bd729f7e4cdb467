"""Neutralising text that strangers wrote, before any writer of ours prints it.

Article text may hold characters that act on what stands around it: bidirectional overrides that turn a line back to front (Unicode
Technical Report 36, section 2.4), controls that XML forbids, lone surrogates that no encoding can write. The JSON twin keeps words as the
article has them, so that spans can be checked; everything that is shown to a person goes through here.
"""

import re

_ACTING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def neutral(text: str) -> str:
    """Return `text` without bidirectional controls and control characters; a lone surrogate becomes U+FFFD.

    Marks that scripts need (joiners, LRM, RLM) stay: they act on their neighbours alone.
    """
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", _ACTING.sub("", text))


def one_line(text: str) -> str:
    """Return `neutral(text)` with every run of white space made one space, for places where a line break would be markup."""
    return _SPACE.sub(" ", neutral(text)).strip()


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` characters of one line, cut at a space where there is one, with an ellipsis where something was cut."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    at_space = head.rfind(" ", limit // 2)
    return (head[:at_space] if at_space > 0 else head).rstrip(" ,;:–—") + "…"
