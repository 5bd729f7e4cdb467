import io
import time
from collections.abc import Iterator

import pytest

from rashomon.errors import Reason, Rejected
from rashomon.model.article import Entry
from rashomon.model.listing import Listing, ListingFormat
from rashomon.model.rejection import Rejection
from rashomon.sources import read_listing

URL = "https://dam.example/feeds/news.xml"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
  <title>Karsu Gazette</title><link>https://dam.example/</link><language>en-gb</language><ttl>15</ttl>
  <item>
    <title>Dam &amp;amp; bridge &lt;b&gt;fail&lt;/b&gt;</title>
    <link>https://dam.example/1</link>
    <pubDate>Sat, 25 Apr 2026 06:30:00 +0200</pubDate>
    <dc:creator>Ana Ruiz</dc:creator>
    <description>The dam broke.</description>
  </item>
  <item><title>Only a permalink</title><guid>https://dam.example/2</guid></item>
  <item><title>An id is no link</title><guid isPermaLink="false">urn:3</guid></item>
  <item><title>Relative</title><link>/4</link></item>
  <item><title>No place of the web</title><link>javascript:alert(1)</link></item>
</channel>
</rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://barrage.example/articles/">
  <title>Le Courrier</title>
  <entry>
    <title type="html">Le barrage a c&amp;eacute;d&amp;eacute;</title>
    <link rel="self" type="application/atom+xml" href="1.atom"/>
    <link href="1?a=1&amp;b=2"/>
    <published>2026-04-25T06:30:00+02:00</published><updated>2026-04-26T00:00:00Z</updated>
    <author><name>Awa Diallo</name><email>awa@barrage.example</email></author><author><name>Luc Roy</name></author>
  </entry>
  <entry xml:lang="en"><title>Corrected</title><link href="2"/><updated>2026-04-25T08:00:00Z</updated></entry>
</feed>"""

RDF = """<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
  <channel rdf:about="https://dam.example/"><title>ダム新聞</title>
    <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
  <item rdf:about="https://dam.example/jp/1"><title>ダムが決壊した</title><link>https://dam.example/jp/1</link>
    <dc:date>2026-04-25T15:30:00+09:00</dc:date><dc:language>ja</dc:language></item>
</rdf:RDF>"""

CDF = '<channel><item href="https://dam.example/1" lastmod="2026-04-25T08:00Z"><title>The dam broke</title></item></channel>'


def rss(items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()


def read(body: str | bytes, content_type: str = "") -> Listing:
    return read_listing(body.encode() if isinstance(body, str) else body, url=URL, content_type=content_type)


def entries(listing: Listing) -> Iterator[Entry]:
    for item in listing.items:
        assert isinstance(item, Entry), item
        yield item


def refusal(body: str | bytes) -> tuple[Reason, str]:
    with pytest.raises(Rejected) as refused:
        read(body)
    return refused.value.reason, refused.value.detail


def test_an_rss_feed_gives_entries_and_rejections_in_its_order() -> None:
    assert read(RSS) == Listing(
        ListingFormat.RSS,
        (
            Entry(
                URL,
                1,
                "https://dam.example/1",
                "Dam & bridge fail",
                language="en-gb",
                published_at="2026-04-25T06:30:00+02:00",
                authors=("Ana Ruiz",),
            ),
            Entry(URL, 2, "https://dam.example/2", "Only a permalink", language="en-gb"),
            Rejection(URL, 3, Reason.MISSING_FIELD, "no link"),
            Entry(URL, 4, "https://dam.example/4", "Relative", language="en-gb"),
            Rejection(URL, 5, Reason.INVALID_URL, "not an http or https address: 'javascript:alert(1)'"),
        ),
        title="Karsu Gazette",
        language="en-gb",
        refresh_s=900.0,
    )


def test_an_atom_feed_resolves_its_base_and_falls_back_on_the_update() -> None:
    first, second = entries(read(ATOM))

    assert read(ATOM).format is ListingFormat.ATOM
    assert (first.url, first.title, first.language) == ("https://barrage.example/articles/1?a=1&b=2", "Le barrage a cédé", "fr")
    assert (first.published_at, first.authors) == ("2026-04-25T06:30:00+02:00", ("Awa Diallo", "Luc Roy"))
    assert (second.url, second.language, second.published_at) == ("https://barrage.example/articles/2", "en", "2026-04-25T08:00:00+00:00")


def test_rss_1_0_is_read_with_its_modules() -> None:
    listing = read(RDF)

    assert (listing.format, listing.title, listing.refresh_s) == (ListingFormat.RSS, "ダム新聞", 900.0)
    assert list(entries(listing)) == [
        Entry(URL, 1, "https://dam.example/jp/1", "ダムが決壊した", language="ja", published_at="2026-04-25T15:30:00+09:00")
    ]


def test_a_cdf_channel_is_read() -> None:
    assert [(entry.url, entry.title, entry.published_at) for entry in entries(read(CDF))] == [
        ("https://dam.example/1", "The dam broke", "2026-04-25T08:00:00+00:00")
    ]


@pytest.mark.parametrize(
    ("titled", "plain"),
    [
        ("<title>5 &lt; 6 and a &lt;b and c</title>", "5 < 6 and a <b and c"),
        ("<title>Dam&amp;#8217;s end</title>", "Dam’s end"),
        ("<title><![CDATA[One<br/>&nbsp;two]]></title>", "One two"),
        ("<title>\n  Two\n  lines </title>", "Two lines"),
        ("<title></title>", None),
        (f"<title>{'a' * 5_000}</title>", None),
    ],
)
def test_titles_become_one_line_of_plain_text(titled: str, plain: str | None) -> None:
    (entry,) = entries(read(rss(f"<item><link>https://dam.example/1</link>{titled}</item>")))

    assert entry.title == plain


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Sat, 25 Apr 2026 06:30:00 GMT", "2026-04-25T06:30:00+00:00"),
        ("Sat, 25 Apr 2026 06:30:00", "2026-04-25T06:30:00+00:00"),
        ("Sat, 25 Apr 2026 06:30:00 EEST", "2026-04-25T06:30:00+03:00"),
        ("2026-04-25 06:30:00 UTC", "2026-04-25T06:30:00+00:00"),
        ("2026-04-25", "2026-04-25T00:00:00+00:00"),
        ("sam., 25 avr. 2026 06:30:00 +0200", "2026-04-25T06:30:00+02:00"),
        ("Сб, 25 апреля 2026 06:30:00 +0300", "2026-04-25T06:30:00+03:00"),
        ("2026年4月25日 06:30", "2026-04-25T06:30:00+00:00"),
        ("25.04.2026 06:30", "2026-04-25T06:30:00+00:00"),
        ("03/04/2026 06:30", None),  # March or April
        ("yesterday", None),
        ("31 Feb 2026 00:00:00 GMT", None),
        ("Sat, 25 Apr 2026 06:30:00 " + "x" * 100_000, None),
    ],
)
def test_dates_are_read_as_the_world_writes_them_and_never_guessed(written: str, read_as: str | None) -> None:
    (entry,) = entries(read(rss(f"<item><link>https://dam.example/1</link><pubDate>{written}</pubDate></item>")))

    assert entry.published_at == read_as


def test_an_address_of_mail_is_no_author() -> None:
    (entry,) = entries(read(rss("<item><link>https://dam.example/1</link><author>desk@dam.example (Ana Ruiz)</author></item>")))
    (other,) = entries(read(rss("<item><link>https://dam.example/1</link><author>desk@dam.example</author></item>")))

    assert (entry.authors, other.authors) == (("Ana Ruiz",), ())


def test_links_are_made_what_browsers_make_of_them() -> None:
    (entry,) = entries(read(rss("<item><link>\n https://dam.example/a b/?q=x|y&amp;z=водa\n</link></item>")))

    assert entry.url == "https://dam.example/a%20b/?q=x%7Cy&z=водa"


CHARSETS = [
    ("utf-8", "Плотина прорвана 大坝溃决"),
    ("utf-16", "Плотина прорвана 大坝溃决"),
    ("utf-16-le", "Плотина прорвана"),
    ("utf-32", "大坝溃决"),
    ("euc-jp", "カルスのダムが決壊した"),
    ("shift_jis", "カルスのダムが決壊した"),
    ("iso-2022-jp", "カルスのダムが決壊した"),
    ("gb2312", "卡尔苏大坝溃决"),
    ("big5", "卡爾蘇大壩潰決"),
    ("euc-kr", "카르수 댐이 무너졌다"),
    ("koi8-r", "Плотина Карсу прорвана"),
    ("windows-1251", "Плотина Карсу прорвана"),
    ("windows-1256", "انهيار سد كارسو"),
    ("iso-8859-9", "Karsu barajı yıkıldı"),
]


@pytest.mark.parametrize(("charset", "title"), CHARSETS)
@pytest.mark.parametrize("content_type", ["", "text/xml", "application/rss+xml; charset=ISO-8859-1", "text/html; charset=utf-8"])
def test_every_charset_comes_out_right_whatever_the_server_says(charset: str, title: str, content_type: str) -> None:
    body = (
        f'<?xml version="1.0" encoding="{charset}"?><rss version="2.0"><channel><item>'
        f"<title>{title}</title><link>https://dam.example/1</link></item></channel></rss>"
    )

    assert [entry.title for entry in entries(read(body.encode(charset), content_type))] == [title]


@pytest.mark.parametrize(("charset", "title"), [pair for pair in CHARSETS if not pair[0].startswith(("utf-16-", "iso-2022"))])
def test_a_feed_that_names_no_charset_is_read_by_its_header(charset: str, title: str) -> None:
    body = f"<rss><channel><item><title>{title}</title><link>https://dam.example/1</link></item></channel></rss>"

    assert [entry.title for entry in entries(read(body.encode(charset), f'text/xml; charset="{charset}"'))] == [title]


@pytest.mark.parametrize("charset", ["punycode", "idna", "utf-7", "unicode_escape", "hex", "no-such-charset", "\xff"])
def test_what_is_no_charset_is_ignored(charset: str) -> None:
    body = f'<?xml version="1.0" encoding="{charset}"?><rss><channel><item><title>caf\xe9</title><link>https://dam.example/1</link></item>'

    assert [entry.title for entry in entries(read(body.encode("latin-1"), f"text/xml; charset={charset}"))] == ["café"]


def test_bare_ampersands_and_references_of_html_are_mended() -> None:
    listing = read(
        rss("<item><title>AT&T &nbsp;&ndash; &#55357;&#x1F600; &nosuch;</title><link>https://dam.example/?a=1&b=2</link></item>").replace(
            b"</channel>", b"<item><link><![CDATA[https://dam.example/?c=1&amp=2&d]]></link></item></channel>"
        )
    )

    assert [(entry.url, entry.title) for entry in entries(listing)] == [
        ("https://dam.example/?a=1&b=2", "AT&T – \ufffd\U0001f600 &nosuch;"),
        ("https://dam.example/?c=1&amp=2&d", None),
    ]
    assert listing.repairs == ("bad references",)


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes_and_says_so() -> None:
    listing = read(
        "PHP Warning: foo\n<rss><channel><title>A & B</title><item><title>Dam</title><link>https://dam.example/?a=1&b=2</link></item>"
        "<item><link>https://dam.example/2</link><title>Cut"
    )

    assert [(entry.url, entry.title) for entry in entries(listing)] == [
        ("https://dam.example/?a=1&b=2", "Dam"),
        ("https://dam.example/2", None),
    ]
    assert (listing.title, listing.repairs) == ("A & B", ("not well-formed",))


def test_forbidden_characters_are_taken_out_and_counted() -> None:
    listing = read(b"\x00<rss><channel><item><title>Da\x00m \x0bbroke</title><link>https://dam.example/1</link></item></channel></rss>")

    assert [entry.title for entry in entries(listing)] == ["Dam broke"]
    assert listing.repairs == ("2 characters that XML forbids",)


@pytest.mark.parametrize(
    ("body", "reason", "detail"),
    [
        ("", Reason.MALFORMED, "nothing in it"),
        (" \n\t\x00", Reason.MALFORMED, "nothing in it"),
        ("<!DOCTYPE html><title>404</title>", Reason.UNSUPPORTED_TYPE, "an HTML page"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><rss/></html>", Reason.UNSUPPORTED_TYPE, "an HTML page"),
        ("<opml><body><outline xmlUrl='https://dam.example/rss'/></body></opml>", Reason.UNSUPPORTED_TYPE, "OPML"),
        ("Just a moment...", Reason.UNSUPPORTED_TYPE, "no feed"),
        ("[]", Reason.UNSUPPORTED_TYPE, "JSON array"),
        ("<svg><a/></svg>", Reason.UNSUPPORTED_TYPE, "no feed"),
        (b"\x1f\x8b\x08\x00damaged", Reason.MALFORMED, "damaged gzip"),
        (b"PK\x03\x04damaged", Reason.MALFORMED, "damaged zip"),
        ("<rss><channel>" + "<a>" * 20_000, Reason.MALFORMED, "nested deeper"),
    ],
)
def test_what_is_no_listing_is_refused_in_one_line(body: str | bytes, reason: Reason, detail: str) -> None:
    seen, said = refusal(body)

    assert seen is reason
    assert detail in said
    assert "\n" not in said


def test_a_listing_that_is_too_long_is_refused() -> None:
    assert refusal(b"<rss>" + b" " * 52_428_800)[0] is Reason.TOO_LONG
    assert refusal(b"<rss>" + b" " * 5_000_000)[0] is Reason.TOO_LONG


def test_at_most_5000_items_are_read_and_the_rest_is_counted() -> None:
    listing = read(rss("<item><link>https://dam.example/1</link></item>" * 5_003))

    assert len(listing.items) == 5_000
    assert listing.repairs == ("3 items above 5,000 not read",)


def test_entities_are_not_expanded_and_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []

    def opening(*named: object, **_: object) -> io.BytesIO:
        opened.append(named)
        return io.BytesIO(b"secret")

    monkeypatch.setattr("builtins.open", opening)
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = (
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://dam.example/x.dtd">%p;]>'
        "<rss><channel><item><link>https://dam.example/1</link><title>&l9;&x;</title></item></channel></rss>"
    )

    assert [entry.title for entry in entries(read(body))] == ["&l9;&x;"]
    assert [entry.title for entry in entries(read(body.encode("utf-16")))] == ["&l9;&x;"]
    assert opened == []


@pytest.mark.parametrize(
    "corner",
    [
        "<author>" + "a" * 300_000 + "</author>",
        "<author>" + "a&#97;" * 100_000 + "</author>",
        "".join(f"<category>{n}</category>" for n in range(20_000)),
        "<a " + " ".join(f'a{n}="1"' for n in range(40_000)) + "/>",
        "<title>" + "a" * 3_000_000 + "</title>",
        '<a xml:base="x/">' * 9_000 + "</a>" * 9_000,
    ],
    ids=["an author", "an author of references", "categories", "attributes", "a title", "bases"],
)
def test_a_hostile_corner_costs_no_more_than_its_length(corner: str) -> None:
    body = rss(f"<item><link>https://dam.example/1</link>{corner}</item>")

    begun = time.process_time()
    listing = read(body)

    assert [entry.url for entry in entries(listing)] == ["https://dam.example/1"]
    assert time.process_time() - begun < 8  # feedparser alone needs minutes for most of these
