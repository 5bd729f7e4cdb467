import gzip

import pytest

from rashomon.errors import Reason, Rejected
from rashomon.model.article import Entry
from rashomon.model.listing import Listing, ListingFormat
from rashomon.model.rejection import Rejection
from rashomon.sources import read_listing

URL = "https://dam.example/sitemap.xml"

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- <html> in a comment is no page -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url>
    <loc><![CDATA[https://dam.example/1?a=1&b=2]]></loc><lastmod>2026-04-26</lastmod>
    <image:image><image:loc>https://dam.example/1.jpg</image:loc></image:image>
    <news:news>
      <news:publication><news:name>Karsu Gazette</news:name><news:language>tr</news:language></news:publication>
      <news:publication_date>2026-04-25T06:30+03:00</news:publication_date>
      <news:title>Baraj &amp;amp; köprü yıkıldı</news:title>
    </news:news>
  </url>
  <url><lastmod>2026-04-26</lastmod></url>
  <url><loc>https://dam.example/3</loc><lastmod>2026-04-26</lastmod></url>
</urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap><loc>https://dam.example/news.xml.gz</loc><lastmod>2026-04-26</lastmod></sitemap>
  <sitemap><loc> /old.xml </loc></sitemap><sitemap><loc>ftp://dam.example/x.xml</loc></sitemap>
</sitemapindex>"""


def read(body: str | bytes) -> Listing:
    return read_listing(body.encode() if isinstance(body, str) else body, url=URL)


def refusal(body: str) -> tuple[Reason, str]:
    with pytest.raises(Rejected) as refused:
        read(body)
    return refused.value.reason, refused.value.detail


def test_a_news_sitemap_says_title_date_and_language_and_a_plain_one_only_where() -> None:
    assert read(NEWS) == Listing(
        ListingFormat.SITEMAP,
        (
            Entry(
                URL, 1, "https://dam.example/1?a=1&b=2", "Baraj & köprü yıkıldı", language="tr", published_at="2026-04-25T06:30:00+03:00"
            ),
            Rejection(URL, 2, Reason.MISSING_FIELD, "no link"),
            Entry(URL, 3, "https://dam.example/3"),
        ),
    )


def test_a_sitemap_may_come_as_a_gzipped_file_or_in_another_charset() -> None:
    assert read(gzip.compress(NEWS.encode())) == read(NEWS)
    assert read(NEWS.replace("UTF-8", "windows-1254").encode("windows-1254")) == read(NEWS)
    assert read(NEWS.replace("UTF-8", "UTF-16").encode("utf-16")) == read(NEWS)


def test_an_index_lists_sitemaps_and_no_entries() -> None:
    assert read(INDEX) == Listing(
        ListingFormat.SITEMAP_INDEX,
        listings=("https://dam.example/news.xml.gz", "https://dam.example/old.xml"),
        repairs=("a sitemap of the index: invalid-url: not an http or https address: 'ftp://dam.example/x.xml'",),
    )


def test_a_sitemap_that_breaks_off_is_read_up_to_there() -> None:
    listing = read(NEWS[: NEWS.index("/3</loc>")])

    assert [item.position for item in listing.items] == [1, 2]
    assert listing.repairs[0].startswith("not well-formed behind item 2")


def test_bare_ampersands_are_mended() -> None:
    listing = read("<urlset><url><loc>https://dam.example/?a=1&b=2</loc></url></urlset>")

    assert listing.items == (Entry(URL, 1, "https://dam.example/?a=1&b=2"),)
    assert listing.repairs == ("bad references",)


def test_at_most_5000_are_read_and_the_rest_is_counted() -> None:
    listing = read("<urlset>" + "<url><loc>https://dam.example/1</loc></url>" * 50_000 + "</urlset>")

    assert len(listing.items) == 5_000
    assert listing.repairs == ("45,000 items above 5,000 not read",)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<urlset><url>", Reason.MALFORMED),
        ("<urlset>" + "<url>" * 100_000, Reason.MALFORMED),
        ("<urlset>" + "<![CDATA[" * 100_000, Reason.MALFORMED),
    ],
)
def test_what_cannot_be_read_at_all_is_refused_in_one_line(body: str, reason: Reason) -> None:
    seen, said = refusal(body)

    assert seen is reason
    assert "\n" not in said


def test_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    listing = read(f'<!DOCTYPE urlset [<!ENTITY l0 "ha">{laughs}]><urlset><url><loc>https://dam.example/?&l9;</loc></url></urlset>')

    assert listing.items == (Entry(URL, 1, "https://dam.example/?&l9;"),)


def test_addresses_of_any_length_are_bounded() -> None:
    (item,) = read("<urlset><url><loc>https://dam.example/" + "a" * 1_000_000 + "</loc></url></urlset>").items

    assert isinstance(item, Rejection)
    assert item.reason is Reason.INVALID_URL
