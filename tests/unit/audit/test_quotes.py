import pytest

from rashomon.audit.context import Context, SourceText
from rashomon.audit.finding import Fault, NotCheckable
from rashomon.audit.quotes import QUOTES
from rashomon.audit.rule import Rule
from rashomon.page import Page, QuoteLine, TakeGroup, TakeLine, Text

VERBATIM, HEADLINE = QUOTES
URL = "https://theday.example/2026/05/12/dockers-walk-out-of-northern-ports"
TITLE = "Dockers walk out of northern ports"
BODY = "“We won’t go back,” said Inês Tordo – the harbour chief. The ministry's offer is “an insult” to all of us, she added."


class Given:
    def __init__(self, title: str = TITLE, body: str = BODY) -> None:
        self._source = SourceText(URL, title, body, "en")

    def find(self, url: str) -> SourceText | None:
        return self._source if url == URL else None


def judged(
    rule: Rule, quote: str, *, context: Context | None = None, is_headline: bool = False, url: str = URL
) -> list[Fault | NotCheckable]:
    take = TakeLine("The Day", "", "en", Text.of("Words."), QuoteLine(quote, is_headline=is_headline), url)
    page = Page(title=Text.of("T"), takes=(TakeGroup("unlabelled", (take,)),))
    return list(rule.check(page, context or Context(sources=Given())))


@pytest.mark.parametrize(
    "quote", ["We won’t go back", "We won't go back", "said Inês Tordo - the harbour chief", 'The ministry’s offer is "an insult"']
)
def test_a_span_of_the_source_is_verbatim_typography_aside(quote: str) -> None:
    assert judged(VERBATIM, quote) == []


@pytest.mark.parametrize(
    "quote", ["We will not go back", "We won’t ever go back", "go back We won’t", "The ministry's offer is an outrage"]
)
def test_changed_words_are_no_quote(quote: str) -> None:
    (fault,) = judged(VERBATIM, quote)
    assert isinstance(fault, Fault)
    assert quote[:20] in fault.seen


@pytest.mark.parametrize(
    ("body", "quote", "changed"),
    [
        ("«Мы не вернёмся», — сказала она.", "Мы не вернёмся", "Мы вернёмся"),
        ("وقالت: «لن نعود إلى العمل».", "لن نعود إلى العمل", "سنعود إلى العمل"),
        ("她说：“我们不会回去。”", "我们不会回去", "我们会回去"),
        ("「私たちは戻らない」と話した。", "私たちは戻らない", "私たちは戻る"),
    ],
)
def test_quotes_are_compared_in_every_script(body: str, quote: str, changed: str) -> None:
    context = Context(sources=Given(body=body))
    assert judged(VERBATIM, quote, context=context) == []
    assert [type(item) for item in judged(VERBATIM, changed, context=context)] == [Fault]


def test_without_the_source_nobody_knows() -> None:
    for context, url in ((Context(), URL), (Context(sources=Given()), "https://elsewhere.example/a")):
        assert [type(item) for item in judged(VERBATIM, "We won’t go back", context=context, url=url)] == [NotCheckable]


def test_a_quote_that_is_the_headline_says_so() -> None:
    (fault,) = [item for item in judged(HEADLINE, TITLE) if isinstance(item, Fault)]
    assert TITLE in fault.seen
    assert [item for item in judged(HEADLINE, TITLE, is_headline=True) if isinstance(item, Fault)] == []
    assert [item for item in judged(HEADLINE, "We won’t go back") if isinstance(item, Fault)] == []


def test_without_the_source_the_address_gives_a_headline_away() -> None:
    shown = [item for item in judged(HEADLINE, "Dockers walk out of northern ports.", context=Context()) if isinstance(item, Fault)]
    assert len(shown) == 1
    assert "address" in shown[0].seen
