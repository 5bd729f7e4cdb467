"""What a run reads, from options and settings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rashomon.config import Config
from rashomon.errors import Misconfigured
from rashomon.fetch import FetchLimits, FetchSettings
from rashomon.model.source import WebSource
from rashomon.pipeline.collecting import WebIntake
from rashomon.registry import Registry, load_registry
from rashomon.sources import Corpus, GdeltFile, LocalSource, PageFolder, WarcArchive
from rashomon.text.urls import canonical_url


@dataclass(frozen=True, slots=True)
class Asked:
    """The sources that a person named, as the command line has them."""

    corpora: Sequence[Path] = ()
    archives: Sequence[Path] = ()
    folders: Sequence[Path] = ()
    gdelt: Sequence[Path] = ()
    feeds: Sequence[str] = ()
    read: Sequence[str] = ()

    @property
    def is_on_disk_alone(self) -> bool:
        """Whether all that is named lies on disk with its texts, so that nothing has to be fetched."""
        return bool(self.corpora or self.archives or self.folders) and not (self.gdelt or self.feeds or self.read)


def local_sources(asked: Asked) -> tuple[LocalSource, ...]:
    """Return the sources on disk that hold their texts."""
    return (*map(Corpus, asked.corpora), *map(WarcArchive, asked.archives), *map(PageFolder, asked.folders))


def web_intake(asked: Asked, config: Config, outlet_files: Iterable[Path], *, clock: Callable[[], datetime]) -> WebIntake | None:
    """Return what is read from the web; None where everything asked for lies on disk. With nothing asked for, the settings say what.

    Raises:
        Misconfigured: an outlet or an address is none, or no chosen outlet has a source.
    """
    if asked.is_on_disk_alone:
        return None
    words = asked.read or (() if asked.feeds or asked.gdelt else config.collect.read)
    chosen = _registered(load_registry(outlet_files), words) if words else ()
    return WebIntake(
        sources=tuple({source.url: source for source in (*map(_feed, asked.feeds), *chosen)}.values()),
        link_files=tuple(map(GdeltFile, asked.gdelt)),
        fetch=fetch_settings(config),
        clock=clock,
        max_age=timedelta(days=config.collect.max_age_days),
        pages_per_host=config.collect.pages_per_host,
    )


def fetch_settings(config: Config) -> FetchSettings:
    """Return how the web is asked, as the settings say."""
    written = config.fetch
    return FetchSettings(
        contact=written.contact,
        limits=FetchLimits(bytes=written.bytes, seconds=written.seconds),
        delay_s=written.delay_s,
        connections=written.connections,
        connect_to=written.connect_to,
    )


def clock_at(moment: str | None) -> Callable[[], datetime]:
    """Return the clock of a run: the present, or a moment that a person gives (ISO 8601; UTC where it has no offset).

    Raises:
        Misconfigured: it is no such moment.
    """
    if moment is None:
        return lambda: datetime.now(UTC).replace(microsecond=0)
    try:
        at = datetime.fromisoformat(moment)
    except ValueError as error:
        raise Misconfigured(f"--now takes a moment such as 2026-04-20T06:00:00Z, not {moment!r}") from error
    fixed = at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    return lambda: fixed


def _registered(registry: Registry, words: Sequence[str]) -> tuple[WebSource, ...]:
    outlets = registry.sources_of(words)
    if not outlets:
        raise Misconfigured(f"none of the outlets {', '.join(words)} has a source: `rashomon outlets list` shows which have")
    return tuple(WebSource(each.url, each.kind, outlet.id, each.language) for outlet in outlets for each in outlet.sources)


def _feed(url: str) -> WebSource:
    try:
        return WebSource(canonical_url(url))
    except ValueError as error:
        raise Misconfigured(f"--feed takes an http or https address: {error}") from error
