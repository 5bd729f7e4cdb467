"""HTML pages: values through templates, everything escaped."""

from functools import cache, lru_cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from rashomon.model.brief import ReportState
from rashomon.publish.assets import asset_path
from rashomon.publish.catalogue import available_locales
from rashomon.publish.chart import chart_of
from rashomon.publish.inline_html import inline_html, safe_href
from rashomon.publish.json_ld import json_ld
from rashomon.publish.neutral import neutral, shortened
from rashomon.publish.paths import front_path, index_path
from rashomon.publish.printer import Printer
from rashomon.publish.shapes import ImportedPage, NodePage, Page
from rashomon.publish.site import Site
from rashomon.publish.vocabulary import REPORT_STATES
from rashomon.publish.wording import Wording, wording_of

_DESCRIPTION = 200
_SYMBOLS: dict[str, str] = {ReportState.REPORTED: "●", ReportState.CONTRADICTED: "✕", ReportState.ABSENT: "○", ReportState.UNREAD: "–"}
CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"


def html_bytes(page: Page, site: Site) -> bytes:
    """Return the HTML twin of a page."""
    context: dict[str, Any] = {"page": page, "json_ld": json_ld(page), "description": description_of(page)}
    if isinstance(page, NodePage):
        context |= _node_context(page, site)
    elif isinstance(page, ImportedPage):
        own = wording_of(page.language if page.language in available_locales() else "en")
        context |= {"line": partial(inline_html, locale=page.language), "safe": safe_href, "own": own}
    name = {"NodePage": "node", "ImportedPage": "imported", "FacetPage": "facet"}[type(page).__name__]
    return render(name, site, page.path, alternates=page.alternates, context=context)


def render(name: str, site: Site, path: str, *, alternates: dict[str, str], context: dict[str, Any], root: str | None = None) -> bytes:
    """Fill the template `name` for the page at `path`.

    `alternates` maps locale to the page's path there; `root` is how the page reaches the site's root when it may be served from
    anywhere (404), and None where its own path tells. The page as a whole is neutralised: nothing of ours needs what that removes.
    """
    wording, printer = site.wording, Printer(site, path, root=root)
    text = template(name).render(
        _=wording.say,
        n_=wording.tally,
        p=printer,
        wording=wording,
        stylesheet=printer.root + asset_path("rashomon.css"),
        icon=printer.root + asset_path("mark.svg"),
        base_url=site.edition.base_url,
        policy=CONTENT_SECURITY_POLICY,
        alternates=alternates,
        languages=_languages(site, alternates),
        sections=_navigation(site),
        **context,
    )
    return neutral(text).encode()


def description_of(page: Page) -> str:
    """What a search result or a shared link says of a page, in one line."""
    if isinstance(page, NodePage):
        return shortened(page.deck.text if page.deck else page.summary[0].text if page.summary else page.title.text, _DESCRIPTION)
    return shortened(page.deck or page.title.text, _DESCRIPTION)


def _node_context(page: NodePage, site: Site) -> dict[str, Any]:
    return {
        "has_audit": page.path in site.edition.audits,
        "charts": [chart for group in page.numbers if (chart := chart_of(group))],
        "outlet_of": {take.number: take.outlet.name for group in page.groups for take in group.takes},
        "states": {state: site.wording.say(message) for state, message in REPORT_STATES.items()},
        "cells": _cells(site.wording),
    }


@lru_cache(maxsize=64)
def _cells(wording: Wording) -> dict[str, Markup]:
    """The cell of each state, made once: a matrix has hundreds."""
    cell = Markup('<td class="{0}"><i aria-hidden="true">{1}</i><span class="visually-hidden">{2}</span></td>')
    return {state: cell.format(state, _SYMBOLS[state], wording.say(message)) for state, message in REPORT_STATES.items()}


def _languages(site: Site, alternates: dict[str, str]) -> list[tuple[Wording, str]]:
    """Every locale with the path of this page there, or of its front page where it has no counterpart."""
    folder = site.folder
    return [(wording_of(locale, folder), alternates.get(locale) or front_path(locale)) for locale in site.edition.locales]


def _navigation(site: Site) -> list[tuple[str, str]]:
    say = site.wording.say
    return [
        (say("Questions"), index_path(site.locale, "head")),
        (say("Regions"), index_path(site.locale, "region")),
        (say("Entities"), index_path(site.locale, "entity")),
        (say("Outlets"), index_path(site.locale, "outlet")),
        (say("Lenses"), index_path(site.locale, "lens")),
        (say("Days"), index_path(site.locale, "d")),
        (say("Method"), f"{site.locale}/method"),
    ]


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("rashomon.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def template(name: str) -> Template:
    """Return one of our templates; everything it prints is escaped."""
    return _environment().get_template(f"{name}.html.jinja")
