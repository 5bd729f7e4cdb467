"""Printed words as HTML: links that are safe to follow, citation marks that lead to the list of sources, everything else escaped."""

import re

from markupsafe import Markup, escape

from rashomon.model.inline import Run, RunKind, Text
from rashomon.publish.links import link_target
from rashomon.publish.neutral import neutral
from rashomon.publish.wording import base_language, direction_of

_ELEMENTS = {RunKind.STRONG: "strong", RunKind.EMPHASIS: "em", RunKind.CODE: "code"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def inline_html(text: Text, locale: str) -> Markup:
    """Return a printed text as HTML, marked with its language where that is not the page's."""
    words = Markup("").join(_run(run) for run in text.runs if run.kind is not RunKind.CITATION)
    marks = Markup(" ").join(_mark(run) for run in text.runs if run.kind is RunKind.CITATION)
    if text.language and base_language(text.language) != base_language(locale):
        words = Markup('<span lang="{}" dir="{}">{}</span>').format(text.language, direction_of(text.language), words)
    return words + (Markup('<sup class="cite">{}</sup>').format(marks) if marks else Markup(""))


def safe_href(target: str) -> str:
    """Return a link's address if it may stand in a page: http, https, or a path within a site; "" for everything else."""
    if target != neutral(target):
        return ""  # a character that vanishes from the page could hide a scheme until it is gone
    if target.startswith("#"):
        return target if re.fullmatch(r"#[\w-]+", target) else ""
    if _SCHEME.match(target) or target.startswith(("//", "\\")):
        return link_target(target)
    return target if target and not any(character in target for character in "\\\"'<>`\x00\r\n\t ") else ""


def _run(run: Run) -> Markup:
    words = escape(neutral(run.text))
    if run.kind is RunKind.LINK and (address := safe_href(run.target)):
        outside = Markup(' rel="external noopener nofollow"') if _SCHEME.match(address) else Markup("")
        return Markup('<a href="{}"{}>{}</a>').format(address, outside, words)
    element = _ELEMENTS.get(run.kind)
    return Markup("<{0}>{1}</{0}>").format(element, words) if element else words


def _mark(run: Run) -> Markup:
    if not run.text.isdecimal():
        return escape(run.text)
    return Markup('<a href="#c{0}">{0}</a>').format(int(run.text))
