import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.audit.attribution import is_attributed, quoted, reported_by

LANGUAGES = ("en", "fr", "es", "pt", "de", "it", "ru", "ar", "zh", "ja", "hi", "tr", "id", "sw", "fa")


@pytest.mark.parametrize(
    ("sentence", "language", "reporter"),
    [
        ("JNIM framed it as retaliation, as reported by Al Jazeera.", "en", "Al Jazeera"),
        ("According to the U.S. Geological Survey, it lay 10 km deep.", "en", "U.S. Geological Survey"),
        ("Selon l’AFP, la junte a rejeté les accusations.", "fr", "AFP"),
        ("Según El País, el gobierno lo negó.", "es", "País"),
        ("De acordo com a Lusa, o governo negou.", "pt", "Lusa"),
        ("Wie die Tagesschau berichtet, fiel die Stadt.", "de", "Tagesschau"),
        ("Secondo l'ANSA, il governo ha negato.", "it", "ANSA"),
        ("По данным Интерфакса, город пал.", "ru", "Интерфакса"),
        ("وفقا لرويترز، سقطت المدينة.", "ar", "رويترز"),
        ("据路透社报道，该市已失守。", "zh", "路透社"),
        ("ロイターによると、市は陥落した。", "ja", "ロイター"),
        ("रॉयटर्स के अनुसार शहर गिर गया।", "hi", "रॉयटर्स"),
        ("Reuters'ın bildirdiğine göre şehir düştü.", "tr", "Reuters"),
        ("Menurut Antara, kota itu jatuh.", "id", "Antara"),
        ("Kwa mujibu wa Reuters, mji umeanguka.", "sw", "Reuters"),
        ("به گزارش رویترز، شهر سقوط کرد.", "fa", "رویترز"),
    ],
)
def test_who_reports_something_is_read_in_every_content_language(sentence: str, language: str, reporter: str) -> None:
    assert reported_by(sentence, language).endswith(reporter)
    assert is_attributed(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The minister said the town had fallen.", "en"),
        ("La ministre a déclaré que la ville était tombée.", "fr"),
        ("El ministro afirmó que la ciudad cayó.", "es"),
        ("O ministro disse que a cidade caiu.", "pt"),
        ("Der Minister sagte, die Stadt sei gefallen.", "de"),
        ("Il ministro ha detto che la città è caduta.", "it"),
        ("Министр заявил, что город пал.", "ru"),
        ("وقالت الوزيرة إن المدينة سقطت.", "ar"),
        ("部长表示该市已失守。", "zh"),
        ("大臣は市が陥落したと述べた。", "ja"),
        ("मंत्री ने कहा कि शहर गिर गया।", "hi"),
        ("Bakan şehrin düştüğünü söyledi.", "tr"),
        ("Menteri mengatakan kota itu jatuh.", "id"),
        ("Waziri alisema mji umeanguka.", "sw"),
        ("وزیر گفت شهر سقوط کرد.", "fa"),
    ],
)
def test_a_verb_of_saying_attributes_a_sentence(sentence: str, language: str) -> None:
    assert is_attributed(sentence, language)
    assert not reported_by(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The town fell at dawn.", "en"),
        ("It is said to be the largest attack.", "en"),
        ("Explosions and gunfire had been reported in the so-called triangle.", "en"),
        ("Everything went according to plan.", "en"),
        ("Il secondo attacco è stato più grave.", "it"),
        ("O segundo ataque foi mais grave.", "pt"),
        ("据说这被称为最大的袭击。", "zh"),
        ("最大の攻撃とされる。", "ja"),
        ("Город пал на рассвете.", "ru"),
    ],
)
def test_impersonal_and_set_phrases_name_nobody(sentence: str, language: str) -> None:
    assert not is_attributed(sentence, language)
    assert not reported_by(sentence, language)


def test_quotations_are_found_between_marks_of_many_scripts() -> None:
    sentence = "He called it “a war”, she «une guerre», they 「戦争」."
    assert [sentence[start:end] for start, end in quoted(sentence)] == ["“a war”", "«une guerre»", "「戦争」"]


@given(st.text(alphabet=st.sampled_from("ab \"“”«»,.'…*|据報道 according to"), max_size=400), st.sampled_from((*LANGUAGES, "", "xx")))
def test_any_text_is_read_without_an_error_and_a_reporter_means_an_attribution(text: str, language: str) -> None:
    reporter = reported_by(text, language)
    assert len(reporter) <= 80
    assert not reporter or is_attributed(text, language)
