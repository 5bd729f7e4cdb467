"""The shipped outlets hold what the documentation says of them."""

import pytest

from rashomon.model.outlet import OutletKind
from rashomon.registry import default_set, load_registry, macro_region, members
from rashomon.text.urls import canonical_url, host_of

# The addresses behind the takes of a page that cites outlets as no list of newspapers holds them, and whose they are.
_CITED = {
    "https://www.aljazeera.com/news/2026/4/26/malis-defence-minister": "al-jazeera",
    "https://www.npr.org/2026/04/25/nx-s1-5799439/mali": "npr",
    "https://africanarguments.org/2026/05/47654/": "african-arguments",
    "https://www.chathamhouse.org/2026/04/mali-attacks": "chatham-house",
    "https://www.justsecurity.org/137563/mali-junta": "just-security",
    "https://www.africanews.com/2026/04/27/mali-confirms": "africanews",
    "https://www.stimson.org/2026/mali-attacks": "stimson-center",
    "https://dispatchrisk.com/mali-coordinated-attacks": "dispatch-risk",
    "https://ict.org.il/mali-in-trouble/": "international-institute-for-counter-terrorism",
}


def test_there_are_outlets_of_nearly_all_countries_in_many_languages() -> None:
    outlets = load_registry().outlets.values()
    assert len(outlets) >= 2_000
    assert len({outlet.country for outlet in outlets}) >= 180
    assert len({language.partition("-")[0] for outlet in outlets for language in outlet.languages}) >= 95
    assert len({outlet.country for outlet in outlets if outlet.sources}) >= 130


def test_every_outlet_has_a_country_a_language_and_a_kind() -> None:
    for outlet in load_registry().outlets.values():
        assert outlet.country, outlet.id
        assert outlet.languages, outlet.id
        assert outlet.kind, outlet.id


def test_bodies_that_lists_of_newspapers_never_hold_are_there() -> None:
    kinds = [outlet.kind for outlet in load_registry().outlets.values()]
    assert sum(kind in {OutletKind.THINK_TANK, OutletKind.NGO, OutletKind.OFFICIAL} for kind in kinds) >= 200


@pytest.mark.parametrize(("url", "outlet_id"), _CITED.items())
def test_an_address_leads_to_who_answers_for_it(url: str, outlet_id: str) -> None:
    found = load_registry().of_host(host_of(url))
    assert found is not None
    assert found.id == outlet_id


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
    assert len(chosen) >= 150
    assert all(outlet.sources for outlet in chosen)
    assert len({outlet.country for outlet in chosen}) >= 120
    assert len({language for outlet in chosen for language in outlet.languages}) >= 50
    assert all(canonical_url(source.url) for outlet in chosen for source in outlet.sources)


def test_no_region_makes_up_half_of_the_default_set() -> None:
    registry = load_registry()
    regions = [macro_region(registry.outlets[outlet_id].country or "") for outlet_id in default_set()]
    assert max(regions.count(region) for region in set(regions)) < len(regions) / 2
