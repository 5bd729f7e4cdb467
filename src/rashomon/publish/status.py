"""The status page: for the person who runs Rashomon, not for readers, so it is in English and stands beside the locales."""

from typing import Any

from markupsafe import Markup

from rashomon.model.status import Status
from rashomon.publish.assets import stylesheet
from rashomon.publish.canonical_json import canonical_json
from rashomon.publish.html import template
from rashomon.publish.inline_html import safe_href
from rashomon.publish.neutral import neutral


def status_html(status: Status) -> bytes:
    """Return the status as a stand-alone HTML page that asks to be loaded anew every minute."""
    troubled = sorted(status.sources, key=lambda source: (source.health.is_alive, -source.failures, source.url))
    text = template("status").render(
        status=status,
        sources=troubled,
        safe=safe_href,
        style=Markup(stylesheet()),  # noqa: S704 (our own file)
    )
    return neutral(text).encode()


def status_json(status: Status) -> bytes:
    """Return the status as one JSON object."""
    return canonical_json(status_fields(status))


def status_fields(status: Status) -> dict[str, Any]:
    """Return the fields of the JSON form: those of `Status`, with its derived counts."""
    return {
        "at": status.at,
        "articles": status.articles,
        "revisions": status.revisions,
        "newest_at": status.newest_at,
        "backlog": status.backlog,
        "waiting": status.waiting,
        "unread": status.unread,
        "health": status.health,
        "rejections": status.rejections,
        "refused": status.refused,
        "sources": status.sources,
        "examples": status.examples,
    }
