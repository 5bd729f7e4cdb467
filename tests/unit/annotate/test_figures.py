from decimal import Decimal

import pytest

from rashomon.annotate.figures import find_figures
from rashomon.annotate.measurands import measurand_ids
from rashomon.model.article import Part


def read(text: str, language: str) -> list[str]:
    """What was found, as "words=measurand"."""
    return [f"{figure.span.text}={figure.measurand}" for figure in find_figures(text, language, part=Part.TEXT)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "At least 34 people were killed and more than 1,200 injured.", ["At least 34=dead", "more than 1,200=injured"]),
        ("en", "The death toll of Monday's earthquake has risen to 45.", ["45=dead"]),
        ("fr", "L'attaque a tué 12 personnes et blessé 30 autres.", ["12=dead", "30=injured"]),
        ("es", "Murieron 12 personas; la policía detuvo a 15.", ["12=dead", "15=arrested"]),
        ("pt", "Pelo menos 34 mortos e 20 feridos.", ["Pelo menos 34=dead", "20=injured"]),
        ("de", "Bei dem Anschlag wurden 12 Menschen getötet und 30 verletzt.", ["12=dead", "30=injured"]),
        ("it", "Almeno 34 morti e una ventina di feriti.", ["Almeno 34=dead", "una ventina=injured"]),
        ("ru", "Погибли 5 человек, пострадали ещё 30.", ["5=dead", "30=injured"]),
        ("ar", "مقتل 34 شخصا وإصابة أكثر من 120 آخرين.", ["34=dead", "أكثر من 120=injured"]),
        ("hi", "कम से कम 34 लोगों की मौत हो गई और 120 घायल हुए।", ["कम से कम 34=dead", "120=injured"]),
        ("tr", "En az 34 kişi öldü, 120 kişi yaralandı.", ["En az 34=dead", "120=injured"]),
        ("id", "Ledakan menewaskan 12 orang dan 30 orang terluka.", ["12=dead", "30=injured"]),
        ("sw", "Watu 34 wameuawa na wengine 120 kujeruhiwa.", ["34=dead", "120=injured"]),
        ("fa", "دست‌کم ۳۴ نفر کشته و ۱۲۰ نفر زخمی شدند.", ["دست‌کم ۳۴=dead", "۱۲۰=injured"]),
        ("zh", "造成至少34人死亡、120多人受伤，3万人被疏散。", ["至少34=dead", "120多=injured", "3万=evacuated"]),
        ("ja", "少なくとも34人が死亡し、死者は45人に上った。", ["少なくとも34=dead", "45=dead"]),
    ],
)
def test_numbers_get_what_their_own_clause_says_they_count(language: str, text: str, expected: list[str]) -> None:
    assert read(text, language) == expected


def test_those_who_kill_are_not_counted_as_killed() -> None:
    assert read("Two gunmen killed 12 soldiers. 34 rebels attacked a village, killing 7.", "en") == ["12=dead", "7=dead"]
    assert read("34名武装分子打死12人。", "zh") == ["12=dead"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "34 people were killed or injured."),
        ("en", "He was killed by two men."),
        ("en", "3 attacks in which people died."),
        ("en", "40 houses were built."),
        ("en", "200 chickens died."),
        ("zh", "造成12人死伤。"),
        ("nl", "34 doden"),
    ],
)
def test_what_is_not_clearly_counted_is_left_out(language: str, text: str) -> None:
    assert read(text, language) == []


def test_homes_count_where_the_sentence_says_what_became_of_them() -> None:
    assert read("Some 300 homes were destroyed.", "en") == ["Some 300=homes"]


def test_money_and_percentages_carry_their_unit() -> None:
    [aid, rise] = find_figures("Aid of $3.5 billion, up 5%.", "en", part=Part.TEXT)

    assert (aid.measurand, aid.value, aid.unit) == ("money", Decimal(3_500_000_000), "USD")
    assert (rise.measurand, rise.value, rise.unit) == ("percent", Decimal(5), "%")


def test_the_measurands_are_those_that_pages_can_name() -> None:
    assert measurand_ids()[:3] == ("dead", "injured", "missing")
    assert "none" not in measurand_ids()
