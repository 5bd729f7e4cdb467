"""Who contradicts whom: denials in the same words, words that exclude each other, and figures beyond the one that stands."""

from datetime import timedelta
from decimal import Decimal

import pytest
from tests.unit.relate.invented_event import MEANS, NOON, embed, reading

from rashomon.model.article import Part
from rashomon.model.claim import Citation, Claim, Conflict, Saying
from rashomon.model.figure import Bound, Figure
from rashomon.model.span import Span
from rashomon.relate import Background, build_dossier
from rashomon.relate.opposites import stances
from rashomon.relate.standing import Told, figure_conflicts
from rashomon.text.negation import is_negated


def claims_of(*told: tuple[str, str]) -> tuple[Claim, ...]:
    """The claims of articles of one sentence, each given with its outlet."""
    readings = [reading(outlet_id, "", text) for outlet_id, text in told]
    return build_dossier("event-x", readings, memberships={}, background=Background(means=MEANS), embed=embed).claims


def test_who_denies_the_same_words_contradicts_and_is_no_support() -> None:
    claims = claims_of(
        ("herald", "The minister said that he warned the town of the bridge last year."),
        ("journal", "The minister said he warned the town of the bridge last year."),
        ("gazette", "The minister said that he never warned the town of the bridge last year."),
    )

    against = {claim.outlet_ids: [(each.saying.outlet_id, each.conflict) for each in claim.contradictions] for claim in claims}
    assert against == {
        ("herald", "journal"): [("gazette", Conflict.DENIAL)],
        ("gazette",): [("herald", Conflict.DENIAL), ("journal", Conflict.DENIAL)],
    }


def test_nobody_contradicts_himself() -> None:
    claims = claims_of(
        ("herald", "The minister said that he warned the town of the bridge."),
        ("herald", "The minister said that he never warned the town of the bridge."),
    )

    assert not any(claim.contradictions for claim in claims)


def test_a_denial_in_another_language_proves_nothing() -> None:
    claims = claims_of(
        ("herald", "The minister warned the town of the bridge."),
        ("journal", "Le ministre n’a pas averti la ville du pont."),
    )

    assert not any(claim.contradictions for claim in claims)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The ministry confirmed the report.", "en", {"confirm": 0}),
        ("Министерство опровергло сообщение.", "ru", {"confirm": 1}),
        ("The ministry did not confirm the report.", "en", {}),
        ("The ministry confirmed what the army denied.", "en", {}),
        ("«У людей было не больше двадцати минут»", "ru", {"at-most": 0}),
        ("People had at least twenty minutes.", "en", {"at-most": 1}),
        ("人们撤离的时间不超过二十分钟。", "zh", {"at-most": 0}),
        ("The warning was sent at 02:52.", "en", {"notice": 0}),
        ("Residents heard no warning.", "en", {"notice": 1}),
        ("Les sirènes se taisaient.", "fr", {"notice": 1}),
        ("The letter was sent in May.", "en", {}),
        ("An alert that nobody heard is not an alert.", "en", {}),
        ("The warning was sent, residents heard none.", "en", {}),
        ("", "en", {}),
        ("Ministeriet bekreftet det.", "no", {}),
    ],
)
def test_a_sentence_takes_a_side_by_its_words(text: str, language: str, expected: dict[str, int]) -> None:
    assert {name: stance.side for name, stance in stances(text, language).items()} == expected


def test_what_was_heard_may_be_named_in_the_sentence_before() -> None:
    assert stances("They had heard none.", "en", before="The operator says a warning went out.")["notice"].side == 1


@pytest.mark.parametrize(
    ("text", "language", "denies"),
    [
        ("38 died, not 41.", "en", False),
        ("Погибли 38 человек, а не 41.", "ru", False),
        ("Не менее 34 человек погибли.", "ru", False),
        ("Nadie vio nada.", "es", True),
        ("Nobody did nothing.", "en", False),
        ("ट्यूनीशिया में हड़ताल ख़त्म", "hi", False),
        ("देश में खाद की कमी नहीं है", "hi", True),
        ("Bakan açıklama yapmadı.", "tr", True),
        ("Menteri tidak menjawab.", "id", True),
        ("Waziri hakujibu.", "sw", True),
        ("وزیر پاسخ نداد.", "fa", True),
        ("大臣は答えなかった。", "ja", True),
    ],
)
def test_denials_are_told_in_every_content_language(text: str, language: str, denies: bool) -> None:  # noqa: FBT001 (a table of cases)
    assert is_negated(text, language) is denies


def told(voice: str, hour: int | None, value: int, *, measurand: str = "dead", bound: Bound = Bound.EXACT, also: str = "") -> Told:
    """A voice that gives a figure so many hours after noon."""
    at = None if hour is None else NOON + timedelta(hours=hour)
    words = f"{value} {measurand}"
    saying = Saying(Citation(f"{voice}-{hour}", Part.TEXT, Span(0, len(words), words)), voice, "en", at)
    figure = Figure(Part.TEXT, Span(0, len(str(value)), str(value)), Decimal(value), measurand, bound)
    return Told(saying, (figure,), voice, frozenset({str(value), also} - {""}))


def against(*said: Told) -> list[tuple[str, tuple[str, str]]]:
    return [(each.saying.outlet_id, each.seen) for each in figure_conflicts(said)]


def test_a_toll_that_grows_contradicts_nobody() -> None:
    assert against(told("a", 0, 11), told("b", 5, 19), told("c", 9, 19), told("d", 30, 34)) == []


def test_an_outlier_and_a_value_corrected_later_are_against_the_one_that_stands() -> None:
    said = [told("a", 0, 34), told("b", 20, 41), told("c", 24, 120, bound=Bound.ABOUT), told("d", 70, 38), told("e", 72, 38)]
    assert against(*said) == [("b", ("41", "38")), ("c", ("120", "38"))]


def test_an_older_count_printed_late_is_no_correction() -> None:
    assert against(told("a", 0, 151), told("b", 2, 149), told("c", 3, 149)) == []
    assert against(told("a", 0, 41), told("b", 20, 38), told("c", 21, 38), told("d", 40, 43)) == []


def test_what_one_voice_alone_says_stands_against_nobody() -> None:
    assert against(told("a", 0, 41), told("b", 70, 38)) == []


def test_the_missing_become_fewer() -> None:
    said = [told("a", 0, 60, measurand="missing"), told("b", 20, 9, measurand="missing"), told("c", 21, 9, measurand="missing")]
    assert against(*said) == []


def test_without_a_time_or_beside_the_standing_value_nothing_is_held_against_anybody() -> None:
    stands = [told("d", 70, 38), told("e", 72, 38)]
    assert against(told("a", None, 120), *stands) == []
    assert against(told("a", 1, 120, also="38"), *stands) == []


def test_bounds_leave_room() -> None:
    assert against(told("a", 0, 30, bound=Bound.AT_LEAST), told("b", 40, 38), told("c", 41, 38)) == []
