"""The tables. Nothing in them depends on the wall clock or on how often a run was interrupted.

Times are ISO 8601 in UTC, as text, so that they sort; bodies are canonical JSON (see `codec`); vectors are little-endian float32.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint

SCHEMA_VERSION = "4"

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
    Column("url", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("first_id", String),
    Column("outlet_id", String, ForeignKey("outlets.id"), nullable=False, index=True),
    Column("title", String, nullable=False),
    Column("text", String, nullable=False),
    Column("language", String),
    Column("published_at", String),
    Column("country", String),
    Column("licence", String),
    Column("authors", LargeBinary, nullable=False),
    Column("dated_by", String),
    Column("original_url", String),
    Column("digest", String, nullable=False),
    Column("source_id", String, ForeignKey("sources.id"), nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("url", "revision"),
    Index("articles_by_time", "published_at", "seq"),
)
"""One row a revision. `first_id` is that of revision 1, and NULL there."""

revisions = Table(
    "revisions",
    metadata,
    Column("article_id", String, ForeignKey("articles.id"), primary_key=True),
    Column("first_id", String, nullable=False, index=True),
    Column("seen_at", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""What a revision changed against the one before it, and when it was seen."""

web_sources = Table(
    "web_sources",
    metadata,
    Column("url", String, primary_key=True),
    Column("outlet_id", String),
    Column("next_at", String),
    Column("body", LargeBinary, nullable=False),
)
"""How each source on the web fares, and when it is due; one that was never read is due at once."""

entries = Table(
    "entries",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("url", String, nullable=False, unique=True),
    Column("host", String, nullable=False),
    Column("source_id", String, ForeignKey("sources.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("next_at", String),
    Column("tries", Integer, nullable=False),
    Column("checks", Integer, nullable=False),
    Column("reason", String),
    Column("detail", String),
    Column("etag", String),
    Column("last_modified", String),
    Column("body", LargeBinary, nullable=False),
    Index("entries_due", "state", "next_at"),
)
"""Links that sources listed: waiting to be fetched, fetched, read, or set aside (see `store.entries`)."""

captures = Table(
    "captures",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("entry_seq", Integer, ForeignKey("entries.seq"), nullable=False, index=True),
    Column("file", String, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("is_read", Boolean, nullable=False),
)
"""Where in the archive each fetched page lies."""

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

arisen = Table(
    "arisen",
    metadata,
    Column("event_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""Entities that no list knows, as each event made them of names recurring across its outlets."""

doubts = Table(
    "doubts",
    metadata,
    Column("event_id", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""Pairs of names of an event that may be one entity: what a person is asked to judge."""

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""What people judged of pairs of names, one row after another; no row is ever changed."""

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
