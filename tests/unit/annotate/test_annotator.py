from collections.abc import Sequence

import numpy as np
import pytest

from rashomon.annotate import Annotator, Gazetteer
from rashomon.annotate.annotator import opening_words
from rashomon.model.article import Article
from rashomon.model.entity import Entity, EntityKind
from rashomon.models.embedder import Vectors

CHINA = Entity("china", EntityKind.COUNTRY, {"en": "China", "zh": "中国"})
FRANCE = Entity("france", EntityKind.COUNTRY, {"en": "France"})


class Counting:
    """Gives each text the same vector, and remembers what it was asked."""

    dimensions = 4

    def __init__(self, name: str = "counting/1") -> None:
        self.id = name
        self.asked: list[list[str]] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(list(texts))
        return np.full((len(texts), self.dimensions), 0.5, dtype=np.float32)


def article(text: str, *, title: str = "", language: str | None = None) -> Article:
    return Article("article-1", "https://gazette.example/1", "gazette", title, text, language)


def test_made_by_changes_with_the_model() -> None:
    gazetteer = Gazetteer((CHINA,))
    assert Annotator(Counting("a/1"), gazetteer).made_by != Annotator(Counting("a/2"), gazetteer).made_by


def test_made_by_changes_with_the_listed_names() -> None:
    assert Annotator(Counting(), Gazetteer((CHINA,))).made_by != Annotator(Counting(), Gazetteer((CHINA, FRANCE))).made_by


def test_made_by_is_the_same_for_the_same_model_and_names() -> None:
    assert Annotator(Counting(), Gazetteer((CHINA, FRANCE))).made_by == Annotator(Counting(), Gazetteer((FRANCE, CHINA))).made_by


def test_a_batch_is_one_call_of_the_embedder() -> None:
    embedder = Counting()
    Annotator(embedder, Gazetteer(())).annotate([article("One thing."), article("Another thing."), article("A third.")])
    assert embedder.asked == [["One thing.", "Another thing.", "A third."]]


def test_annotations_come_in_the_order_of_the_articles_and_say_who_made_them() -> None:
    annotator = Annotator(Counting(), Gazetteer((CHINA,)))
    texts = ["Officials from China spoke to everybody here.", "Nobody spoke to anybody there."]
    first, second = annotator.annotate([article(text, language="en") for text in texts])
    assert [mention.entity_id for mention in first.mentions] == ["china"]
    assert second.mentions == ()
    assert first.made_by == second.made_by == annotator.made_by


def test_no_articles_have_no_annotations() -> None:
    assert Annotator(Counting(), Gazetteer(())).annotate([]) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two three", "Title\none two three"),
        ("word " * 500, "Title\n" + " ".join(["word"] * 80)),
        ("水" * 900, "Title\n" + "水" * 400),
        ("水涨。" * 20, "Title\n" + "水涨。" * 20),
    ],
    ids=["short-english", "long-english", "long-chinese", "short-chinese"],
)
def test_headline_and_opening_words_are_embedded(text: str, expected: str) -> None:
    assert opening_words(article(text, title="Title")) == expected


def test_an_article_without_headline_is_embedded_by_its_opening() -> None:
    assert opening_words(article("one two three")) == "one two three"


ENGLISH = (
    "At least 34 people were killed in China on Monday. “We saw the water come,” said Omar Haddad.\n"
    "Rescuers from the Harbour Authority arrived, and 120 people were injured. "
)


def test_all_spans_hold_in_their_parts() -> None:
    one = article(ENGLISH, title="China: 34 people killed", language="en")
    (notes,) = Annotator(Counting(), Gazetteer((CHINA,))).annotate([one])
    assert all(span.holds_in(one.text) for span in notes.sentences)
    assert all(mention.span.holds_in(one.part(mention.part)) for mention in notes.mentions)
    assert all(figure.span.holds_in(one.part(figure.part)) for figure in notes.figures)
    assert all(quote.content.holds_in(one.part(quote.part)) for quote in notes.quotes)
    assert {(str(figure.value), figure.measurand) for figure in notes.figures} == {("34", "dead"), ("120", "injured")}
    assert [quote.content.text for quote in notes.quotes] == ["We saw the water come"]


@pytest.mark.parametrize("piece", [ENGLISH, "34 ", "China ", "“", "据说中国34人死亡。", "A. ", "a"])
def test_an_article_of_200_kilobytes_is_annotated(piece: str) -> None:
    one = article(piece * (200_000 // len(piece)), title="China", language="en")
    embedder = Counting()
    (notes,) = Annotator(embedder, Gazetteer((CHINA,))).annotate([one])
    assert len(embedder.asked[0][0]) < 2_000
    assert all(mention.span.holds_in(one.part(mention.part)) for mention in notes.mentions)
    assert all(figure.span.holds_in(one.part(figure.part)) for figure in notes.figures)
