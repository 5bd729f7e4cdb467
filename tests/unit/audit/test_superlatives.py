import pytest

from rashomon.audit.context import Context
from rashomon.audit.finding import Fault, Section
from rashomon.audit.superlatives import SUPERLATIVES, superlatives_in
from rashomon.page import Page, Position, SourceLine, Text

(RULE,) = SUPERLATIVES


def told(page: Page) -> list[str]:
    return [item.seen for item in RULE.check(page, Context()) if isinstance(item, Fault)]


def page_with(*sentences: Text, locale: str = "en") -> Page:
    return Page(title=Text.of("1"), summary=sentences, canonical=f"https://news.example/{locale}/n/a")


def test_the_reference_page_holds_three_superlatives_that_nobody_holds() -> None:
    page = Page(
        title=Text.of("Rebels kill the minister"),
        summary=(
            Text.of(
                "JNIM and the FLA launched an offensive across six cities, the largest simultaneous militant operation the country has seen."
                " Camara, 47, was the junta's closest military ally and widely regarded as a potential future leader."
            ),
        ),
        why=(
            Text.of(
                "His death removes the junta's most capable security strategist at the moment the insurgency is escalating."
                " The AES narrative is directly tested: the assault reached the garrison, a threshold no previous JNIM operation had crossed."
            ),
        ),
        canonical="https://rbtfl.xyz/zh/n/mali",
    )
    faults = [item for item in RULE.check(page, Context()) if isinstance(item, Fault)]
    assert [fault.place.section for fault in faults] == [Section.SUMMARY, Section.WHY, Section.WHY]
    assert [fault.seen.partition(" ")[0] for fault in faults] == ['"the', "\"junta's", '"no']
    assert "largest simultaneous militant operation" in faults[0].seen


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("It was the deadliest attack in decades.", "en"),
        ("An unprecedented strike hit the town.", "en"),
        ("The town fell for the first time.", "en"),
        ("It was a record number of dead.", "en"),
        ("She is the first woman to lead the country.", "en"),
        ("C'est l'attaque la plus meurtrière que le pays ait connue.", "fr"),
        ("Una ofensiva sin precedentes golpeó el país.", "es"),
        ("Foi o maior ataque do ano.", "pt"),
        ("Es war der größte Angriff, den das Land je sah.", "de"),
        ("È stato il più grande attacco del decennio.", "it"),
        ("Это была крупнейшая атака за десять лет.", "ru"),
        ("كان هذا أكبر هجوم تشهده البلاد.", "ar"),
        ("这是该国最大规模的袭击。", "zh"),
        ("これは国内最大の攻撃だった。", "ja"),
        ("यह देश का सबसे बड़ा हमला था।", "hi"),
        ("Bu, ülkenin en büyük saldırısıydı.", "tr"),
        ("Ini serangan terbesar di negara itu.", "id"),
        ("Hili ni shambulio kubwa zaidi nchini.", "sw"),
        ("این بزرگترین حمله در کشور بود.", "fa"),
    ],
)
def test_a_superlative_is_found_in_every_content_language(sentence: str, language: str) -> None:
    assert any(superlatives_in(sentence, language))
    assert len(told(page_with(Text.of(sentence), locale=language))) == 1


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The first mention of the bomb came in the first hours, with the first wave.", "en"),
        ("At first the First Minister and the First Lady stayed; at least 34 died, almost all of them men.", "en"),
        ("Most of the latest dead were mostly known; he was best known as a general.", "en"),
        ("The guests of the Best Western left for the Largest Bank.", "en"),
        ("It starts no earlier than Monday, and has not since returned; he has a track record.", "en"),
        ("La première ministre et le premier ministre ont fui dans les premières heures.", "fr"),
        ("El primer ministro y la primera dama huyeron; la mayor parte murió.", "es"),
        ("O primeiro-ministro fugiu; a maior parte ficou.", "pt"),
        ("Der größte Teil der Stadt stand in den ersten Stunden.", "de"),
        ("Il primo ministro è fuggito nelle prime ore.", "it"),
        ("На самом деле тем самым они ушли.", "ru"),
        ("المرشد الأعلى طلب دورا أكبر.", "ar"),
        ("最高法院和最高领导人最近表态，第一次世界大战。", "zh"),
        ("最高裁は最大で三人とした。", "ja"),
        ("सर्वोच्च न्यायालय ने कम से कम तीन नाम लिए।", "hi"),
        ("En az üç kişi en son görüldü.", "tr"),
        ("Paling tidak tiga orang, paling lambat Senin.", "id"),
        ("Watu wasiopungua watatu walikufa.", "sw"),
        ("دست‌کم سه نفر کشته شدند.", "fa"),
    ],
)
def test_orders_names_and_set_phrases_are_no_superlatives(sentence: str, language: str) -> None:
    assert not list(superlatives_in(sentence, language))


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the ministry, it was the deadliest attack in decades.",
        "The ministry called it the deadliest attack in decades.",
        "The poster read “the deadliest attack in decades”.",
    ],
)
def test_a_superlative_with_a_holder_in_its_sentence_is_fine(sentence: str) -> None:
    assert told(page_with(Text.of(sentence))) == []


def test_a_citation_of_a_listed_source_holds_a_superlative_and_a_number_that_leads_nowhere_does_not() -> None:
    words = "It was the deadliest attack in decades."
    source = SourceLine(1, Text.of("The Harbour"), "en", words)
    cited = Page(title=Text.of("1"), summary=(Text.of(words, citations=(1,)),), sources=(source,))
    dangling = Page(title=Text.of("1"), summary=(Text.of(words, citations=(2,)),), sources=(source,))
    assert told(cited) == []
    assert len(told(dangling)) == 1


def test_a_position_with_holders_holds_its_superlatives() -> None:
    statement = Text.of("It was the deadliest attack in decades.")
    held = Page(title=Text.of("1"), split=(Position(statement, "held by", (Text.of("The Harbour"),)),))
    loose = Page(title=Text.of("1"), split=(Position(statement),))
    assert told(held) == []
    assert len(told(loose)) == 1
