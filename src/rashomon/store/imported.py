"""Foreign pages as they were read, and where from."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from rashomon.model.page import Page
from rashomon.store import schema
from rashomon.store.codec import decode, encode


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A foreign page: `name` is the file or address it was read from, `digest` that of its bytes, `language` that of its words."""

    id: str
    slug: str
    name: str
    digest: str
    language: str
    page: Page


def put_imported(connection: Connection, row: ImportedRow) -> None:
    """Keep a foreign page; one with the same id is replaced and keeps its place."""
    table = schema.imported
    seq = connection.scalar(select(table.c.seq).where(table.c.id == row.id))
    if seq is None:
        seq = (connection.scalar(select(func.max(table.c.seq))) or 0) + 1
    values = {"id": row.id, "slug": row.slug, "name": row.name, "digest": row.digest, "language": row.language}
    connection.execute(insert(table).prefix_with("OR REPLACE"), {"seq": seq, **values, "body": encode(row.page)})


def imported_digests(connection: Connection) -> dict[str, str]:
    """Return the digest of each foreign page, by id."""
    table = schema.imported.c
    return {row.id: row.digest for row in connection.execute(select(table.id, table.digest).order_by(table.id))}


def imported_rows(connection: Connection) -> Iterator[ImportedRow]:
    """Yield every foreign page, in the order of first import."""
    for row in connection.execute(select(schema.imported).order_by(schema.imported.c.seq)):
        yield ImportedRow(row.id, row.slug, row.name, row.digest, row.language, decode(row.body, Page))
