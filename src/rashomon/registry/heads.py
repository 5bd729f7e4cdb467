"""The standing questions that nodes bear on."""

from pathlib import Path

import msgspec

from rashomon.errors import Misconfigured
from rashomon.model.edition import Head
from rashomon.registry.toml import read_tables
from rashomon.shipped import shipped


class _Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table `[[head]]` of the file."""

    id: str
    names: dict[str, str]
    questions: dict[str, str]
    about: tuple[str, ...]


def load_heads(path: Path | None = None) -> tuple[Head, ...]:
    """Return the heads of a file (the shipped one by default), in its order.

    Raises:
        Misconfigured: the file cannot be read, lacks a field, repeats an id, or names a head in no language or without a question.
    """
    heads: dict[str, Head] = {}
    for place, wire in read_tables(path or shipped("heads.toml"), "head", _Wire):
        if wire.id in heads:
            raise Misconfigured(f"{place}: the id stands twice")
        if "en" not in wire.names or wire.names.keys() != wire.questions.keys():
            raise Misconfigured(f"{place}: names and questions must be there in English, and in the same locales")
        heads[wire.id] = Head(wire.id, dict(wire.names), dict(wire.questions), wire.about)
    return tuple(heads.values())
