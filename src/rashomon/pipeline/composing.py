"""relate → compose → verify: from events of two or more outlets to verified pages in every locale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from rashomon.cluster import ClusterSettings, EventIndex
from rashomon.compose import MADE_BY as COMPOSED_BY
from rashomon.compose import compose
from rashomon.errors import Rejected
from rashomon.model.annotation import Reading
from rashomon.model.dossier import Dossier
from rashomon.model.edition import Head
from rashomon.model.entity import Entity
from rashomon.model.event import Event, Membership
from rashomon.model.head_match import HeadMatch
from rashomon.model.ids import digest_of
from rashomon.model.outlet import Outlet
from rashomon.model.reference import BackReference
from rashomon.models.background import Background as ExpectedMeans
from rashomon.models.embedder import Embedder
from rashomon.pipeline.reporter import Reporter
from rashomon.registry import lenses_of
from rashomon.relate import MADE_BY as RELATED_BY
from rashomon.relate import Background, HeadMatcher, Judged, build_dossier, centred, expected_centre, expected_means, references_of
from rashomon.store import annotations, articles, events, judgements, nodes, vectors
from rashomon.store.codec import encode
from rashomon.store.database import Database
from rashomon.store.nodes import EventRecord, NodeRow
from rashomon.verify import MADE_BY as VERIFIED_BY
from rashomon.verify import assemble_node, slug_of, verify

_BATCH = 16  # events a transaction


@dataclass(frozen=True, slots=True)
class ComposeSettings:
    """What pages depend on beside the articles."""

    locales: tuple[str, ...]
    outlets: Mapping[str, Outlet]
    heads: tuple[Head, ...]
    entities: Mapping[str, Entity]


def compose_all(database: Database, settings: ComposeSettings, *, embedder: Embedder, reporter: Reporter) -> None:
    """Make the pages of every event whose articles, or anything else its pages depend on, have changed since they were made."""
    composer = _Composer(database, settings, embedder)
    with reporter.stage("compose", total=len(composer.pending) * len(settings.locales), unit="pages") as progress:
        for batch in composer.batches():
            with database.write() as connection:
                for event, digest in batch:
                    withheld = composer.make(connection, event, digest)
                    progress.advance(len(settings.locales), withheld=withheld)


class _Composer:
    def __init__(self, database: Database, settings: ComposeSettings, embedder: Embedder) -> None:
        self._settings = settings
        self._embedder = embedder
        self._expected = ExpectedMeans(embedder)
        with database.write() as connection:
            self._means = _sentence_means(connection, embedder)
            known = articles.outlets(connection)
            self._outlets = {key: replace(settings.outlets.get(key, outlet), sources=()) for key, outlet in known.items()}
            self._current = articles.current_ids(connection)
            self._judgements = judgements.judgements(connection)
            self.pending = self._changed(connection)
            for event_id in self._vanished(connection):
                events.forget_event(connection, event_id)
            if self.pending:
                embed = vectors.cached(connection, embedder.embed, model_id=embedder.id, dimensions=embedder.dimensions)
                self._heads = HeadMatcher.of(settings.heads, embed=embed, means=expected_means(self._expected, ("en",)))
        self._background = Background(
            outlets=self._outlets,
            lenses={key: lenses_of(outlet) for key, outlet in self._outlets.items()},
            entities=settings.entities,
            means=self._means,
            judged=Judged.of(self._judgements),
        )

    def batches(self) -> Iterator[Sequence[tuple[Event, str]]]:
        """Yield the events to be made, a transaction's worth at a time."""
        for start in range(0, len(self.pending), _BATCH):
            yield self.pending[start : start + _BATCH]

    def make(self, connection: Connection, event: Event, digest: str) -> int:
        """Relate, compose, verify and keep one event; return how many of its pages are withheld."""
        memberships = self._current_memberships(connection, event.id)
        embed = vectors.cached(connection, self._embedder.embed, model_id=self._embedder.id, dimensions=self._embedder.dimensions)
        readings = annotations.readings_by_id(connection, [self._current.get(key, key) for key in event.article_ids])
        dossier = build_dossier(event.id, readings, memberships=memberships, background=self._background, embed=embed)
        vector = self._centroid(readings)
        matches = self._heads.heads_of(expected_centre(self._expected, readings))
        heads = tuple(match.head_id for match in matches)
        nodes.put_arisen(connection, event.id, (entity for key, entity in dossier.entities.items() if key not in self._settings.entities))
        judgements.put_doubts(connection, event.id, dossier.doubts)
        references = references_of(dossier.readings, embed=embed, means=self._means)
        nodes.put_event(connection, _record(dossier, digest, matches, references), vector)
        return sum(self._make_page(connection, dossier, locale, digest, heads) for locale in self._settings.locales)

    def _current_memberships(self, connection: Connection, event_id: str) -> dict[str, Membership]:
        """Return the memberships of an event under the ids of what its articles say now."""
        current = self._current
        return {
            current.get(key, key): replace(item, article_id=current.get(key, key), copy_of=current.get(item.copy_of or "", item.copy_of))
            for key, item in events.memberships_of(connection, event_id).items()
        }

    def _make_page(self, connection: Connection, dossier: Dossier, locale: str, digest: str, heads: tuple[str, ...]) -> bool:
        revision = nodes.revision_of(connection, dossier.event_id, locale) + 1
        try:
            brief, receipt = verify(compose(dossier, locale), dossier)
        except Rejected as error:
            nodes.put_node(connection, NodeRow(dossier.event_id, locale, digest, revision, None, withheld=str(error)))
            return True
        slug = nodes.settle_slug(connection, dossier.event_id, slug_of(brief, dossier))
        node = assemble_node(brief, receipt, dossier, slug=slug, revision=revision, heads=heads)
        nodes.put_node(connection, NodeRow(dossier.event_id, locale, digest, revision, node))
        return False

    def _centroid(self, readings: Sequence[Reading]) -> NDArray[np.float32]:
        vectors = np.array([reading.annotations.vector for reading in readings])
        centroid: NDArray[np.float32] = centred(vectors, [reading.language for reading in readings], means=self._means).mean(axis=0)
        return centroid

    def _changed(self, connection: Connection) -> list[tuple[Event, str]]:
        """Return the events of two or more outlets whose pages are missing or were made from something else, with their digests."""
        made = nodes.node_digests(connection)
        outlet_of = articles.outlet_of_article(connection)
        copies = events.copies(connection)
        heads = encode([head.about for head in self._settings.heads]).decode()
        judged = encode([(item.one, item.other, item.verdict) for item in self._judgements]).decode()
        common = (RELATED_BY, COMPOSED_BY, VERIFIED_BY, self._embedder.id, heads, judged)
        changed = []
        for event in events.events(connection):
            outlet_ids = sorted({outlet_of[article_id] for article_id in event.article_ids})
            if len(outlet_ids) > 1:
                outlets = encode([self._outlets[key] for key in outlet_ids]).decode()
                members = (f"{self._current.get(key, key)} {copies.get(key, '')}" for key in event.article_ids)
                digest = digest_of(*(text.encode() for text in (*common, outlets, *members)))
                if any(made.get((event.id, locale)) != digest for locale in self._settings.locales):
                    changed.append((event, digest))
        return changed

    def _vanished(self, connection: Connection) -> list[str]:
        """Return the events that have a record and no longer have two outlets: merged away, or split."""
        outlet_of = articles.outlet_of_article(connection)
        standing = {event.id for event in events.events(connection) if len({outlet_of[key] for key in event.article_ids}) > 1}
        return [record.event_id for record, _ in nodes.event_records(connection) if record.event_id not in standing]


def _record(dossier: Dossier, digest: str, heads: tuple[HeadMatch, ...], references: tuple[BackReference, ...]) -> EventRecord:
    times = [reading.article.published_at for reading in dossier.readings if reading.article.published_at]
    first, last = min(times, default=None), max(times, default=None)
    return EventRecord(dossier.event_id, digest, heads, tuple(sorted(dossier.entities)), first, last, references)


def _sentence_means(connection: Connection, embedder: Embedder) -> dict[str, NDArray[np.float32]]:
    """Return the mean vector of each language, as the clusterer has seen it."""
    body = events.snapshot(connection, "cluster")
    if body is None:
        return {}
    means = EventIndex.restore(body, ClusterSettings(), ExpectedMeans(embedder)).means
    return {language: means.mean(language).astype(np.float32) for language in means.sums}
