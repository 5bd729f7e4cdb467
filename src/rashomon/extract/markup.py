"""Taking HTML out of what should be plain text.

Not a parser's task: to a parser "a <b and c" opens an element and "<p>one</p><p>two</p>" is "onetwo". Here only the names of HTML
elements make a tag, blocks become line breaks, and a `<` that opens no tag stays.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _words("""
    address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre section select summary table tbody tfoot thead tr ul
""")
_CELLS = _words("td th")
_UNREAD = _words("""
    applet audio canvas embed head iframe math noembed noframes object script style svg template textarea title video
""")
_INLINE = _words("""
    a abbr acronym area b base basefont bdi bdo big blink button cite code col colgroup data datalist del dfn em font frame frameset
    hgroup i img input ins kbd label link map mark marquee meta meter nobr noscript output param picture plaintext progress q rp rt ruby
    s samp search slot small source span strike strong sub sup time track tt u var wbr xmp
""")
_NAMES = "|".join(sorted(_BLOCKS | _CELLS | _UNREAD | _INLINE, key=lambda name: (-len(name), name)))

# Every alternative is linear: none can read past the next "<" or ">", so no character is read more than twice.
_TOKEN = re.compile(
    rf"<(?P<closing>/?)(?P<name>{_NAMES})(?:[\s/][^<>]*+)?>"
    rf"|<(?:{_NAMES})\s[^<>=]*+=[^<>]*+\Z"  # a snippet that ends amid a tag
    r"|<[!?][a-z][^<>]*+>"  # a document type, a processing instruction
    r"|(?P<section><!\[CDATA\[|\]\]>)"
    r"|(?P<comment><!--|-->)",
    re.ASCII | re.IGNORECASE,
)
_TAG_LIKE = re.compile(rf"<(?=/?(?:{_NAMES})(?![a-z0-9])|[!?][a-z\[-])", re.ASCII | re.IGNORECASE)
_LITERAL = frozenset({"-->", "]]>"})  # without what they close they are text, such as an arrow


def without_markup(text: str) -> str:
    """Return `text` without tags, comments and declarations, and without the contents of elements that are not read (`script`).

    A block or a line break becomes a line feed, a table cell a space. An element or a comment that never ends hides nothing. Whatever
    still looks like the beginning of a tag (`<scr<b>ipt>` without its inner tag) gets a space behind its `<`, which makes it text.
    """
    tokens = list(_TOKEN.finditer(text))
    last_at = {_key(token): number for number, token in enumerate(tokens)}
    kept: list[str] = []
    position = 0
    awaited: str | None = None
    in_section = False
    for number, token in enumerate(tokens):
        key = _key(token)
        if awaited is not None:
            if key == awaited:
                position, awaited = token.end(), None
            continue
        if key in _LITERAL and not (in_section and key == "]]>"):
            continue
        kept.append(text[position : token.start()])
        kept.append(_in_place_of(token))
        position = token.end()
        if token["section"]:
            in_section = key != "]]>"
        end = _end_of_unread(key)
        if end is not None and last_at.get(end, -1) > number:
            awaited = end
    kept.append(text[position:])
    return _TAG_LIKE.sub("< ", "".join(kept))


def _key(token: re.Match[str]) -> str:
    """What sort of token it is: `<script`, `</script`, `<!--`, `-->` and so on, "" for declarations."""
    if token["name"]:
        return f"<{token['closing']}{token['name'].lower()}"
    return (token["section"] or token["comment"] or "").upper()


def _end_of_unread(key: str) -> str | None:
    """The key of the token up to which nothing is read, None if what follows is read."""
    if key == "<!--":
        return "-->"
    return f"</{key[1:]}" if key[1:] in _UNREAD else None


def _in_place_of(token: re.Match[str]) -> str:
    name = (token["name"] or "").lower()
    if name in _BLOCKS:
        return "\n"
    return " " if name in _CELLS else ""
