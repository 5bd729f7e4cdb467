import time
from decimal import Decimal

import pytest

from rashomon.annotate.figures import find_figures
from rashomon.annotate.measurands import measurand_ids
from rashomon.model.article import Part
from rashomon.model.figure import Bound


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
    found = read("Two gunmen killed 12 soldiers. 34 rebels attacked a village, killing 7.", "en")
    assert found == ["Two=gunmen", "12=dead", "34=rebels", "7=dead"]
    assert read("34名武装分子打死12人。", "zh") == ["12=dead"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "34 people were killed or injured."),
        ("en", "He was killed by two."),
        ("en", "One in five survived."),
        ("en", "40 was enough."),
        ("en", "200 chickens died."),
        ("zh", "造成12人死伤。"),
        ("nl", "34 doden"),
    ],
)
def test_what_is_not_clearly_counted_is_left_out(language: str, text: str) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Some 31 container ships wait offshore.", "container ships"),
        ("en", "There were 97 people on board the ferry.", "people on board"),
        ("fr", "Quelque 31 navires marchands attendent.", "navires marchands"),
        ("es", "Unos 31 buques esperan.", "buques"),
        ("pt", "Cerca de 31 navios esperam.", "navios"),
        ("de", "Etwa 31 beladene Schiffe warten.", "beladene Schiffe"),
        ("it", "Circa 31 navi aspettano.", "navi"),
        ("ru", "Сократят около 180 рабочих мест.", "рабочих мест"),
        ("ar", "تنتظر نحو 31 سفينة.", "سفينة"),
        ("hi", "करीब 31 जहाज खड़े हैं।", "जहाज"),
        ("tr", "Yaklaşık 31 gemi bekliyor.", "gemi"),
        ("id", "Sekitar 31 kapal menunggu.", "kapal"),
        ("sw", "Takriban meli 31 zinasubiri.", "meli"),
        ("fa", "حدود ۳۱ کشتی منتظرند.", "کشتی"),
        ("zh", "约31艘船在外海等候。", "船"),
        ("ja", "約31隻の船が待っている。", "船"),
    ],
)
def test_where_no_table_knows_it_the_noun_is_the_measurand(language: str, text: str, expected: str) -> None:
    (figure,) = find_figures(text, language, part=Part.TEXT)

    assert figure.counted is not None
    assert (figure.counted.text, figure.measurand, figure.is_open) == (expected, expected.lower(), True)
    assert figure.bound is not Bound.EXACT or "97" in text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The toll rose to 31, up from 23."),
        ("fr", "Le bilan passe à 31 morts, contre 23 la veille."),
        ("es", "El balance sube a 31 muertos, frente a los 23 del lunes."),
        ("pt", "O número de mortos subiu para 31, ante 23 na véspera."),
        ("de", "Die Zahl der Toten stieg von 23 auf 31."),
        ("it", "Il bilancio sale a 31 morti, rispetto ai 23 di lunedì."),
        ("ru", "Число погибших выросло с 23 до 31."),
        ("ar", "ارتفع عدد القتلى إلى 31 بعد أن كان 23."),
        ("hi", "मरने वालों की संख्या 23 से बढ़कर 31 हो गई।"),
        ("tr", "Ölü sayısı 23'ten 31'e yükseldi."),
        ("id", "Jumlah korban tewas naik menjadi 31 dari 23."),
        ("sw", "Idadi ya vifo imeongezeka hadi 31 kutoka 23."),
        ("fa", "شمار کشته‌شدگان از ۲۳ به ۳۱ رسید."),
        ("zh", "死亡人数从23人升至31人。"),
        ("ja", "死者は23人から31人に増えた。"),
    ],
)
def test_what_a_number_rose_from_is_a_former_value(language: str, text: str) -> None:
    figures = find_figures(text, language, part=Part.TEXT)

    assert {(int(figure.value), figure.measurand, figure.is_former) for figure in figures} == {(31, "dead", False), (23, "dead", True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to the ministry, 31 people were killed.", "the ministry"),
        ("31 people were killed, according to the governor's office.", "the governor's office"),
        ("31 people were killed.", None),
    ],
)
def test_who_is_said_to_say_it_is_kept(text: str, expected: str | None) -> None:
    (figure,) = find_figures(text, "en", part=Part.TEXT)

    assert (figure.speaker.text if figure.speaker else None) == expected


def test_the_size_of_a_change_and_a_part_are_marked() -> None:
    rise, dead, part, whole = find_figures(
        "Prices rose by 4.5 percent. 31 people were killed. Seven of the nine sirens failed.", "en", part=Part.TEXT
    )

    assert (rise.is_change, dead.is_change, part.is_part, whole.is_part) == (True, False, True, False)
    assert (part.measurand, part.value, whole.value) == ("sirens", Decimal(7), Decimal(9))


def test_who_died_of_a_whole_is_told_from_the_whole() -> None:
    dead, passengers = find_figures("19 of the 43 passengers were killed.", "en", part=Part.TEXT)

    assert (dead.measurand, dead.value, dead.is_part) == ("dead", Decimal(19), False)
    assert (passengers.measurand, passengers.value) == ("passengers", Decimal(43))


def test_nobody_is_a_number_too() -> None:
    (nobody,) = find_figures("No one was killed.", "en", part=Part.TEXT)

    assert (nobody.value, nobody.measurand, nobody.span.text) == (Decimal(0), "dead", "No one was killed")


def test_what_is_measured_has_its_unit_and_its_noun() -> None:
    grain, way = find_figures("The 84,000 tonnes of grain were hauled 46 km.", "en", part=Part.TEXT)

    assert (grain.value, grain.unit, grain.measurand) == (Decimal(84_000), "t", "grain")
    assert (way.value, way.unit, way.measurand) == (Decimal(46), "km", "measure")


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
@pytest.mark.parametrize("piece", ["1 of ", "up from 3, ", "no one was killed ", "12 ships ", '"'])
def test_hostile_repetition_takes_linear_time(language: str, piece: str) -> None:
    started = time.process_time()

    find_figures(piece * (30_000 // len(piece)), language, part=Part.TEXT)

    assert time.process_time() - started < 20  # seconds of our own; about one on a laptop


def test_homes_count_where_the_sentence_says_what_became_of_them() -> None:
    assert read("Some 300 homes were destroyed.", "en") == ["Some 300=homes"]


def test_money_and_percentages_carry_their_unit() -> None:
    [aid, rise] = find_figures("Aid of $3.5 billion, up 5%.", "en", part=Part.TEXT)

    assert (aid.measurand, aid.value, aid.unit) == ("money", Decimal(3_500_000_000), "USD")
    assert (rise.measurand, rise.value, rise.unit) == ("percent", Decimal(5), "%")


def test_the_measurands_are_those_that_pages_can_name() -> None:
    assert measurand_ids()[:3] == ("dead", "injured", "missing")
    assert "none" not in measurand_ids()
