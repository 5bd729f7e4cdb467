from pathlib import Path

import pytest

from rashomon.errors import Misconfigured
from rashomon.model.outlet import ListedSource, Outlet
from rashomon.registry import Registry, load_registry

SHIPPED = """
[[outlet]]
id = "herald"
name = "The Herald"
domains = ["herald.example"]
sources = [{ url = "https://herald.example/rss" }]

[[outlet]]
id = "gazette"
name = "The Gazette"
domains = ["gazette.example"]
sources = [{ url = "https://gazette.example/news.xml", kind = "news-sitemap", language = "pt-BR" }]

[[outlet]]
id = "institute"
name = "The Institute"
domains = ["institute.example"]
"""
OWN = SHIPPED.partition("\n\n")[0].replace("herald", "courier")


def registry(folder: Path, *, default: str = 'outlets = ["gazette", "institute"]', own: str = OWN) -> Registry:
    (folder / "shipped" / "sets").mkdir(parents=True)
    (folder / "shipped" / "gb.toml").write_text(SHIPPED, "utf-8")
    (folder / "shipped" / "sets" / "default.toml").write_text(default, "utf-8")
    (folder / "own.toml").write_text(own, "utf-8")
    return load_registry([folder / "own.toml"], folder=folder / "shipped")


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["all"], ["herald", "gazette", "institute", "courier"]),
        (["default"], ["gazette", "institute"]),
        (["own"], ["courier"]),
        (["institute", "Herald.example"], ["institute", "herald"]),
        (["own", "default", "courier", "gazette"], ["courier", "gazette", "institute"]),
        ([], []),
    ],
)
def test_words_choose_outlets_each_once_in_their_order(tmp_path: Path, words: list[str], ids: list[str]) -> None:
    assert [outlet.id for outlet in registry(tmp_path).chosen(words)] == ids


def test_outlets_without_sources_are_left_out_where_sources_are_wanted(tmp_path: Path) -> None:
    found = registry(tmp_path).sources_of(["default", "herald"])

    assert [(outlet.id, outlet.sources) for outlet in found] == [
        ("gazette", (ListedSource("https://gazette.example/news.xml", found[0].sources[0].kind, "pt-BR"),)),
        ("herald", (ListedSource("https://herald.example/rss"),)),
    ]


def test_a_misspelt_outlet_is_refused_with_the_nearest_spellings(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match=r"no outlet 'gazete'; the nearest: gazette\. "):
        registry(tmp_path).chosen(["all", "gazete"])


def test_a_word_that_is_like_no_outlet_is_refused_without_a_guess(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match=r"no outlet 'qqqqqqqq'\. "):
        registry(tmp_path).chosen(["qqqqqqqq"])


def test_who_has_no_outlets_of_their_own_cannot_choose_them(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="no outlets of your own"):
        registry(tmp_path, own="").chosen(["own"])


def test_a_default_set_that_names_an_unknown_outlet_is_refused_when_it_is_used(tmp_path: Path) -> None:
    found = registry(tmp_path, default='outlets = ["herald", "tribune", "mirror"]')

    assert found.chosen(["herald"])
    with pytest.raises(Misconfigured, match="not there: tribune, mirror"):
        found.chosen(["default"])


def test_without_a_default_set_all_else_works(tmp_path: Path) -> None:
    found = load_registry(folder=tmp_path)

    assert found.chosen(["all"]) == ()
    with pytest.raises(Misconfigured, match="no default set"):
        found.chosen(["default"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("outlets = 3", "outlets = "),
        ("ids = []", "outlets = "),
        ("outlets = [", "no TOML"),
        ('outlets = ["herald", "herald"]', "'herald' stands twice"),
    ],
)
def test_a_default_set_of_another_form_is_refused(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(Misconfigured, match=message):
        registry(tmp_path, default=content)


def test_an_outlet_of_ones_own_that_replaces_a_shipped_one_is_ones_own(tmp_path: Path) -> None:
    found = registry(tmp_path, own='[[outlet]]\nid = "herald"\nname = "My Herald"\ndomains = []\n')

    assert found.chosen(["own"]) == (Outlet("herald", "My Herald"),)


def test_who_claims_a_shipped_domain_under_another_id_is_told_how_to_mean_it(tmp_path: Path) -> None:
    with pytest.raises(
        Misconfigured, match=r"'herald.example' belongs to 'herald' and to 'mine' of your own files: give yours `id = \"herald\"`"
    ):
        registry(tmp_path, own='[[outlet]]\nid = "mine"\nname = "Mine"\ndomains = ["herald.example"]\n')
