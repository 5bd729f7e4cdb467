import pytest

from rashomon.audit.context import Context, SourceText
from rashomon.audit.finding import Fault, NotCheckable
from rashomon.audit.identity import IDENTITY
from rashomon.audit.rule import Rule
from rashomon.page import Page, QuoteLine, TakeGroup, TakeLine, Text

OUTLETS, LANGUAGES = IDENTITY


class Given:
    def __init__(self, *sources: SourceText) -> None:
        self._sources = {source.url: source for source in sources}

    def find(self, url: str) -> SourceText | None:
        return self._sources.get(url)


def take(outlet: str, source: str, language: str = "en", quote: str = "") -> TakeLine:
    return TakeLine(outlet, language=language, framing=Text.of("Words."), quote=QuoteLine(quote) if quote else None, source=source)


def found(rule: Rule, *takes: TakeLine, context: Context | None = None) -> list[Fault]:
    page = Page(title=Text.of("T"), takes=(TakeGroup("unlabelled", takes),))
    return [item for item in rule.check(page, context or Context()) if isinstance(item, Fault)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://lejour.example/a", "https://lejour.example/b"),
        ("https://www.lejour.example/a", "https://m.lejour.example/b"),
        ("http://lejour.example/a", "https://amp.lejour.example/b"),
    ],
)
def test_two_names_on_one_domain_are_one_outlet(one: str, other: str) -> None:
    (fault,) = found(OUTLETS, take("Le Jour", one), take("Le Jour (minister's death)", other))
    assert fault.place.item == 1
    assert "lejour.example" in fault.seen


def test_one_name_on_one_domain_and_two_names_on_two_are_as_they_should_be() -> None:
    assert found(OUTLETS, take("Le Jour", "https://lejour.example/a"), take("LE JOUR", "https://lejour.example/b")) == []
    assert found(OUTLETS, take("Le Jour", "https://lejour.example/a"), take("La Nuit", "https://lanuit.example/b")) == []


def test_channels_of_a_platform_are_outlets_of_their_own() -> None:
    takes = (take("A", "https://www.youtube.com/@a/1"), take("B", "https://www.youtube.com/@b/1"))
    assert found(OUTLETS, *takes) == []


@pytest.mark.parametrize(
    ("declared", "url", "quote", "seen"),
    [
        ("ar", "https://lejour.example/a", "The defence minister was killed in the attack on Sunday.", "en"),
        ("en", "https://lejour.example/a", "Министр обороны погиб при нападении в воскресенье.", "ru"),
        ("ar", "https://english.lejour.example/a", "", "en"),
        ("en", "https://lejour.example/arabic/a", "", "ar"),
        ("en", "https://lejour.example/fr/a", "", "fr"),
    ],
)
def test_quote_and_address_show_another_language_than_the_declared_one(declared: str, url: str, quote: str, seen: str) -> None:
    (fault,) = found(LANGUAGES, take("Le Jour", url, declared, quote))
    assert fault.expected.startswith(seen)


@pytest.mark.parametrize(
    ("declared", "url"),
    [
        ("pt", "https://jornal.example/mundo/a"),
        ("es", "https://diario.example/brasil/a"),
        ("en", "https://theday.example/a?locale=us"),
        ("es", "https://ar.motor.example/a"),
        ("it", "https://giorno.example/it/a"),
        ("und", "https://giorno.example/en/a"),
        ("", "https://giorno.example/en/a"),
    ],
)
def test_addresses_that_name_a_section_or_a_country_prove_nothing(declared: str, url: str) -> None:
    assert found(LANGUAGES, take("Le Jour", url, declared)) == []


def test_the_document_decides_where_it_is_given() -> None:
    url = "https://english.lejour.example/a"
    context = Context(sources=Given(SourceText(url, "Titre", "Il pleut.", "fr")))
    assert found(LANGUAGES, take("Le Jour", url, "fr"), context=context) == []
    (fault,) = found(LANGUAGES, take("Le Jour", url, "en"), context=context)
    assert "document is in French" in fault.seen


def test_without_the_document_the_rule_says_that_it_could_not_judge() -> None:
    page = Page(title=Text.of("T"), takes=(TakeGroup("unlabelled", (take("Le Jour", "https://lejour.example/a", "fr"),)),))
    assert [type(item) for item in LANGUAGES.check(page, Context())] == [NotCheckable]
