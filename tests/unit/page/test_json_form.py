import json
import re
from pathlib import Path
from typing import Any

import pytest

from rashomon.errors import Reason, Rejected
from rashomon.page import json_schema, read_json, read_markdown, write_json

ROOT = Path(__file__).parents[3]
PAGE = read_markdown((ROOT / "examples" / "pages" / "defective.md").read_text("utf-8"))
SMALL: dict[str, Any] = {"form": "rashomon-page/1", "title": {"runs": [{"text": "T"}]}}


def test_a_page_comes_back_from_json_as_it_was_and_the_bytes_too() -> None:
    written = write_json(PAGE)
    assert read_json(written) == PAGE
    assert write_json(read_json(written)) == written
    assert written.endswith(b"}\n")


def test_the_example_in_the_documentation_is_a_page_and_names_no_field_that_there_is_not() -> None:
    text = (ROOT / "docs" / "reference" / "page-json.md").read_text("utf-8")
    (shown,) = re.findall(r"```json\n(.*?)\n```", text, re.DOTALL)
    assert read_json(shown.encode()).title.plain == "Dam fails above Telaryk"
    table = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", text, re.MULTILINE)
    named = {name for cell in table for name in re.findall(r"\w+", cell)}
    assert named == set(json_schema()["properties"])


@pytest.mark.parametrize(
    ("body", "reason", "words"),
    [
        (b"", Reason.MALFORMED, "no JSON"),
        (b"{", Reason.MALFORMED, "no JSON"),
        (b"\xff", Reason.MALFORMED, "no JSON"),
        (b"[" * 100_000, Reason.MALFORMED, "no JSON"),
        (b"[]", Reason.WRONG_TYPE, "list"),
        (b"{}", Reason.WRONG_TYPE, "rashomon schema"),
        (b'{"form": "rashomon-page/2", "title": {}}', Reason.WRONG_TYPE, "rashomon-page/2"),
        (json.dumps({"form": "rashomon-page/1"}).encode(), Reason.WRONG_TYPE, "title"),
        (json.dumps({**SMALL, "summary": [{"runs": [{"text": 1}]}]}).encode(), Reason.WRONG_TYPE, "$.summary[0].runs[0].text"),
        (json.dumps({**SMALL, "title": {"runs": [{"text": "T", "kind": "blink"}]}}).encode(), Reason.WRONG_TYPE, "$.title.runs[0].kind"),
    ],
)
def test_what_is_no_page_is_refused_with_its_place(body: bytes, reason: Reason, words: str) -> None:
    with pytest.raises(Rejected) as refused:
        read_json(body)
    assert refused.value.reason is reason
    assert words in str(refused.value)


def test_fields_that_the_schema_does_not_name_are_ignored() -> None:
    assert read_json(json.dumps({**SMALL, "colour": "red"}).encode()).title.plain == "T"
