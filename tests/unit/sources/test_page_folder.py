import gzip
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rashomon.errors import Misconfigured, Reason
from rashomon.model.article import Entry
from rashomon.model.capture import Capture
from rashomon.model.rejection import Rejection
from rashomon.sources import PageFolder, Source

CANONICAL = b'<html><head><link rel="Canonical" href="https://dam.example/1"><title>Dam</title></head><p>The dam broke.'
AT = datetime(2026, 4, 25, 6, 30, tzinfo=UTC)


def page(folder: Path, name: str, body: bytes = CANONICAL) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return path


def read(folder: Path) -> list[Entry | Rejection]:
    return list(PageFolder(folder).entries())


def urls(folder: Path) -> list[str]:
    return [item.url if isinstance(item, Entry) else item.detail for item in read(folder)]


def test_a_page_becomes_an_entry_with_its_bytes_and_the_time_of_its_file(tmp_path: Path) -> None:
    path = page(tmp_path, "dam.html")
    os.utime(path, (AT.timestamp(), AT.timestamp()))

    (item,) = read(tmp_path)

    capture = Capture("https://dam.example/1", "https://dam.example/1", AT, 200, "text/html", CANONICAL)
    assert item == Entry(str(path), 1, "https://dam.example/1", capture=capture)


def test_a_file_beside_the_page_says_more_and_wins(tmp_path: Path) -> None:
    page(tmp_path, "dam.html.gz", gzip.compress(CANONICAL))
    page(
        tmp_path,
        "dam.json",
        '{"url": "https://dam.example/2", "title": "Плотина", "language": "ru", "outlet": "dam.example", "more": 1}'.encode(),
    )

    (item,) = read(tmp_path)

    assert isinstance(item, Entry)
    assert (item.url, item.title, item.language, item.outlet, item.published_at) == (
        "https://dam.example/2",
        "Плотина",
        "ru",
        "dam.example",
        None,
    )
    assert item.capture is not None
    assert item.capture.body == CANONICAL


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html>\n<!-- saved from url=(0021)https://dam.example/1 -->\n<link rel=canonical href='https://other.example/'>",
        b"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://dam.example/1 \n saved date: Sat -->",
        b"<link rel=canonical href=/1><meta property='og:url' content='https://dam.example/1'>",
        '<meta charset="koi8-r"><title>Плотина</title><link rel="canonical" href="https://dam.example/1">'.encode("koi8-r"),
        CANONICAL.decode().encode("utf-16"),
    ],
)
def test_a_page_says_itself_where_it_is_from(body: bytes, tmp_path: Path) -> None:
    page(tmp_path, "dam.html", body)

    assert urls(tmp_path) == ["https://dam.example/1"]


@pytest.mark.parametrize("body", [b"", b"<!-- -->", b"\x00\x00", b"<p>The dam broke.", b"<div>" * 100_000, b"<link rel=canonical href=/1>"])
def test_a_page_without_an_address_is_set_aside_with_the_fix(body: bytes, tmp_path: Path) -> None:
    path = page(tmp_path, "dam.htm", body)

    fix = 'no address: write {"url": "https://…"} into dam.json beside dam.htm'
    assert read(tmp_path) == [Rejection(str(path), 1, Reason.MISSING_FIELD, fix)]


def test_folders_are_read_in_the_order_of_their_names_and_other_files_passed_over(tmp_path: Path) -> None:
    for name in ("b/2.xhtml", "a/3.HTM", "a.html", "b/1.html.gz", "c.txt", "d.html.bak"):
        body = CANONICAL.replace(b"/1", f"/{name}".encode())
        page(tmp_path, name, gzip.compress(body) if name.endswith("gz") else body)

    assert [(item.position, item.url) for item in read(tmp_path) if isinstance(item, Entry)] == [
        (1, "https://dam.example/a/3.HTM"),
        (2, "https://dam.example/a.html"),
        (3, "https://dam.example/b/1.html.gz"),
        (4, "https://dam.example/b/2.xhtml"),
    ]


def test_no_link_is_followed_out_of_the_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    page(inside, "dam.html")
    page(outside, "secret.html")
    (inside / "file.html").symlink_to(outside / "secret.html")
    (inside / "folder").symlink_to(outside)
    (inside / "loop.html").symlink_to(inside / "loop.html")
    (inside / "pipe.html").symlink_to("/dev/zero")

    assert [item.source for item in read(inside)] == [str(inside / "dam.html")]


def test_no_link_beside_a_page_is_followed_out_of_the_folder(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    page(inside, "dam.html")
    page(tmp_path, "secret.json", b'{"url": "https://dam.example/secret"}')
    (inside / "dam.json").symlink_to(tmp_path / "secret.json")

    assert urls(inside) == ["https://dam.example/1"]


@pytest.mark.parametrize(
    ("name", "body", "sidecar", "reason"),
    [
        ("dam.html", CANONICAL, b"{", Reason.MALFORMED),
        ("dam.html", CANONICAL, b'{"title": "Dam"}', Reason.MALFORMED),
        ("dam.html", CANONICAL, b'{"url": "ftp://dam.example/"}', Reason.INVALID_URL),
        ("dam.html.gz", b"no gzip", None, Reason.MALFORMED),
        ("dam.html.gz", gzip.compress(bytes(17 << 20)), None, Reason.TOO_LONG),
        ("dam.html", bytes(17 << 20), None, Reason.TOO_LONG),
    ],
    ids=["broken", "without an address", "of another scheme", "no gzip", "a bomb", "a long page"],
)
def test_what_cannot_be_read_is_set_aside(name: str, body: bytes, sidecar: bytes | None, reason: Reason, tmp_path: Path) -> None:
    page(tmp_path, name, body)
    if sidecar is not None:
        page(tmp_path, "dam.json", sidecar)

    (item,) = read(tmp_path)

    assert isinstance(item, Rejection)
    assert item.reason is reason


def test_a_folder_that_is_not_there_is_for_a_person_to_fix(tmp_path: Path) -> None:
    source: Source = PageFolder(tmp_path / "nowhere")

    with pytest.raises(Misconfigured, match="there is no folder"):
        list(source.entries())
