import pytest

from rashomon.audit.context import Context
from rashomon.audit.figures import FIGURES
from rashomon.audit.finding import Fault, Section
from rashomon.page import NumberLine, Page, SourceLine, Text

RULES = {rule.id: rule for rule in FIGURES}
LISTS = [
    ("en", "The attack struck {} cities on Tuesday: Kati, Gao, Mopti and Kidal.", "4", "four", "five"),
    ("fr", "L'attaque a touché {} villes mardi : Kati, Gao, Mopti et Kidal.", "4", "quatre", "cinq"),
    ("es", "El ataque golpeó {} ciudades: Kati, Gao, Mopti y Kidal.", "4", "cuatro", "cinco"),
    ("pt", "O ataque atingiu {} cidades: Kati, Gao, Mopti e Kidal.", "4", "quatro", "cinco"),
    ("de", "Der Angriff traf {} Städte: Kati, Gao, Mopti und Kidal.", "4", "vier", "fünf"),
    ("it", "L'attacco ha colpito {} città: Kati, Gao, Mopti e Kidal.", "4", "quattro", "cinque"),
    ("ru", "Удар пришёлся по {} городам: Кати, Гао, Мопти и Кидаль.", "4", "четырём", "пяти"),
    ("ar", "ضرب الهجوم {} مدن: كاتي وغاو وموبتي وكيدال.", "4", "أربع", "خمس"),
    ("zh", "袭击波及{}座城市：卡蒂、加奥、莫普提和基达尔。", "4", "四", "五"),
    ("ja", "攻撃は{}都市に及んだ：カティ、ガオ、モプティ、キダル。", "4", "四", "五"),
    ("hi", "हमला {} शहरों पर हुआ: काती, गाओ, मोप्ती और किदाल।", "4", "चार", "पाँच"),
    ("tr", "Saldırı {} şehri vurdu: Kati, Gao, Mopti ve Kidal.", "4", "dört", "beş"),
    ("id", "Serangan itu melanda {} kota: Kati, Gao, Mopti dan Kidal.", "4", "empat", "lima"),
    ("sw", "Shambulio lilipiga miji {}: Kati, Gao, Mopti na Kidal.", "4", "minne", "mitano"),
    ("fa", "حمله به {} شهر رسید: کاتی، گائو، موپتی و کیدال.", "4", "چهار", "پنج"),
]


def page_of(
    summary: str, language: str = "en", *, title: str = "Title", numbers: tuple[tuple[str, str], ...] = (), cited: bool = False
) -> Page:
    return Page(
        title=Text.of(title, line=1),
        summary=(Text.of(summary, line=4),) if summary else (),
        numbers=tuple(NumberLine(Text.of(value), Text.of(label), ", ") for value, label in numbers),
        sources=(SourceLine(1, Text.of("Outlet")),) if cited else (),
        canonical=f"https://news.example/{language}/n/a",
    )


def found(rule: str, page: Page) -> list[Fault]:
    return [item for item in RULES[rule].check(page, Context()) if isinstance(item, Fault)]


@pytest.mark.parametrize(("language", "sentence", "digits", "word", "wrong"), LISTS)
def test_a_number_is_held_against_the_list_that_it_counts(language: str, sentence: str, digits: str, word: str, wrong: str) -> None:
    assert found("figure-enumeration", page_of(sentence.format(digits), language)) == []
    assert found("figure-enumeration", page_of(sentence.format(word), language)) == []
    for written in ("5", wrong):
        (fault,) = found("figure-enumeration", page_of(sentence.format(written), language))
        assert fault.place.section is Section.SUMMARY
        assert "4" in fault.expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The attack struck at least 5 cities: Kati, Gao and Mopti.",
        "The attack struck 5 cities, including Kati, Gao and Mopti.",
        "The attack struck 5 cities: Kati, Gao, Mopti and others.",
        "The body has eleven members: five nominated by each party and a chair.",
        "The summit joined 4 states: Bosnia and Herzegovina, Serbia, Croatia and Montenegro.",
        "Three dead: police, hospital.",
        "In 2024: Kati, Gao, Mopti and Kidal were struck.",
        "The 3 to 5 demands: money, troops, peace, land.",
    ],
)
def test_lists_that_may_be_open_and_numbers_that_count_nothing_else_are_left_alone(sentence: str) -> None:
    assert found("figure-enumeration", page_of(sentence)) == []


def test_relatives_who_died_with_somebody_are_as_many_as_are_named() -> None:
    named = "A bomb killed Sadio Camara along with his second wife and two grandchildren."
    line = ("4", "members of Camara's family killed alongside him")
    (fault,) = found("figure-enumeration", page_of(named, numbers=(line,)))
    assert (fault.place.section, fault.place.item) == (Section.NUMBERS, 0)
    assert "names 3" in fault.expected
    assert found("figure-enumeration", page_of(named, numbers=(("3", line[1]),))) == []


@pytest.mark.parametrize(
    ("language", "title", "value", "label", "other"),
    [
        ("en", "Nine people killed as ferry sinks", "12", "people killed", "9"),
        ("en", "Nine killed as ferry sinks", "12", "killed", "9"),
        ("fr", "Neuf personnes tuées dans le naufrage d'un ferry", "12", "personnes tuées", "9"),
        ("es", "Nueve muertos al hundirse un ferry", "12", "muertos", "9"),
        ("de", "Neun Tote beim Untergang einer Fähre", "12", "Tote", "9"),
        ("ru", "Девять человек погибли при крушении парома", "12", "человек погибли", "9"),
    ],
)
def test_one_toll_has_one_number(language: str, title: str, value: str, label: str, other: str) -> None:
    (fault,) = found("figure-agreement", page_of("", language, title=title, numbers=((value, label),)))
    assert value in f"{fault.seen} {fault.expected}"
    assert found("figure-agreement", page_of("", language, title=title, numbers=((other, label),))) == []


@pytest.mark.parametrize(
    ("sentence", "value", "label"),
    [
        ("The floods destroyed 300 homes.", "1,200", "homes damaged in the floods"),
        ("Nine people were killed when the ferry sank.", "12", "people injured"),
        ("Nine people were killed, police first said.", "12", "people killed (up from 9)"),
        ("At least nine people were killed when the ferry sank.", "12", "people killed"),
        ("Nine people were killed on the ferry in Chile.", "12", "people killed in Peru"),
    ],
)
def test_counts_of_other_things_times_and_places_may_differ(sentence: str, value: str, label: str) -> None:
    assert found("figure-agreement", page_of(sentence, numbers=((value, label),))) == []


def test_a_page_that_names_its_sources_may_print_two_tolls() -> None:
    page = page_of("Nine people were killed when the ferry sank.", numbers=(("12", "people killed"),), cited=True)
    assert found("figure-agreement", page) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Prices rose from 40 to 50 dollars, an increase of 40 %."),
        ("fr", "Les prix sont passés de 40 à 50 dollars, une hausse de 40 %."),
        ("de", "Die Zahl stieg von 40 auf 50, ein Anstieg um 40 %."),
        ("en", "The force doubled from 5,000 to 15,000 troops."),
        ("en", "The road is 5,600 miles (10,400 km) long."),
        ("es", "La carretera mide 5.600 millas (10.400 km)."),
    ],
)
def test_arithmetic_that_does_not_come_out_is_told(language: str, sentence: str) -> None:
    (fault,) = found("figure-plausible", page_of(sentence, language))
    assert fault.seen
    assert fault.expected


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Prices rose from 40 to 50 dollars, an increase of 25 %."),
        ("en", "The pledge was raised from 40 to 50 million, an increase of a quarter (25 %)."),
        ("en", "Prices rose from 40 to 50 dollars, while wages rose by 3 %."),
        ("en", "The force nearly doubled from 5,000 to 9,500 troops."),
        ("en", "The road is 5,600 miles (9,000 km) long."),
        ("en", "The rate rose from 4 % to 5 %, by one percentage point."),
        ("en", "Of 200 voters, 50 (25 %) said no."),
        ("fr", "Les prix sont passés de 40 à 50 dollars, une hausse de 25 %."),
        ("de", "Die Zahl stieg von 1999 auf 2024 Mitglieder um 40 %."),
    ],
)
def test_arithmetic_that_comes_out_or_cannot_be_done_is_left_alone(language: str, sentence: str) -> None:
    assert found("figure-plausible", page_of(sentence, language)) == []


def test_a_claimed_number_is_no_fact_in_the_title() -> None:
    claimed = "The rebels claimed to have killed 40 soldiers in the raid."
    (fault,) = found("figure-attributed", page_of(claimed, title="Raid on base kills 40 soldiers"))
    assert fault.place.section is Section.TITLE
    assert found("figure-attributed", page_of(claimed, title="Rebels claim to have killed 40 soldiers")) == []
    known = f"{claimed} The hospital counted the bodies of 40 soldiers."
    assert found("figure-attributed", page_of(known, title="Raid on base kills 40 soldiers")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Front claimed responsibility for the bombing that killed 12 people on Monday.",
        "The fire claimed the lives of 12 people.",
        "The storm claimed 12 lives, all of them people from the coast.",
    ],
)
def test_what_is_claimed_otherwise_than_as_true_is_no_claim(sentence: str) -> None:
    assert found("figure-attributed", page_of(sentence, title="Disaster kills 12 people")) == []
