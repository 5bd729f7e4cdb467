"""Main text: what the writing system needs stays, and what stands between the paragraphs goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.furniture import trimmed
from rashomon.extract.page import readable
from rashomon.extract.plain import plain_text

TEXT = [
    "The river Vela broke its banks on Sunday night and flooded the lower town of Aral, where 300 families live.",
    "At least 12 people were killed, the fire service said, and nine others were still missing on Monday.",
]


def lines(body: str) -> list[str]:
    html = f"<html><head><title>x</title></head><body><nav><a href=/>Home</a></nav><article>{body}</article></body></html>"
    return plain_text(readable(html).text).split("\n")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "joined", ["می‌خواهم آب‌شیرین‌کن را ببینم و دربارهٔ آن بنویسم تا همه بدانند چه می‌گذرد", "ക്ഷ എന്നത് ക്‌ഷ അല്ല, ന്‍ എന്നത് പഴയ ചില്ലാണ് എന്ന് എല്ലാവരും പറയുന്നു"]
)
def test_zero_width_joiners_stay(joined: str) -> None:
    assert lines(paragraphs(joined, *TEXT))[0] == joined


def test_lists_and_tables_have_no_signs_of_markdown() -> None:
    body = paragraphs(*TEXT) + "<ul><li>Reopen the bridge | soon</li><li>Pay the farmers</li></ul>" + paragraphs(*TEXT[::-1])
    assert lines(body) == [*TEXT, "Reopen the bridge | soon", "Pay the farmers", *TEXT[::-1]]


@pytest.mark.parametrize(
    "promotion",
    [
        '<p><b>Lire aussi :</b> <a href="/1">Une digue vieille d\'un siècle</a></p>',
        '<p><a href="/1">Baca juga: Tanggul berusia seabad</a></p>',
        '<div class="rel"><h4>Noticias relacionadas</h4><ul><li><a href="/1">El dique</a></li><li><a href="/2">La presa</a></li></ul></div>',
        '<div class="newsletter-box"><h3>First Light</h3><p>Get the news of the day at six every morning, in your mail.</p></div>',
        "<amp-ad><div>Advertisement</div></amp-ad>",
    ],
)
def test_links_to_other_articles_and_boxes_go(promotion: str) -> None:
    assert lines(f"<p>{TEXT[0]}</p>{promotion}<p>{TEXT[1]}</p>") == TEXT


def test_a_sentence_that_is_a_link_stays() -> None:
    linked = '<p><a href="/report">The report was published by the ministry on Monday after a long delay.</a></p>'
    assert "The report was published by the ministry on Monday after a long delay." in lines(linked + paragraphs(*TEXT))


def test_headline_byline_and_dateline_above_the_text_go_and_the_deck_stays() -> None:
    deck = "Twelve dead, nine missing"
    above = ["Region", "River floods Aral", deck, "By Ana Lindt", "20 April 2026, 7:12", "Advertisement"]
    assert trimmed("\n".join([*above, *TEXT, "© Gazette"]), title="River floods Aral", authors=["Ana Lindt"]) == "\n".join([deck, *TEXT])


def test_a_first_sentence_with_a_date_or_a_name_stays() -> None:
    for first in ("Aral flooded on 20 April.", "In 2026 the dam broke.", "Ana Lindt was among those who were saved from a roof."):
        assert trimmed("\n".join([first, *TEXT]), title="River", authors=["Ana Lindt"]).startswith(first)


@given(st.lists(st.text("Aa 2026©:.\u200c（）", max_size=30), max_size=12))
def test_trimming_takes_whole_lines_and_changes_none(raw: list[str]) -> None:
    text = plain_text("\n".join(raw))
    kept = trimmed(text, title="A", authors=["A a"]).split("\n")
    remaining = iter(text.split("\n"))
    assert kept == [""] or all(line in remaining for line in kept)


PIECES = [
    "<p>",
    "</p>",
    "<div class=byline>",
    "By Ana Lindt",
    "<a href=/>",
    "</a>",
    "<table><tr><td>",
    "<!--",
    "-->",
    "<li>",
    "\u200c",
    "2026",
    "<amp-ad>",
    "<script type='application/ld+json'>{",
    "}</script>",
    "&#0;",
    "<time datetime=x>",
    "text. ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_markup_gives_text_or_none(pieces: list[str]) -> None:
    found = readable("".join(pieces))
    assert isinstance(found.title + found.text, str)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Quiroga gana por 4.180 votos | El Faro Austral", "Quiroga gana por 4.180 votos"),
        ("Die Bank senkt den Zins auf 6.75 Prozent - Abendblick", "Die Bank senkt den Zins auf 6.75 Prozent"),
        ("gazette.example | River floods Aral", "River floods Aral"),
        ("St. Aral Post | River floods the lower town of Aral", "River floods the lower town of Aral"),
        ("River floods Aral | The Gazette", "River floods Aral"),
    ],
)
def test_a_headline_with_a_full_stop_is_told_from_the_name_of_the_site(title: str, headline: str) -> None:
    assert readable(f"<html><head><title>{title}</title></head><body>{paragraphs(*TEXT)}</body></html>").title == headline
