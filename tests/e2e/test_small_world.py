"""What the small world was made to show, on its finished pages."""

import json
from pathlib import Path
from typing import Any

import pytest

from rashomon.shipped import shipped

GOLD = shipped("small-world") / "gold"


@pytest.fixture(scope="session")
def pages(world: Path) -> dict[str, str]:
    return {path.stem: path.read_text() for path in sorted((world / "site/en/n").glob("*.md"))}


def gold(name: str) -> Any:  # noqa: ANN401 (JSON)
    return json.loads((GOLD / f"{name}.json").read_text())


def page_with(pages: dict[str, str], url: str) -> str:
    found = [page for page in pages.values() if f"Source: {url}" in page]
    assert len(found) == 1, f"{url} is a take on {len(found)} pages"
    return found[0]


def test_two_accidents_of_one_kind_stay_apart(pages: dict[str, str]) -> None:
    ferry = [page for page in pages.values() if "Santa Rufina" in page.split("## Summary")[0] or "ferry" in page.split("\n> ")[0]]
    assert ferry
    assert not any(
        "Soy convoy" in page.split("## Regional takes")[-1] and "island ferry" in page.split("## Regional takes")[-1]
        for page in pages.values()
    )


def test_articles_that_stand_alone_have_no_page(pages: dict[str, str]) -> None:
    expected = gold("expectations")
    for url in (expected["unrelated_url"], expected["too_short_url"]):
        assert not any(f"Source: {url}" in page for page in pages.values())


def test_an_instruction_inside_an_article_is_not_followed(pages: dict[str, str], world: Path) -> None:
    page = page_with(pages, gold("expectations")["injection_url"])
    assert "gnore all previous" not in page.split("## Regional takes")[0]
    assert len(list((world / "site/en/n").glob("*.html"))) == len(pages)


def test_agency_copies_are_marked_and_are_one_voice(pages: dict[str, str]) -> None:
    first = gold("copies")[0]
    urls = first["urls"] if isinstance(first, dict) else first
    page = page_with(pages, urls[0])
    assert page.count("copy of") >= len(urls) - 1


def test_no_printed_quote_is_an_altered_one_without_its_source_saying_so(pages: dict[str, str]) -> None:
    texts = {line["url"]: line["text"] for line in map(json.loads, (GOLD.parent / "articles.jsonl").read_text().splitlines())}
    for page in pages.values():
        lines = page.splitlines()
        for number, line in enumerate(lines):
            if line.startswith('  > "') and lines[number + 1].startswith("  Source: "):
                url = lines[number + 1].removeprefix("  Source: ").split("#")[0]
                words = line.removeprefix('  > "').partition(" *(")[0].rsplit('"', 1)[0].replace("\\", "")
                assert words in texts[url]


def test_every_page_stands_in_three_forms_and_both_locales(world: Path) -> None:
    for locale in ("en", "zh"):
        names = {path.name for path in (world / "site" / locale / "n").iterdir()}
        stems = {name.split(".")[0] for name in names}
        assert stems
        assert names == {f"{stem}.{form}" for stem in stems for form in ("html", "md", "json", "audit.json")}
