"""A person's own file of outlets: adding to it, so that nothing is lost and nothing wrong is ever written."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from rashomon.errors import Misconfigured
from rashomon.model.outlet import Outlet
from rashomon.registry.lookup import Registry
from rashomon.registry.outlets import load_registry, outlets_from_toml
from rashomon.registry.toml import read_text
from rashomon.registry.written import outlets_as_toml, with_sources


def add_to_file(path: Path, outlets: Iterable[Outlet], *, beside: Iterable[Path] = (), folder: Path | None = None) -> Registry:
    """Write outlets into a file of a person's own, which is made if there is none, and return the registry with it.

    One whose id the file has gets its further sources there; any other is appended. Order and comments stay. The whole registry (`beside`
    are the other files of the person's, `folder` that of the shipped outlets) is read with the new text before it takes the old one's
    place in one step.

    Raises:
        Misconfigured: the file cannot be read or written, or with the new text the registry would break a rule; the file is as it was.
    """
    target = path.resolve()
    text = read_text(path) if path.exists() else ""
    present = {outlet.id: outlet for outlet in outlets_from_toml(text, path)}
    chosen = list(outlets)
    further = {
        outlet.id: [source for source in outlet.sources if source not in present[outlet.id].sources]
        for outlet in chosen
        if outlet.id in present
    }
    edited = with_sources(text, further) if further else text
    appended = outlets_as_toml(outlet for outlet in chosen if outlet.id not in present)
    whole = edited + ("" if not edited or edited.endswith("\n") else "\n") + ("\n" if edited and appended else "") + appended
    _check(whole, path, {**present, **{outlet.id: outlet for outlet in chosen}})
    registry = load_registry((*(each for each in beside if each.resolve() != target), path), folder=folder, unsaved={path: whole})
    replace_file(target, whole)
    return registry


def replace_file(path: Path, text: str) -> None:
    """Write a file in one step: whoever reads it sees the old text or the new one, also after a power cut.

    Raises:
        Misconfigured: it cannot be written there.
    """
    half = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with half.open("w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, half)
        half.replace(path)
    except OSError as error:
        raise Misconfigured(f"cannot write {path}: {error.strerror or error}") from error


def _check(text: str, path: Path, wanted: dict[str, Outlet]) -> None:
    """Read what would be written, and see that it says what was meant."""
    found = {outlet.id: outlet for outlet in outlets_from_toml(text, path)}
    if found != wanted:
        different = sorted(key for key in wanted if found.get(key) != wanted[key])
        raise Misconfigured(f"{path}: {', '.join(different)} cannot be written into this file by program: edit it by hand")
