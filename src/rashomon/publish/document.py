"""A printed page as one HTML file that needs nothing else: what `rashomon convert --to html` writes."""

from functools import partial

from markupsafe import Markup

from rashomon.model.page import Page
from rashomon.publish.assets import stylesheet
from rashomon.publish.catalogue import available_locales
from rashomon.publish.html import template
from rashomon.publish.inline_html import inline_html, safe_href
from rashomon.publish.neutral import neutral
from rashomon.publish.wording import base_language, direction_of, wording_of


def document(page: Page, *, language: str) -> bytes:
    """Return a page as a stand-alone HTML document.

    `language` (BCP 47) is that of the page's words; headings are in it if there is a catalogue, else in English. Links are kept where
    they are safe to follow.
    """
    locale = base_language(language)
    wording = wording_of(locale if locale in available_locales() else "en")
    text = template("document").render(
        _=wording.say,
        number=wording.number,
        page=page,
        line=partial(inline_html, locale=language),
        safe=safe_href,
        language=language,
        direction=direction_of(language),
        style=Markup(stylesheet()),  # noqa: S704 (our own file)
    )
    return neutral(text).encode()
