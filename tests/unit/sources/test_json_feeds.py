import json

import pytest

from rashomon.errors import Reason, Rejected
from rashomon.model.article import Entry
from rashomon.model.listing import Listing, ListingFormat
from rashomon.model.rejection import Rejection
from rashomon.sources import read_listing

URL = "https://dam.example/feed.json"
VERSION = "https://jsonfeed.org/version/1.1"


def read(body: str | bytes) -> Listing:
    return read_listing(body.encode() if isinstance(body, str) else body, url=URL, content_type="text/html")


def feed(*items: object, version: str = VERSION) -> str:
    return json.dumps({"version": version, "title": "Karsu Gazette", "language": "en", "items": items}, ensure_ascii=False)


def test_a_json_feed_gives_entries_and_rejections_in_its_order() -> None:
    body = feed(
        {
            "id": "1",
            "url": "/1",
            "title": "The dam <broke>",
            "date_published": "2026-04-25T06:30:00+02:00",
            "language": "de",
            "authors": [{"name": "Ana Ruiz"}, {"url": "https://dam.example/desk"}],
            "content_html": "<p>x",
        },
        {"id": "https://dam.example/2", "author": {"name": "Luc Roy"}, "date_published": "when it broke"},
        {"id": 3},
        {"url": 4},
        {"id": "5", "external_url": "https://elsewhere.example/5"},
        "six",
    )

    assert read(body) == Listing(
        ListingFormat.JSON_FEED,
        (
            Entry(
                URL,
                1,
                "https://dam.example/1",
                "The dam <broke>",
                language="de",
                published_at="2026-04-25T06:30:00+02:00",
                authors=("Ana Ruiz",),
            ),
            Entry(URL, 2, "https://dam.example/2", language="en", authors=("Luc Roy",)),
            Rejection(URL, 3, Reason.MISSING_FIELD, "no link"),
            Rejection(URL, 4, Reason.WRONG_TYPE, "Expected `str | null`, got `int` - at `$.url`"),
            Entry(URL, 5, "https://elsewhere.example/5", language="en"),
            Rejection(URL, 6, Reason.WRONG_TYPE, "Expected `object`, got `str`"),
        ),
        title="Karsu Gazette",
        language="en",
    )


def test_version_1_and_other_charsets_are_read() -> None:
    body = feed({"url": "https://dam.example/1", "title": "大坝溃决"}, version="https://jsonfeed.org/version/1")

    assert [item.title for item in read(body.encode("utf-16")).items if isinstance(item, Entry)] == ["大坝溃决"]
    assert read(b"\xef\xbb\xbf\n" + body.encode()) == read(body)


def test_at_most_5000_are_read_and_the_rest_is_counted() -> None:
    listing = read(feed(*[{"url": "https://dam.example/1"}] * 5_001))

    assert (len(listing.items), listing.repairs) == (5_000, ("1 items above 5,000 not read",))


@pytest.mark.parametrize(
    ("body", "reason", "detail"),
    [
        ("{", Reason.MALFORMED, "damaged JSON"),
        ('{"a":' * 200_000, Reason.MALFORMED, "damaged JSON"),
        ('{"error": "not found"}', Reason.UNSUPPORTED_TYPE, "no JSON Feed"),
        (feed(version="2.0"), Reason.UNSUPPORTED_TYPE, "another version"),
        (json.dumps({"version": VERSION, "items": {}}), Reason.UNSUPPORTED_TYPE, "no JSON Feed"),
    ],
)
def test_other_json_is_refused(body: str, reason: Reason, detail: str) -> None:
    with pytest.raises(Rejected, match=detail) as refused:
        read(body)

    assert refused.value.reason is reason
