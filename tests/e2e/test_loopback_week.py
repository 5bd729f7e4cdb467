"""The loopback world from Monday to Monday: sixty outlets, twelve events and every fault, read over real HTTP by the real command line.

The world's gold is what its authors wrote: which pieces are about which event, what they say before and after each edit, what is wrong
with which page. The rounds are twelve hours apart where a piece is edited or taken down, else a day to three.
"""

import json
import signal
import sqlite3
import subprocess
import time
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.conftest import rashomon, started
from tests.world.content import END, START, Content, read_content
from tests.world.files import write_files
from tests.world.server import Asked, World, world_on_loopback

from rashomon.evaluate.metrics import b_cubed

pytestmark = [pytest.mark.sockets, pytest.mark.slow]

CONTENT = read_content()
ROUNDS = ((14, 6), (14, 18), (15, 6), (16, 18), (17, 6), (20, 6))  # day and hour
MOMENTS = tuple(datetime(2026, 4, day, hour, tzinfo=UTC) for day, hour in ROUNDS)
GROUPING_FLOOR = 0.97  # B³ F1; 1.0 was measured, and a floor lets one article of eighty go astray

SET_ASIDE = {
    "abendblick/stadtbad-wird-markthalle": "opted-out",  # meta robots: noai
    "capital-post/inside-the-orchid-trade": "paywalled",
    "die-lupe/im-kreis": "redirects",  # in a circle
    "echo-du-sud/notes-internes": "robots",
    "el-mirador/cronica-sin-fin": "too-long",  # never ends
    "faro-austral/consentimiento": "not-an-article",  # a cookie wall
    "folha-lagoa/ensaio-reservado": "opted-out",  # tdm-reservation, header and meta
    "harbour-gazette/australian-couple-alcorval": "redirects",  # a chain without an end
    "harbour-gazette/cloud-secrets": "private-address",  # 169.254.169.254
    "harbour-gazette/our-intranet": "private-address",  # 10.0.0.1
    "harbour-gazette/printer-page": "private-address",  # 127.0.0.1
    "island-broadcast/brazil-ferry-aground": "gone",  # read on Tuesday, taken down on Thursday: the article stays
    "island-broadcast/video-penguins": "too-short",
    "la-vigie/economie": "not-an-article",  # a list of links
    "quill-daily/annual-report": "unsupported-type",  # a PDF
    "quill-daily/weather-archive": "too-long",  # a gzip bomb
    "rheinwacht/schleuse-bleibt-gesperrt": "opted-out",  # tdmrep.json
    "telegraf-don/ogromnaya-stranica": "too-long",
    "voz-andina/ensayo-reservado": "opted-out",  # meta robots: noai
}
UNLISTED = {
    "courrier-mosan/greve-port-belvoir",  # its feed is a 404
    "polar-star/ice-road-closes-early",  # robots.txt forbids the feed
    "rift-digest/mozambique-cholera-mbarasi",  # the feed lists 2019 alone
}
REMOVED = "island-broadcast/brazil-ferry-aground"
READ = {piece.key: piece for piece in CONTENT.pieces if piece.key not in UNLISTED and (piece.key not in SET_ASIDE or piece.key == REMOVED)}
REVISED = {"diario-sorve/riada-alcorval", "quill-daily/dunmore-signal-postponed"}

# Every source but these answers at the end of the week, with something new (ok) or as before (unchanged).
TROUBLED = {
    "alpenkurier.example/feed.xml": "timeout",  # a byte at a time
    "courrier-mosan.example/feed.xml": "gone",  # 404
    "diwan-news.example/feed.xml": "timeout",  # no headers
    "nevskiy-listok.example/feed.xml": "gone",  # 410
    "pampa-noticias.example/feed.xml": "unreachable",  # hangs up
    "polar-star.example/feed.xml": "blocked",  # robots.txt
    "porto-claro.example/feed.xml": "unreadable",  # a page
    "prensa-costa.example/feed.xml": "blocked",  # 403
    "hafenfunk.example/alles.xml": "empty",  # a bomb of entities, and nothing else
    "lakeside-times.example/feed.xml": "undated",
    "orchard-review.example/feed.xml": "empty",
    "dongting-net.example/feed.xml": "empty",  # of a site that publishes nothing this week
}
LISTED_OUT_OF_DATE = {"too-old": 40}  # what rift-digest lists


@dataclass(frozen=True)
class Week:
    """What the runs of a week leave, and what was asked of the sites meanwhile."""

    folder: Path
    asked: list[Asked]
    first_health: dict[str, str]

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return rows(self.folder, query)

    def pages(self) -> Iterator[dict[str, Any]]:
        for path in sorted((self.folder / "site/en/n").glob("*.json")):
            if not path.name.endswith(".audit.json"):
                yield json.loads(path.read_text("utf-8"))


def command(folder: Path, data: Path, *, now: datetime | None = None) -> list[str]:
    moment = [] if now is None else ["--now", now.isoformat()]
    places = ["--outlets", folder / "outlets.toml", "--config", folder / "rashomon.toml", "--data", data / "data", "--site", data / "site"]
    return ["run", "--read", "own", *map(str, places), *moment]


def rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(folder / "data/rashomon.sqlite")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def status(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(rashomon("status", "--data", folder / "data", "--json").stdout)
    return found


def health(folder: Path) -> dict[str, str]:
    return {source["url"].removeprefix("http://"): source["health"] for source in status(folder)["sources"]}


def keys_by_url(content: Content) -> dict[str, str]:
    return {content.url(piece): piece.key for piece in content.pieces}


KEYS = keys_by_url(CONTENT)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with world_on_loopback() as playing:
        yield playing


@pytest.fixture(scope="module")
def week(world: World, tmp_path_factory: pytest.TempPathFactory) -> Week:
    """The week as it should go: a run at each of the moments."""
    folder = tmp_path_factory.mktemp("week")
    write_files(folder, world)
    first_health: dict[str, str] = {}
    for moment in MOMENTS:
        world.now = moment
        rashomon(*command(folder, folder, now=moment))
        first_health = first_health or health(folder)
    return Week(folder, world.asked, first_health)


def test_what_is_listed_is_read_in_the_words_of_its_outlet(week: Week) -> None:
    found = {
        KEYS[url]: (title, text.split("\n")) for url, title, text in week.rows("select url, title, text from articles where revision = 1")
    }
    assert found == {key: (piece.title, list(piece.paragraph_list)) for key, piece in READ.items()}


def test_each_article_has_the_date_and_the_outlet_of_its_page(week: Week) -> None:
    found = {
        KEYS[url]: (outlet, at) for url, outlet, at in week.rows("select url, outlet_id, published_at from articles where revision = 1")
    }
    assert found == {key: (piece.outlet, piece.at.isoformat()) for key, piece in READ.items()}


def test_what_gives_no_article_is_counted_under_its_own_reason(week: Week) -> None:
    found = {KEYS[url]: reason for url, reason in week.rows("select url, reason from entries where reason is not null")}
    assert found == SET_ASIDE
    assert status(week.folder)["rejections"] == Counter(SET_ASIDE.values())
    assert status(week.folder)["refused"] == LISTED_OUT_OF_DATE


def test_nothing_is_asked_for_that_a_site_forbids(week: Week) -> None:
    paths = defaultdict(set)
    for asked in week.asked:
        paths[asked.host].add(asked.path)
    assert paths["polar-star.example"] == {"/robots.txt"}
    assert not {path for path in paths["echo-du-sud.example"] if path.startswith("/prive/")}
    assert paths["rheinwacht.example"] == {"/robots.txt", "/.well-known/tdmrep.json", "/feed.xml"}
    assert "/old/1" not in paths["rift-digest.example"]


def test_a_page_that_says_no_is_never_asked_for_again(week: Week) -> None:
    times = Counter(f"http://{asked.host}{asked.path}" for asked in week.asked)
    said_no = [CONTENT.url(CONTENT.by_key[key]) for key, reason in SET_ASIDE.items() if reason == "opted-out" and "rheinwacht" not in key]
    assert [times[url] for url in said_no] == [1, 1, 1]


def test_no_private_address_is_asked(week: Week) -> None:
    assert {asked.host for asked in week.asked} <= {site.host for site in CONTENT.sites}


def test_a_page_is_asked_for_again_only_on_condition(week: Week) -> None:
    pages = {(piece.outlet, CONTENT.paths[key]) for key, piece in READ.items()}
    asked = defaultdict(list)
    for each in week.asked:
        key = (each.host.removesuffix(".example"), each.path)
        if key in pages:
            asked[key].append(each.is_conditional)
    assert all(conditions[0] is False and all(conditions[1:]) and len(conditions) <= 4 for conditions in asked.values())
    assert sum(len(conditions) > 1 for conditions in asked.values()) > len(asked) / 2


def test_articles_of_one_event_are_together(week: Week) -> None:
    gold = [READ[key].event or key for key in sorted(READ)]
    event_of = {KEYS[url]: event for url, event in week.rows("select url, event_id from articles join memberships on article_id = id")}
    assert b_cubed([event_of[key] for key in sorted(READ)], gold).f1 >= GROUPING_FLOOR


def test_each_event_has_one_page_with_all_its_outlets(week: Week) -> None:
    names = {site.id: site.name for site in CONTENT.sites}
    expected = defaultdict(set)
    for piece in READ.values():
        if piece.event:
            expected[piece.event].add(names[piece.outlet])
    event_of = {CONTENT.url(piece): piece.event for piece in READ.values()}
    found = {}
    for page in week.pages():
        takes = [take for group in page["takes"] for take in group["takes"]]
        (event,) = {event_of[take["source"].partition("#")[0]] for take in takes}
        assert event not in found
        found[event] = {take["outlet"] for take in takes}
    assert found == expected


def test_copies_of_an_agency_text_are_one_voice(week: Week) -> None:
    checked = set()
    for page in week.pages():
        takes = [take for group in page["takes"] for take in group["takes"]]
        pieces = {take["outlet"]: CONTENT.by_key[KEYS[take["source"].partition("#")[0]]] for take in takes}
        copies = {take["outlet"]: take["copy_of"] for take in takes if "copy_of" in take}
        originals = {outlet: CONTENT.by_key[piece.copies].outlet for outlet, piece in pieces.items() if piece.copies}
        names = {site.id: site.name for site in CONTENT.sites}
        assert copies == {outlet: names[original] for outlet, original in originals.items()}
        counts = {count["label"]: count["value"] for count in page["meta"]["counts"]}
        assert counts.get("voices", counts["outlets"]) == len(takes) - len(copies)
        checked |= set(copies)
    assert len(checked) == 9


def test_a_changed_article_is_a_revision_and_is_shown_under_corrections(week: Week) -> None:
    found = {
        KEYS[url]: (title, text.split("\n")) for url, title, text in week.rows("select url, title, text from articles where revision = 2")
    }
    assert found == {key: (piece.title, list(piece.paragraph_list)) for key in REVISED for piece in [CONTENT.by_key[key].as_of(END)]}
    assert not week.rows("select url from articles where revision > 2")
    shown = (week.folder / "site/en/corrections.md").read_text("utf-8")
    for key in REVISED:
        for edit in CONTENT.by_key[key].edits:
            assert all(before in shown and after in shown for before, after in edit.replace)


def test_the_health_of_each_source_is_what_happened_to_it(week: Week) -> None:
    found = health(week.folder)
    assert {url: said for url, said in found.items() if said not in {"ok", "unchanged"}} == TROUBLED
    assert set(found) == {f"{site.host}{feed.address}" for site in CONTENT.sites for feed in site.feeds}
    assert {week.first_health[f"{outlet}.example/feed.xml"] for outlet in ("le-fanal", "sable-chronicle")} == {"unreachable"}


def test_every_citation_holds_and_no_page_has_an_error(week: Week) -> None:
    verified = json.loads(rashomon("verify", "--data", week.folder / "data", "--json").stdout)
    assert verified["failed"] == 0
    assert verified["citations"] > 200
    judged = rashomon("audit", week.folder / "site", "--data", week.folder / "data", "--outlets", week.folder / "outlets.toml", check=False)
    assert judged.returncode == 0, judged.stdout


def test_the_archive_of_the_week_gives_the_same_articles_without_a_network(week: Week, tmp_path: Path) -> None:
    archives = sorted((week.folder / "data/captures").glob("*.warc.gz"))
    warcs = [part for path in archives for part in ("--warc", path)]
    places = ("--outlets", week.folder / "outlets.toml", "--data", tmp_path / "data", "--site", tmp_path / "site")
    rashomon("run", *warcs, *places)
    query = "select id, url, outlet_id, title, text, published_at, revision from articles order by url, revision"
    assert rows(tmp_path, query) == week.rows(query)


@dataclass(frozen=True)
class Death:
    """Where a run is killed: so many seconds after the line of the stage before, or once so many requests were made."""

    behind: str = ""
    seconds: float = 0.0
    requests: int = 0


DEATHS = (
    Death(requests=60),  # discover
    Death("discover", 0.1),  # fetch
    Death("fetch", 0.3),  # extract
    Death("extract", 0.5),  # annotate
    Death("cluster", 0.3),  # compose
    Death("compose", 0.3),  # audit
    Death("audit"),  # publish
)


def killed(run: list[str], death: Death, world: World) -> bool:
    """Start a run and kill it there; whether it died of that."""
    begun = len(world.asked)
    with started(run, stdout=subprocess.PIPE) as running:
        if death.requests:
            while running.poll() is None and len(world.asked) < begun + death.requests:
                time.sleep(0.01)
        elif running.stdout is not None:
            next((line for line in running.stdout if line.startswith(death.behind)), None)
            time.sleep(death.seconds)
        running.kill()
    return running.returncode < 0


def test_runs_killed_in_every_stage_end_like_an_undisturbed_one(week: Week, world: World, tmp_path: Path) -> None:
    world.now = END
    undisturbed, disturbed = tmp_path / "undisturbed", tmp_path / "disturbed"
    rashomon(*command(week.folder, undisturbed, now=END))
    run = command(week.folder, disturbed, now=END)
    deaths = [killed(run, death, world) for death in DEATHS]
    rashomon(*run)
    assert sum(deaths) >= len(DEATHS) - 2  # a stage may be over before its line is read
    for query in (
        "select id, url, outlet_id, title, text, published_at from articles order by seq",
        "select article_id, event_id from memberships order by article_id",
        "select url, state, reason from entries order by seq",
    ):
        assert rows(disturbed, query) == rows(undisturbed, query)
    assert contents(disturbed / "site") == contents(undisturbed / "site")


def contents(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def test_a_run_that_goes_on_tells_how_it_stands_and_stops_when_asked(week: Week, world: World, tmp_path: Path) -> None:
    world.now = END
    config = tmp_path / "rashomon.toml"
    days = (datetime.now(UTC) - START).days + 7  # it runs by the clock on the wall, for which the week is long past
    config.write_text((week.folder / "rashomon.toml").read_text() + f"[collect]\nmax_age_days = {days}\n")
    places = ("--outlets", str(week.folder / "outlets.toml"), "--config", str(config), "--data", str(tmp_path / "data"))
    run = ["run", "--read", "own", *places, "--site", str(tmp_path / "site"), "--watch", "--metrics", "0"]
    with started(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as watching:
        assert watching.stdout is not None
        assert watching.stderr is not None
        events = {}
        for line in watching.stderr:
            event = json.loads(line)
            events[event["event"]] = event
            if event["event"] == "round":
                with urllib.request.urlopen(events["metrics"]["url"], timeout=10) as answer:  # noqa: S310 (an address that it logged itself)
                    metrics = dict(line.rsplit(" ", 1) for line in answer.read().decode().splitlines() if not line.startswith("#"))
                watching.send_signal(signal.SIGTERM)
        printed = watching.stdout.read()
    assert (watching.returncode, printed, event["event"]) == (0, "", "stop")
    read_at_the_end = len(READ) - 1  # what was taken down is not there any more
    assert metrics['rashomon_rounds_total{outcome="done"}'] == "1.0"
    assert float(metrics["rashomon_articles"]) == events["round"]["articles"] == read_at_the_end
    assert metrics['rashomon_set_aside_links{reason="private-address"}'] == "3.0"
    assert metrics['rashomon_sources{health="timeout"}'] == "2.0"
    assert metrics["rashomon_backlog_links"] == "0.0"
    told = json.loads((tmp_path / "site/status.json").read_text())
    assert told["articles"] == read_at_the_end
    assert told["rejections"] == {reason: count for reason, count in Counter(SET_ASIDE.values()).items() if reason != "gone"}
    assert len(told["sources"]) == sum(len(site.feeds) for site in CONTENT.sites)
    page = (tmp_path / "site/status.html").read_text()
    assert all(words in page for words in ("alpenkurier.example", "private-address", "polar-star.example"))
