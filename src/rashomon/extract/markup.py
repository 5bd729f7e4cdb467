"""Taking HTML out of what should be plain text.

Not a parser's task: to a parser "a <b and c" opens an element and "<p>one</p><p>two</p>" is "onetwo". Here only the names of HTML
elements make a tag, blocks become line breaks, and a `<` that opens no tag stays.
"""

import re

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4"
    " h5 h6 header hr html legend li main menu nav ol optgroup option p pre section select summary table tbody tfoot thead tr ul".split()
)
_CELLS = frozenset({"td", "th"})
_UNREAD = frozenset("applet audio canvas embed head iframe math noembed noframes object script style svg template textarea title video".split())
_INLINE = frozenset(
    "a abbr acronym area b base basefont bdi bdo big blink button cite code col colgroup data datalist del dfn em font frame frameset hgroup"
    " i img input ins kbd label link map mark marquee meta meter nobr noscript output param picture plaintext progress q rp rt ruby s samp"
    " search slot small source span strike strong sub sup time track tt u var wbr xmp".split()
)
_NAMES = "|".join(sorted(_BLOCKS | _CELLS | _UNREAD | _INLINE, key=lambda name: (-len(name), name)))
_FLAGS = re.ASCII | re.IGNORECASE

# Every alternative is linear: none can read past the next "<" or ">", so no character is read more than twice.
_TOKEN = re.compile(
    rf"(?P<tag><(?P<closing>/?)(?P<name>{_NAMES})(?:[\s/][^<>]*+)?>)"
    rf"|(?P<cut><(?:{_NAMES})\s[^<>=]*+=[^<>]*+\Z)"  # a snippet that ends amid a tag
    r"|(?P<declaration><[!?][a-z][^<>]*+>)"
    r"|(?P<opener><!--|<!\[CDATA\[)"
    r"|(?P<closer>-->|\]\]>)",
    _FLAGS,
)
_ENDS = {"<!--": "-->", "<![cdata[": "]]>"}
_TAG_LIKE = re.compile(rf"<(?=/?(?:{_NAMES})(?![a-z0-9])|[!?][a-z\[-])", _FLAGS)


def without_markup(text: str) -> str:
    """Return `text` without tags, comments and declarations, and without the contents of elements that are not read (`script`).

    A block or a line break becomes a line feed, a table cell a space. An element or a comment that never ends hides nothing. Whatever
    still looks like the beginning of a tag (`<scr<b>ipt>` without its inner tag) gets a space behind its `<`, which makes it text.
    """
    kept: list[str] = []
    tokens = list(_TOKEN.finditer(text))
    last_end = {_closes(token): number for number, token in enumerate(tokens)}
    position, awaited = 0, ""
    for number, token in enumerate(tokens):
        if awaited:
            if _closes(token) == awaited:
                position, awaited = token.end(), ""
            continue
        if token["closer"]:
            continue  # an arrow, unless a section is open, which `_ends_with` sees to
        kept.append(text[position : token.start()])
        position = token.end()
        end = _ends_with(token)
        if end and last_end.get(end, -1) > number:
            awaited = end
        else:
            kept.append(_in_place_of(token))
    kept.append(text[position:])
    return _TAG_LIKE.sub("< ", "".join(kept))


def _ends_with(token: re.Match[str]) -> str:
    """What must come for the text behind an opening token to be skipped up to; "" if nothing is skipped."""
    if token["opener"] == "<!--":
        return "-->"
    name = (token["name"] or "").lower()
    return f"</{name}>" if name in _UNREAD and not token["closing"] else ""


def _closes(token: re.Match[str]) -> str:
    """What a token brings to an end, "" if nothing."""
    return f"</{token['name'].lower()}>" if token["closing"] else token["closer"] or ""


def _in_place_of(token: re.Match[str]) -> str:
    name = (token["name"] or "").lower()
    if name in _BLOCKS:
        return "\n"
    return " " if name in _CELLS else ""
