"""JSON with one form for one value."""

import json

import msgspec

_ENCODER = msgspec.json.Encoder(order="sorted", decimal_format="string")


def canonical_json(value: object) -> bytes:
    """Return `value` as UTF-8 JSON: keys sorted, no spaces. A lone surrogate, which UTF-8 cannot hold, becomes "?"."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        builtins = msgspec.to_builtins(value, order="sorted")
        return json.dumps(builtins, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
