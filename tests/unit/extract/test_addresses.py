"""The page's own address, and that of an original elsewhere; never an address that anybody could claim."""

import pytest

from rashomon.extract.addresses import addresses
from rashomon.extract.metadata import Metadata

URL = "https://www.gazette.example/2026/flood"
ORIGINAL = "https://agency.example/flood"


@pytest.mark.parametrize(
    ("fetched_from", "canonical", "own"),
    [
        ("https://www.gazette.example/amp/2026/flood", URL, URL),
        ("https://www.gazette.example/2026/flood?amp=1", "/2026/flood", URL),
        ("https://amp.gazette.co.uk/flood", "https://www.gazette.co.uk/flood", "https://www.gazette.co.uk/flood"),
        ("https://www-gazette-example.cdn.ampproject.org/c/s/www.gazette.example/amp/2026/flood", URL, URL),
        ("https://www.google.com/amp/s/www.gazette.example/amp/2026/flood", URL, URL),
        (URL, "https://www.gazette.example/", URL),
        (URL, "javascript:alert(1)", URL),
        (URL, "https://www.gazette.example/\u202eflood", URL),
        (URL, "", URL),
    ],
)
def test_a_canonical_link_of_the_same_site_is_the_page_s_address(fetched_from: str, canonical: str, own: str) -> None:
    assert addresses(Metadata(canonical=canonical), fetched_from) == (own, None)


def test_an_amp_cache_s_page_is_of_nobody_but_the_host_that_the_cache_names() -> None:
    cached = "https://evil-example.cdn.ampproject.org/c/s/evil.example/flood"
    assert addresses(Metadata(canonical=URL, is_amp=True), cached) == (cached, URL)


@pytest.mark.parametrize(
    "said",
    [
        Metadata(canonical=ORIGINAL),
        Metadata(originals=(ORIGINAL,)),
        Metadata(canonical=URL, originals=(ORIGINAL,)),
        Metadata(originals=("https://www.gazette.example/elsewhere", "not an address", ORIGINAL)),
    ],
)
def test_a_canonical_link_or_a_source_elsewhere_is_the_original(said: Metadata) -> None:
    assert addresses(said, URL) == (URL, ORIGINAL)
