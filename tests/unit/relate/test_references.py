"""What articles say of how their event stands to an earlier one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.unit.relate.invented_event import NOON

from rashomon.model.annotation import Annotations, Reading
from rashomon.model.article import Article, Part
from rashomon.model.entity import EntityKind, Mention
from rashomon.model.node import Relation
from rashomon.model.reference import BackReference
from rashomon.model.span import Span
from rashomon.relate import EventSummary, references_of, relate_events
from rashomon.relate.references import vector_of
from rashomon.text.sentences import split

MEANS = {language: np.zeros(2, dtype=np.float32) for language in ("en", "ru", "zh", "ar", "hi")}


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.array([[1.0, 0.0] for _ in texts], dtype=np.float32)


def reading(text: str, *, title: str = "", language: str = "en", names: tuple[str, ...] = ("Basra",)) -> Reading:
    article = Article("a", "https://a.example/", "a.example", title, text, language, NOON)
    mentions = tuple(
        Mention(Part.TEXT, Span.of(text, at, at + len(name)), name.lower(), EntityKind.CITY)
        for name in names
        if (at := text.find(name)) >= 0
    )
    nothing = np.zeros(2, dtype=np.float32)
    return Reading(article, Annotations("a", language, split(text, language), nothing, np.zeros(0, dtype=np.uint32), mentions))


def found(*readings: Reading) -> list[tuple[Relation, str, tuple[str, ...]]]:
    return [(each.relation, each.cue, each.names) for each in references_of(readings, embed=embed, means=MEANS)]


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("en", "Iraq moved a brigade to Basra in response to the attack.", Relation.RESPONDS_TO),
        ("en", "The death toll of the fire in Basra has risen to 54.", Relation.UPDATES),
        ("en", "Officials in Basra denied a newspaper report of a fire.", Relation.CONTRADICTS),
        ("en", "On the sidelines of the summit in Basra two ministers met.", Relation.PART_OF),
        ("en", "Nine days after the fire, Basra set up a fund.", Relation.FOLLOWS),
        ("ru", "В ответ на закрытие границы министерство вызвало посла.", Relation.RESPONDS_TO),
        ("zh", "外交部周四谴责关闭边境的决定，要求立即开放。", Relation.RESPONDS_TO),
        ("ar", "نفت الحكومة الاثنين صحة تقارير عن احتجاز ناقلة.", Relation.CONTRADICTS),
        ("hi", "मृतकों की संख्या बढ़कर 60 हो गई है और खोज जारी है।", Relation.UPDATES),
    ],
)
def test_a_sentence_says_how_its_event_stands_to_an_earlier_one(language: str, text: str, relation: Relation) -> None:
    assert [each[0] for each in found(reading(text, language=language))] == [relation]


def test_a_sentence_without_a_cue_points_nowhere() -> None:
    assert found(reading("A market opened in Basra on Monday. People came early.")) == []


def test_what_an_article_says_far_down_is_not_what_its_event_is() -> None:
    text = "A market opened in Basra. People came early. It was hot. It closed at noon. Nobody acted in response to the attack."

    assert found(reading(text)) == []


def test_a_headline_borrows_the_names_of_the_first_sentence() -> None:
    each = reading("The army left for Basra on Monday.", title="Iraq hits back after attack")

    assert found(each) == [(Relation.RESPONDS_TO, "hits back", ("basra",))]


def test_the_words_are_a_span_of_the_article_and_the_vector_comes_back() -> None:
    each = reading("Nine days after the fire, Basra set up a fund.")
    (reference,) = references_of([each], embed=embed, means=MEANS)

    assert reference.citation.span.holds_in(each.article.text)
    assert vector_of(reference).tolist() == [1.0, 0.0]


def event(event_id: str, *direction: float, day: float, entities: tuple[str, ...] = ("basra", "iraq")) -> EventSummary:
    at = NOON + timedelta(days=day)
    return EventSummary(event_id, np.array(direction, dtype=np.float32), entities, at, at)


OTHERS = tuple(event(f"other-{number}", 0, 0.1, day=number, entities=(f"name-{number}",)) for number in range(30))


def answer_to(*names: str) -> BackReference:
    (reference,) = references_of([reading("Iraq moved a brigade to Basra in response to the attack.")], embed=embed, means=MEANS)
    return replace(reference, names=names)


def typed(*events: EventSummary) -> dict[tuple[str, str], Relation]:
    edges = relate_events([*events, *OTHERS])
    return {(edge.event_id, edge.to_id): edge.relation for edge in edges if edge.because}


def test_words_that_point_back_type_the_edge_and_stand_on_it() -> None:
    attack, parade = event("attack", 1, 0.1, day=0), event("parade", 0, 1, day=1)
    reply = replace(event("reply", 0.3, 1, day=2), references=(answer_to("basra"),))

    assert typed(attack, parade, reply) == {("reply", "attack"): Relation.RESPONDS_TO}


def test_words_that_name_nobody_of_the_earlier_event_do_not_point_at_it() -> None:
    assert typed(event("attack", 1, 0.1, day=0), replace(event("reply", 0.3, 1, day=2), references=(answer_to("mosul"),))) == {}


def test_words_do_not_point_at_what_comes_later_or_lies_long_ago() -> None:
    reply = replace(event("reply", 0.3, 1, day=0), references=(answer_to("basra"),))

    assert typed(event("attack", 1, 0.1, day=3), reply) == {}
    assert typed(event("attack", 1, 0.1, day=-90), reply) == {}
