"""Taking foreign pages into the graph: read, given an id and a slug, kept as they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from anyascii import anyascii

from rashomon.errors import Rejected
from rashomon.model.ids import content_id, digest_of
from rashomon.model.page import Page
from rashomon.pipeline.page_files import read_page_file
from rashomon.registry import slug
from rashomon.store import imported, nodes
from rashomon.store.database import Database
from rashomon.store.imported import ImportedRow
from rashomon.text.languages import identify

_LONGEST_SLUG = 80


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What became of a file: its slug in our site and whether it is new, or why it was set aside."""

    path: Path
    slug: str = ""
    is_new: bool = False
    is_changed: bool = False
    rejection: Rejected | None = None


def import_pages(database: Database, paths: Iterable[Path]) -> tuple[ImportedFile, ...]:
    """Read foreign pages into the store.

    A page that was imported before, by its canonical address or else from this very file, is replaced.

    Raises:
        Misconfigured: a file cannot be read at all.
    """
    done = []
    for path in paths:
        try:
            page = read_page_file(path)
        except Rejected as error:
            done.append(ImportedFile(path, rejection=error))
            continue
        with database.write() as connection:
            page_id = content_id("page", page.canonical or str(path.resolve()))
            digest = digest_of(path.read_bytes())
            known = imported.imported_digests(connection).get(page_id)
            settled = nodes.settle_slug(connection, page_id, _slug(page, page_id))
            row = ImportedRow(page_id, settled, path.name, digest, language_of(page), page)
            imported.put_imported(connection, row)
        done.append(ImportedFile(path, settled, is_new=known is None, is_changed=known not in {None, digest}))
    return tuple(done)


def language_of(page: Page) -> str:
    """Return the language of a page's prose: what most of its own words are in, not what it declares."""
    texts = (page.title, *((page.deck,) if page.deck else ()), *page.summary, *(position.statement for position in page.split), *page.why)
    prose = "\n".join(text.plain for text in texts if not text.language)
    return identify(prose, declared=page.locale or None).language


def _slug(page: Page, page_id: str) -> str:
    proposed = slug(anyascii(page.slug or page.title.plain))[:_LONGEST_SLUG].strip("-")
    return proposed if proposed not in {"", "index"} else page_id
