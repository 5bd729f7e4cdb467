"""What two sentences agree on: anchors in every language, parts of sentences, and places in more than one group."""

import numpy as np
import pytest

from rashomon.relate.agreement import shared
from rashomon.relate.anchors import anchors, is_telling
from rashomon.relate.grouping import Group, GroupingSettings, group
from rashomon.text.clauses import clauses


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The wave reached the town of 27,400 at 04:15.", "en", {"27400", "04:15"}),
        ("L'eau est arrivée à 4 h 15, dans le noir.", "fr", {"04:15"}),
        ("预警已于当日2时52分发出。", "zh", {"02:52"}),
        ("Seventeen ships were waiting.", "en", {"17"}),
        ("3 लाख लोग बेघर हुए", "hi", {"300000"}),
        ("١٣٤٠ عاملًا شاركوا", "ar", {"1340"}),
    ],
)
def test_numbers_and_times_have_one_spelling_in_every_language(text: str, language: str, expected: set[str]) -> None:
    assert expected <= anchors(text, language)


def test_a_time_that_no_clock_shows_is_two_numbers() -> None:
    assert anchors("The vote was 52:75.", "en") >= {"52", "75"}


def test_small_numbers_agree_by_chance() -> None:
    assert [is_telling(each) for each in ("2", "10", "02:52", "0.09")] == [False, True, True, False]


def test_what_few_sentences_have_weighs_more() -> None:
    scores = shared([frozenset({"common", "rare"}), frozenset({"rare"}), frozenset({"common"}), frozenset({"common"}), frozenset()])
    assert scores[0, 1] == pytest.approx(1)
    assert scores[4].tolist() == [0] * 5


def test_clauses_are_parted_by_the_marks_of_every_script_and_not_within_numbers() -> None:
    assert clauses("受上游电站泄洪闸故障影响，捷拉雷克市突发洪水。", least_bytes=12) == ("受上游电站泄洪闸故障影响", "捷拉雷克市突发洪水")
    assert clauses("The town of 27,400 people was flooded.", least_bytes=12) == ()


def test_a_megabyte_of_marks_is_parted_at_once() -> None:
    assert clauses("«" * 1_000_000, least_bytes=12) == ()


def test_a_sentence_that_says_two_things_stands_beside_the_second_group() -> None:
    scores = np.full((5, 5), -3.0, dtype=np.float32)
    scores[:2, :2] = scores[2:4, 2:4] = 3.0
    scores[4, :2] = scores[:2, 4] = 2.0
    scores[4, 2:4] = scores[2:4, 4] = 1.0

    assert group(scores, settings=GroupingSettings()) == [Group((0, 1, 4)), Group((2, 3), beside=(4,))]


def test_nothing_to_group_is_no_group() -> None:
    assert group(np.zeros((0, 0), dtype=np.float32), settings=GroupingSettings()) == []
