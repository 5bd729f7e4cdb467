"""`rashomon outlets`, as a person types it."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.fetch.site_on_loopback import site

from rashomon.cli.main import main

OWN = """# mine
[[outlet]]
id = "bamako-courier"
name = "Bamako Courier"
domains = ["courier.example"]
country = "ML"
languages = ["fr", "bm"]
kind = "newspaper"
sources = [
  { url = "https://courier.example/rss" },
  { url = "https://courier.example/news.xml", kind = "news-sitemap", language = "fr" },
]

[outlet.control]
value = "captured-private"
rater = "Somebody"
method = "survey"
on = "2026"
url = "https://rater.example/courier"

[[outlet]]
id = "lisbon-gazette"
name = "Lisbon Gazette"
domains = ["gazette.example"]
country = "PT"
languages = ["pt-PT"]
"""


Run = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mine.toml").write_text(OWN, "utf-8")
    (tmp_path / "rashomon.toml").write_text('outlets = ["mine.toml"]\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def outlets(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `rashomon outlets` in the folder, see that it ends with this code, and return what it says."""
    del folder

    def run(*arguments: str, code: int = 0) -> str:
        monkeypatch.setattr(sys, "argv", ["rashomon", "outlets", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        assert (ended.value.code or 0) == code, said.err
        return said.out if code in {0, 1} else said.err

    return run


def ids(outlets: Run, *arguments: str) -> list[str]:
    return [outlet["id"] for outlet in json.loads(outlets("list", "--json", *arguments))]


def test_a_list_for_programs_has_the_fields_that_are_promised(outlets: Run) -> None:
    courier, gazette = json.loads(outlets("list", "--set", "own", "--json"))

    assert courier == {
        "id": "bamako-courier",
        "name": "Bamako Courier",
        "domains": ["courier.example"],
        "country": "ML",
        "languages": ["fr", "bm"],
        "kind": "newspaper",
        "control": {
            "value": "captured-private",
            "rater": "Somebody",
            "method": "survey",
            "on": "2026",
            "url": "https://rater.example/courier",
        },
        "sources": [
            {"url": "https://courier.example/rss", "kind": "feed", "language": None},
            {"url": "https://courier.example/news.xml", "kind": "news-sitemap", "language": "fr"},
        ],
    }
    assert (list(gazette), gazette["kind"], gazette["control"], gazette["sources"]) == (list(courier), None, None, [])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--region", "West Africa"], ["bamako-courier"]),
        (["--region", "西非"], ["bamako-courier"]),
        (["--region", "150"], ["lisbon-gazette"]),
        (["--country", "ml"], ["bamako-courier"]),
        (["--country", "Mali"], ["bamako-courier"]),
        (["--language", "pt"], ["lisbon-gazette"]),
        (["--language", "p"], []),
        (["--kind", "newspaper", "--control", "captured-private"], ["bamako-courier"]),
        (["--kind", "wire"], []),
    ],
)
def test_a_list_is_narrowed_by_place_language_kind_and_control(outlets: Run, arguments: list[str], expected: list[str]) -> None:
    assert ids(outlets, "--set", "own", *arguments) == expected


def test_a_list_for_people_ends_with_its_count(outlets: Run) -> None:
    said = outlets("list", "--set", "own").splitlines()

    assert said[0].split() == ["id", "name", "country", "languages", "kind", "control", "sources"]
    assert said[-1] == "2 outlets of 2 countries, 2 sources"


def test_all_outlets_are_the_shipped_ones_and_ones_own(outlets: Run) -> None:
    found = ids(outlets)

    assert {"bbc", "bamako-courier"} <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", ["bamako-courier", "courier.example", "www.courier.example", "https://fr.courier.example/2026/flood"])
def test_an_outlet_is_shown_by_id_domain_or_address(outlets: Run, name: str) -> None:
    said = outlets("show", name)

    assert "Bamako Courier" in said
    assert "Mali (ML), in Western Africa (011), in Sub-Saharan Africa (202), in Africa (002)" in said
    assert "control: captured-private, says Somebody, survey, 2026" in said
    assert "https://courier.example/news.xml (news-sitemap, fr)" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "bamako-curier"], "the nearest: bamako-courier"),
        (["show", "https://nowhere.example/"], "rashomon outlets add https://nowhere.example/"),
        (["list", "--region", "Gulf"], "no region 'Gulf' in UN M49"),
        (["list", "--country", "Atlantis"], "no country 'Atlantis'"),
        (["list", "--outlets", "missing.toml"], "cannot read missing.toml"),
        (["export", "--opml", "missing/feeds.opml"], "cannot write missing/feeds.opml"),
        (["import", "missing.csv"], "cannot read missing.csv"),
        (["import", "mine.toml"], "mine.toml is no table"),
        (["check", "lisbon-gazette"], "no sources to check"),
        (["add"], "name an outlet"),
        (["add", "not an address"], "an address cannot hold spaces"),
        (["add", "--name", "X", "--country", "UK"], "'UK' is no ISO 3166-1"),
        (["add", "https://courier.example"], "rashomon outlets add --id bamako-courier --feed URL"),
        (["add", "https://new.example", "--id", "bbc"], "the id 'bbc' is taken"),
        (["add", "https://courier.example/rss"], "lists this feed already"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_the_fix(outlets: Run, folder: Path, arguments: list[str], said: str) -> None:
    shown = outlets(*arguments, code=2)

    assert said in shown
    assert not (folder / "outlets.toml").exists()


def test_a_feed_a_site_and_a_described_outlet_are_added_to_a_file_of_ones_own(outlets: Run) -> None:
    outlets("add", "https://feeds.tribune.com/world.rss")
    outlets("add", "weathervane.co.uk/")
    outlets(
        *("add", "--name", "The [Herald]", "--domain", "www.herald.example", "--country", "gb", "--language", "en", "--kind", "wire"),
        *("--feed", "https://herald.example/a", "--feed", "https://herald.example/b"),
    )  # fmt: skip

    found = json.loads(outlets("list", "--set", "own", "--outlets", "outlets.toml", "--json"))[2:]
    assert [(each["id"], each["domains"], len(each["sources"])) for each in found] == [
        ("tribune", ["tribune.com"], 1),
        ("weathervane", ["weathervane.co.uk"], 0),
        ("herald", ["herald.example"], 2),
    ]
    assert (found[2]["name"], found[2]["country"], found[2]["kind"]) == ("The [Herald]", "GB", "wire")


def test_a_feed_of_a_known_outlet_is_added_to_it_with_all_else_as_it_was(outlets: Run, folder: Path) -> None:
    outlets("add", "https://courier.example/sport", "--file", "mine.toml")
    outlets("add", "--id", "bamako-courier", "--feed", "https://elsewhere.example/courier", "--file", "mine.toml")

    courier = json.loads(outlets("show", "bamako-courier", "--json"))
    assert [source["url"] for source in courier["sources"]][2:] == ["https://courier.example/sport", "https://elsewhere.example/courier"]
    assert (courier["control"]["rater"], courier["own"]) == ("Somebody", True)
    assert (folder / "mine.toml").read_text("utf-8").startswith("# mine\n")


def test_feeds_go_out_as_opml_and_come_back_as_the_same_outlets(outlets: Run, folder: Path) -> None:
    outlets("add", "https://feeds.tribune.com/world.rss", "--name", "The Tribune & Co")
    outlets("export", "--opml", "feeds.opml", "own", "--outlets", "outlets.toml")
    (folder / "rashomon.toml").unlink()

    outlets("import", "feeds.opml", "--file", "back.toml")

    back = json.loads(outlets("list", "--set", "own", "--outlets", "back.toml", "--json"))
    assert [(each["name"], each["domains"], [source["url"] for source in each["sources"]]) for each in back] == [
        ("The Tribune & Co", ["tribune.com"], ["https://feeds.tribune.com/world.rss"]),
        ("Bamako Courier", ["courier.example"], ["https://courier.example/rss"]),
    ]


def test_a_list_of_feeds_says_what_it_added_and_a_second_time_that_all_is_known(outlets: Run, folder: Path) -> None:
    (folder / "feeds.opml").write_text(
        '<opml><body><outline text="W"><outline xmlUrl="https://courier.example/rss"/><outline xmlUrl="https://courier.example/new"/>'
        '<outline text="T" xmlUrl="https://tribune.com/a?x=1&y=2"/><outline xmlUrl="/rss"/></outline></body></opml>',
        "utf-8",
    )

    first = json.loads(outlets("import", "feeds.opml", "--file", "mine.toml", "--json"))
    second = outlets("import", "feeds.opml", "--file", "mine.toml")

    assert {key: first[key] for key in ("feeds", "new_outlets", "known_outlets", "known_feeds", "repairs", "set_aside")} == {
        "feeds": 2,
        "new_outlets": 1,
        "known_outlets": 1,
        "known_feeds": 1,
        "repairs": 1,
        "set_aside": 1,
    }
    assert "0 feeds added, 0 new outlets" in second
    assert "3 feeds known already" in second
    assert "1 fault mended" in second


def shown_ratings(outlets: Run) -> Any:  # noqa: ANN401 (what JSON holds)
    return json.loads(outlets("show", "bamako-courier", "--json"))["ratings"]


def test_ratings_are_kept_apart_shown_with_who_says_so_and_replaced_by_the_next(outlets: Run, folder: Path) -> None:
    (folder / "ratings.csv").write_text("Domain,Score,Orientation\ncourier.example,80,\nnowhere.example,10,\n,3,\n", "utf-8")
    said = outlets("import", "ratings.csv", "--on", "2026-04-01")
    before = shown_ratings(outlets)
    (folder / "ratings.csv").write_text("Domain,Score,Orientation\ncourier.example/sport,20,\n", "utf-8")
    outlets("import", "ratings.csv", "--as", "newsguard")

    assert "1 rating by NewsGuard, of 1 outlet" in said
    assert "1 address of no outlet that is known: nowhere.example" in said
    assert "1 set aside: missing-field" in said
    assert [(each["rater"], each["rated"], each["scope"], each["values"], each["on"]) for each in before] == [
        ("NewsGuard", "courier.example", "outlet", {"score": "80"}, "2026-04-01")
    ]
    assert [each["rated"] for each in shown_ratings(outlets)] == ["courier.example/sport"]
    assert "NewsGuard of courier.example/sport: score 20" in outlets("show", "bamako-courier")
    assert (folder / "mine.toml").read_text("utf-8") == OWN


def test_ratings_leave_by_no_export(outlets: Run, folder: Path) -> None:
    (folder / "ratings.csv").write_text("Domain,Score,Orientation\ncourier.example,77.125,\n", "utf-8")
    outlets("import", "ratings.csv")

    assert "77.125" not in outlets("list", "--json") + outlets("export", "--opml", "-")


@pytest.mark.sockets
def test_a_check_of_dead_sources_says_why_and_fails(outlets: Run, folder: Path) -> None:
    with site({}) as web:
        (folder / "local.toml").write_text(
            f'[[outlet]]\nid = "local"\nname = "Local"\ndomains = []\nsources = [{{ url = "{web.address}/rss" }}]\n', "utf-8"
        )
        report = json.loads(outlets("check", "local", "--outlets", "local.toml", "--json", code=1))
        said = outlets("check", "local", "--outlets", "local.toml", code=1)
        assert web.paths == []  # nothing is asked of a private address

    assert (report["checked"], report["counts"]) == (1, {"blocked": 1})
    assert (report["sources"][0]["outlet"], report["sources"][0]["verdict"]) == ("local", "blocked")
    assert "private-address" in report["sources"][0]["detail"]
    assert said.splitlines()[-1] == "1 source: 1 blocked"


def test_a_day_of_ratings_that_nobody_names_is_that_of_the_file(outlets: Run, folder: Path) -> None:
    (folder / "ratings.csv").write_text("Domain,Score,Orientation\ncourier.example,80,\n", "utf-8")
    outlets("import", "ratings.csv")

    today = datetime.now(UTC).date()
    assert shown_ratings(outlets)[0]["on"] in {str(today), str(today - timedelta(days=1))}
