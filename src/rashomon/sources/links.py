"""Links of listings."""

import re
from urllib.parse import quote, urljoin

from rashomon.errors import Reason, Rejected
from rashomon.sources.plain import detail
from rashomon.text.urls import canonical_url

_IGNORED = re.compile(r"[\t\r\n]")  # https://url.spec.whatwg.org/#concept-basic-url-parser
_UNESCAPED = re.compile(r"[\s\"<>\\^`{|}]")


def web_link(raw: str | None, *, within: str) -> str:
    """Return the absolute http(s) address that `raw` means in a listing at `within`, with what browsers would escape escaped.

    Raises:
        Rejected: no link, or no address of the web.
    """
    trimmed = _IGNORED.sub("", raw or "").strip()
    if not trimmed:
        raise Rejected(Reason.MISSING_FIELD, "no link")
    try:
        url = urljoin(within, _UNESCAPED.sub(lambda match: quote(match[0]), trimmed))
        canonical_url(url)
    except ValueError as error:
        raise Rejected(Reason.INVALID_URL, detail(str(error))) from error
    return url
