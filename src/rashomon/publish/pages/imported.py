"""The page of a foreign page: its words as they are, its links led to our pages where we have them."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar
from urllib.parse import urljoin

from rashomon.model.imported import Imported
from rashomon.model.inline import Run, RunKind, Text
from rashomon.publish.links import link_target
from rashomon.publish.paths import Form, facet_path, href, public_url
from rashomon.publish.shapes import ImportedPage, Words
from rashomon.publish.site import Site
from rashomon.publish.wording import direction_of

T = TypeVar("T")


def imported_page(site: Site, imported: Imported) -> ImportedPage:
    """The values of one foreign page."""
    path = site.imported_path(imported)
    page = imported.page
    return ImportedPage(
        type="imported",
        id=imported.id,
        locale=site.locale,
        path=path,
        url=public_url(site.edition.base_url, path),
        alternates=site.alternates(f"n/{imported.id}"),
        title=Words(page.title.plain, imported.language),
        deck=page.deck.plain if page.deck else "",
        language=imported.language,
        direction=direction_of(imported.language),
        origin_name=imported.origin.name,
        original=link_target(imported.origin.canonical),
        counts=imported.counts,
        dangling=imported.dangling,
        has_audit=path in site.edition.audits,
        html=_led(page, _Leading(site, imported, Form.HTML).text),
        markdown=_led(page, _Leading(site, imported, Form.MARKDOWN).text),
    )


class _Leading:
    """Leads the links of one foreign page: to our page, else to the page's own site, else nowhere (the words stay)."""

    def __init__(self, site: Site, imported: Imported, form: Form) -> None:
        self._site = site
        self._imported = imported
        self._form = form
        self._path = site.imported_path(imported)

    def text(self, text: Text) -> Text:
        """A text with its links led. A plain name that was resolved (`Entities: Mali`) becomes a link."""
        if len(text.runs) == 1 and text.runs[0].kind is RunKind.PLAIN:
            target = self._target(text.runs[0].text)
            return replace(text, runs=(Run(text.runs[0].text, RunKind.LINK, target),)) if target else text
        return replace(text, runs=tuple(self._run(run) for run in text.runs))

    def _run(self, run: Run) -> Run:
        if run.kind not in {RunKind.LINK, RunKind.WIKI}:
            return run
        target = self._target(run.target or run.text) or self._outside(run.target)
        return Run(run.text, RunKind.LINK, target) if target else Run(run.text)

    def _target(self, printed: str) -> str:
        imported, locale = self._imported, self._site.locale
        if printed in imported.entities:
            path = facet_path(locale, "entity", imported.entities[printed])
        elif printed in imported.heads:
            path = facet_path(locale, "head", imported.heads[printed])
        elif printed in imported.related:
            path = facet_path(locale, "n", imported.related[printed])
        else:
            return ""
        return href(path, seen_from=self._path, form=self._form)

    def _outside(self, target: str) -> str:
        try:
            return link_target(urljoin(self._imported.origin.canonical, target)) if target else ""
        except ValueError:
            return ""


def _led(value: T, lead: Callable[[Text], Text]) -> T:
    """A page, or a part of one, with `lead` applied to every text in it."""
    if isinstance(value, Text):
        return lead(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_led(item, lead) for item in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: _led(getattr(value, field.name), lead) for field in fields(value)}
        return replace(value, **changes)
    return value
