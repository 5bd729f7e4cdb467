"""The part of XPath 1.0 (W3C 1999) in which overrides say where something stands on a page.

A page may have a hundred thousand elements and come from anybody, and libxml2 takes quadratic time for what looks harmless: `//div//p` over
37,000 nested elements took 18 seconds, `//div//div//p` 166. Here `//` stands at the beginning alone, predicates ask for attributes and
places alone, and 0.03 seconds is the most that was measured over the same page.
"""

import re

from lxml import etree

LONGEST = 300  # characters
_MOST_ALTERNATIVES = 5
_MOST_STEPS = 10

_TEXT = r"""(?:'[^']*'|"[^"]*")"""
_ATTRIBUTE = r"@[A-Za-z][\w:-]*"
_VALUE = rf"(?:{_ATTRIBUTE}|normalize-space\(\s*@class\s*\)|concat\(\s*' '\s*,\s*(?:@class|normalize-space\(\s*@class\s*\))\s*,\s*' '\s*\))"
_TEST = rf"(?:{_ATTRIBUTE}(?:\s*!?=\s*{_TEXT})?|(?:contains|starts-with)\(\s*{_VALUE}\s*,\s*{_TEXT}\s*\))"
_CONDITION = rf"(?:{_TEST}|not\(\s*{_TEST}\s*\))"
_PREDICATE = rf"\[\s*(?:\d{{1,3}}|last\(\)|{_CONDITION}(?:\s+(?:and|or)\s+{_CONDITION}){{0,4}})\s*\]"
_STEP = rf"(?:[A-Za-z][\w-]*|\*)(?:{_PREDICATE}){{0,3}}"
_PATH = re.compile(rf"//{_STEP}(?:/{_STEP}){{0,{_MOST_STEPS - 1}}}(?:/{_ATTRIBUTE}|/text\(\))?", re.ASCII)


def xpath_fault(expression: str) -> str:
    """Return what is wrong with an expression; empty if it is one of ours.

    Alternatives are parted by `|`, which therefore stands in no text of theirs.
    """
    if not 0 < len(expression) <= LONGEST:
        return f"has {len(expression)} characters, not 1 to {LONGEST}"
    paths = [path.strip() for path in expression.split("|")]
    if len(paths) > _MOST_ALTERNATIVES:
        return f"has {len(paths)} alternatives, more than {_MOST_ALTERNATIVES}"
    for path in paths:
        if not _PATH.fullmatch(path):
            return f"is not `//element[@attribute='value']/element…`: {path!r}"
    try:
        etree.XPath(expression)
    except etree.XPathSyntaxError as error:
        return f"is no XPath: {error}"
    return ""
