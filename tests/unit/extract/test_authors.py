"""Names of people out of bylines, as newspapers in many languages print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.authors import authors, names
from rashomon.extract.document import parsed
from rashomon.extract.metadata import metadata


def of(head: str = "", body: str = "") -> tuple[str, ...]:
    tree = parsed(f"<html><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return authors(metadata(tree), tree)


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By Ana Lindt and Tomas Reyes", ["Ana Lindt", "Tomas Reyes"]),
        ("Ana Lindt, Tomas Reyes", ["Ana Lindt", "Tomas Reyes"]),
        ("By Ana Lindt, Chief Foreign Correspondent", ["Ana Lindt"]),
        ("Lucie Ferrand, Senior Fellow, and Amadou Keita, Research Associate", ["Lucie Ferrand", "Amadou Keita"]),
        ("Von Jutta Brandes und Kai Olsen, dpa", ["Jutta Brandes", "Kai Olsen"]),
        ("Par Claire Aubin (avec AFP)", ["Claire Aubin"]),
        ("Por José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Marta Quiles y Andrés Pardo", ["Marta Quiles", "Andrés Pardo"]),
        ("di Rita Fontana", ["Rita Fontana"]),
        ("João Teles, da Agência Sertão", ["João Teles"]),
        ("door Jan van der Meer", ["Jan van der Meer"]),
        ("Автор: Богдан Чумак", ["Богдан Чумак"]),
        ("Текст: Ирина Котова, Олег Веденеев", ["Ирина Котова", "Олег Веденеев"]),
        ("Penulis: Maria Bele, Agus Pranoto", ["Maria Bele", "Agus Pranoto"]),
        ("كتب: محمود العلي", ["محمود العلي"]),
        ("نویسنده: شیرین رستگار", ["شیرین رستگار"]),
        ("מאת: דנה לביא", ["דנה לביא"]),
        ("记者：许文静", ["许文静"]),
        ("记者 王小明、李华", ["王小明", "李华"]),
        ("김서윤 기자", ["김서윤"]),
        ("Na Zawadi Komba", ["Zawadi Komba"]),
        ("लेखक: सुनीता देवी", ["सुनीता देवी"]),
    ],
)
def test_people_stand_in_bylines(byline: str, people: list[str]) -> None:
    assert list(names(byline)) == people


@pytest.mark.parametrize(
    "byline",
    [
        *(
            "Reuters",
            "Northwire Staff",
            "Agence France-Presse",
            "Redacción",
            "Haber Merkezi",
            "गंगा समाचार ब्यूरो",
            "北浜新報デジタル編集部",
            "Редакция",
        ),
        *("admin", "desk@gazette.example", "https://gazette.example/by/ana", "Published on 20 April 2026", "", " , and "),
    ],
)
def test_desks_agencies_and_addresses_are_no_people(byline: str) -> None:
    assert list(names(byline)) == []


def test_a_person_of_one_name_is_believed_where_the_page_calls_her_one() -> None:
    assert list(names("Madonna")) == []
    assert list(names("Madonna", is_person=True)) == ["Madonna"]


def test_json_ld_goes_before_microdata_and_these_before_the_byline() -> None:
    ld = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ana Lindt"}}</script>'
    meta = '<meta name="author" content="Tomas Reyes">'
    byline = '<p class="byline">By Ilse Varga</p>'
    assert of(ld + meta, byline) == ("Ana Lindt",)
    assert of(meta, byline) == ("Tomas Reyes",)
    assert of('<meta name="author" content="Gazette Staff">', byline) == ("Ilse Varga",)


def test_microdata_names_several() -> None:
    one = '<span itemprop="author" itemscope><span itemprop="name">{}</span></span>'
    assert of(body=one.format("Por Lucía Benavent") + one.format("Jorge Salas")) == ("Lucía Benavent", "Jorge Salas")


def test_the_innermost_byline_counts() -> None:
    line = '<div class="info"><span class="writer">Reporter: Paula Wirth</span> <time>Friday, 17 April 2026</time></div>'
    assert of(body=line) == ("Paula Wirth",)


def test_the_box_about_an_author_and_a_sentence_that_begins_with_by_are_no_bylines() -> None:
    assert of(body='<div class="author-bio">Ana Lindt covers the coast.</div><p>By Monday the water had gone.</p>') == ()


@given(st.text("By and,;|()[]:：、 АвторAna记者和y.", max_size=200))
def test_any_line_gives_names_of_its_own_words(line: str) -> None:
    for name in names(line):
        assert all(word in line for word in name.split())
        assert any(character.isalpha() for character in name)
