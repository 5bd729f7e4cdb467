import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import Misconfigured
from rashomon.model.outlet import Control, ControlLabel, ListedSource, Outlet, OutletKind, SourceKind
from rashomon.registry import load_registry, read_outlets
from rashomon.registry.outlets import outlets_from_toml
from rashomon.registry.own_file import add_to_file
from rashomon.registry.written import outlets_as_toml

WRITTEN = """# my outlets
[[outlet]] # the first
name = 'Zebra'   # order is mine
id = "zebra"
domains = ["zebra.example"]
sources = [
    { url = "https://zebra.example/rss" },  # slow
]

[[outlet]]
id = "herald"
name = "The Herald"
domains = []
[outlet.control]
value = "captured-private"
rater = "x"
method = "x"
on = "2024"
# the end"""
GAZETTE = Outlet("gazette", "The Gazette", ("gazette.example",), sources=(ListedSource("https://gazette.example/rss"),))


@pytest.fixture
def nothing(tmp_path: Path) -> Path:
    """A folder of shipped outlets without any."""
    (tmp_path / "nothing").mkdir()
    return tmp_path / "nothing"


def test_a_new_outlet_is_appended_and_all_that_stood_there_stays(tmp_path: Path, nothing: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_bytes(WRITTEN.encode())

    registry = add_to_file(own, [GAZETTE], folder=nothing)

    assert own.read_text("utf-8").startswith(WRITTEN + "\n\n[[outlet]]\n")
    assert list(registry.own) == ["zebra", "herald", "gazette"]
    assert read_outlets(own)[-1] == GAZETTE


def test_line_ends_of_another_system_stay(tmp_path: Path, nothing: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_bytes(WRITTEN.replace("\n", "\r\n").encode())

    add_to_file(own, [GAZETTE], folder=nothing)

    assert own.read_bytes().startswith(WRITTEN.replace("\n", "\r\n").encode())


def test_further_sources_go_into_the_tables_that_are_there_with_their_comments(tmp_path: Path, nothing: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(WRITTEN, "utf-8")
    zebra, herald = read_outlets(own)
    more = ListedSource("https://zebra.example/news.xml", SourceKind.NEWS_SITEMAP, "sw")
    wanted = [
        Outlet(zebra.id, zebra.name, zebra.domains, sources=(*zebra.sources, more)),
        Outlet(herald.id, herald.name, control=herald.control, sources=(ListedSource("https://a.example/rss"),)),
    ]

    add_to_file(own, wanted, folder=nothing)

    text = own.read_text("utf-8")
    assert read_outlets(own) == tuple(wanted)
    assert all(comment in text for comment in ("# my outlets", "# the first", "# order is mine", "# slow", "# the end"))
    assert "name = 'Zebra'" in text


def test_the_file_and_its_folder_are_made(tmp_path: Path, nothing: Path) -> None:
    own = tmp_path / "new" / "own.toml"

    add_to_file(own, [GAZETTE], folder=nothing)

    assert load_registry([own], folder=nothing).chosen(["own"]) == (GAZETTE,)
    assert sorted(path.name for path in own.parent.iterdir()) == ["own.toml"]


@pytest.mark.parametrize(
    ("outlet", "message"),
    [
        (Outlet("Bad id", "x"), "an id is at most"),
        (Outlet("other", "Other", ("zebra.example",)), "'zebra.example' belongs to 'zebra' and to 'other'"),
        (Outlet("other", "Two\nlines"), "one line"),
        (Outlet("other", "Other", ("www.other.example",)), "a domain is"),
        (Outlet("other", "Other", sources=(ListedSource("ftp://other.example/"),)), "http or https"),
        (Outlet("zebra", "Renamed", ("zebra.example",)), "zebra cannot be written into this file by program"),
    ],
)
def test_what_would_break_the_registry_leaves_the_file_as_it_was(tmp_path: Path, nothing: Path, outlet: Outlet, message: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(WRITTEN, "utf-8")

    with pytest.raises(Misconfigured, match=message):
        add_to_file(own, [outlet], folder=nothing)
    assert own.read_text("utf-8") == WRITTEN
    assert sorted(path.name for path in tmp_path.iterdir()) == ["nothing", "own.toml"]


def test_a_domain_of_another_file_of_ones_own_is_refused(tmp_path: Path, nothing: Path) -> None:
    (tmp_path / "other.toml").write_text(WRITTEN, "utf-8")

    with pytest.raises(Misconfigured, match=r"'zebra\.example' belongs"):
        add_to_file(tmp_path / "own.toml", [Outlet("mine", "Mine", ("zebra.example",))], beside=[tmp_path / "other.toml"], folder=nothing)


def test_a_file_that_is_broken_already_is_named_and_not_touched(tmp_path: Path, nothing: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[[outlet", "utf-8")

    with pytest.raises(Misconfigured, match=r"own\.toml: no TOML"):
        add_to_file(own, [GAZETTE], folder=nothing)
    assert own.read_text("utf-8") == "[[outlet"


def test_a_link_to_the_file_and_its_permissions_stay(tmp_path: Path, nothing: Path) -> None:
    real, link = tmp_path / "real.toml", tmp_path / "own.toml"
    real.write_text(WRITTEN, "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)

    add_to_file(link, [GAZETTE], folder=nothing)

    assert link.is_symlink()
    assert "gazette" in real.read_text("utf-8")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path, nothing: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    with pytest.raises(Misconfigured, match="cannot write"):
        add_to_file(tmp_path / "file" / "own.toml", [GAZETTE], folder=nothing)


printable = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(lambda text: bool(text.strip()) and text.isprintable())
outlets = st.builds(
    Outlet,
    id=st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True),
    name=printable,
    domains=st.lists(st.sampled_from(["a.example", "b.example", "xn--b1amarcd.example"]), unique=True, max_size=3).map(tuple),
    country=st.sampled_from([None, "GB", "ML"]),
    languages=st.lists(st.sampled_from(["en", "pt-BR"]), max_size=2).map(tuple),
    kind=st.none() | st.sampled_from(OutletKind),
    owner=st.none() | printable,
    control=st.none()
    | st.builds(ControlLabel, st.sampled_from(Control), printable, printable, printable, st.sampled_from([None, "https://a.example/"])),
    names=st.dictionaries(st.sampled_from(["zh", "fr"]), printable, max_size=2),
    sources=st.lists(
        st.builds(
            ListedSource,
            st.sampled_from(["https://a.example/1", "http://b.example/2"]),
            st.sampled_from(SourceKind),
            st.sampled_from([None, "sw"]),
        ),
        unique_by=lambda source: source.url,
        max_size=2,
    ).map(tuple),
)


@given(st.lists(outlets, max_size=4))
def test_an_outlet_that_is_written_is_read_back_as_it_was(given: list[Outlet]) -> None:
    assert outlets_from_toml(outlets_as_toml(given), Path("own.toml")) == tuple(given)
