"""Reading what is known of single outlets' pages: `overrides/<outlet id>.toml` beside the files of outlets."""

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

import msgspec

from rashomon.errors import Misconfigured
from rashomon.model.override import Override, OverrideUse
from rashomon.registry.toml import read_tables
from rashomon.registry.xpaths import xpath_fault

FOLDER = "overrides"
_MOST_REMOVED = 20


class _Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table `[[override]]` of a file."""

    why: str
    since: dt.date | None = None
    until: dt.date | None = None
    content: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    remove: tuple[str, ...] = ()
    use: OverrideUse = OverrideUse.INSTEAD


def read_overrides(folder: Path, known: Iterable[str]) -> Mapping[str, tuple[Override, ...]]:
    """Return the overrides of each outlet in `folder/overrides`, the earliest first; none where there is no such folder.

    Args:
        folder: where the files of outlets are.
        known: the ids of outlets that there are.

    Raises:
        Misconfigured: a file cannot be read, breaks a rule (docs/reference/outlets.md), or is called after no outlet.
    """
    ids = frozenset(known)
    found = {}
    for path in sorted((folder / FOLDER).glob("*.toml")):
        if path.stem not in ids:
            raise Misconfigured(f"{path}: there is no outlet {path.stem!r}; a file of overrides is called after the id of its outlet")
        found[path.stem] = _overrides(path)
    return found


def _overrides(path: Path) -> tuple[Override, ...]:
    overrides = []
    for place, wire in read_tables(path, "override", _Wire):
        override = Override(**{name: getattr(wire, name) for name in wire.__struct_fields__})
        for holds, message in _rules(override):
            if not holds:
                raise Misconfigured(f"{place}: {message}")
        overrides.append(override)
    overrides.sort(key=lambda each: each.since or dt.date.min)
    for earlier, later in pairwise(overrides):
        if earlier.until is None or later.since is None or later.since <= earlier.until:
            raise Misconfigured(
                f"{path}: two overrides hold on {later.since or later.until or 'every day'}: give the earlier one an `until`"
            )
    return tuple(overrides)


def _rules(override: Override) -> Iterable[tuple[bool, str]]:
    yield bool(override.why.strip()) and override.why.isprintable(), "`why` says in one line what the general rules get wrong"
    yield bool(override.expressions), "says where nothing stands: give `content`, `title`, `author`, `date` or `remove`"
    has_order = override.since is None or override.until is None or override.since <= override.until
    yield has_order, f"`since` {override.since} is after `until` {override.until}"
    yield len(override.remove) <= _MOST_REMOVED, f"`remove` has {len(override.remove)} expressions, more than {_MOST_REMOVED}"
    for expression in override.expressions:
        fault = xpath_fault(expression)
        yield not fault, f"the expression {expression[:80]!r} {fault}"
