"""Pages as files: judged, converted and imported on the command line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import html as lxml_html
from tests.e2e.conftest import rashomon

from rashomon.audit import RULES

EXAMPLES = Path(__file__).parents[2] / "examples"
DEFECTIVE = EXAMPLES / "pages/defective.md"
OUTLETS = EXAMPLES / "small-world/outlets.toml"
SLUG = "portugal-dockers-may-2026-walkout"
MINISTER = "https://www.dunesnews.example/news/2026/5/12/portugals-transport-minister-duarte-valadim-injured-amid-coordinated-port-strikes"


def judged(*arguments: object, data: Path) -> subprocess.CompletedProcess[str]:
    return rashomon("audit", *arguments, "--data", data / "none", check=False)


def as_json(*arguments: object, data: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(judged(*arguments, "--json", data=data).stdout)
    return found


def converted(page: Path, to: str, *more: str) -> bytes:
    command = [sys.executable, "-m", "rashomon", "convert", str(page), "--to", to, *more]
    return subprocess.run(command, capture_output=True, check=True, timeout=300).stdout


def words_of(page: bytes) -> str:
    return str(lxml_html.document_fromstring(page).xpath("string()"))


def piped(body: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "rashomon", *arguments], input=body, capture_output=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def defects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return as_json(DEFECTIVE, data=tmp_path_factory.mktemp("defects"))


@pytest.fixture(scope="module")
def imported(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `data` and `site` of the small world and of the defective page, and what the import `said`."""
    folder = tmp_path_factory.mktemp("imported")
    (folder / "data").mkdir()
    for file in (world / "data").iterdir():
        (folder / "data" / file.name).write_bytes(file.read_bytes())
    done = rashomon(
        "import", DEFECTIVE, "--data", folder / "data", "--site", folder / "site", "--outlets", OUTLETS, "--locale", "en", "--locale", "zh"
    )
    (folder / "said").write_text(done.stdout)
    return folder


def test_a_page_with_errors_is_told_line_by_line_and_fails(tmp_path: Path) -> None:
    done = judged(DEFECTIVE, data=tmp_path)
    assert done.returncode == 1
    lines = done.stdout.rstrip().splitlines()
    assert lines[0] == str(DEFECTIVE)
    assert "error    count-lenses  meta (line 4)" in lines
    assert '         seen: "1 lenses"' in lines
    assert "not checkable" in lines
    assert lines[-1].split(",")[0].endswith(" errors")
    assert done.stderr == ""


def test_a_page_without_a_fault_passes(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Flood in Vela\n")
    done = judged(page, data=tmp_path)
    assert done.returncode == 0
    assert "0 errors, 0 warnings" in done.stdout


def test_the_audit_as_json_says_of_every_rule_whether_it_found_passed_or_could_not_judge(defects: dict[str, Any]) -> None:
    assert set(defects) == {"findings", "not_checkable", "passed"}
    assert all(set(finding) == {"rule", "severity", "place", "seen", "expected", "line"} for finding in defects["findings"])
    found = {finding["rule"] for finding in defects["findings"]}
    unjudged = {item["rule"] for item in defects["not_checkable"]}
    assert found | unjudged | set(defects["passed"]) == set(RULES)
    assert not found & set(defects["passed"])


def test_findings_name_the_lines_of_the_file_where_they_stand(defects: dict[str, Any]) -> None:
    lines = DEFECTIVE.read_text().splitlines()
    for finding in defects["findings"]:
        assert 1 <= finding["line"] <= len(lines)
    (lenses,) = (finding for finding in defects["findings"] if finding["rule"] == "count-lenses")
    assert "1 lenses" in lines[lenses["line"] - 1]


def test_the_audit_as_sarif_has_a_rule_a_file_and_a_line_for_every_finding(defects: dict[str, Any], tmp_path: Path) -> None:
    done = judged(DEFECTIVE, "--sarif", data=tmp_path)
    assert done.returncode == 1
    log = json.loads(done.stdout)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    assert [result["ruleId"] for result in run["results"]] == [finding["rule"] for finding in defects["findings"]]
    for result in run["results"]:
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == str(DEFECTIVE)
        assert location["physicalLocation"]["region"]["startLine"] >= 1
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_folder_is_judged_page_by_page_and_of_twins_once(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.md").write_bytes(DEFECTIVE.read_bytes())
    (folder / "a.json").write_bytes(converted(DEFECTIVE, "json"))
    (folder / "b.json").write_bytes((folder / "a.json").read_bytes())
    (folder / "notes.md").write_text("# Shopping\n\nMilk.\n")
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    report = as_json(folder, data=tmp_path)
    assert [item["page"] for item in report["passed"]] == [str(folder / "a.md"), str(folder / "b.json")]
    assert {finding["page"] for finding in report["findings"]} == {str(folder / "a.md"), str(folder / "b.json")}
    assert {finding["line"] for finding in report["findings"] if finding["page"].endswith(".json")} == {0}


def test_several_pages_are_judged_in_the_order_in_which_they_are_named(tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Flood in Vela\n")
    report = as_json(other, DEFECTIVE, data=tmp_path)
    assert [item["page"] for item in report["passed"]] == [str(other), str(DEFECTIVE)]


def test_every_rule_is_listed_with_its_severity_as_it_is_set(tmp_path: Path) -> None:
    said = rashomon("audit", "--list-rules", "--severity", "text-damage=off").stdout.splitlines()
    rows = [line.split(maxsplit=2) for line in said if not line.startswith(" ")]
    assert [row[0] for row in rows] == list(RULES)
    assert all(row[1] in {"error", "warning", "off"} for row in rows)
    assert next(row[1] for row in rows if row[0] == "text-damage") == "off"
    assert not (tmp_path / "none").exists()


def test_a_rule_can_be_silenced_made_a_warning_or_made_an_error(defects: dict[str, Any], tmp_path: Path) -> None:
    levels = {"count-lenses": "off", "sentence-grounded": "warning", "take-empty": "error"}
    given = [word for rule, level in levels.items() for word in ("--severity", f"{rule}={level}")]
    found = {finding["rule"]: finding["severity"] for finding in as_json(DEFECTIVE, *given, data=tmp_path)["findings"]}
    assert levels.keys() <= {finding["rule"] for finding in defects["findings"]}
    assert (found.get("count-lenses"), found["sentence-grounded"], found["take-empty"]) == (None, "warning", "error")


def test_without_errors_the_command_succeeds_whatever_it_warns_of(tmp_path: Path) -> None:
    as_warnings = [word for rule in RULES for word in ("--severity", f"{rule}=warning")]
    done = judged(DEFECTIVE, *as_warnings, data=tmp_path)
    assert done.returncode == 0
    assert "\n0 errors, " in done.stdout


def test_with_its_sources_given_a_quote_is_looked_for(defects: dict[str, Any], tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    text = "A crane fell beside the minister's car before dawn, and he was taken to hospital on Monday."
    corpus.write_text(json.dumps({"url": MINISTER, "title": "Minister hurt", "text": text}))
    found = as_json(DEFECTIVE, "--sources", corpus, data=tmp_path)
    before, after = (
        [finding["line"] for finding in report["findings"] if finding["rule"] == "quote-verbatim"] for report in (defects, found)
    )
    assert before == []
    assert ["Duarte Valadim injured" in DEFECTIVE.read_text().splitlines()[line - 1] for line in after] == [True]
    assert "sources of 5 of 5 quotes" in str(defects["not_checkable"])
    assert "sources of 4 of 5 quotes" in str(found["not_checkable"])


def test_a_folder_of_saved_web_pages_gives_sources_too(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    words = "Portugal's Transport Minister Duarte Valadim injured amid coordinated port strikes."
    body = f"<p>The ministry said in Lisbon that it has no doubt about what happened on the quay before dawn. “{words}”</p>" * 3
    page = f'<html lang="en"><head><title>Hurt</title><link rel="canonical" href="{MINISTER}"></head><body><article>{body}</article></body></html>'
    (folder / "minister.html").write_text(page)
    found = as_json(DEFECTIVE, "--sources", folder, data=tmp_path)
    assert [finding for finding in found["findings"] if finding["rule"] == "quote-verbatim"] == []
    assert "sources of 4 of 5 quotes" in str(found["not_checkable"])


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("empty.md", b"", "neither a title"),
        ("photo.png", b"\x89PNG\r\n\x1a\n\0\0", "not UTF-8"),
        ("half.json", b'{"form": "rashomon-page/1", "title"', "no JSON"),
    ],
)
def test_what_is_no_page_is_named_with_the_reason_by_audit_and_convert_alike(name: str, body: bytes, said: str, tmp_path: Path) -> None:
    page = tmp_path / name
    page.write_bytes(body)
    for done in (judged(page, data=tmp_path), rashomon("convert", page, "--to", "json", check=False)):
        assert done.returncode == 2
        assert done.stdout == ""
        assert str(page) in done.stderr
        assert said in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["audit"], "name a page"),
        (["audit", "nowhere.md"], "nowhere.md"),
        (["audit", str(DEFECTIVE), "--sources", "nowhere"], "no sources at nowhere"),
        (["audit", str(DEFECTIVE), "--sources", str(DEFECTIVE)], "no article in"),
        (["audit", str(DEFECTIVE), "--severity", "nonsense=off"], "no audit rule 'nonsense'"),
        (["audit", str(DEFECTIVE), "--severity", "count-lenses=loud"], "no severity 'loud'"),
        (["audit", "http://127.0.0.1:9/page.md"], "--allow-private"),
        (["audit", "http://reader:secret@127.0.0.1:9/page.md"], "user name"),
        (["convert", "nowhere.md", "--to", "json"], "no page at nowhere.md"),
        (["convert", str(DEFECTIVE), "--to", "pdf"], "--to"),
        (["import", "nowhere.md"], "no page at nowhere.md"),
    ],
)
def test_a_mistaken_command_is_told_what_is_wrong(arguments: list[str], said: str, tmp_path: Path) -> None:
    data = ["--data", tmp_path / "data"] if arguments[0] != "convert" else []
    done = rashomon(*arguments, *data, check=False)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_folder_is_told_to_hold_no_page(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    done = judged(tmp_path / "pages", data=tmp_path)
    assert done.returncode == 2
    assert "no page of this form in" in done.stderr


def test_a_foreign_page_comes_back_from_json_byte_for_byte(tmp_path: Path) -> None:
    twin = tmp_path / "page.json"
    twin.write_bytes(converted(DEFECTIVE, "json"))
    assert converted(twin, "md", "--profile", "reference") == DEFECTIVE.read_bytes()
    assert converted(DEFECTIVE, "md", "--profile", "reference") == DEFECTIVE.read_bytes()
    assert converted(twin, "json") == twin.read_bytes()


def test_the_strict_form_is_the_default_and_says_the_same(tmp_path: Path) -> None:
    twin, strict = tmp_path / "page.json", tmp_path / "page.md"
    twin.write_bytes(converted(DEFECTIVE, "json"))
    strict.write_bytes(converted(DEFECTIVE, "md"))
    assert converted(strict, "md") == strict.read_bytes()
    assert converted(strict, "json") == twin.read_bytes()


def test_a_page_of_our_own_comes_back_from_each_form_byte_for_byte(world: Path) -> None:
    page = min((world / "site/zh/n").glob("*.md"))
    assert converted(page, "md") == page.read_bytes()
    assert converted(page, "json") == page.with_suffix(".json").read_bytes()
    assert converted(page.with_suffix(".json"), "md") == page.read_bytes()


def test_a_page_comes_through_a_pipe_as_from_a_file() -> None:
    done = piped(DEFECTIVE.read_bytes(), "convert", "-", "--to", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert piped(done.stdout, "convert", "-", "--to", "md", "--profile", "reference").stdout == DEFECTIVE.read_bytes()
    assert piped(b"\xff\xfe", "convert", "-", "--to", "json").returncode == 2


def test_a_page_as_html_is_one_file_that_asks_for_nothing() -> None:
    tree = lxml_html.document_fromstring(converted(DEFECTIVE, "html"))
    assert tree.get("lang") == "en"
    assert tree.xpath("//h1//text()") == [DEFECTIVE.read_text().splitlines()[0].removeprefix("# ")]
    assert not list(tree.iter("script", "img", "iframe", "object", "embed"))
    assert [link.get("rel") for link in tree.iter("link")] == ["canonical"]
    assert tree.xpath("//@src") == []


def test_the_schema_holds_for_what_convert_writes() -> None:
    schema = json.loads(rashomon("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    page = json.loads(converted(DEFECTIVE, "json"))
    promised = Draft202012Validator(schema)
    assert list(promised.iter_errors(page)) == []
    del page["title"]
    page["summary"] = "words"
    assert [(error.json_path, error.validator) for error in promised.iter_errors(page)] == [("$.summary", "type"), ("$", "required")]


def test_the_pages_of_the_small_world_keep_every_promise_as_files_and_as_slugs(world: Path) -> None:
    store = ("--data", world / "data", "--outlets", OUTLETS)
    report = json.loads(rashomon("audit", world / "site", *store, "--json").stdout)
    assert [finding for finding in report["findings"] if finding["severity"] == "error"] == []
    pages = sorted(str(path) for locale in ("en", "zh") for path in (world / "site" / locale / "n").glob("*.md"))
    assert [item["page"] for item in report["passed"]] == pages
    slug = Path(pages[0]).stem
    assert rashomon("audit", slug, *store).stdout.startswith(f"en/n/{slug}\n")


def test_a_slug_that_no_page_has_is_told_so(world: Path) -> None:
    done = rashomon("audit", "no-such-page", "--data", world / "data", "--outlets", OUTLETS, check=False)
    assert done.returncode == 2
    assert "no-such-page" in done.stderr


def test_an_import_says_what_it_counted_and_what_led_somewhere(imported: Path) -> None:
    said = (imported / "said").read_text()
    assert f"imported: {DEFECTIVE}" in said
    assert "counted anew: 5 full takes, 5 link-only, 9 outlets, 0 lenses" in said
    assert "resolved: portugal" in said
    assert "dangling: /zh/entity/udn" in said
    assert f"/n/{SLUG}" in said


def test_an_imported_page_stands_in_the_site_marked_and_with_its_origin(imported: Path) -> None:
    page = words_of((imported / f"site/en/n/{SLUG}.html").read_bytes())
    front = words_of((imported / "site/en/index.html").read_bytes())
    assert "Nothing on it has been verified here" in page
    assert "defective.md" in page
    assert "Imported pages" in front
    assert "UDN and Azorean separatists" in front
    markdown = (imported / f"site/en/n/{SLUG}.md").read_text()
    assert 'imported_from: "defective.md"' in markdown.partition("\n---\n")[0]
    audit = json.loads((imported / f"site/en/n/{SLUG}.audit.json").read_bytes())
    assert "count-lenses" in {finding["rule"] for finding in audit["findings"]}


def test_an_imported_page_changes_no_page_of_ours_and_no_count_of_what_was_verified(imported: Path, world: Path) -> None:
    ours = sorted(path.name for path in (world / "site/en/n").iterdir())
    theirs = sorted(path.name for path in (imported / "site/en/n").iterdir() if not path.name.startswith(SLUG))
    assert theirs == ours
    assert all((imported / "site/en/n" / name).read_bytes() == (world / "site/en/n" / name).read_bytes() for name in ours)
    before, after = (rashomon("verify", "--data", folder / "data", "--json").stdout for folder in (world, imported))
    assert before == after


def test_export_and_audit_know_the_imported_page(imported: Path, tmp_path: Path) -> None:
    rashomon("export", "--data", imported / "data", "--out", tmp_path, "--outlets", OUTLETS, "--locale", "en", "--locale", "zh")
    assert (tmp_path / f"en/n/{SLUG}.html").read_bytes() == (imported / f"site/en/n/{SLUG}.html").read_bytes()
    done = rashomon("audit", SLUG, "--data", imported / "data", "--outlets", OUTLETS, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith(f"en/n/{SLUG}\n")


def test_a_second_import_replaces_the_page_and_a_file_that_is_none_is_set_aside(tmp_path: Path) -> None:
    place = ("--data", tmp_path / "data", "--site", tmp_path / "site")
    page, bad = tmp_path / "walkout.md", tmp_path / "bad.md"
    page.write_bytes(DEFECTIVE.read_bytes())
    bad.write_bytes(b"\xff\xfe")
    assert f"imported: {page}" in rashomon("import", page, *place).stdout
    assert f"already there: {page}" in rashomon("import", page, *place).stdout
    page.write_text(page.read_text().replace("# UDN and", "# Dockers and"))
    done = rashomon("import", page, bad, *place, check=False)
    assert done.returncode == 1
    assert f"replaced: {page}" in done.stdout
    assert f"set aside {bad}: invalid-encoding" in done.stdout
    (written,) = (tmp_path / "site/en/n").glob("*.html")
    assert "Dockers and Azorean separatists" in written.read_text()
