"""What a status is worth to who asked: a page, a redirect, nothing new, or an error with its true name (RFC 9110 section 15)."""

from datetime import datetime
from http import HTTPStatus

from rashomon.errors import Reason, Rejected, Transient
from rashomon.fetch.exchange import Answer
from rashomon.fetch.retry_after import seconds_asked_for

PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PAGES = frozenset({200, 203, 204, 205})
_GONE = frozenset({404, 410})
_BLOCKED = frozenset({401, 402, 403, 407, 451})
_NOT_NOW = frozenset({408, 429})


def redirect_of(answer: Answer) -> str | None:
    """Where an answer sends who asked, None where it sends nobody anywhere."""
    return answer.headers.get("location") if answer.status in _REDIRECTS else None


def rest_asked_for(answer: Answer, *, now: datetime, otherwise_s: float) -> float | None:
    """How long the host asks to be left alone, in seconds: by Retry-After of 429 and 503; 429 alone asks for `otherwise_s`."""
    if answer.status not in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        return None
    asked = seconds_asked_for(answer.headers, now=now)
    return otherwise_s if asked is None and answer.status == HTTPStatus.TOO_MANY_REQUESTS else asked


def check(answer: Answer, *, retry_after_s: float | None) -> None:
    """Let pages pass.

    Raises:
        Rejected: GONE, BLOCKED or HTTP_ERROR.
        Transient: 408, 429 and 5xx.
    """
    status, said = answer.status, f"{answer.url} answers {answer.status}"
    if status in _PAGES:
        return
    if status in _NOT_NOW or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Transient(said, retry_after_s=retry_after_s)
    if status in _GONE:
        raise Rejected(Reason.GONE, said)
    raise Rejected(Reason.BLOCKED if status in _BLOCKED else Reason.HTTP_ERROR, said)
