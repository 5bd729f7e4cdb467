"""What Prometheus may ask of a run that goes on for ever."""

from prometheus_client import CollectorRegistry, Counter, Gauge, start_http_server

from rashomon.model.source import Health
from rashomon.pipeline.watching import Round


class Metrics:
    """Gauges of how collecting stands, renewed after each round. Names follow Prometheus' conventions: a prefix, base units, `_total`."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._rounds = Counter("rashomon_rounds", "Rounds gone through.", ("outcome",), registry=self._registry)
        self._articles = self._gauge("rashomon_articles", "Articles kept, each once whatever its revisions.")
        self._revisions = self._gauge("rashomon_revisions", "Later revisions of articles.")
        self._newest = self._gauge("rashomon_newest_article_timestamp_seconds", "Date of the newest article, in Unix time.")
        self._round_at = self._gauge("rashomon_last_round_timestamp_seconds", "When the last round ended, in Unix time.")
        self._backlog = self._gauge("rashomon_backlog_links", "Links that are due and not fetched.")
        self._unread = self._gauge("rashomon_unread_pages", "Fetched pages that nobody has read.")
        self._sources = self._gauge("rashomon_sources", "Sources by health.", "health")
        self._set_aside = self._gauge("rashomon_set_aside_links", "Links set aside, by reason.", "reason")
        self._edition = self._gauge("rashomon_edition", "What the edition holds.", "what")

    def serve(self, port: int) -> int:
        """Answer on loopback at `port` (0: any free one); return the port."""
        server, _ = start_http_server(port, addr="127.0.0.1", registry=self._registry)
        return int(server.server_port)

    def update(self, done: Round) -> None:
        """Take over what a round came to."""
        status = done.status
        self._rounds.labels("failed" if done.report is None else "offline" if done.trouble else "done").inc()
        self._articles.set(status.articles)
        self._revisions.set(status.revisions)
        self._newest.set(status.newest_at.timestamp() if status.newest_at else 0)
        self._round_at.set(status.at.timestamp())
        self._backlog.set(status.backlog)
        self._unread.set(status.unread)
        found = status.health
        for health in Health:
            self._sources.labels(health.value).set(found.get(health, 0))
        for reason, count in status.rejections.items():
            self._set_aside.labels(reason.value).set(count)
        if done.report is not None:
            for what, count in done.report.counts():
                self._edition.labels(what).set(count)

    def _gauge(self, name: str, says: str, *labels: str) -> Gauge:
        return Gauge(name, says, labels, registry=self._registry)
