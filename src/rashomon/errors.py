"""The errors of Rashomon, named for what the caller does next.

    RashomonError
    ├── Misconfigured   a person must fix a setting, a path or an installation; the message says how
    ├── Stopped         the run cannot go on without damage (a broken store, a floor not met)
    ├── Rejected        this item is set aside, expectedly; counted under its `Reason`
    └── Transient       the same call may work later (a model server that is down, a host that asks to wait)
        └── TimedOut    the other side did not answer in time

Leaf code raises the smallest true one. Only the runner and the command line catch `Exception`: what they catch there is unexpected,
and the item is quarantined together with its input.
"""

from enum import StrEnum


class Reason(StrEnum):
    """Why an item was set aside. The values are stored and printed: never rename one, only add."""

    MALFORMED = "malformed"
    MISSING_FIELD = "missing-field"
    WRONG_TYPE = "wrong-type"
    INVALID_URL = "invalid-url"
    INVALID_DATE = "invalid-date"
    INVALID_ENCODING = "invalid-encoding"
    DUPLICATE_URL = "duplicate-url"
    EMPTY_TEXT = "empty-text"
    TOO_LONG = "too-long"
    UNKNOWN_LANGUAGE = "unknown-language"
    UNGROUNDED = "ungrounded"
    UNEXPECTED = "unexpected"
    ROBOTS = "robots"
    OPTED_OUT = "opted-out"
    PRIVATE_ADDRESS = "private-address"
    REDIRECTS = "redirects"
    GONE = "gone"
    BLOCKED = "blocked"
    HTTP_ERROR = "http-error"
    UNTRUSTED = "untrusted"
    UNREACHABLE = "unreachable"
    UNSUPPORTED_TYPE = "unsupported-type"
    NOT_AN_ARTICLE = "not-an-article"
    PAYWALLED = "paywalled"
    TOO_SHORT = "too-short"
    TOO_OLD = "too-old"


class RashomonError(Exception):
    """Root of every error that Rashomon raises on purpose."""


class Misconfigured(RashomonError):
    """Something a person set is wrong. The message names the setting and the fix."""


class Stopped(RashomonError):
    """Going on would lose or damage data, so the run ends here."""


class Transient(RashomonError):
    """It did not work now and may work later, unchanged.

    Args:
        message: what was tried and what came of it.
        retry_after_s: how long the other side asked to wait, in seconds; None if it did not say.
    """

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class TimedOut(Transient):
    """The other side did not answer in time."""


class Rejected(RashomonError):
    """One item is set aside.

    Args:
        reason: the counted category.
        detail: what was seen, for a person; never longer than a line.
    """

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
