import pytest

from rashomon.text.languages import Guess, identify, normal_tag, primary_subtag

GERMAN = "Bei dem Anschlag in der Innenstadt wurden nach Angaben der Polizei mindestens zwölf Menschen getötet und viele verletzt."


def test_a_text_tells_its_language() -> None:
    assert identify(GERMAN, declared=None).language == "de"


def test_a_clear_text_overrules_a_wrong_declaration() -> None:
    assert identify(GERMAN, declared="en").language == "de"


def test_the_script_overrules_a_wrong_declaration_however_short_the_text() -> None:
    assert identify("Землетрясение в Турции", declared="en").language == "ru"


def test_a_declaration_decides_between_close_languages() -> None:
    assert identify("Pemerintah mengumumkan bantuan untuk mangsa banjir di negeri itu pada hari Isnin.", declared="id").language == "id"


@pytest.mark.parametrize("declared", ["ckb", "bjn", "azb"])
def test_a_declared_language_that_no_model_knows_stays(declared: str) -> None:
    text = "سەرۆک کۆماری هەرێم گەیشتە بەغدا" if declared != "bjn" else "Urang banyak mahadiri acara di kampung"

    assert identify(text, declared=declared).language == declared


def test_nothing_said_and_nothing_declared_is_undetermined() -> None:
    assert identify("…!", declared=None) == Guess("und", 0.0)


def test_a_text_without_letters_has_the_declared_language() -> None:
    assert identify("12 345", declared="fr-CA").language == "fr"


@pytest.mark.parametrize(
    ("tag", "normal"),
    [("ZH_hant-tw", "zh-Hant-TW"), ("iw", "he"), ("zh-yue", "yue"), ("pt-br", "pt-BR"), ("es-419", "es-419"), (" en ", "en")],
)
def test_tags_get_their_usual_spelling(tag: str, normal: str) -> None:
    assert normal_tag(tag) == normal


@pytest.mark.parametrize("tag", ["english", "x", "", "en-", "12", "e" * 5000])
def test_a_malformed_tag_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="not a language tag"):
        normal_tag(tag)


def test_texts_are_grouped_by_the_primary_subtag() -> None:
    assert primary_subtag("zh-Hans-CN") == "zh"
