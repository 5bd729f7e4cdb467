"""The tables. Nothing in them depends on the wall clock or on how often a run was interrupted.

Times are ISO 8601 in UTC, as text, so that they sort; bodies are canonical JSON (see `codec`); vectors are little-endian float32.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table

SCHEMA_VERSION = "3"

metadata = MetaData()

facts = Table(
    "facts",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)
"""Small facts of this database: schema version, which annotator and clusterer made it."""

sources = Table(
    "sources",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("is_done", Boolean, nullable=False),
)
"""One row a version of a source (the id is a digest of its content), with how far it has been read."""

rejections = Table(
    "rejections",
    metadata,
    Column("source_id", String, ForeignKey("sources.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("reason", String, nullable=False),
    Column("detail", String, nullable=False),
)

outlets = Table(
    "outlets",
    metadata,
    Column("id", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("url", String, nullable=False, unique=True),
    Column("outlet_id", String, ForeignKey("outlets.id"), nullable=False, index=True),
    Column("title", String, nullable=False),
    Column("text", String, nullable=False),
    Column("language", String),
    Column("published_at", String),
    Column("country", String),
    Column("licence", String),
    Column("digest", String, nullable=False),
    Column("source_id", String, ForeignKey("sources.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Index("articles_by_time", "published_at", "seq"),
)

annotations = Table(
    "annotations",
    metadata,
    Column("article_id", String, ForeignKey("articles.id"), primary_key=True),
    Column("made_by", String, nullable=False),
    Column("language", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
)

memberships = Table(
    "memberships",
    metadata,
    Column("article_id", String, ForeignKey("articles.id"), primary_key=True),
    Column("event_id", String, nullable=False, index=True),
    Column("copy_of", String),
    Column("evidence", LargeBinary, nullable=False),
)

moves = Table(
    "moves",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("event_id", String, nullable=False),
    Column("into_id", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("stage", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""The state of a stage that works online, written in the same transaction as what it decided."""

vectors = Table(
    "vectors",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Sentence vectors by digest of model and text: a grown event embeds only what is new."""

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("vector", LargeBinary, nullable=False),
)
"""What relating made of an event of two or more outlets: heads, entities, times. `digest` covers all that went into it."""

slugs = Table(
    "slugs",
    metadata,
    Column("slug", String, primary_key=True),
    Column("event_id", String, nullable=False),
    Column("seq", Integer, nullable=False),
)
"""Every slug that an event's page ever had, first one first: they redirect for ever."""

nodes = Table(
    "nodes",
    metadata,
    Column("event_id", String, ForeignKey("events.id"), primary_key=True),
    Column("locale", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("withheld", String),
    Column("body", LargeBinary),
)
"""The verified page of an event in one locale, or why it is withheld (then there is no body)."""

entities = Table(
    "entities",
    metadata,
    Column("id", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""Entities that no list knows and that arose from names recurring across outlets."""

imported = Table(
    "imported",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("slug", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("language", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""Foreign pages: where each was read from, the digest of that file, the language of its words, and the page itself."""
