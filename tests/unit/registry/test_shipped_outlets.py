"""The shipped outlets hold what the documentation says of them."""

from rashomon.registry import default_set, load_registry, members
from rashomon.text.urls import canonical_url


def test_there_are_outlets_of_many_countries_and_languages() -> None:
    outlets = load_registry().outlets.values()
    assert len(outlets) >= 440
    assert len({outlet.country for outlet in outlets}) >= 85
    assert len({language.partition("-")[0] for outlet in outlets for language in outlet.languages}) >= 40


def test_every_country_of_africa_but_a_few_has_an_outlet() -> None:
    covered = {outlet.country for outlet in load_registry().outlets.values()}
    assert len(covered.intersection(members("002"))) >= 50


def test_every_label_says_who_how_and_when() -> None:
    for outlet in load_registry().outlets.values():
        if outlet.control:
            assert outlet.control.rater
            assert outlet.control.method
            assert outlet.control.on
            assert outlet.control.url


def test_the_default_set_has_sources_and_spans_the_world() -> None:
    registry = load_registry()
    chosen = [registry.outlets[outlet_id] for outlet_id in default_set()]
    assert all(outlet.sources for outlet in chosen)
    assert len({outlet.country for outlet in chosen}) >= 50
    assert all(canonical_url(source.url) for outlet in chosen for source in outlet.sources)
