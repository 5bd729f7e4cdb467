from pathlib import Path

import pytest

from rashomon.errors import Misconfigured
from rashomon.model.lens import Axis, Lens
from rashomon.model.outlet import Control, ControlLabel, ListedSource, Outlet, OutletKind, SourceKind
from rashomon.registry import Registry, lenses_of, load_registry, read_outlets, registry_from
from rashomon.shipped import shipped

HERALD = """
[[outlet]]
id = "herald"
name = "The Herald"
domains = ["herald.example"]
"""


def written(folder: Path, text: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def herald_with(line: str) -> str:
    return HERALD + line + "\n"


def test_an_outlet_is_read_with_its_label(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [[outlet]]
        id = "herald"
        name = "الراية"
        names = { en = "The Herald" }
        domains = ["herald.example"]
        country = "GB"
        languages = ["en", "ar"]
        kind = "newspaper"
        owner = "Herald Trust"
        sources = [
          { url = "https://herald.example/rss" },
          { url = "https://herald.example/news.xml", kind = "news-sitemap", language = "ar" },
        ]

        [outlet.control]
        value = "captured-private"
        rater = "Somebody"
        method = "survey"
        on = "2024"
        """,
    )
    assert read_outlets(path) == (
        Outlet(
            id="herald",
            name="الراية",
            names={"en": "The Herald"},
            domains=("herald.example",),
            country="GB",
            languages=("en", "ar"),
            kind=OutletKind.NEWSPAPER,
            owner="Herald Trust",
            control=ControlLabel(Control.CAPTURED_PRIVATE, "Somebody", "survey", "2024"),
            sources=(
                ListedSource("https://herald.example/rss"),
                ListedSource("https://herald.example/news.xml", SourceKind.NEWS_SITEMAP, "ar"),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[outlet", "no TOML"),
        ("[[outlets]]", r"holds only \[\[outlet\]\] tables, not 'outlets'"),
        ("outlet = 3", r"must be written \[\[outlet\]\]"),
        ("outlet = [3]", r"outlet 1 \(no table\): Expected `object`"),
        ('[[outlet]]\nid = "herald"', r"own.toml, outlet 1 \(herald\): Object missing required field `name`"),
        (herald_with("editor = 'x'"), r"outlet 1 \(herald\): Object contains unknown field `editor`"),
        (herald_with("kind = 'paper'"), r"Invalid enum value 'paper'"),
        (herald_with("control = { value = 'state-controlled' }"), "missing required field `rater`"),
        (herald_with("control = { value = 'state-controlled', rater = 'x', method = 'x', on = 'x', url = 'javascript:x' }"), "https://"),
        (herald_with("country = 'UK'"), "'UK' is no ISO 3166-1"),
        (herald_with("languages = ['English!']"), "'English!' is no BCP 47 language"),
        (herald_with("owner = ''"), "one line and not empty"),
        (herald_with("sources = [{ url = 'feed://herald.example/rss' }]"), "source's url is an http or https address"),
        (herald_with("sources = [{ url = 'https://me:secret@herald.example/rss' }]"), "source's url is an http or https address"),
        (herald_with("sources = [{ url = '/rss' }]"), "source's url is an http or https address"),
        (herald_with("sources = [{ url = 'https://herald.example/rss', kind = 'podcast' }]"), "Invalid enum value 'podcast'"),
        (herald_with("sources = [{ url = 'https://herald.example/rss', language = 'English' }]"), "'English' is no BCP 47 language"),
        (herald_with("sources = [{ url = 'https://herald.example/rss' }, { url = 'https://HERALD.example/rss' }]"), "source stands twice"),
        (HERALD.replace("The Herald", "The\\nHerald"), "one line and not empty"),
        (HERALD.replace('"herald"', '"The Herald"'), "lower-case letters and digits"),
        (HERALD.replace('"herald"', '"the--herald"'), "single hyphens"),
        (HERALD.replace("herald.example", "https://herald.example"), "without https://"),
        (HERALD.replace("herald.example", "www.herald.example"), "www."),
        (HERALD.replace("herald.example", "example"), "a domain is"),
        (HERALD + HERALD, "two outlets have the id 'herald'"),
        (HERALD + HERALD.replace('"herald"', '"other"'), "'herald.example' belongs to 'herald' and to 'other'"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)

    with pytest.raises(Misconfigured, match=message):
        load_registry([path], folder=tmp_path / "nothing")


def test_a_file_that_is_no_text_or_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff")

    with pytest.raises(Misconfigured, match="not UTF-8"):
        read_outlets(tmp_path / "bytes.toml")
    with pytest.raises(Misconfigured, match="cannot read"):
        read_outlets(tmp_path / "nowhere.toml")


def test_an_outlet_of_ones_own_replaces_the_one_with_its_id(tmp_path: Path) -> None:
    folder = tmp_path / "shipped"
    folder.mkdir()
    written(folder, herald_with("country = 'GB'"), "gb.toml")
    own = written(tmp_path, HERALD.replace("herald.example", "theherald.example"))

    registry = load_registry([own], folder=folder)

    assert registry.outlets["herald"] == Outlet("herald", "The Herald", ("theherald.example",))
    assert registry.named("herald.example") is None


def registry_of(**domains: str) -> Registry:
    return registry_from(Outlet(outlet_id, outlet_id, (domain,)) for outlet_id, domain in domains.items())


@pytest.mark.parametrize(
    ("host", "outlet_id"),
    [
        ("herald.example", "herald"),
        ("news.herald.example", "herald"),
        ("es.herald.example", "es"),
        ("a.b.es.herald.example", "es"),
        ("theherald.example", None),
        ("example", None),
        ("", None),
    ],
)
def test_a_host_belongs_to_the_longest_domain_it_lies_under(host: str, outlet_id: str | None) -> None:
    outlet = registry_of(herald="herald.example", es="es.herald.example").of_host(host)

    assert (outlet.id if outlet else None) == outlet_id


def test_a_name_is_an_id_or_a_domain_and_nothing_near_it() -> None:
    registry = registry_of(herald="herald.example")

    assert registry.named("herald") == registry.named("herald.example") is not None
    assert registry.named("en.herald.example") is None


def test_lenses_say_who_put_them_and_nothing_is_assumed() -> None:
    label = ControlLabel(Control.STATE_CONTROLLED, "Somebody", "survey", "2024")
    outlet = Outlet("herald", "The Herald", country="ML", kind=OutletKind.WIRE, control=label)

    assert [(lens.axis, lens.value, lens.rater) for lens in lenses_of(outlet)] == [
        (Axis.CONTROL, "state-controlled", "Somebody"),
        (Axis.KIND, "wire", "registry"),
        (Axis.REGION, "202", "UN M49"),
    ]
    assert lenses_of(outlet)[0] == Lens(Axis.CONTROL, "state-controlled", "Somebody", "survey", "2024")
    assert lenses_of(Outlet("unknown", "Unknown")) == ()


def test_every_shipped_outlet_is_sound() -> None:
    registry = load_registry()

    assert len(registry.outlets) >= 70
    assert all(path.stem.upper() == outlet.country for path in shipped("outlets").glob("*.toml") for outlet in read_outlets(path))
    assert all(outlet.domains and outlet.languages and outlet.kind for outlet in registry.outlets.values())
    assert {outlet.control.rater for outlet in registry.outlets.values() if outlet.control} == {"State Media Monitor"}
