"""Folders of printed pages: which files are pages, where each lies in its site, and what lies beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from rashomon.audit.targets import site_path, wiki_slug
from rashomon.errors import Misconfigured, Rejected
from rashomon.model.page import Page
from rashomon.pipeline.page_files import SUFFIXES, read_page_file

_TWINS = (".md", ".html", ".json")
_AUDIT = ".audit.json"


@dataclass(frozen=True, slots=True)
class SitePlace:
    """Where a page lies: the folder that holds the site, and the path within it, without extension."""

    root: Path
    path: str


def pages_in(folder: Path) -> Iterator[tuple[Path, Page]]:
    """Yield every page of this form in a folder and below, by path; of twins (.md and .json) the first. Other files are passed over."""
    seen = set()
    for path in sorted(folder.rglob("*"), key=lambda path: (str(path.with_suffix("")), path.suffix != ".md")):
        stem = path.with_suffix("")
        if path.suffix not in SUFFIXES or path.name.endswith(_AUDIT) or stem in seen or not path.is_file():
            continue
        try:
            page = read_page_file(path)
        except (Rejected, Misconfigured):
            continue
        if page.title and (page.meta.fields or page.meta.counts or page.takes) and not page.front_value("type"):
            seen.add(stem)
            yield path, page


def place_in_site(path: Path, page: Page, *, otherwise: Path | None = None) -> SitePlace | None:
    """Return where a page file lies: as its own `id` says, if its folders agree; else below `otherwise`, if that is given."""
    stem = path.resolve().with_suffix("")
    parts = [part for part in page.front_value("id").split("/") if part]
    if parts and list(stem.parts[-len(parts) :]) == parts:
        return SitePlace(stem.parents[len(parts) - 1], "/".join(parts))
    if otherwise is None:
        return None
    if not stem.is_relative_to(otherwise.resolve()):
        return None  # a link in the folder to a page out of it
    return SitePlace(otherwise.resolve(), stem.relative_to(otherwise.resolve()).as_posix())


class FolderNeighbours:
    """The pages of a folder: the audit's port `Neighbours`."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def has(self, path: str) -> bool:
        """Whether a file of some form lies at `path`."""
        return self._file(path) is not None or self._file(f"{path.rstrip('/')}/index") is not None or path in self._slugs

    def names(self, path: str) -> tuple[str, ...] | None:
        """Return the names that the JSON twin of an entity page gives."""
        file = self._file(path, (".json",))
        if file is None:
            return None
        try:
            raw = msgspec.json.decode(file.read_bytes())
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        return tuple(_names(raw)) or None if isinstance(raw, dict) and raw.get("type") == "entity" else None

    def related(self, path: str) -> tuple[str, ...] | None:
        """Return the paths of the pages that a page names as related."""
        file = self._file(path)
        if file is None or file.suffix == ".html":
            return None
        try:
            page = read_page_file(file)
        except (Rejected, Misconfigured):
            return None
        runs = [run for line in page.graph for item in line.items for run in item.links]
        targets = (site_path(run.target or wiki_slug(run), seen_from=path) for run in runs)
        return tuple(target for target in targets if target is not None)

    @cached_property
    def _slugs(self) -> frozenset[str]:
        """Bare names of the files, which `[[slug]]` links to."""
        return frozenset(path.stem for path in self._root.rglob("*") if path.suffix in _TWINS)

    def _file(self, path: str, suffixes: tuple[str, ...] = _TWINS) -> Path | None:
        try:
            found = (file for suffix in suffixes if (file := self._inside(f"{path}{suffix}")) is not None and file.is_file())
            return next(found, None)
        except (OSError, ValueError):  # a name that is too long for a file, or cannot be one
            return None

    def _inside(self, path: str) -> Path | None:
        if "\0" in path:
            return None
        file = (self._root / path.lstrip("/")).resolve()
        return file if file.is_relative_to(self._root.resolve()) else None


def _names(raw: dict[str, Any]) -> Iterator[str]:
    title = raw.get("title")
    if isinstance(title, dict) and isinstance(title.get("text"), str):
        yield title["text"]
    facts = raw.get("facts")
    for fact in facts if isinstance(facts, list) else ():
        if isinstance(fact, dict) and isinstance(fact.get("value"), str):
            yield from fact["value"].split(" · ")
