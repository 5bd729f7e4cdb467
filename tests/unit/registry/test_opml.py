import time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import Misconfigured, Reason
from rashomon.model.outlet import ListedSource, Outlet, SourceKind
from rashomon.registry.opml import Feed, feeds_of, read_opml, write_opml

names = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=40)
paths = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=20).map(
    lambda text: quote(text, safe="/?&=;~").rstrip("?")
)
sources = st.builds(
    lambda path, kind, language: ListedSource(f"https://feeds.example/{path}", kind, language),
    paths,
    st.sampled_from(SourceKind),
    st.sampled_from([None, "en", "pt-BR", "zh-Hant"]),
)
outlets = st.builds(
    lambda number, name, country, listed: Outlet(
        f"outlet-{number}", name, (f"o{number}.example",), country, ("fr",), sources=tuple(listed)
    ),
    st.integers(0, 10**6),
    names,
    st.sampled_from([None, "GB", "ML", "CN"]),
    st.lists(sources, max_size=4),
)


@given(st.lists(outlets, max_size=8))
def test_what_is_exported_is_read_back_feed_for_feed(given: list[Outlet]) -> None:
    read = read_opml(write_opml(given), name="feeds.opml")

    assert sorted(read.feeds, key=repr) == sorted((feed for outlet in given for feed in feeds_of(outlet)), key=repr)
    assert (read.rejected, read.repairs) == ((), 0)


def test_feeds_are_exported_in_folders_of_countries_and_sitemaps_are_not() -> None:
    herald = Outlet(
        "herald",
        "Herald & <Sons>",
        ("herald.example",),
        "ML",
        ("fr", "bm"),
        sources=(ListedSource("https://herald.example/rss"), ListedSource("https://herald.example/map.xml", SourceKind.SITEMAP)),
    )

    assert write_opml([herald]).decode() == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<opml version="2.0">\n'
        "  <head>\n"
        "    <title>Rashomon</title>\n"
        "  </head>\n"
        "  <body>\n"
        '    <outline text="Mali">\n'
        '      <outline type="rss" text="Herald &amp; &lt;Sons&gt;" title="Herald &amp; &lt;Sons&gt;" '
        'xmlUrl="https://herald.example/rss" htmlUrl="https://herald.example/" language="fr"/>\n'
        "    </outline>\n"
        "  </body>\n"
        "</opml>\n"
    )


def opml(outlines: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{outlines}</body></opml>'.encode()


def feed(url: str) -> str:
    return f'<outline type="rss" text="x" xmlUrl="{url}"/>'


def test_feeds_are_found_however_deep_they_lie_and_however_attributes_are_spelt() -> None:
    deep = "<outline text='folder'>" * 300 + feed("https://deep.example/rss") + "</outline>" * 300
    odd = '<OUTLINE TITLE=" The\n Herald " text="herald" XMLURL=" https://herald.example/rss " htmlURL="https://herald.example"/>'

    assert read_opml(opml(deep + odd), name="x").feeds == (
        Feed("https://deep.example/rss", "x"),
        Feed("https://herald.example/rss", "The Herald", "https://herald.example/"),
    )


def test_folders_and_links_are_no_feeds_and_a_feed_without_a_usable_address_is_counted() -> None:
    found = read_opml(
        opml('<outline text="folder"/><outline type="link" url="https://a.example/"/>' + feed("javascript:alert(1)") + feed("/rss")),
        name="mine.opml",
    )

    assert found.feeds == ()
    assert [(row.source, row.reason) for row in found.rejected] == [("mine.opml", Reason.INVALID_URL)] * 2


def test_a_file_that_is_not_well_formed_is_read_as_far_as_it_goes_and_its_faults_are_counted() -> None:
    found = read_opml(
        b'<opml><body><outline text="A & B" xmlUrl="https://a.example/rss?x=1&y=2"><outline xmlUrl="https://b.example/"', name="x"
    )

    assert found.feeds[0] == Feed("https://a.example/rss?x=1&y=2", "A & B")
    assert found.repairs >= 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE opml [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_file_with_entities_is_refused(doctype: str, encoding: str) -> None:
    body = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<opml><body><outline xmlUrl="https://a.example/&c;"/></body></opml>'

    with pytest.raises(Misconfigured, match="declares XML entities"):
        read_opml(body.encode(encoding), name="x")


def test_a_document_type_that_lies_elsewhere_is_never_fetched() -> None:
    body = b'<!DOCTYPE opml SYSTEM "http://127.0.0.1:1/opml.dtd"><opml><body><outline xmlUrl="https://a.example/"/></body></opml>'

    assert read_opml(body, name="x").feeds == (Feed("https://a.example/"),)


def test_a_hundred_thousand_outlines_are_refused_in_good_time() -> None:
    started = time.monotonic()
    with pytest.raises(Misconfigured, match="100,000 feeds; at most 20,000"):
        read_opml(opml("".join(feed(f"https://a.example/{number}") for number in range(100_000))), name="x")
    assert time.monotonic() - started < 20  # 0.7 s where it was written


def test_a_hundred_thousand_folders_inside_each_other_end_in_good_time() -> None:
    assert read_opml(opml("<outline text='x'>" * 100_000), name="x").feeds == ()


@pytest.mark.parametrize("body", [b"", b"hello", b"<html><body/></html>", b"\0\0\0", b"[]", b"<", b"\xff\xfe<"])
def test_what_is_no_opml_is_refused(body: bytes) -> None:
    with pytest.raises(Misconfigured, match="x is no OPML"):
        read_opml(body, name="x")


def test_a_file_beyond_all_measure_is_not_parsed() -> None:
    with pytest.raises(Misconfigured, match="at most 16,777,216"):
        read_opml(b" " * ((16 << 20) + 1), name="x")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for tried in (body, b"<opml><body>" + body, opml(feed("https://a.example/")) + body):
        try:
            read_opml(tried, name="x")
        except Misconfigured:
            continue
