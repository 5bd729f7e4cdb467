from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from tests.unit.relate.invented_event import MEANS, Noted, dossier, embed, reading

from rashomon.annotate.figures import find_figures
from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.figure import Bound
from rashomon.model.tally import Standing, Tally
from rashomon.relate.support import Independence
from rashomon.relate.tallies import tallies_of


def told(*articles: tuple[str, float | None, str, str]) -> tuple[Tally, ...]:
    """The tallies of articles (outlet, hours, language, text), their figures read by the real annotator."""
    readings = [article(*each) for each in articles]
    voices = Independence({item.id: item.article.outlet_id for item in readings}, copies={}, owners={})
    return tallies_of(readings, independence=voices, embed=embed, means=MEANS)


def article(outlet_id: str, hours: float | None, language: str, text: str) -> Reading:
    item = reading(outlet_id, "", text, language=language, hours=hours)
    figures = find_figures(text, language, part=Part.TEXT)
    return Reading(item.article, replace(item.annotations, figures=figures))


def standings(tally: Tally) -> list[tuple[str, int, Standing]]:
    return [(told.outlet_id, int(told.figure.value), told.standing) for told in tally.tellings]


def test_an_outlet_replaces_its_own_value_and_nobody_elses() -> None:
    (dead,) = told(
        ("wire", 0, "en", "At least 11 people were killed."),
        ("herald", 1, "en", "Officials said 12 people were killed."),
        ("wire", 9, "en", "Now 14 people are dead."),
    )

    assert standings(dead) == [
        ("wire", 11, Standing.SUPERSEDED),
        ("herald", 12, Standing.STANDING),
        ("wire", 14, Standing.STANDING),
    ]


def test_a_named_speaker_replaces_its_own_value_whoever_quotes_it() -> None:
    (dead,) = told(
        ("wire", 0, "en", "According to the ministry, 11 people were killed."),
        ("herald", 5, "en", "According to the ministry, 14 people were killed."),
        ("gazette", 5, "en", "According to the union, 20 people were killed."),
    )

    assert standings(dead) == [
        ("wire", 11, Standing.SUPERSEDED),
        ("herald", 14, Standing.STANDING),
        ("gazette", 20, Standing.STANDING),
    ]


def test_a_lower_count_of_the_dead_corrects_the_higher_one_of_all_who_told_it() -> None:
    (dead,) = told(
        ("wire", 0, "en", "On Monday 41 people were killed."),
        ("herald", 1, "fr", "Il y a 41 morts."),
        ("gazette", 30, "en", "The death toll was lowered to 38 from 41."),
    )

    assert standings(dead) == [
        ("wire", 41, Standing.CORRECTED),
        ("herald", 41, Standing.CORRECTED),
        ("gazette", 38, Standing.STANDING),
    ]


def test_who_goes_on_telling_the_higher_count_disputes_the_lower_one() -> None:
    (dead,) = told(
        ("wire", 0, "en", "On Monday 41 people were killed."),
        ("gazette", 30, "en", "The death toll was lowered to 38 from 41."),
        ("wire", 40, "en", "In all, 41 people were killed."),
    )

    assert Standing.CORRECTED not in {told.standing for told in dead.tellings}


@pytest.mark.parametrize(("value", "is_outlier"), [(140, True), (45, False)])
def test_one_voice_far_from_all_others_is_an_outlier(value: int, *, is_outlier: bool) -> None:
    (dead,) = told(
        ("wire", 0, "en", "On Monday 30 people were killed."),
        ("herald", 1, "fr", "Il y a 31 morts."),
        ("gazette", 2, "en", "Some 32 people were killed."),
        ("loud", 3, "en", f"On Monday {value} people were killed."),
    )

    assert (standings(dead)[-1][2] is Standing.OUTLIER) is is_outlier


def test_the_low_counts_of_the_first_hours_are_no_outliers() -> None:
    (dead,) = told(
        ("loud", 0, "en", "On Monday 3 people were killed."),
        ("wire", 5, "en", "On Monday 30 people were killed."),
        ("herald", 6, "fr", "Il y a 31 morts."),
        ("gazette", 7, "en", "Some 32 people were killed."),
    )

    assert standings(dead)[0][2] is Standing.STANDING


def test_a_former_value_that_nobody_here_told_is_kept_as_superseded() -> None:
    (dead,) = told(("wire", 0, "en", "The death toll rose to 31, up from 23."))

    assert standings(dead) == [("wire", 31, Standing.STANDING), ("wire", 23, Standing.SUPERSEDED)]


def test_a_part_and_the_size_of_a_change_are_no_levels() -> None:
    (dead,) = told(("wire", 0, "en", "In all, 31 people were killed, including 4 children killed at school. The death toll rose by 12."))

    assert [int(told.figure.value) for told in dead.tellings] == [31]


def test_what_no_table_knows_is_one_thing_across_languages_where_value_and_meaning_agree() -> None:
    ships = told(("wire", 0, "en", "Some 31 ships warned of rain."), ("journal", 1, "fr", "Quelque 31 navires ont averti de la pluie."))

    assert [(tally.is_open, len(tally.tellings)) for tally in ships] == [(True, 2)]


def test_other_values_in_another_language_are_other_things() -> None:
    found = told(("wire", 0, "en", "Some 31 ships warned of rain."), ("journal", 1, "fr", "Quelque 43 navires ont averti de la pluie."))

    assert [len(tally.tellings) for tally in found] == [1, 1]


def test_one_article_does_not_count_one_thing_twice() -> None:
    found = told(
        ("wire", 0, "en", "Some 31 ships warned of rain. Later 43 ships warned of rain."),
        ("herald", 24, "en", "Some 43 ships warned of rain."),
    )

    assert sorted(sorted(int(told.figure.value) for told in tally.tellings) for tally in found) == [[31], [43, 43]]


def test_a_number_of_people_without_more_is_grouped_with_nothing() -> None:
    assert told(("wire", 0, "en", "He told 40 people."), ("herald", 1, "en", "She told 40 people.")) == ()


def test_tallies_are_in_the_dossier() -> None:
    (dead,) = dossier().tallies

    assert {int(told.figure.value) for told in dead.tellings} == {11, 14}
    assert not dead.is_open


def test_the_embedder_is_not_asked_where_nothing_has_to_be_compared() -> None:
    def refusing(texts: object) -> np.ndarray:
        raise AssertionError(texts)

    item = article("wire", 0, "en", "At least 11 people were killed.")
    (dead,) = tallies_of([item], independence=Independence({item.id: "wire"}, copies={}, owners={}), embed=refusing, means={})

    assert (dead.tellings[0].figure.bound, dead.tellings[0].figure.value) == (Bound.AT_LEAST, Decimal(11))


def test_notes_made_by_hand_need_no_more_than_value_and_measurand() -> None:
    by_hand = reading("wire", "", "There are 14 dead.", noted=Noted(dead={"14": (14, Bound.EXACT)}))

    (dead,) = tallies_of([by_hand], independence=Independence({by_hand.id: "wire"}, copies={}, owners={}), embed=embed, means=MEANS)
    assert dead.measurand == "dead"
