import json
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from tests.unit.publish.invented_edition import ARTICLES, ENTITIES, OUTLETS, address, edition

from rashomon.audit import Known, Severity
from rashomon.model.article import Article
from rashomon.model.brief import Sentence
from rashomon.model.edition import Edition
from rashomon.model.imported import Imported, Origin
from rashomon.model.node import Node
from rashomon.page import read_markdown
from rashomon.pipeline.gating import Auditor, KeptBack, gate
from rashomon.pipeline.page_sources import GivenSources
from rashomon.verify.counts import counts_of

DAM, STRIKE, RECOUNT = "karsu-dam-failure", "port-neuf-strike", "recount-in-two-districts"


class Counted:
    """A stage that counts how often it was told to advance."""

    def __init__(self) -> None:
        self.steps = 0

    def advance(self, amount: int = 1, /, **counts: int) -> None:
        assert not counts
        self.steps += amount


def auditor(severities: Mapping[str, Severity] | None = None, *, altered: Mapping[str, str] | None = None) -> Auditor:
    """An auditor whose sources are the articles of the invented edition, some of them `altered`."""
    texts = {key: (outlet_id, language, (altered or {}).get(key, words)) for key, (outlet_id, language, words) in ARTICLES.items()}
    articles = [Article(key, address(key), outlet_id, "", words, language=language) for key, (outlet_id, language, words) in texts.items()]
    return Auditor(Known(ENTITIES.values(), OUTLETS.values()), GivenSources(articles), severities or {})


def mapped(given: Edition, change: Callable[[Node], Node]) -> Edition:
    return replace(given, nodes={locale: tuple(map(change, nodes)) for locale, nodes in given.nodes.items()})


def honest(given: Edition) -> Edition:
    """The edition with counts that hold, and without the sentences that no article supports."""

    def change(node: Node) -> Node:
        brief = replace(node.brief, why=())
        return replace(node, brief=brief, counts=counts_of(brief, given.outlets))

    return mapped(given, change)


def gated(given: Edition, judge: Auditor | None = None) -> tuple[Edition, KeptBack]:
    return gate(given, judge or auditor(), progress=Counted())


def slugs(given: Edition) -> dict[str, list[str]]:
    return {locale: [node.slug for node in nodes] for locale, nodes in given.nodes.items()}


def node_of(given: Edition, slug: str, locale: str = "en") -> Node:
    return next(node for node in given.nodes[locale] if node.slug == slug)


def with_why(given: Edition, words: str) -> Edition:
    """The edition with a sentence on the dam's page that its article does not have."""

    def change(node: Node) -> Node:
        if node.slug != DAM:
            return node
        said = Sentence(words, "en", node.brief.summary[1].citations[:1])
        return replace(node, brief=replace(node.brief, why=(said,)))

    return mapped(given, change)


def test_an_edition_that_keeps_its_promises_passes_whole_with_the_audit_of_every_page() -> None:
    given = honest(edition())
    let_through, kept_back = gated(given)
    assert slugs(let_through) == slugs(given)
    assert [node.brief for node in let_through.nodes["en"]] == [node.brief for node in given.nodes["en"]]
    assert (kept_back.lines, kept_back.pages, kept_back.findings) == (0, 0, {})
    assert sorted(let_through.audits) == sorted(f"{locale}/n/{slug}" for locale in ("en", "zh") for slug in (DAM, STRIKE, RECOUNT))
    for audit in map(json.loads, let_through.audits.values()):
        assert "error" not in {finding["severity"] for finding in audit["findings"]}


def test_every_page_is_counted_once_however_often_it_is_judged() -> None:
    counted = Counted()
    gate(with_why(honest(edition()), "Forty more dams on the river are of the same design."), auditor(), progress=counted)
    assert counted.steps == 6


def test_a_line_that_its_source_does_not_support_is_kept_back_and_the_page_stays() -> None:
    let_through, kept_back = gated(with_why(honest(edition()), "Forty more dams on the river are of the same design."))
    node = node_of(let_through, DAM)
    assert node.brief.why == ()
    assert node.brief.summary == node_of(honest(edition()), DAM).brief.summary
    assert (kept_back.lines, kept_back.pages) == (2, 0)
    assert kept_back.by_rule() == {"sentence-grounded": 2}
    assert sorted(kept_back.findings) == [f"en/n/{DAM}", f"zh/n/{DAM}"]
    assert ("sentence-grounded", "why it matters, item 1") in {(item.rule, item.place) for item in node.receipt.dropped}
    assert "error" not in {finding["severity"] for finding in json.loads(let_through.audits[f"en/n/{DAM}"])["findings"]}


def test_a_page_whose_counts_do_not_hold_is_kept_back_whole_and_nothing_leads_to_it() -> None:
    def change(node: Node) -> Node:
        return replace(node, counts=replace(node.counts, outlets=99)) if node.slug == DAM else node

    let_through, kept_back = gated(mapped(honest(edition()), change))
    assert slugs(let_through) == {"en": [STRIKE, RECOUNT], "zh": [STRIKE, RECOUNT]}
    assert (kept_back.lines, kept_back.pages) == (0, 2)
    assert set(kept_back.by_rule()) == {"count-takes"}
    assert not any(DAM in path for path in let_through.audits)
    assert "error" not in {finding["severity"] for finding in json.loads(let_through.audits[f"en/n/{STRIKE}"])["findings"]}


def test_a_page_of_one_locale_is_kept_back_in_that_locale_alone() -> None:
    given = honest(edition())
    bad = tuple(replace(node, counts=replace(node.counts, languages=50)) if node.slug == RECOUNT else node for node in given.nodes["zh"])
    let_through, kept_back = gated(replace(given, nodes={**given.nodes, "zh": bad}))
    assert slugs(let_through) == {"en": [DAM, STRIKE, RECOUNT], "zh": [DAM, STRIKE]}
    assert (kept_back.pages, list(kept_back.findings)) == (1, [f"zh/n/{RECOUNT}"])


def test_a_page_whose_list_of_sources_has_words_that_their_text_has_no_more_is_kept_back_whole() -> None:
    let_through, kept_back = gated(honest(edition()), auditor(altered={"a-huanan": "当地政府表示，此次溃坝由管理不善引起。"}))
    assert slugs(let_through) == {"en": [STRIKE, RECOUNT], "zh": [STRIKE, RECOUNT]}
    assert {"quote-verbatim", "sentence-grounded"} <= set(kept_back.by_rule())


def test_a_rule_that_is_off_keeps_nothing_back_and_one_made_an_error_does() -> None:
    given = with_why(honest(edition()), "Forty more dams on the river are of the same design.")
    let_through, kept_back = gated(given, auditor({"sentence-grounded": Severity.OFF}))
    assert (slugs(let_through), kept_back.findings) == (slugs(given), {})
    assert node_of(let_through, DAM).brief.why
    warned, nothing = gated(given, auditor({"sentence-grounded": Severity.WARNING}))
    assert nothing.findings == {}
    assert "sentence-grounded" in {finding["rule"] for finding in json.loads(warned.audits[f"en/n/{DAM}"])["findings"]}


def test_a_foreign_page_is_audited_and_never_kept_back() -> None:
    page = read_markdown("# The largest flood\n\n**Meta:** type: event · date: 2026-03-05 · 7 takes\n\n## Summary\n\nThe river rose.\n")
    foreign = Imported("page-1", "foreign", page, Origin("page.md", "digest"), "en", honest(edition()).nodes["en"][0].counts)
    let_through, kept_back = gated(replace(honest(edition()), imported=(foreign,)))
    assert let_through.imported == (foreign,)
    assert (kept_back.pages, kept_back.findings) == (0, {})
    for locale in ("en", "zh"):
        audit = json.loads(let_through.audits[f"{locale}/n/foreign"])
        assert "sentence-grounded" in {finding["rule"] for finding in audit["findings"]}


@pytest.mark.parametrize("locales", [("en",), ("zh", "en")])
def test_what_is_let_through_would_be_let_through_again(locales: tuple[str, ...]) -> None:
    let_through, first = gated(edition(locales))
    again, second = gated(let_through)
    assert first.findings
    assert (again, second.findings) == (let_through, {})


def test_an_edition_without_pages_passes() -> None:
    let_through, kept_back = gated(replace(edition(), nodes={"en": (), "zh": ()}))
    assert let_through.audits == {}
    assert kept_back.pages == 0
