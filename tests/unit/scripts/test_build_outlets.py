"""Public lists become outlets, in a stated order, and what they disagree in is written down."""

import csv
from pathlib import Path

import pytest
from scripts.build_outlets.__main__ import main
from scripts.build_outlets.claims import FUNDUS, STATE_MEDIA, YAVUZ, Claim
from scripts.build_outlets.guessing import kind_of, languages_of
from scripts.build_outlets.hosts import same_site
from scripts.build_outlets.merging import merged

from rashomon.model.outlet import Control, ListedSource, OutletKind
from rashomon.registry.outlets import read_outlets

_MATRIX = "Region,Country,Media company,Main assets,URL,Typology,Status,Notes\n"


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "state_media_matrix_2024.csv").write_text(
        _MATRIX + "Europe,Germany,Zeitungshaus,Morgenblatt,https://morgenblatt.example.de/,SC,,\n"
        "Africa,Kenya,Radio Kesra,Radio Kesra,https://kesra.co.ke/,CaPu,,\n",
        "utf-8",
    )
    (folder / "yavuz_active_feeds.json").write_text(
        '{"FRA": [{"publication_name": "Morgenblatt", "publication_website_uri": "https://example.de", '
        '"publication_rss_feed_uri": "https://example.de/feed"}]}',
        "utf-8",
    )
    return folder


@pytest.fixture
def outlets(tmp_path: Path) -> Path:
    folder = tmp_path / "outlets"
    folder.mkdir()
    (folder / "ke.toml").write_text(
        '# Kept as it is.\n[[outlet]]\nid = "kesra"\nname = "Kesra FM"\ndomains = ["kesra.co.ke"]\ncountry = "UG"\n', "utf-8"
    )
    return folder


def test_what_lists_know_is_added_and_what_stands_there_is_kept(lists: Path, outlets: Path) -> None:
    before = (outlets / "ke.toml").read_text("utf-8")
    main(lists, outlets)
    assert (outlets / "ke.toml").read_text("utf-8") == before
    (added,) = read_outlets(outlets / "de.toml")
    assert (added.id, added.country, added.languages, added.kind) == ("morgenblatt", "DE", ("de",), OutletKind.NEWSPAPER)
    assert added.owner == "Zeitungshaus"
    assert added.control is not None
    assert added.control.value is Control.STATE_CONTROLLED
    assert added.sources == (ListedSource("https://example.de/feed"),)


def test_conflicts_say_what_was_kept_and_of_whom(lists: Path, outlets: Path) -> None:
    main(lists, outlets)
    with (outlets / "conflicts.tsv").open(encoding="utf-8", newline="") as file:
        rows = {(row["domain"], row["kept"], row["by"], row["other"], row["other_by"]) for row in csv.DictReader(file, delimiter="\t")}
    assert rows == {
        ("example.de", "DE", "state media matrix", "FR", "yavuz"),
        ("kesra.co.ke", "UG", "outlets/", "KE", "state media matrix"),
    }


def test_a_second_run_adds_nothing(lists: Path, outlets: Path) -> None:
    main(lists, outlets)
    before = {path.name: path.read_bytes() for path in outlets.iterdir()}
    main(lists, outlets)
    assert {path.name: path.read_bytes() for path in outlets.iterdir()} == before


def test_the_title_of_a_feed_is_no_name() -> None:
    assert merged("a.com", [Claim(YAVUZ, "a.com", "A - Latest News | RSS", "US")]) is None


def test_a_namesakes_feed_is_no_source() -> None:
    assert not same_site("reporter.bz", "hollywoodreporter.com")
    assert same_site("bbc.co.uk", "feeds.bbc.co.uk")
    assert same_site("lagaceta.com.ar", "feeds.feedburner.com")


def test_sections_are_no_sources_and_the_most_trusted_list_comes_first() -> None:
    outlet = merged(
        "daily.fr",
        [
            Claim(
                YAVUZ,
                "daily.fr",
                "Le Quotidien",
                "FR",
                sources=(ListedSource("https://daily.fr/f"), ListedSource("https://daily.fr/sport/f")),
            ),
            Claim(FUNDUS, "daily.fr", "Le Quotidien", "FR", ("fr",), sources=(ListedSource("https://daily.fr/whole/feed"),)),
            Claim(STATE_MEDIA, "daily.fr", "Le Quotidien (LQ)", "FR"),
        ],
    )
    assert outlet is not None
    assert [source.url for source in outlet.sources] == ["https://daily.fr/whole/feed", "https://daily.fr/f"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Radio Kesra", "broadcaster"), ("Agencia Sol", "wire"), ("Sol Magazine", "magazine"), ("El Sol", "newspaper")],
)
def test_a_name_tells_the_kind(name: str, kind: str) -> None:
    assert kind_of(name, "sol.example") == kind


@pytest.mark.parametrize(
    ("name", "country", "feeds", "languages"),
    [
        ("El Sol", "ES", (), ("es",)),
        ("The Sun of Madrid", "ES", (), ("en",)),
        ("Trend", "AZ", ("https://trend.example/ru/feed",), ("ru",)),
        ("প্রথম", "IN", (), ("bn",)),
        ("НВ", "UA", (), ("uk",)),
    ],
)
def test_feeds_name_and_country_tell_the_language(name: str, country: str, feeds: tuple[str, ...], languages: tuple[str, ...]) -> None:
    assert languages_of(name, country, feeds) == languages
