"""Opening the database, and transactions on it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.exc import DatabaseError

from rashomon.errors import Misconfigured, Stopped
from rashomon.store import schema

FILE_NAME = "rashomon.sqlite"


class Database:
    """One SQLite file. Readers never block; one transaction writes at a time; a killed process leaves whole transactions only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, folder: Path, *, create: bool = True) -> "Database":
        """Open the database in `folder`.

        Raises:
            Misconfigured: there is none and `create` is False, or the folder cannot be made, or another version of the
                program made the file.
            Stopped: the file is damaged.
        """
        path = folder / FILE_NAME
        if not create and not path.is_file():
            raise Misconfigured(f"no database in {folder}: run `rashomon run --data {folder} --corpus FILE` first")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Misconfigured(f"cannot use {folder} as data folder: {error.strerror}") from error
        engine = create_engine(f"sqlite:///{path}")
        event.listen(engine, "connect", _configure)
        database = cls(engine)
        try:
            database._prepare()
        except DatabaseError as error:
            raise Stopped(f"{path} is not a readable database ({error.orig}); move it away and run again") from error
        return database

    def _prepare(self) -> None:
        with self._engine.connect() as connection:
            if inspect(connection).has_table(schema.facts.name):
                found = connection.scalar(select(schema.facts.c.value).where(schema.facts.c.key == "schema"))
                if found == schema.SCHEMA_VERSION:
                    return
                if found is not None:
                    raise Misconfigured(
                        f"this data folder has schema {found}, this program needs {schema.SCHEMA_VERSION}: use a new --data folder"
                    )
        with self._engine.begin() as connection:
            schema.metadata.create_all(connection)
            connection.execute(insert(schema.facts).prefix_with("OR IGNORE"), {"key": "schema", "value": schema.SCHEMA_VERSION})

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction: all of it is kept, or none."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading."""
        with self._engine.connect() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections; the write-ahead log is folded into the file."""
        self._engine.dispose()


def _configure(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401 (the type is SQLAlchemy's own affair)
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
