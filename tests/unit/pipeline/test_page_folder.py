import json
from pathlib import Path

import pytest

from rashomon.page import Page, read_markdown, write_json
from rashomon.pipeline.page_folder import FolderNeighbours, SitePlace, pages_in, place_in_site


def markdown(title: str = "Flood in Vela", *, page_id: str = "", related: str = "") -> str:
    front = f'---\nid: "{page_id}"\n---\n\n' if page_id else ""
    graph = f"\n## Across the graph\n- Related: {related}\n" if related else ""
    return f"{front}# {title}\n\n**Meta:** type: event · date: 2026-03-05\n\n## Summary\n\nThe river rose.\n{graph}"


def write(root: Path, path: str, text: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def found(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path, _ in pages_in(folder)]


def test_pages_are_found_in_every_depth_by_path(tmp_path: Path) -> None:
    for path in ("b.md", "a/z.markdown", "a/y.md", "c/d/e.md"):
        write(tmp_path, path, markdown(path))
    assert found(tmp_path) == ["a/y.md", "a/z.markdown", "b.md", "c/d/e.md"]
    assert [page.title.plain for _, page in pages_in(tmp_path)] == found(tmp_path)


def test_of_twins_the_markdown_is_the_page(tmp_path: Path) -> None:
    page = read_markdown(markdown())
    for path in ("flood.json", "alone.json", "flood.v2.json"):
        (tmp_path / path).write_bytes(write_json(page))
    write(tmp_path, "flood.md", markdown())
    assert found(tmp_path) == ["alone.json", "flood.md", "flood.v2.json"]


def test_a_json_page_stands_in_for_a_markdown_twin_that_is_no_page(tmp_path: Path) -> None:
    write(tmp_path, "flood.md", "Milk.\n")
    (tmp_path / "flood.json").write_bytes(write_json(read_markdown(markdown())))
    assert found(tmp_path) == ["flood.json"]


def test_what_is_no_page_about_an_event_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "# Notes\n\nMilk.\n")
    write(tmp_path, "entity.md", markdown().replace("# Flood", '---\ntype: "entity"\n---\n\n# Flood'))
    write(tmp_path, "flood.audit.json", '{"findings": []}')
    write(tmp_path, "data.json", "{}")
    write(tmp_path, "flood.html", "<h1>Flood</h1>")
    write(tmp_path, "empty.md", "")
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    assert found(tmp_path) == []


def test_a_page_lies_where_its_id_says_if_its_folders_agree(tmp_path: Path) -> None:
    page = read_markdown(markdown(page_id="en/n/flood"))
    path = write(tmp_path, "site/en/n/flood.md", markdown())
    assert place_in_site(path, page) == SitePlace((tmp_path / "site").resolve(), "en/n/flood")
    assert place_in_site(path, page, otherwise=tmp_path) == place_in_site(path, page)


def test_a_page_that_was_moved_lies_below_the_folder_that_was_named(tmp_path: Path) -> None:
    page = read_markdown(markdown(page_id="en/n/flood"))
    path = write(tmp_path, "drafts/flood.md", markdown())
    assert place_in_site(path, page) is None
    assert place_in_site(path, page, otherwise=tmp_path) == SitePlace(tmp_path.resolve(), "drafts/flood")


@pytest.mark.parametrize("page_id", ["", "/", "../flood", "n/flood/", "etc/n/flood"])
def test_an_id_that_is_no_path_of_the_file_says_nothing_or_its_own_end(page_id: str, tmp_path: Path) -> None:
    page = read_markdown(markdown(page_id=page_id))
    path = write(tmp_path, "en/n/flood.md", markdown())
    place = place_in_site(path, page, otherwise=tmp_path)
    assert place is not None
    assert (place.root / place.path).with_suffix(".md") == path.resolve()


def test_neighbours_are_files_of_any_form_folders_with_an_index_and_bare_names(tmp_path: Path) -> None:
    for path in ("en/n/flood.md", "en/n/fire.html", "en/entity/vela.json", "en/index.html", "en/photo.png"):
        write(tmp_path, path, "")
    beside = FolderNeighbours(tmp_path)
    assert all(map(beside.has, ("en/n/flood", "/en/n/flood", "en/n/fire", "en/entity/vela", "en", "en/", "flood", "vela")))
    assert not any(map(beside.has, ("en/n/storm", "en/n", "n/flood", "en/photo", "photo", "", "en/n/flood.md")))


def test_a_neighbour_is_never_looked_for_outside_of_the_folder(tmp_path: Path) -> None:
    write(tmp_path, "secret.md", markdown(related="[x](a.md)"))
    write(tmp_path, "secret.json", '{"type": "entity", "title": {"text": "Vela"}}')
    (tmp_path / "site").mkdir()
    (tmp_path / "site/linked.md").symlink_to(tmp_path / "secret.md")
    beside = FolderNeighbours(tmp_path / "site")
    for path in ("../secret", "x/../../secret", str(tmp_path / "secret"), "a\0b"):
        assert not beside.has(path)
        assert beside.names(path) is None
        assert beside.related(path) is None
    assert beside.related("linked") is None


def test_the_names_of_an_entity_are_those_of_its_json_twin(tmp_path: Path) -> None:
    twin = {"type": "entity", "title": {"text": "Vela"}, "facts": [{"label": "Names", "value": "Вела · 韦拉"}, {"value": 3}, "x"]}
    write(tmp_path, "en/entity/vela.json", json.dumps(twin))
    beside = FolderNeighbours(tmp_path)
    assert beside.names("en/entity/vela") == ("Vela", "Вела", "韦拉")
    assert beside.names("en/entity/nowhere") is None


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'{"type": "event"}', b'{"type": "entity"}', b'{"type": "entity", "title": 3, "facts": {}}', b'{"type": "\xff"}'],
)
def test_json_that_is_no_entity_has_no_names(body: bytes, tmp_path: Path) -> None:
    (tmp_path / "vela.json").write_bytes(body)
    assert FolderNeighbours(tmp_path).names("vela") is None


def test_related_pages_are_paths_in_the_site_seen_from_the_page(tmp_path: Path) -> None:
    links = "[Fire](fire.md), [Storm](../../zh/n/storm.html), [[drought]], [Quake](./quake)"
    write(tmp_path, "en/n/flood.md", markdown(related=links))
    assert FolderNeighbours(tmp_path).related("en/n/flood") == ("en/n/fire", "zh/n/storm", "en/n/drought", "en/n/quake")


def test_related_pages_are_found_by_addresses_from_the_root_and_fragments_do_not_matter(tmp_path: Path) -> None:
    links = "[Fire](/en/n/fire#top), [Storm](https://elsewhere.example/en/n/storm)"
    write(tmp_path, "en/n/flood.md", markdown(related=links))
    write(tmp_path, "flood.md", markdown(related="[Fire](fire.md)"))
    beside = FolderNeighbours(tmp_path)
    assert beside.related("en/n/flood") == ("en/n/fire",)
    assert beside.related("flood") == ("fire",)


def test_names_that_no_file_can_have_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_bytes(b"[" * 100_000)
    beside = FolderNeighbours(tmp_path)
    assert not beside.has("x" * 300)
    assert beside.names("x" * 300) is None
    assert beside.names("deep") is None


def test_a_link_out_of_the_folder_lies_nowhere_in_its_site(tmp_path: Path) -> None:
    outside = write(tmp_path, "outside/flood.md", markdown())
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "flood.md").symlink_to(outside)
    assert place_in_site(folder / "flood.md", read_markdown(markdown()), otherwise=folder) is None


def test_what_is_no_page_names_no_related_ones(tmp_path: Path) -> None:
    write(tmp_path, "a.html", "<p>")
    (tmp_path / "b.md").write_bytes(b"\xff")
    write(tmp_path, "c.md", markdown())
    beside = FolderNeighbours(tmp_path)
    assert [beside.related(path) for path in ("a", "b", "c", "d")] == [None, None, (), None]


def test_a_page_read_from_a_folder_is_the_page_in_the_file(tmp_path: Path) -> None:
    write(tmp_path, "flood.md", markdown())
    ((path, page),) = pages_in(tmp_path)
    assert (path, page) == (tmp_path / "flood.md", read_markdown(markdown()))
    assert isinstance(page, Page)
