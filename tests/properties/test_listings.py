"""What holds for every listing and every archive, whatever somebody sends."""

import gzip
import io
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rashomon.errors import Rejected
from rashomon.model.article import Entry
from rashomon.model.listing import Listing
from rashomon.model.rejection import Rejection
from rashomon.sources import WarcArchive, read_listing
from rashomon.text.urls import canonical_url

URL = "https://dam.example/feed"
SECONDS = 5

RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Плотина</title>'
    "<ttl>5</ttl><item><title>A &amp; B</title><link>https://dam.example/1</link><pubDate>Sat, 25 Apr 2026 06:30:00 GMT</pubDate>"
    "<dc:creator>Ana</dc:creator><category>x</category></item></channel></rss>"
).encode()
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://dam.example/"><entry><title type="html">A &lt;b&gt;</title>'
    b'<link href="1"/><updated>2026-04-25T06:30:00Z</updated><author><name>Ana</name></author></entry></feed>'
)
SITEMAP = b"<urlset><url><loc>https://dam.example/1</loc><news><title>A</title><publication_date>2026-04-25</publication_date></news></url></urlset>"
JSON = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://dam.example/1", "title": "A", "authors": [{"name": "B"}]}]}'
GDELT = b"\t".join([b"20260425063000-1", b"20260425063000", b"1", b"dam.example", b"https://dam.example/1", *[b""] * 22])
SEEDS = [RSS, ATOM, SITEMAP, JSON, GDELT, gzip.compress(SITEMAP), RSS.decode().encode("utf-16")]

# What a listing of any format is made of, so that more than noise is tried.
PIECES = st.sampled_from(
    b"<rss> <channel> <item> </item> <entry> <feed> <rdf:RDF> <urlset> <url> <loc> </loc> <title> </title> <link> </link> <link href='x'/> "
    b"<guid> </guid> <author> <name> </author> <pubDate> </pubDate> <image> <textinput> <source> </source> <![CDATA[ ]]> <!-- --> <!DOCTYPE "
    b"<?xml ?> & &amp; &#0; &#xD800; &#99999999; &nbsp; < > \" ' = xml:base='y' xmlns:a='b' encoding='utf-16' https://dam.example/ { } [ ] , : "
    b'"items" "version" \\ud800 \x00 \xff \xef\xbb\xbf <html> <a:b> <media:title> <itunes:keywords> <georss:point> <psc:chapter> <dc:date>'
    .split(b" ")
)  # fmt: skip
MADE = st.lists(PIECES, max_size=60).map(b" ".join)


@st.composite
def damaged(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """One of `seeds` with up to eight stretches of it overwritten, doubled, or taken out."""
    body = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, max(0, len(body) - 1)))
        end = at + draw(st.integers(0, 12))
        body[at:end] = draw(st.one_of(st.binary(max_size=6), PIECES, st.just(bytes(body[at:end]) * 2)))
    return bytes(body)


@settings(max_examples=400, deadline=None)
@given(
    body=st.one_of(st.binary(max_size=400), MADE, damaged(SEEDS)), content_type=st.sampled_from(["", "text/xml; charset=koi8-r", "\xff;=;"])
)
@example(body=b"<rss><item><link>http://[</link></item>", content_type="")
@example(body=b'<?xml version="1.0" encoding="\xff"?><rss/>', content_type="text/xml; charset=punycode")
@example(body=b"<rss><item><source url='x'><title></source></item><image><url>y</url></rss>&", content_type="")
@example(body=b"PK\x03\x04", content_type="")
@example(body=b"<urlset><:", content_type="")
@example(body=b'<rss A="" xmlns:_="!\xa0!"><_:_>', content_type="")
@example(body=b"<rss><channel><title>&#99999999999999999999;</title>" + b"<item>" * 3, content_type="")
def test_any_bytes_are_a_listing_or_refused_and_soon(body: bytes, content_type: str) -> None:
    begun = time.process_time()
    read = listing_or_refusal(body, content_type)

    assert time.process_time() - begun < SECONDS
    if isinstance(read, Rejected):
        assert "\n" not in read.detail
    else:
        assert_true_to_its_promises(read)


def listing_or_refusal(body: bytes, content_type: str) -> Listing | Rejected:
    try:
        return read_listing(body, url=URL, content_type=content_type)
    except Rejected as refusal:
        return refusal


def assert_true_to_its_promises(listing: Listing) -> None:
    positions = [item.position for item in listing.items]
    assert positions == sorted(set(positions))
    assert all(position >= 1 for position in positions)
    assert all(item.source == URL for item in listing.items)
    for item in listing.items:
        if isinstance(item, Rejection):
            assert "\n" not in item.detail
            continue
        assert canonical_url(item.url)
        assert item.text is None
        assert item.html is None
        assert item.title is None or item.title == " ".join(item.title.split())
        assert item.published_at is None or item.published_at[-6] in "+-"
        assert listing.refresh_s is None or listing.refresh_s > 0
    assert all(canonical_url(url) for url in listing.listings)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_seeds_themselves_are_read(seed: bytes) -> None:
    assert [item.url for item in read_listing(seed, url=URL).items if isinstance(item, Entry)] == ["https://dam.example/1"]


def archive(*, gzipped: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    for number in range(3):
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], protocol="HTTP/1.1")
        page = gzip.compress(b"<html><p>The dam broke.")
        headers = {"WARC-Date": "2026-04-25T06:30:00Z", "WARC-Record-ID": f"<urn:uuid:{number}>"}
        url = f"https://dam.example/{number}"
        writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(page), len(page), "", headers, http_headers=http))
        note = {"WARC-Refers-To": f"<urn:uuid:{number}>", "Content-Type": "application/json"}
        writer.write_record(writer.create_warc_record(url, "metadata", io.BytesIO(b'{"title": "A"}'), 14, "", note))
    return out.getvalue()


ARCHIVES = [archive(gzipped=True), archive(gzipped=False)]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(max_size=300), damaged(ARCHIVES)))
@example(content=ARCHIVES[0])
@example(content=ARCHIVES[1][:-1])
@example(content=b"\x1f\x8b")
@example(content=b"WARC/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n")
@example(content=b"\x28\xb5\x2f\xfd")
@example(content=ARCHIVES[1].replace(b"https://dam.example/1\r", b"https://dam\n"))
def test_no_archive_whatever_breaks_the_reader(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "news.warc.gz"
    path.write_bytes(content)

    begun = time.process_time()
    items = list(WarcArchive(path).entries())

    assert time.process_time() - begun < SECONDS
    assert all(before.position < after.position for before, after in pairwise(items))
    assert all("\n" not in item.detail for item in items if isinstance(item, Rejection))
    assert all(item.capture is not None and canonical_url(item.url) for item in items if isinstance(item, Entry))
