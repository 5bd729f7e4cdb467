"""`rashomon run`: the main job."""

import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from rashomon.cli import options
from rashomon.cli.intake import Asked, clock_at, local_sources, web_intake
from rashomon.cli.logs import Logged, log_round, logger_for
from rashomon.cli.metrics import Metrics
from rashomon.cli.progress import reporter_for
from rashomon.cli.report import print_report
from rashomon.config import audit_severities, configured_embedder, load_config
from rashomon.errors import Misconfigured
from rashomon.models.embedder import Embedder
from rashomon.pipeline.run import RunSettings, run_pipeline
from rashomon.pipeline.stopping import Stop
from rashomon.pipeline.watching import Round
from rashomon.pipeline.watching import watch as watch_for_ever


def run(  # noqa: PLR0913, PLR0917 (one parameter an option; typer calls it)
    read: Annotated[
        list[str] | None,
        typer.Option("--read", metavar="WHICH", help="Outlets to read: `default`, `own`, `all`, an id or a domain; repeatable."),
    ] = None,
    feed: Annotated[list[str] | None, typer.Option("--feed", metavar="URL", help="A feed or a sitemap to read; repeatable.")] = None,
    corpus: Annotated[
        list[Path] | None,
        typer.Option("--corpus", metavar="FILE", help="Articles, one JSON object a line; .gz is read too; repeatable."),
    ] = None,
    warc: Annotated[list[Path] | None, typer.Option("--warc", metavar="FILE", help="A web archive (WARC, .gz, .zst); repeatable.")] = None,
    folder: Annotated[list[Path] | None, typer.Option("--folder", metavar="DIR", help="A folder of saved web pages; repeatable.")] = None,
    gdelt: Annotated[
        list[Path] | None,
        typer.Option("--gdelt", metavar="FILE", help="A GDELT 2.0 file (GKG or events), whose links are fetched; repeatable."),
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Go on for ever, round after round, until stopped (Ctrl+C, SIGTERM).")] = False,
    metrics: Annotated[
        int | None, typer.Option("--metrics", metavar="PORT", min=0, max=65535, help="With --watch: Prometheus metrics on loopback.")
    ] = None,
    now: Annotated[
        str | None, typer.Option("--now", metavar="TIME", help="Take this as the present (ISO 8601): to repeat a run exactly.")
    ] = None,
    data: options.DataFolder = options.DEFAULT_DATA,
    site: options.SiteFolder = options.DEFAULT_SITE,
    locale: options.Locales = None,
    base_url: options.BaseUrl = None,
    outlets: options.OutletFiles = None,
    config: options.ConfigFile = None,
) -> None:
    """Read the world's news, group what is about one event, verify what the pages say, write the site.

    Without a source it reads the feeds of 160 outlets of all regions, politely, and fetches what they list. Sources on disk need
    no network. It can be stopped at any moment, by any means, and run again: it goes on where it was, nothing twice, nothing lost.
    """
    written = load_config(config)
    clock = clock_at(now)
    outlet_files = (*map(Path, written.outlets), *(outlets or ()))
    asked = Asked(corpus or (), warc or (), folder or (), gdelt or (), feed or (), read or ())
    settings = RunSettings(
        local=local_sources(asked),
        web=web_intake(asked, written, outlet_files, clock=clock),
        data=data,
        site=site,
        locales=tuple(locale or written.locales),
        base_url=base_url or written.base_url,
        outlet_files=outlet_files,
        severities=audit_severities(written),
    )
    if watch:
        if now is not None:
            raise Misconfigured("--watch runs by the clock: leave --now out")
        _watch(settings, configured_embedder(written), clock=clock, metrics_port=metrics)
        return
    if metrics is not None:
        raise Misconfigured("--metrics needs --watch: a run that ends has nobody who asks it")
    console = Console()
    print_report(console, run_pipeline(settings, embedder=configured_embedder(written), reporter=reporter_for(console)))


def _watch(settings: RunSettings, embedder: Embedder, *, clock: Callable[[], datetime], metrics_port: int | None) -> None:
    log = logger_for(sys.stderr)
    stop = Stop()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.request())
    reporter = Logged(log)
    metrics = Metrics()
    if metrics_port is not None:
        log.info("metrics", url=f"http://127.0.0.1:{metrics.serve(metrics_port)}/metrics")
    log.info("start", data=str(settings.data), site=str(settings.site), sources=len(settings.web.sources) if settings.web else 0)

    def told(done: Round) -> None:
        metrics.update(done)  # first: who reads of the round in the log may ask at once
        log_round(log, done)

    watch_for_ever(settings, embedder=embedder, reporter=reporter, stop=stop, clock=clock, told=told)
    log.info("stop")
