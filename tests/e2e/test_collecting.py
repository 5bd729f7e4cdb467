"""Collecting from the web, over real HTTP on loopback: what is fetched, kept, revised, set aside, replayed, and survives."""

import json
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.e2e.conftest import rashomon, started
from tests.e2e.news_on_loopback import Answer, News, news_on_loopback, outlets_file, settings_file

pytestmark = [pytest.mark.sockets, pytest.mark.slow]

FLOOD = (
    "The river Vela broke its banks on Sunday night and flooded the lower town of Aral, the mayor's office said on Monday.",
    "At least 12 people were killed and 300 families had to leave their homes, according to the fire service of the province.",
    '"We have never seen water like this," the mayor, Ana Lindt, told reporters outside the town hall on Monday morning.',
)
STRIKE = (
    "Port workers in Kesra walked out on Monday after talks over pay with the harbour company had failed during the night.",
    "The union said that 4,000 of its members had joined the strike, while the company spoke of fewer than 2,500 workers.",
    "Ships were waiting outside the harbour, and the government asked both sides to go back to the table this week.",
)


@pytest.fixture
def news() -> Iterator[News]:
    with news_on_loopback() as found:
        for outlet in ("gazette", "courier", "mail"):
            found.feed(outlet, "flood")
        found.page("gazette", "flood", "River floods Aral, 12 killed", *FLOOD)
        found.page("courier", "flood", "Twelve dead as the Vela floods Aral", FLOOD[1], FLOOD[0], FLOOD[2])
        found.page("mail", "flood", "Flood in Aral: hundreds leave their homes", FLOOD[0], FLOOD[1])
        yield found


def command(folder: Path, news: News, now: str, *more: str) -> list[str]:
    outlets = outlets_file(folder, "gazette", "courier", "mail")
    settings = settings_file(folder, news)
    places = ("--data", str(folder / "data"), "--site", str(folder / "site"), "--outlets", str(outlets), "--config", str(settings))
    return ["run", "--read", "own", "--now", now, *places, *more]


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / "data" / "rashomon.sqlite")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def status(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(rashomon("status", "--data", folder / "data", "--json").stdout)
    return found


def test_feeds_become_one_page_about_one_event(tmp_path: Path, news: News) -> None:
    said = rashomon(*command(tmp_path, news, "2026-04-20T06:00:00Z")).stdout
    assert "1 events told by two or more outlets" in " ".join(said.split())
    assert sorted(rows(tmp_path, "select url, dated_by, published_at from articles")) == [
        (f"http://{outlet}.example/flood", "meta", "2026-04-20T05:00:00+00:00") for outlet in ("courier", "gazette", "mail")
    ]
    (page,) = (tmp_path / "site" / "en" / "n").glob("*.html")
    assert all(f"The {outlet}" in page.read_text() for outlet in ("Gazette", "Courier", "Mail"))


def test_a_second_run_asks_for_nothing_that_is_not_due(tmp_path: Path, news: News) -> None:
    rashomon(*command(tmp_path, news, "2026-04-20T06:00:00Z"))
    before = dict(news.asked)
    rashomon(*command(tmp_path, news, "2026-04-20T06:00:00Z"))
    assert dict(news.asked) == before


def test_an_article_that_changes_is_a_revision_and_the_change_is_shown(tmp_path: Path, news: News) -> None:
    rashomon(*command(tmp_path, news, "2026-04-20T06:00:00Z"))
    news.page("gazette", "flood", "River floods Aral, 14 killed", FLOOD[0], FLOOD[1].replace("At least 12", "At least 14"), FLOOD[2])
    rashomon(*command(tmp_path, news, "2026-04-20T10:00:00Z"))
    assert rows(tmp_path, "select url, revision, title from articles where revision > 1") == [
        ("http://gazette.example/flood", 2, "River floods Aral, 14 killed")
    ]
    corrections = (tmp_path / "site" / "en" / "corrections.html").read_text()
    assert "At least 12 people" in corrections
    assert "At least 14 people" in corrections
    assert json.loads(rashomon("verify", "--data", tmp_path / "data", "--json").stdout)["failed"] == 0


def test_a_feed_that_did_not_change_is_asked_for_conditionally(tmp_path: Path, news: News) -> None:
    rashomon(*command(tmp_path, news, "2026-04-20T06:00:00Z"))
    rashomon(*command(tmp_path, news, "2026-04-20T08:00:00Z"))
    assert status(tmp_path)["health"] == {"unchanged": 3}


def test_what_robots_forbid_is_not_asked_for_and_each_rejection_has_its_reason(tmp_path: Path, news: News) -> None:
    news.answers["courier.example/robots.txt"] = Answer(b"User-agent: *\nDisallow: /flood\n")
    news.answers["mail.example/flood"] = Answer(status=302, headers={"Location": "http://169.254.169.254/latest"})
    settings = settings_file(tmp_path, news)
    run = command(tmp_path, news, "2026-04-20T06:00:00Z")
    settings.write_text(settings.read_text().replace('"*"', '"*.example"'))
    rashomon(*run)
    assert news.asked["courier.example/flood"] == 0
    assert status(tmp_path)["rejections"] == {"private-address": 1, "robots": 1}


def test_a_feed_that_is_gone_and_one_that_is_no_feed_are_told_apart(tmp_path: Path, news: News) -> None:
    news.answers["courier.example/feed"] = Answer(status=410)
    news.answers["mail.example/feed"] = Answer(b"<!doctype html><html><body>Hello</body></html>", headers={"Content-Type": "text/html"})
    rashomon(*command(tmp_path, news, "2026-04-20T06:00:00Z"))
    assert status(tmp_path)["health"] == {"ok": 1, "gone": 1, "unreadable": 1}


def test_a_check_asks_as_the_settings_say(tmp_path: Path, news: News) -> None:
    news.answers["courier.example/feed"] = Answer(status=410)
    outlets, settings = outlets_file(tmp_path, "gazette", "courier"), settings_file(tmp_path, news)
    done = rashomon("outlets", "check", "own", "--outlets", outlets, "--config", settings, "--json", check=False)
    verdicts = {each["outlet"]: each["verdict"] for each in json.loads(done.stdout)["sources"]}
    assert verdicts == {"gazette": "stale", "courier": "gone"}
    assert done.returncode == 1


def test_the_archive_of_a_run_gives_the_same_articles_without_a_network(tmp_path: Path, news: News) -> None:
    rashomon(*command(tmp_path, news, "2026-04-20T06:00:00Z"))
    archives = sorted((tmp_path / "data" / "captures").glob("*.warc.gz"))
    again = tmp_path / "again"
    outlets = outlets_file(tmp_path, "gazette", "courier", "mail")
    warcs = [part for path in archives for part in ("--warc", path)]
    rashomon("run", *warcs, "--data", again / "data", "--site", again / "site", "--outlets", outlets)
    query = "select id, url, outlet_id, title, text, published_at from articles order by url"
    assert rows(again, query) == rows(tmp_path, query)


def test_a_run_killed_while_fetching_ends_like_an_undisturbed_one(tmp_path: Path, news: News) -> None:
    undisturbed, disturbed = tmp_path / "undisturbed", tmp_path / "disturbed"
    undisturbed.mkdir()
    disturbed.mkdir()
    now = "2026-04-20T06:00:00Z"
    rashomon(*command(undisturbed, news, now))
    deaths = 0
    for requests in (1, 5, 9, 11):  # of the twelve that a run makes
        begun = len(news.requests)
        with started(command(disturbed, news, now), stdout=subprocess.DEVNULL) as run:
            while run.poll() is None and len(news.requests) < begun + requests:
                time.sleep(0.005)
            run.kill()
        deaths += run.returncode < 0
    rashomon(*command(disturbed, news, now))
    assert deaths
    for query in (
        "select id, url, title, text from articles order by seq",
        "select article_id, event_id from memberships order by article_id",
    ):
        assert rows(disturbed, query) == rows(undisturbed, query)


def test_watching_shows_its_status_and_stops_when_asked(tmp_path: Path, news: News) -> None:
    run = [part for part in command(tmp_path, news, "2026-04-20T06:00:00Z") if part not in {"--now", "2026-04-20T06:00:00Z"}]
    news.feed("gazette", "flood", day=time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(time.time() - 3600)))
    with started([*run, "--watch"], stderr=subprocess.PIPE) as watching:
        assert watching.stderr is not None
        events = []
        for line in watching.stderr:
            events.append(json.loads(line))
            if events[-1]["event"] == "round":
                watching.send_signal(signal.SIGTERM)
    assert (watching.returncode, events[-1]["event"]) == (0, "stop")
    assert "Status" in (tmp_path / "site" / "status.html").read_text()
    assert len(json.loads((tmp_path / "site" / "status.json").read_text())["sources"]) == 3


def test_without_a_network_nothing_is_held_against_the_sources(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    names = [f"paper{number}" for number in range(6)]
    path.write_text(
        "\n".join(
            f'[[outlet]]\nid = "{name}"\nname = "{name}"\ndomains = ["{name}.example"]\nsources = [{{ url = "http://{name}.example/feed" }}]\n'
            for name in names
        )
    )
    (tmp_path / "rashomon.toml").write_text('[fetch]\ndelay_s = 0.0\nconnect_to = { "*" = "127.0.0.1:1" }\n')
    done = rashomon(
        *("run", "--read", "own", "--outlets", path, "--config", tmp_path / "rashomon.toml"),
        *("--data", tmp_path / "data", "--site", tmp_path / "site"),
        check=False,
    )
    assert "none of 6 hosts answers" in done.stdout
    assert status(tmp_path)["sources"] == []
