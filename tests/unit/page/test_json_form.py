import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rashomon.errors import Reason, Rejected
from rashomon.page import Page, Text, json_schema, read_json, read_markdown, write_json

ROOT = Path(__file__).parents[3]
DOCUMENTATION = ROOT / "docs" / "reference"
PAGE = read_markdown((ROOT / "examples" / "pages" / "defective.md").read_text("utf-8"))
STRICT = sorted((ROOT / "tests" / "golden" / "publish").glob("*--n--*.json"))
SMALL: dict[str, Any] = {"form": "rashomon-page/1", "title": {"runs": [{"text": "T"}]}}
VALIDATOR = Draft202012Validator(json_schema())


def shown_page() -> str:
    (shown,) = re.findall(r"```markdown\n(.*?)^```$", (DOCUMENTATION / "markdown.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return str(shown)


def small(**fields: object) -> bytes:
    return json.dumps({**SMALL, **fields}).encode()


def test_a_page_comes_back_from_json_as_it_was_and_the_bytes_too() -> None:
    written = write_json(PAGE)
    assert read_json(written) == PAGE
    assert write_json(read_json(written)) == written
    assert written.endswith(b"}\n")


@pytest.mark.parametrize("file", STRICT, ids=lambda file: file.name)
def test_the_twin_of_a_node_is_written_again_byte_for_byte_and_says_what_the_markdown_says(file: Path) -> None:
    body = file.read_bytes()
    assert write_json(read_json(body)) == body
    assert read_markdown(file.with_suffix(".md").read_text("utf-8")) == read_json(body)


def test_a_page_of_every_section_comes_back_from_json_as_it_was() -> None:
    page = read_markdown(shown_page())
    assert set(json.loads(write_json(page))) == set(json_schema()["properties"])
    assert read_json(write_json(page)) == page


def test_the_example_in_the_documentation_is_a_page_and_names_no_field_that_there_is_not() -> None:
    text = (DOCUMENTATION / "page-json.md").read_text("utf-8")
    (shown,) = re.findall(r"```json\n(.*?)\n```", text, re.DOTALL)
    assert read_json(shown.encode()).title.plain == "Dam fails above Telaryk"
    assert list(VALIDATOR.iter_errors(json.loads(shown))) == []
    table = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", text, re.MULTILINE)
    named = {name for cell in table for name in re.findall(r"\w+", cell)}
    assert named == set(json_schema()["properties"])


def test_the_example_in_the_documentation_is_the_page_of_the_markdown_reference_cut_down() -> None:
    (shown,) = re.findall(r"```json\n(.*?)\n```", (DOCUMENTATION / "page-json.md").read_text("utf-8"), re.DOTALL)
    short, whole = read_json(shown.encode()), read_markdown(shown_page())
    assert short.title == whole.title
    assert short.canonical == whole.canonical
    assert set(short.summary) <= set(whole.summary)
    assert set(short.numbers) <= set(whole.numbers)
    assert set(short.all_takes) <= set(whole.all_takes)
    assert set(short.sources) <= set(whole.sources)


@pytest.mark.parametrize(
    ("body", "reason", "words"),
    [
        (b"", Reason.MALFORMED, "no JSON"),
        (b"{", Reason.MALFORMED, "no JSON"),
        (b"\xff", Reason.MALFORMED, "no JSON"),
        (b"[" * 100_000, Reason.MALFORMED, "no JSON"),
        (small() + b"{}", Reason.MALFORMED, "no JSON"),
        (b'{"form": "rashomon-page/1", "title": {"runs": [{"text": "\\ud800"}]}}', Reason.MALFORMED, "no JSON"),
        (b"[]", Reason.WRONG_TYPE, "list"),
        (b"null", Reason.WRONG_TYPE, "NoneType"),
        (b"{}", Reason.WRONG_TYPE, "rashomon schema"),
        (b'{"form": "rashomon-page/2", "title": {}}', Reason.WRONG_TYPE, "rashomon-page/2"),
        (json.dumps({"form": "rashomon-page/1"}).encode(), Reason.WRONG_TYPE, "title"),
    ],
)
def test_what_is_no_page_is_refused_with_its_reason(body: bytes, reason: Reason, words: str) -> None:
    with pytest.raises(Rejected) as refused:
        read_json(body)
    assert refused.value.reason is reason
    assert words in str(refused.value)


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"title": "T"}, "$.title"),
    ({"title": {"runs": [{"text": "T", "kind": "blink"}]}}, "$.title.runs[0].kind"),
    ({"title": {"runs": [{"kind": "link"}]}}, "$.title.runs[0]"),
    ({"canonical": 5}, "$.canonical"),
    ({"front": {"id": "a"}}, "$.front"),
    ({"meta": None}, "$.meta"),
    ({"meta": {"counts": [{"value": "ten", "label": "takes"}]}}, "$.meta.counts[0].value"),
    ({"summary": "words"}, "$.summary"),
    ({"summary": [{"runs": [{"text": 1}]}]}, "$.summary[0].runs[0].text"),
    ({"split": [{"stance": "held by"}]}, "$.split[0]"),
    ({"numbers": [{"value": {}, "label": {}}, {"value": {}}]}, "$.numbers[1]"),
    ({"takes": [{"lens": "unlabelled", "takes": [{"outlet": "A", "is_link_only": 1}]}]}, "$.takes[0].takes[0].is_link_only"),
    ({"matrix": {"outlets": [], "rows": [{"statement": {}, "voices": 1.5, "states": []}]}}, "$.matrix.rows[0].voices"),
    ({"sources": [{"number": "1", "outlet": {}}]}, "$.sources[0].number"),
    ({"others": [{"heading": "Weather", "blocks": "It rained."}]}, "$.others[0].blocks"),
]


@pytest.mark.parametrize(("fields", "place"), WRONG, ids=[place for _, place in WRONG])
def test_a_value_of_the_wrong_type_is_refused_with_its_place(fields: dict[str, Any], place: str) -> None:
    with pytest.raises(Rejected) as refused:
        read_json(small(**fields))
    assert refused.value.reason is Reason.WRONG_TYPE
    assert f"at `{place}`" in refused.value.detail


@pytest.mark.parametrize(("fields", "place"), WRONG, ids=[place for _, place in WRONG])
def test_the_schema_refuses_what_the_reader_refuses(fields: dict[str, Any], place: str) -> None:
    faults = [error.json_path for error in VALIDATOR.iter_errors({**SMALL, **fields})]
    assert [fault for fault in faults if place.startswith(fault)]


@pytest.mark.parametrize(
    "fields",
    [
        {"colour": "red"},
        {"title": {"runs": [{"text": "T", "colour": "red"}], "weight": 7}},
        {"meta": {"fields": [], "counts": [], "mood": None}},
        {"takes": [], "weather": {"rain": [1, 2, {"deep": True}]}},
    ],
)
def test_fields_that_the_schema_does_not_name_are_ignored(fields: dict[str, Any]) -> None:
    assert read_json(small(**fields)) == Page(Text.of("T"))
    assert list(VALIDATOR.iter_errors({**SMALL, **fields})) == []


def test_a_field_that_holds_its_default_is_left_out_and_may_be_written_out() -> None:
    assert json.loads(write_json(Page(Text.of("T")))) == SMALL
    written_out = small(front=[], deck=None, meta={}, summary=[], matrix=None, receipts=None, canonical="")
    assert read_json(written_out) == Page(Text.of("T"))


def test_keys_stand_in_reading_order_whatever_the_order_they_were_read_in() -> None:
    body = json.dumps({"canonical": "https://a.example/en/n/b", "summary": [{}], "title": {}, "form": "rashomon-page/1"}).encode()
    assert list(json.loads(write_json(read_json(body)))) == ["form", "title", "summary", "canonical"]


def test_line_numbers_are_neither_written_nor_in_the_schema() -> None:
    assert b'"line"' not in write_json(PAGE)
    parts = json_schema()["$defs"].values()
    assert [part["title"] for part in parts if "line" in part.get("properties", {})] == []


def test_what_is_larger_than_any_page_is_refused_before_it_is_read() -> None:
    with pytest.raises(Rejected) as refused:
        read_json(b" " * (64 * 1024 * 1024 + 1))
    assert refused.value.reason is Reason.TOO_LONG


def test_the_schema_is_a_schema_of_the_draft_that_it_names() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("page", [PAGE, Page(Text()), read_markdown(shown_page())], ids=["reference form", "empty", "strict form"])
def test_the_schema_accepts_what_is_written(page: Page) -> None:
    assert list(VALIDATOR.iter_errors(json.loads(write_json(page)))) == []
