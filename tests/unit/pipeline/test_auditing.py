from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.unit.fetch.site_on_loopback import answer, redirect, site

from rashomon.audit import Report, Severity
from rashomon.errors import Misconfigured
from rashomon.model.entity import Entity, EntityKind
from rashomon.model.outlet import Outlet
from rashomon.page import read_markdown, write_json
from rashomon.pipeline.auditing import AuditSettings, audit_targets
from rashomon.pipeline.edition import EditionSettings
from rashomon.pipeline.importing import import_pages
from rashomon.store.database import Database

VELA = Entity("vela", EntityKind.PLACE, {"en": "Vela"})
GAZETTE = Outlet(id="gazette", name="The Gazette", domains=("gazette.example",))
SOURCE = "https://gazette.example/flood"
QUOTE = "The bridge will hold"


def markdown(*, slug: str = "flood", lenses: str = "1 lens", related: str = "", page_id: str = "") -> str:
    front = f'---\nid: "{page_id}"\n---\n' if page_id else ""
    graph = f"\n## Across the graph\n- Related: {related}\n" if related else ""
    return (
        f"{front}# The river rose in Vela\n\n**Meta:** type: event · date: 2026-03-05 · 1 take · {lenses}\n\n## Regional takes\n\n"
        f'### Newspaper\n- **The Gazette** (United Kingdom, en) — The Gazette tells of the flood.\n  > "{QUOTE}"\n  Source: {SOURCE}\n'
        f"{graph}\n---\nCanonical: https://graph.example/en/n/{slug}\n"
    )


def settings(
    tmp_path: Path, *, sources: Path | None = None, severities: Mapping[str, Severity] | None = None, allow_private: bool = False
) -> AuditSettings:
    edition = EditionSettings(("en",), None, (), {"vela": VELA}, {"gazette": GAZETTE})
    return AuditSettings(tmp_path / "data", edition, sources, severities or {}, allow_private)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def errors(report: Report) -> set[str]:
    return {finding.rule for finding in report.findings if finding.severity is Severity.ERROR}


def unjudged(report: Report) -> set[str]:
    return {item.rule for item in report.unjudged}


def judged(target: object, given: AuditSettings) -> Report:
    ((name, report),) = audit_targets([str(target)], given)
    assert name == str(target)
    return report


def test_a_file_is_judged_alone_where_it_does_not_say_where_it_lies(tmp_path: Path) -> None:
    page = write(tmp_path / "flood.md", markdown(related="[Fire](/en/n/fire)"))
    write(tmp_path / "fire.md", markdown())
    assert "related-exists" in unjudged(judged(page, settings(tmp_path)))


def test_a_file_is_judged_within_the_site_that_its_id_names(tmp_path: Path) -> None:
    flood = write(tmp_path / "en/n/flood.md", markdown(page_id="en/n/flood", related="[Fire](../n/fire.md)"))
    assert "related-exists" in errors(judged(flood, settings(tmp_path)))
    write(tmp_path / "en/n/fire.md", markdown(page_id="en/n/fire", related="[Flood](../n/flood.md)"))
    assert "related-exists" not in errors(judged(flood, settings(tmp_path))) | unjudged(judged(flood, settings(tmp_path)))


def test_a_json_twin_is_judged_like_its_markdown_without_lines(tmp_path: Path) -> None:
    text = markdown(lenses="7 lenses")
    page = write(tmp_path / "flood.md", text)
    (tmp_path / "flood.json").write_bytes(write_json(read_markdown(text)))
    one, other = (judged(tmp_path / name, settings(tmp_path)) for name in (page.name, "flood.json"))
    assert [finding.rule for finding in one.findings] == [finding.rule for finding in other.findings]
    assert "count-lenses" in errors(one)
    assert {finding.place.line for finding in other.findings} == {0}


def test_the_pages_of_a_folder_are_each_others_neighbours_wherever_they_lie(tmp_path: Path) -> None:
    folder = tmp_path / "pages/en/n"
    write(folder / "flood.md", markdown(related="[Fire](../n/fire.md)"))
    write(folder / "fire.md", markdown(slug="fire", related="[Flood](../n/flood.md), [Storm](../n/storm.md)"))
    reports = dict(audit_targets([str(tmp_path / "pages")], settings(tmp_path)))
    assert {Path(name).name: "related-exists" in errors(report) for name, report in reports.items()} == {"fire.md": True, "flood.md": False}


def test_targets_are_judged_in_the_order_in_which_they_are_named(tmp_path: Path) -> None:
    files = [str(write(tmp_path / name, markdown())) for name in ("b.md", "a.md")]
    assert [name for name, _ in audit_targets([*files, files[0]], settings(tmp_path))] == [*files, files[0]]


def test_a_quote_is_looked_for_in_the_sources_that_are_given(tmp_path: Path) -> None:
    page = write(tmp_path / "flood.md", markdown())
    corpus = tmp_path / "corpus.jsonl"
    assert "quote-verbatim" in unjudged(judged(page, settings(tmp_path)))
    write(corpus, f'{{"url": "{SOURCE}", "text": "“{QUOTE}”, the mayor of Vela said, as the river rose through the night."}}')
    assert "quote-verbatim" in judged(page, settings(tmp_path, sources=corpus)).passed
    write(corpus, f'{{"url": "{SOURCE}", "text": "The bridge may hold, the mayor of Vela said, as the river rose through the night."}}')
    assert "quote-verbatim" in errors(judged(page, settings(tmp_path, sources=corpus)))


def test_severities_that_are_set_by_hand_hold(tmp_path: Path) -> None:
    page = write(tmp_path / "flood.md", markdown(lenses="7 lenses"))
    assert "count-lenses" in errors(judged(page, settings(tmp_path)))
    for level in (Severity.WARNING, Severity.OFF):
        report = judged(page, settings(tmp_path, severities={"count-lenses": level}))
        assert "count-lenses" not in errors(report)
        assert any(finding.rule == "count-lenses" for finding in report.findings) is (level is Severity.WARNING)


def test_a_page_of_the_store_is_judged_by_its_slug_or_its_path(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "data")
    import_pages(database, [write(tmp_path / "flood.md", markdown(lenses="7 lenses"))])
    database.close()
    for target in ("flood", "en/n/flood", "/en/n/flood.html", "en/n/flood.md"):
        ((name, report),) = audit_targets([target], settings(tmp_path))
        assert name == "en/n/flood"
        assert "count-lenses" in errors(report)
    with pytest.raises(Misconfigured, match="no slug of the pages"):
        audit_targets(["fire"], settings(tmp_path))


def test_a_file_goes_before_a_slug_of_the_same_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database.open(tmp_path / "data")
    import_pages(database, [write(tmp_path / "flood.md", markdown(lenses="7 lenses"))])
    database.close()
    write(tmp_path / "flood", markdown())
    monkeypatch.chdir(tmp_path)
    assert "count-lenses" not in errors(judged("flood", settings(tmp_path)))


@pytest.mark.parametrize(
    ("target", "said"),
    [("nowhere.md", "no store in"), ("empty.md", "neither a title"), ("photo.png", "not UTF-8"), ("empty", "no page of this form in")],
)
def test_a_target_without_a_page_is_named(target: str, said: str, tmp_path: Path) -> None:
    write(tmp_path / "empty.md", "")
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / "empty").mkdir()
    with pytest.raises(Misconfigured, match=said) as caught:
        audit_targets([str(tmp_path / target)], settings(tmp_path))
    assert target in str(caught.value)


@pytest.mark.sockets
@pytest.mark.parametrize(
    ("kind", "path"), [("text/markdown", "/page"), ("text/plain", "/flood.md"), ("application/json", "/page"), ("", "/flood.json")]
)
def test_a_page_at_an_address_is_read_in_the_form_that_it_comes_in(kind: str, path: str, tmp_path: Path) -> None:
    page = read_markdown(markdown(lenses="7 lenses"))
    body = write_json(page) if "json" in kind + path else markdown(lenses="7 lenses").encode()
    with site({path: answer(200, body, content_type=kind)}) as web:
        assert "count-lenses" in errors(judged(f"{web.address}{path}", settings(tmp_path, allow_private=True)))


@pytest.mark.sockets
def test_of_an_html_page_the_twin_is_judged_wherever_it_moved(tmp_path: Path) -> None:
    twin = b'<!doctype html><link rel="alternate" type="text/markdown" href="twins/flood.md">'
    answers = {
        "/flood": redirect("/en/n/flood.html"),
        "/en/n/flood.html": answer(200, twin, content_type="text/html; charset=utf-8"),
        "/en/n/twins/flood.md": answer(200, markdown(lenses="7 lenses").encode(), content_type="text/markdown"),
    }
    with site(answers) as web:
        assert "count-lenses" in errors(judged(f"{web.address}/flood", settings(tmp_path, allow_private=True)))
        assert web.paths == ["/flood", "/en/n/flood.html", "/en/n/twins/flood.md"]


@pytest.mark.sockets
def test_an_address_without_a_page_is_named_with_the_reason(tmp_path: Path) -> None:
    answers = {
        "/bare": answer(200, b"<!doctype html><p>Flood", content_type="text/html"),
        "/unmarked": answer(200, b"  <p>Flood", content_type="text/plain"),
        "/note.md": answer(200, b"Milk.", content_type="text/markdown"),
        "/circle": answer(200, b'<link rel="alternate" type="text/markdown" href="/circle">', content_type="text/html"),
        "/away": answer(200, b'<link rel="alternate" type="text/markdown" href="file:///etc/passwd">', content_type="text/html"),
    }
    said = {
        "/bare": "names no Markdown or JSON twin",
        "/unmarked": "names no Markdown or JSON twin",
        "/note.md": "neither a title",
        "/circle": "no page of this form",
        "/away": "no address to fetch",
        "/gone": "answers 404",
    }
    with site(answers) as web:
        for path, words in said.items():
            with pytest.raises(Misconfigured, match=words):
                audit_targets([f"{web.address}{path}"], settings(tmp_path, allow_private=True))


@pytest.mark.sockets
def test_a_private_address_is_asked_only_where_that_is_allowed(tmp_path: Path) -> None:
    with site({"/flood.md": answer(200, markdown().encode())}) as web:
        with pytest.raises(Misconfigured, match="--allow-private"):
            audit_targets([f"{web.address}/flood.md"], settings(tmp_path))
        assert web.paths == []
