import gzip
import io
import zipfile
from pathlib import Path

import pytest

from rashomon.errors import Misconfigured, Reason, Rejected
from rashomon.model.article import Entry
from rashomon.model.listing import ListingFormat
from rashomon.model.rejection import Rejection
from rashomon.sources import GdeltFile, Source, read_listing

URL = "http://data.gdelt.example/20260425063000.gkg.csv.zip"


def gkg(url: str, *, collection: str = "1", domain: str = "dam.example", translation: str = "", extras: str = "") -> str:
    columns = [""] * 27
    columns[0:5] = ["20260425063000-T12", "20260425063000", collection, domain, url]
    columns[25:27] = [translation, extras]
    return "\t".join(columns)


def event(url: str) -> str:
    columns = [""] * 61
    columns[0], columns[1], columns[59], columns[60] = "1234567890", "20260424", "20260425063000", url
    return "\t".join(columns)


FRENCH = gkg(
    "https://barrage.example/1",
    domain="barrage.example",
    translation="srclc:fra;eng:Moses 2.1.1",
    extras="<PAGE_PRECISEPUBTIMESTAMP>20260425061200</PAGE_PRECISEPUBTIMESTAMP>"
    "<PAGE_AUTHORS>Awa Diallo;Am&#xE9;lie Roy</PAGE_AUTHORS><PAGE_TITLE>Le barrage a c&#xE9;d&#xE9;</PAGE_TITLE>",
)
ROWS = "\n".join([FRENCH, gkg("https://dam.example/1"), gkg("BBC Monitoring", collection="2"), "cut\toff", FRENCH, ""]).encode()

EXPECTED = [
    Entry(
        URL,
        1,
        "https://barrage.example/1",
        "Le barrage a cédé",
        language="fr",
        outlet="barrage.example",
        authors=("Awa Diallo", "Amélie Roy"),
    ),
    Entry(URL, 2, "https://dam.example/1", language="en", outlet="dam.example"),
    Rejection(URL, 3, Reason.MISSING_FIELD, "no link: from source collection '2', not from the web"),
    Rejection(URL, 4, Reason.MALFORMED, "a row of 2 columns, neither of the GKG (27) nor of events (61)"),
]


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return packed.getvalue()


@pytest.mark.parametrize("body", [ROWS, zipped(gkg=ROWS), gzip.compress(ROWS), ROWS.replace(b"\n", b"\r\n")])
def test_rows_of_the_gkg_become_entries_without_a_date_and_the_first_of_an_address_counts(body: bytes) -> None:
    listing = read_listing(body, url=URL)

    assert listing.format is ListingFormat.GDELT
    assert list(listing.items) == EXPECTED


def test_rows_of_events_say_only_where() -> None:
    body = "\n".join([event("https://dam.example/1"), event("https://dam.example/1"), event("BBC Monitoring")]).encode()

    assert list(read_listing(body, url=URL).items) == [
        Entry(URL, 1, "https://dam.example/1"),
        Rejection(URL, 3, Reason.INVALID_URL, "not an http or https address: 'BBC%20Monitoring'"),
    ]


def test_at_most_5000_are_read_and_the_rest_is_counted() -> None:
    body = "\n".join(gkg(f"https://dam.example/{number}") for number in range(5_002)).encode()
    listing = read_listing(body, url=URL)

    assert (len(listing.items), listing.repairs) == (5_000, ("2 items above 5,000 not read",))


@pytest.mark.parametrize("body", [ROWS, zipped(gkg=ROWS), gzip.compress(ROWS)])
def test_a_file_on_disk_gives_the_same(body: bytes, tmp_path: Path) -> None:
    path = tmp_path / "20260425063000.gkg.csv"
    path.write_bytes(body)
    source: Source = GdeltFile(path)

    assert [item.position for item in source.entries()] == [1, 2, 3, 4]
    assert [item.url for item in source.entries() if isinstance(item, Entry)] == ["https://barrage.example/1", "https://dam.example/1"]


def test_a_damaged_zip_keeps_what_was_read_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "gkg.zip"
    body = bytearray(zipped(gkg="\n".join(gkg(f"https://dam.example/{number**3}") for number in range(20_000)).encode()))
    body[-20_000:-19_990] = b"\xff" * 10
    path.write_bytes(body)

    *read, last = GdeltFile(path).entries()

    assert len(read) > 1_000
    assert isinstance(last, Rejection)
    assert last.reason is Reason.MALFORMED
    assert last.position > read[-1].position


def test_what_is_no_file_of_gdelt_is_for_a_person_to_fix(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a\tb\tc\n")
    with pytest.raises(Misconfigured, match=r"no GDELT 2\.0 file"):
        list(GdeltFile(path).entries())

    path.write_bytes(zipped(a=b"", b=b""))
    with pytest.raises(Misconfigured, match="a zip archive of 2 files"):
        list(GdeltFile(path).entries())

    with pytest.raises(Misconfigured, match="there is no file"):
        list(GdeltFile(tmp_path / "nowhere").entries())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (zipped(a=b"", b=b""), Reason.UNSUPPORTED_TYPE),
        (zipped(a=b"not of GDELT"), Reason.UNSUPPORTED_TYPE),
        (zipped(a=bytes(257 << 20)), Reason.TOO_LONG),
        (zipped(a=bytes(20 << 20)), Reason.UNSUPPORTED_TYPE),
        (gzip.compress(bytes(60 << 20)), Reason.TOO_LONG),
    ],
    ids=["two files", "another file", "a bomb", "a small bomb", "a gzip bomb"],
)
def test_other_archives_and_bombs_are_refused(body: bytes, reason: Reason) -> None:
    with pytest.raises(Rejected) as refused:
        read_listing(body, url=URL)

    assert refused.value.reason is reason
