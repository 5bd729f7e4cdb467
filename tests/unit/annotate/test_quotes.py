import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate import Gazetteer
from rashomon.annotate.mentions import mentions_of
from rashomon.annotate.quotes import quotes_of
from rashomon.model.article import Article
from rashomon.model.entity import Entity, EntityKind
from rashomon.model.quote import Quote
from rashomon.text.sentences import split
from rashomon.verify.checks import is_between_marks

SPEAKERS = Gazetteer(
    (
        Entity("omar-haddad", EntityKind.PERSON, {"en": "Omar Haddad", "ar": "عمر حداد", "zh": "哈达德", "hi": "उमर हद्दाद"}),
        Entity("mali", EntityKind.COUNTRY, {"en": "Mali"}),
    )
)


def quotes(text: str, language: str = "en") -> tuple[Quote, ...]:
    article = Article("article-1", "https://gazette.example/1", "gazette", "", text)
    return quotes_of(article, language, mentions_of(article, language, split(text, language), SPEAKERS))


def contents(text: str, language: str = "en") -> list[str]:
    return [quote.content.text for quote in quotes(text, language)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("“", "”"),
        ("„", "“"),
        ("„", "”"),
        ("«", "»"),
        ("«\u00a0", "\u00a0»"),
        ("«\u202f", "\u202f»"),
        ("« ", " »"),
        ("»", "«"),
        ("「", "」"),
        ("『", "』"),
        ("‹", "›"),
        ('"', '"'),
        ("``", "''"),
        ("''", "''"),
        ("‘", "’"),
        ("'", "'"),
        ("‚", "‘"),
        ("„", "‟"),
        ("”", "”"),
        ("”", "“"),
        ("＂", "＂"),
        ("｢", "｣"),
        ("〝", "〞"),
        ("〝", "〟"),
    ],
)
def test_words_between_marks_of_every_convention_are_a_quote(opening: str, closing: str) -> None:
    text = f"She said: {opening}we saw the water{closing}, y"
    (quote,) = quotes(text)
    assert quote.content.text == "we saw the water"
    assert is_between_marks(text, quote.content)


@pytest.mark.parametrize("words", ["safe", "very safe", "安全区"])
def test_scare_quotes_are_no_quotes(words: str) -> None:
    assert contents(f"the “{words}” place") == []


def test_a_quote_left_open_ends_with_its_paragraph() -> None:
    assert contents("He said: “We saw the water.\n“Then we ran away,” he said.") == ["We saw the water.", "Then we ran away"]


def test_a_straight_mark_left_open_quotes_nothing() -> None:
    assert contents('he said: a 12" pipe that nobody had seen before\nand more of it') == []


def test_what_stands_between_two_quotes_is_not_quoted() -> None:
    text = 'it ended badly," the minister said on Monday. "We must go now," she added.'
    assert contents(text) == ["We must go now"]


def test_a_closing_guillemet_without_its_opening_opens_nothing() -> None:
    assert contents("и ушли.» Министр сообщил об этом вчера. «Мы видели эту воду», — сказал он.", "ru") == ["Мы видели эту воду"]


def test_quotes_come_in_order_and_two_may_share_a_line() -> None:
    assert contents("“We saw the water,” she said. “It was very high.”") == ["We saw the water", "It was very high."]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "cue"),
    [
        ("en", "“We saw the water,” said Omar Haddad.", "Omar Haddad", "said"),
        ("en", "According to Omar Haddad, “we saw the water”.", "Omar Haddad", "According to"),
        ("fr", "« Nous avons vu l'eau », a déclaré Omar Haddad.", "Omar Haddad", "a déclaré"),
        ("es", "«Vimos el agua subir», dijo Omar Haddad.", "Omar Haddad", "dijo"),
        ("ru", "«Мы видели эту воду», — сказал Данияр Сейтбеков.", "Данияр Сейтбеков", "сказал"),
        ("ar", "وقال عمر حداد: «رأينا الماء يرتفع».", "عمر حداد", "وقال"),
        ("zh", "哈达德说：“我们看到水涨起来了。”", "哈达德", "说"),
        ("hi", "उमर हद्दाद ने कहा, “हमने पानी को देखा।”", "उमर हद्दाद", "कहा"),
    ],
)
def test_speaker_and_cue_are_found_where_the_line_names_them(language: str, text: str, speaker: str, cue: str) -> None:
    (quote,) = quotes(text, language)
    assert quote.speaker is not None
    assert quote.cue is not None
    assert (quote.speaker.text, quote.cue.text) == (speaker, cue)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Omar Haddad left. “We saw the water,” she said."),
        ("fr", "Omar Haddad est parti. « Nous avons vu l'eau », a déclaré-t-elle."),
        ("ru", "Данияр Сейтбеков ушёл. «Мы видели эту воду», — сказала она."),
    ],
)
def test_a_pronoun_names_nobody(language: str, text: str) -> None:
    (quote,) = quotes(text, language)
    assert quote.cue is not None
    assert quote.speaker is None


def test_a_country_does_not_speak() -> None:
    (quote,) = quotes("“We saw the water,” said officials in Mali.")
    assert quote.speaker is None


def test_a_name_within_a_quote_is_not_its_speaker() -> None:
    (quote,) = quotes("“Omar Haddad saw the water,” said officials.")
    assert quote.speaker is None


def test_another_paragraph_names_no_speaker() -> None:
    (quote,) = quotes("Omar Haddad said no.\n“We saw the water.”")
    assert (quote.speaker, quote.cue) == (None, None)


def test_a_language_without_cues_still_has_quotes() -> None:
    (quote,) = quotes("“Bir iki üç dört.”", "und")
    assert (quote.speaker, quote.cue) == (None, None)


@pytest.mark.parametrize(
    "piece", ['a" ', '"', "“", "“we saw it” said Omar Haddad. ", "“we saw it” said Omar Haddad.\n", "said ", "''", "``''", "»«", "Mali\n"]
)
def test_200_kilobytes_of_hostile_text_are_read_through(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert all(quote.content.holds_in(text) for quote in quotes(text))


MARKS = ["“", "”", "„", "«", "»", "「", "」", "『", "』", "‹", "›", '"', "``", "''", "'"]
WORDS = [
    "we saw the water",
    "said Omar Haddad",
    "水涨起来了我们看到",
    "no",
    ",",
    ".",
    ", ",
    ". ",
    " ",
    "\u00a0",
    "\u202f",
    "—",
    "(",
    "\n",
    "!",
]


@given(st.lists(st.sampled_from([*MARKS, *WORDS]), min_size=1, max_size=30).map("".join))
def test_every_quote_passes_the_audit_that_looks_for_marks_around_it(text: str) -> None:
    for quote in quotes(text):
        assert quote.content.holds_in(text)
        assert is_between_marks(text, quote.content)
        assert "\n" not in quote.content.text
        assert all(span is None or span.holds_in(text) for span in (quote.speaker, quote.cue))


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60),
    st.sampled_from([("“", "”"), ("«", "»"), ('"', '"'), ("「", "」")]),
)
def test_any_words_that_are_wrapped_pass_the_audit(words: str, marks: tuple[str, str]) -> None:
    text = f"x {marks[0]}{words}{marks[1]} y"
    assert all(quote.content.holds_in(text) and is_between_marks(text, quote.content) for quote in quotes(text))
