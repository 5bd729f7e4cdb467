from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate import Gazetteer
from rashomon.annotate.mentions import mentions_of
from rashomon.model.article import Article, Part
from rashomon.model.entity import Entity, EntityKind, Mention
from rashomon.text.sentences import split

LISTED = Gazetteer(
    (
        Entity("mali", EntityKind.COUNTRY, {"en": "Mali", "zh": "马里"}),
        Entity("china", EntityKind.COUNTRY, {"en": "China", "zh": "中国"}),
        Entity("european-union", EntityKind.ORGANISATION, {"en": "European Union"}),
    )
)


def mentions(text: str, language: str = "en", *, title: str = "") -> tuple[Mention, ...]:
    article = Article("article-1", "https://gazette.example/1", "gazette", title, text)
    return mentions_of(article, language, split(text, language), LISTED)


def unlisted(text: str, language: str = "en") -> list[str]:
    return [mention.span.text for mention in mentions(text, language) if mention.entity_id is None]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On Monday the minister Anna Lindqvist met Omar Haddad.", ["Anna Lindqvist", "Omar Haddad"]),
        ("en", "They were met by Jean-Luc O'Brien in Telaryk.", ["Jean-Luc O'Brien", "Telaryk"]),
        ("es", "Ayer habló la ministra María del Carmen Ruiz.", ["María del Carmen Ruiz"]),
        ("nl", "Gisteren sprak minister Jan van der Berg niet, zei Piet van Dam.", ["Jan van der Berg", "Piet van Dam"]),
        ("fr", "Hier, le maire Paul de Brissac a parlé.", ["Paul de Brissac"]),
        ("ru", "Вчера министр Данияр Сейтбеков выступил.", ["Данияр Сейтбеков"]),
    ],
)
def test_runs_of_capitalised_words_are_names_with_their_particles(language: str, text: str, expected: list[str]) -> None:
    assert unlisted(text, language) == expected


def test_a_single_word_that_begins_a_sentence_is_no_name() -> None:
    assert unlisted("Rescuers arrived. Nobody spoke. “Water came in,” they said.") == []


def test_a_single_word_within_a_sentence_is_a_name() -> None:
    assert unlisted("The boat reached Lobeira at noon.") == ["Lobeira"]


def test_function_words_that_begin_a_sentence_are_no_part_of_a_name() -> None:
    assert unlisted("The Harbour Authority spoke. After Omar Haddad left, it rained.") == ["Harbour Authority", "Omar Haddad"]


def test_german_nouns_are_no_names_and_german_names_are() -> None:
    assert unlisted("Gestern traf der Bürgermeister im Rathaus Anna Weber.", "de") == ["Rathaus Anna Weber"]
    assert unlisted("Gestern stand das Wasser in der Straße.", "de") == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_acronyms_are_names_wherever_they_stand(language: str) -> None:
    assert unlisted("OSZE. Später kam die NATO.", language) == ["OSZE", "NATO"]


def test_a_capital_within_a_word_begins_no_name() -> None:
    assert unlisted("She sold her iPhone on eBay.") == []


def test_a_headline_gives_listed_names_only() -> None:
    found = mentions("nothing", title="Omar Haddad Warns Mali And European Union")
    assert [(mention.part, mention.entity_id) for mention in found] == [(Part.TITLE, "mali"), (Part.TITLE, "european-union")]


def test_listed_names_come_with_entity_and_kind() -> None:
    (mention,) = mentions("昨日中国宣布", "zh")
    assert (mention.span.text, mention.span.start, mention.entity_id, mention.kind) == ("中国", 2, "china", EntityKind.COUNTRY)


def test_a_run_that_shares_words_with_a_listed_name_is_left_to_it() -> None:
    found = mentions("They saw the Great Mali Gold Company fail.")
    assert [mention.entity_id for mention in found] == ["mali"]


def test_very_long_runs_are_no_names() -> None:
    assert unlisted("He read " + "Word " * 40 + "aloud.") == []


@pytest.mark.parametrize("piece", ["The ", "Mali Xyz ", "Mali and Omar Haddad. ", "A", "A-", "Ab de ", "Mali\n", "x\u0301 "])
def test_200_kilobytes_of_hostile_text_are_read_through(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(mention.span.holds_in(text) for mention in mentions(text))


PIECES = [
    "Mali",
    "China",
    "European Union",
    "Omar Haddad",
    "NATO",
    "The",
    "van der",
    "de",
    "and",
    "中国",
    "Теларык",
    " ",
    " ",
    ". ",
    "\n",
    "-",
    "’",
    "É",
]


@given(
    text=st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join), language=st.sampled_from(["en", "de", "fr", "ru", "zh"])
)
def test_every_mention_holds_in_its_part_and_none_overlap(text: str, language: str) -> None:
    found = mentions(text, language, title=text.replace("\n", " "))
    for part, words in ((Part.TITLE, text.replace("\n", " ")), (Part.TEXT, text)):
        spans = [mention.span for mention in found if mention.part is part]
        assert all(span.holds_in(words) for span in spans)
        assert all(left.end <= right.start for left, right in pairwise(spans))
