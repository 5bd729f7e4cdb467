import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.audit.containment import folded, holds
from rashomon.audit.context import Context, Known, SourceText
from rashomon.audit.finding import Fault, NotCheckable, Section
from rashomon.audit.grounding import GROUNDING
from rashomon.model.entity import Entity, EntityKind
from rashomon.page import Page, Position, SourceLine, Text

(RULE,) = GROUNDING
URL = "https://harbour.example/a"


class Shelf:
    """Stored texts by their address."""

    def __init__(self, *texts: SourceText) -> None:
        self._texts = {text.url: text for text in texts}

    def find(self, url: str) -> SourceText | None:
        return self._texts.get(url)


def source(words: str, *, number: int = 1, language: str = "en", part: str = "", start: int = 0, end: int = 0) -> SourceLine:
    return SourceLine(number, Text.of("The Harbour"), language, words, part=part, start=start, end=end, url=URL)


def page_with(*summary: Text, sources: tuple[SourceLine, ...] = (), locale: str = "en") -> Page:
    return Page(title=Text.of("1"), summary=summary, sources=sources, canonical=f"https://news.example/{locale}/n/a")


def told(page: Page, *texts: SourceText, known: Known | None = None) -> tuple[list[str], list[str]]:
    """Return what the rule saw, and what it could not judge."""
    found = list(RULE.check(page, Context(known=known or Known(), sources=Shelf(*texts) if texts else None)))
    return [item.seen for item in found if isinstance(item, Fault)], [item.reason for item in found if isinstance(item, NotCheckable)]


def test_paragraphs_without_any_citation_say_how_many_sentences_lack_one() -> None:
    page = Page(
        title=Text.of("Rebels kill the minister"),
        deck=Text.of("A pre-dawn offensive struck six cities"),
        summary=(Text.of("JNIM launched an offensive. A bomb destroyed the home of Sadio Camara. Modibo Koné was wounded.", line=8),),
        split=(Position(Text.of("JNIM framed the offensive as retaliation.", line=12)),),
        why=(Text.of("His death removes a strategist. The precedent matters.", line=23),),
        canonical="https://rbtfl.xyz/zh/n/mali",
    )
    found = [item for item in RULE.check(page, Context()) if isinstance(item, Fault)]
    assert [fault.place.section for fault in found] == [Section.SUMMARY, Section.SPLIT, Section.WHY]
    assert [fault.place.line for fault in found] == [8, 12, 23]
    assert [fault.seen[:6] for fault in found] == ["3 of 3", "1 of 1", "2 of 2"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Gen. Koné was wounded in the attack, the ministry said.", "en"),
        ("« La radio éteinte n’a pas d’excuse », a dit la commandante.", "fr"),
        ("据路透社报道，至少34人死亡。", "zh"),
        ("وقال الوزير إن ٣٤ شخصا قتلوا.", "ar"),
        ("मंत्री ने कहा कि 34 लोग मारे गए।", "hi"),
        ("Bakan 34 kişinin öldüğünü söyledi.", "tr"),
    ],
)
def test_a_sentence_that_its_source_holds_word_for_word_passes_in_any_language(sentence: str, language: str) -> None:
    text = SourceText(URL, "A title", f"One more line. {sentence} Another.", language)
    page = page_with(Text.of(sentence, citations=(1,), language=language), sources=(source(sentence, language=language),))
    assert told(page) == ([], [])
    assert told(page, text) == ([], [])


def test_several_citations_in_other_languages_do_not_unground_a_verbatim_sentence() -> None:
    sentence = "At least 17 people are dead."
    sources = (source("Al menos 17 personas murieron.", language="es"), source(sentence, number=2))
    assert told(page_with(Text.of(sentence, citations=(1, 2)), sources=sources)) == ([], [])


def test_typography_and_words_cut_off_with_an_ellipsis_do_not_matter() -> None:
    said = "The port's “radio” was off - from 2 a.m. on, the commander of the river police told the court."
    printed = source('The port’s "radio" was off – from 2 a.m. on, the commander of the river…')
    assert told(page_with(Text.of(said, citations=(1,)), sources=(printed,))) == ([], [])


def test_a_sentence_in_the_middle_of_a_cited_paragraph_without_a_mark_is_loose_unless_a_source_of_the_paragraph_holds_it() -> None:
    words = "The boat sank. Divers came."
    loose = page_with(Text.of("The boat sank. The owner fled. Divers came.", citations=(1,)), sources=(source(words),))
    held = page_with(Text.of("The boat sank. Divers came.", citations=(1,)), sources=(source(words),))
    (seen,), _ = told(loose)
    assert seen.startswith('1 of 3 sentences without a citation: "The owner fled."')
    assert told(held) == ([], [])


@pytest.mark.parametrize(
    ("sentence", "words", "missing"),
    [
        ("The blast killed 40 people.", "The blast killed 34 people.", '"40"'),
        ("The blast killed Sadio Camara at dawn.", "The blast killed the minister at dawn.", '"Sadio Camara"'),
        ("Rebels of FLA took the town.", "Rebels took the town at noon.", '"FLA"'),
        ("L'attaque a tué 40 personnes.", "L'attaque a fait 34 morts.", '"40"'),
        ("Взрыв убил Камару на рассвете.", "Взрыв убил министра на рассвете.", '"Камару"'),
        ("爆炸造成40人死亡。", "爆炸已造成34人死亡。", '"40"'),
    ],
)
def test_a_number_or_name_that_the_source_does_not_hold_is_a_fault(sentence: str, words: str, missing: str) -> None:
    language = "zh" if "人" in words else "ru" if "Взрыв" in words else "fr" if "tué" in sentence else "en"
    page = page_with(Text.of(sentence, citations=(1,)), sources=(source(words, language=language),), locale=language)
    (seen,), unjudged = told(page)
    assert missing in seen
    assert unjudged == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The blast left thirty-four dead, President Goïta said on Monday.", "Goita: 34 people died in the blast"),
        ("More than 300 tankers burned.", "Some 312 tankers were set on fire"),
        ("French and Malian troops fled from Kidal.", "Soldiers of France and Mali left Kidal in haste"),
        ("The Azawad Liberation Front took the town.", "The FLA, or Azawad Liberation Front, now holds it"),
        ("The World Health Organization warned them.", "The WHO had cautioned"),
    ],
)
def test_a_paraphrase_with_the_numbers_and_names_of_its_source_is_not_judged_and_does_not_pass(sentence: str, words: str) -> None:
    faults, unjudged = told(page_with(Text.of(sentence, citations=(1,)), sources=(source(words),)))
    assert faults == []
    assert ["meaning is not judged" in reason for reason in unjudged] == [True]


def test_words_in_another_language_alone_are_not_judged() -> None:
    page = page_with(
        Text.of("The blast killed 40 people.", citations=(1,)), sources=(source("L'explosion a fait 34 morts.", language="fr"),)
    )
    faults, unjudged = told(page)
    assert faults == []
    assert ["another language" in reason for reason in unjudged] == [True]


def test_another_listed_name_of_the_same_entity_supports_a_name() -> None:
    known = Known((Entity("ivory-coast", EntityKind.COUNTRY, {"en": "Ivory Coast"}, ("Côte d'Ivoire",)),))
    page = page_with(Text.of("Troops of Ivory Coast left.", citations=(1,)), sources=(source("Soldiers of Côte d’Ivoire went home"),))
    assert told(page, known=known)[0] == []
    assert len(told(page)[0]) == 1


def test_a_mark_that_leads_to_no_source_is_a_fault() -> None:
    (seen,), _ = told(page_with(Text.of("The boat sank.", citations=(7,)), sources=(source("The boat sank."),)))
    assert "cites 7" in seen


def test_words_of_a_source_have_to_stand_in_the_stored_text_where_the_page_says() -> None:
    body = "It was foggy. The boat sank."
    text = SourceText(URL, "Boat sinks", body, "en")
    right = source("The boat sank.", part="body", start=14, end=28)
    moved = source("The boat sank.", part="body", start=0, end=14)
    invented = source("The boat was pushed.")
    headline = source("Boat sinks", part="title", start=0, end=10)
    sentence = Text.of("The boat sank.", citations=(1,))
    assert told(page_with(sentence, sources=(right,)), text) == ([], [])
    assert told(page_with(Text.of("Boat sinks", citations=(1,)), sources=(headline,)), text) == ([], [])
    assert ["stand elsewhere" in seen for seen in told(page_with(sentence, sources=(moved,)), text)[0]] == [True]
    assert ["are not in it" in seen for seen in told(page_with(sentence, sources=(invented,)), text)[0]] == [True]


def test_invented_words_do_not_ground_a_sentence_that_repeats_them() -> None:
    text = SourceText(URL, "Boat sinks", "The boat sank.", "en")
    page = page_with(Text.of("Forty drowned with Captain Moreno.", citations=(1,)), sources=(source("Forty drowned with Captain Moreno."),))
    faults, _ = told(page, text)
    assert len(faults) == 2


def test_a_source_that_is_not_on_the_shelf_is_said_not_to_be() -> None:
    page = page_with(Text.of("The boat sank.", citations=(1,)), sources=(source("The boat sank."),))
    elsewhere = SourceText("https://elsewhere.example/", "", "The boat sank.", "en")
    faults, unjudged = told(page, elsewhere)
    assert faults == []
    assert ["no stored text of 1" in reason for reason in unjudged] == [True]


def test_a_deck_is_judged_only_if_it_cites() -> None:
    loose = Page(title=Text.of("1"), deck=Text.of("40 died in the blast."))
    cited = Page(title=Text.of("1"), deck=Text.of("40 died in the blast.", citations=(1,)), sources=(source("The blast killed 34."),))
    assert told(loose) == ([], [])
    assert len(told(cited)[0]) == 1


def test_numbers_beyond_all_reckoning_are_no_reason_to_stop() -> None:
    page = page_with(Text.of("three hundred " * 200 + "died.", citations=(1,)), sources=(source("Many died."),))
    assert isinstance(told(page), tuple)


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_folding_twice_changes_nothing_and_a_text_holds_its_own_words(before: str, words: str, after: str) -> None:
    plain = folded(words)
    assert folded(plain) == plain
    assert not plain.strip(". []()") or holds(f"{before}{plain}{after}", plain)
