"""Small facts about a database that must not change under a run."""

from sqlalchemy import Connection, insert, select

from rashomon.errors import Misconfigured
from rashomon.store.schema import facts


def pin(connection: Connection, key: str, value: str) -> None:
    """Record that `key` is `value` in this database, or check that it still is.

    Raises:
        Misconfigured: the database was made with another value: what is stored and what would come could not be compared.
    """
    found = connection.scalar(select(facts.c.value).where(facts.c.key == key))
    if found is None:
        connection.execute(insert(facts), {"key": key, "value": value})
    elif found != value:
        raise Misconfigured(f"this data folder was made with {key} {found}, now it is {value}: use a new --data folder or the former {key}")


def note(connection: Connection, key: str, value: str) -> None:
    """Record that `key` is `value` now."""
    connection.execute(insert(facts).prefix_with("OR REPLACE"), {"key": key, "value": value})


def noted(connection: Connection, key: str) -> str | None:
    """Return what was last recorded under `key`."""
    value = connection.scalar(select(facts.c.value).where(facts.c.key == key))
    return None if value is None else str(value)
