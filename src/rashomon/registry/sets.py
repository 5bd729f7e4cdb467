"""Sets of outlets: the ones that a run reads when nobody says which."""

from collections import Counter
from pathlib import Path

import msgspec

from rashomon.errors import Misconfigured
from rashomon.registry.toml import read_toml
from rashomon.shipped import shipped

_DEFAULT = Path("sets") / "default.toml"


class _Wire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    outlets: tuple[str, ...]


def default_set() -> tuple[str, ...]:
    """Return the ids of the shipped outlets that are read by default, in the order of their file.

    Raises:
        Misconfigured: the file is not there, or cannot be read.
    """
    if ids := default_ids(shipped("outlets")):
        return ids
    raise Misconfigured(f"this installation has no default set of outlets ({_DEFAULT} is missing or empty): install rashomon again")


def default_ids(folder: Path) -> tuple[str, ...]:
    """Return the ids of the default set in `folder`, none if it has no such set. Each stands once.

    Raises:
        Misconfigured: the file cannot be read or holds anything else.
    """
    path = folder / _DEFAULT
    if not path.is_file():
        return ()
    try:
        wire = msgspec.convert(read_toml(path), _Wire, strict=True)
    except msgspec.ValidationError as error:
        raise Misconfigured(f"{path}: a set is `outlets = [...]` with ids: {error}") from error
    for outlet_id, count in Counter(wire.outlets).items():
        if count > 1:
            raise Misconfigured(f"{path}: {outlet_id!r} stands twice")
    return wire.outlets
