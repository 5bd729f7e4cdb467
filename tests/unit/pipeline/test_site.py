"""Writing a site: whole files, nothing that is not ours touched, leftovers of a killed run removed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.errors import Misconfigured
from rashomon.pipeline.reporter import Silent
from rashomon.pipeline.site import MANIFEST, shows, write_site
from rashomon.publish import Rendition


def pages(**bodies: str) -> dict[str, Rendition]:
    def rendering(body: str) -> Callable[[], bytes]:
        return body.encode

    return {name.replace("_", "/") + ".html": Rendition("text/html", rendering(body)) for name, body in bodies.items()}


def write(folder: Path, renditions: dict[str, Rendition], digest: str) -> None:
    with Silent().stage("publish", total=None, unit="files") as progress:
        write_site(folder, renditions, digest, progress=progress)


def test_an_edition_stands_in_the_folder_as_rendered(tmp_path: Path) -> None:
    write(tmp_path, pages(en_index="front", en_n_flood="flood"), "one")
    assert (tmp_path / "en/n/flood.html").read_text() == "flood"
    assert shows(tmp_path, "one")
    assert not shows(tmp_path, "two")


def test_what_an_edition_no_longer_has_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    write(tmp_path, pages(en_index="front", en_n_flood="flood"), "one")
    write(tmp_path, pages(en_index="front"), "two")
    assert {path.name for path in tmp_path.iterdir()} == {"en", MANIFEST}
    assert not (tmp_path / "en/n").exists()


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "CNAME").write_text("rashomon.example")
    write(tmp_path, pages(en_index="front"), "one")
    write(tmp_path, pages(zh_index="首页"), "two")
    assert (tmp_path / "CNAME").read_text() == "rashomon.example"


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    write(tmp_path, pages(en_index="front", en_n_flood="flood"), "one")
    before = (tmp_path / "en/index.html").stat().st_mtime_ns
    write(tmp_path, pages(en_index="front", en_n_flood="higher flood"), "two")
    assert (tmp_path / "en/index.html").stat().st_mtime_ns == before
    assert (tmp_path / "en/n/flood.html").read_text() == "higher flood"


def test_a_run_that_died_between_two_files_leaves_nothing_behind(tmp_path: Path) -> None:
    def dies() -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, pages(en_n_old="old") | {"en/n/new.html": Rendition("text/html", dies)}, "one")
    assert not shows(tmp_path, "one")
    (tmp_path / "en/n/old.html.rashomon-half-written").write_text("ol")

    write(tmp_path, pages(en_index="front"), "two")
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"index.html", MANIFEST}


def test_a_deleted_file_is_noticed(tmp_path: Path) -> None:
    write(tmp_path, pages(en_index="front"), "one")
    (tmp_path / "en/index.html").unlink()
    assert not shows(tmp_path, "one")


def test_a_manifest_cannot_make_it_delete_files_outside_of_the_site(tmp_path: Path) -> None:
    outside, site = tmp_path / "keep.txt", tmp_path / "site"
    outside.write_text("mine")
    site.mkdir()
    (site / MANIFEST).write_text('{"edition":"x","files":["../keep.txt"]}')
    write(site, pages(en_index="front"), "one")
    assert outside.read_text() == "mine"


def test_a_folder_that_is_a_file_is_named_in_the_error(tmp_path: Path) -> None:
    blocked = tmp_path / "site"
    blocked.write_text("")
    with pytest.raises(Misconfigured, match="cannot write the site to"):
        write(blocked, pages(en_index="front"), "one")
