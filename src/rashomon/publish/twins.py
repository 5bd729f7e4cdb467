"""The Markdown and JSON twins of every kind of page."""

from dataclasses import replace

from rashomon.model.page import Field
from rashomon.model.page import Page as PrintedPage
from rashomon.page.json_form import write_json
from rashomon.page.markdown import Profile, write_markdown
from rashomon.publish.canonical_json import canonical_json
from rashomon.publish.facet_markdown import facet_markdown
from rashomon.publish.printed import printed
from rashomon.publish.shapes import FacetPage, ImportedPage, NodePage, Page
from rashomon.publish.site import Site


def markdown_twin(page: Page, site: Site) -> bytes:
    """Return the Markdown twin: UTF-8, final newline."""
    if isinstance(page, FacetPage):
        return facet_markdown(page, site)
    return write_markdown(_printed(page, site), Profile.STRICT).encode()


def json_twin(page: Page, site: Site) -> bytes:
    """Return the JSON twin, with a final newline."""
    if isinstance(page, FacetPage):
        return canonical_json(page) + b"\n"
    return write_json(_printed(page, site))


def _printed(page: NodePage | ImportedPage, site: Site) -> PrintedPage:
    audit = f"{page.path.rpartition('/')[2]}.audit.json" if page.path in site.edition.audits else ""
    if isinstance(page, NodePage):
        return printed(page, site.wording, audit=audit)
    front = (
        Field("id", page.path),
        Field("imported_from", page.origin_name),
        Field("original", page.original),
        Field("language", page.language),
        *((Field("audit", audit),) if audit else ()),
    )
    kept = tuple(item for item in page.markdown.front if item.key not in {field.key for field in front})
    return replace(page.markdown, front=(*front, *kept))
