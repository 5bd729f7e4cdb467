"""Auditing what a person names: files, folders, addresses, slugs of the store."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

from rashomon.audit import Context, Known, Neighbours, Report, Severity, Sources, audit
from rashomon.errors import Misconfigured, Rejected
from rashomon.fetch import FetchLimits, get
from rashomon.model.page import Page
from rashomon.pipeline.edition import EditionSettings
from rashomon.pipeline.page_files import MOST_BYTES, read_page, read_page_file, twin_addresses
from rashomon.pipeline.page_folder import FolderNeighbours, pages_in, place_in_site
from rashomon.pipeline.page_sources import StoredSources, read_sources
from rashomon.pipeline.publishing import load_edition
from rashomon.publish import EditionNeighbours
from rashomon.registry import registry_from
from rashomon.store.database import FILE_NAME, Database

_ACCEPT = "text/markdown, application/json;q=0.9, text/html;q=0.5"


@dataclass(frozen=True, slots=True)
class AuditSettings:
    """What an audit may look up: the store in `data` if there is one, else the files in `sources`; which severities are set by hand."""

    data: Path
    edition: EditionSettings
    sources: Path | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
    allow_private: bool = False


def audit_targets(targets: Sequence[str], settings: AuditSettings) -> list[tuple[str, Report]]:
    """Return the audit of every page that the targets name, with a name for each page.

    Raises:
        Misconfigured: a target names no page.
        Transient: an address does not answer.
    """
    with ExitStack() as stack:
        auditing = _Auditing(settings, stack)
        return [(name, report) for target in targets for name, report in auditing.reports(target)]


class _Auditing:
    def __init__(self, settings: AuditSettings, stack: ExitStack) -> None:
        self._settings = settings
        edition = settings.edition
        self._known = Known(edition.known_entities.values(), edition.outlets.values())
        self._database = Database.open(settings.data, create=False) if (settings.data / FILE_NAME).is_file() else None
        self._sources: Sources | None = None
        if settings.sources is not None:
            self._sources = read_sources(settings.sources, registry_from(edition.outlets.values()))
        elif self._database is not None:
            self._sources = StoredSources(stack.enter_context(self._database.read()))

    def reports(self, target: str) -> Iterator[tuple[str, Report]]:
        if target.startswith(("http://", "https://")):
            yield target, self._judged(_fetched(target, self._settings))
        elif Path(target).is_dir():
            yield from self._folder(Path(target))
        elif Path(target).is_file():
            yield target, self._file(Path(target))
        else:
            yield from self._slug(target)

    def _file(self, path: Path) -> Report:
        try:
            page = read_page_file(path)
        except Rejected as error:
            raise Misconfigured(f"{path} is no page of this form: {error.detail}") from error
        place = place_in_site(path, page)
        return self._judged(page, FolderNeighbours(place.root), place.path) if place else self._judged(page)

    def _folder(self, folder: Path) -> Iterator[tuple[str, Report]]:
        found = False
        for path, page in pages_in(folder):
            found = True
            place = place_in_site(path, page, otherwise=folder)
            yield str(path), self._judged(page, FolderNeighbours(place.root), place.path) if place else self._judged(page)
        if not found:
            raise Misconfigured(f"no page of this form in {folder}: pages are Markdown (.md) or JSON (.json) files")

    def _slug(self, target: str) -> Iterator[tuple[str, Report]]:
        if self._database is None:
            raise Misconfigured(
                f"{target!r} is no file, folder or address, and there is no store in {self._settings.data} to look a slug up in"
            )
        edition = load_edition(self._database, self._settings.edition)
        neighbours = EditionNeighbours(edition)
        wanted = target.removesuffix(".md").removesuffix(".json").removesuffix(".html").strip("/")
        found = False
        pages = [(each.path, each.page) for each in neighbours.printed()] + [(each.path, each.page) for each in neighbours.imported()]
        for path, page in pages:
            if wanted in {path, path.rpartition("/")[2]}:
                found = True
                yield path, self._judged(page, neighbours, path)
        if not found:
            raise Misconfigured(f"{target!r} is no file, no folder, and no slug of the pages in {self._settings.data}")

    def _judged(self, page: Page, neighbours: Neighbours | None = None, path: str = "") -> Report:
        return audit(page, Context(self._known, self._sources, neighbours, path), severities=self._settings.severities)


def _fetched(url: str, settings: AuditSettings) -> Page:
    """The page at an address; where that is an HTML page, its Markdown or JSON twin."""
    limits = FetchLimits(bytes=MOST_BYTES, allow_private=settings.allow_private)
    try:
        answer = get(url, limits, accept=_ACCEPT)
        if answer.media_type == "text/html" or answer.body.lstrip()[:1] == b"<":
            twins = twin_addresses(answer.body)
            if not twins:
                raise Misconfigured(
                    f"{url} is an HTML page that names no Markdown or JSON twin (link rel=alternate); name that twin itself"
                )
            answer = get(urljoin(answer.url, twins[0]), limits, accept=_ACCEPT)
        name = "page.json" if answer.media_type == "application/json" else answer.url
        return read_page(answer.body, name=name)
    except Rejected as error:
        raise Misconfigured(f"{url} is no page of this form: {error.detail}") from error
