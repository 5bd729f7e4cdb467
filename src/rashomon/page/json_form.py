"""Pages as JSON: the same values as the Markdown, no more and no less, with a schema that anybody can check against.

Objects have their fields in reading order; a field that holds its default is left out. Line numbers belong to a file, not to what it
says, and are not written.
"""

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

import msgspec

from rashomon.errors import Misconfigured, Reason, Rejected
from rashomon.model.page import Page

FORM = "rashomon-page/1"
"""What every such file says of itself in its field `form`. The number rises when an older reader would misread a newer file."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_UNWRITTEN = "line"
_MOST_BYTES = 64 * 1024 * 1024


def write_json(page: Page) -> bytes:
    """Return a page as UTF-8 JSON with a final newline. The same page gives the same bytes everywhere."""
    body = {"form": FORM, **_plain(page)}
    return msgspec.json.format(msgspec.json.encode(body), indent=2) + b"\n"


def read_json(body: bytes) -> Page:
    """Return the page in `body`.

    Raises:
        Rejected: it is no JSON, no page of this form, or larger than 64 MB.
    """
    if len(body) > _MOST_BYTES:
        raise Rejected(Reason.TOO_LONG, f"{len(body):,} bytes; a page has at most {_MOST_BYTES:,}")
    try:
        raw = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Rejected(Reason.MALFORMED, f"no JSON: {error}") from error
    if not isinstance(raw, dict) or raw.get("form") != FORM:
        seen = raw.get("form") if isinstance(raw, dict) else type(raw).__name__
        raise Rejected(
            Reason.WRONG_TYPE, f"no page: its field `form` is {seen!r}, not {FORM!r} (the form is what `rashomon schema` prints)"
        )
    try:
        return msgspec.convert(raw, Page, strict=True)
    except (msgspec.ValidationError, RecursionError) as error:
        raise Rejected(Reason.WRONG_TYPE, str(error)) from error


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `write_json` writes and `read_json` reads."""
    (reference,), components = msgspec.json.schema_components([Page], ref_template="#/$defs/{name}")
    if reference != {"$ref": "#/$defs/Page"}:
        raise Misconfigured("this version of msgspec names schemas otherwise; install the pinned one")
    page = components.pop("Page")
    for part in components.values():
        part.get("properties", {}).pop(_UNWRITTEN, None)
    properties = {"form": {"const": FORM}, **page["properties"]}
    return {
        "$schema": _DIALECT,
        "title": "A page of Rashomon",
        "description": "One printed page about an event: what `rashomon convert --to json` writes, and the .json twin of every node.",
        "type": "object",
        "properties": properties,
        "required": ["form", *page["required"]],
        "$defs": components,
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 (any value of a page, and its JSON)
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in _written(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _written(value: Any) -> Iterator[Field[Any]]:  # noqa: ANN401 (any dataclass of a page)
    for field in fields(value):
        if field.name != _UNWRITTEN and (field.default is MISSING or getattr(value, field.name) != field.default):
            yield field
