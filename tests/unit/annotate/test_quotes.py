import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate import Gazetteer
from rashomon.annotate.mentions import mentions_of
from rashomon.annotate.quotes import quotes_of
from rashomon.model.article import Article
from rashomon.model.entity import Entity, EntityKind
from rashomon.model.quote import Quote, QuoteForm
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
        ("en", "Omar Haddad met Karl Best. “We saw the water,” she said."),
        ("en", "Omar Haddad left. His mother was at home. “We saw the water,” she said."),
        ("en", "Omar Haddad left.\n“We saw the water,” she said."),
        ("fr", "Le fils de Omar Haddad est parti. « Nous avons vu l'eau », a-t-elle déclaré."),
        ("ru", "Данияр Сейтбеков ушёл, Олег Рудин остался. «Мы видели эту воду», — сказала она."),
    ],
)
def test_a_pronoun_names_nobody_where_more_than_one_can_be_meant(language: str, text: str) -> None:
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


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("en", "“We heard nothing,” said Omar Haddad, “until four.”", ["We heard nothing", "until four."]),
        ("fr", "« Le pont a bougé », raconte Omar Haddad, « puis plus rien. »", ["Le pont a bougé", "puis plus rien."]),
        ("es", "—Aquí no queda nada —dijo Omar Haddad—. Ni los árboles.", ["Aquí no queda nada", "Ni los árboles."]),
        ("ru", "«Мост задрожал, — сказал Omar Haddad, — и всё стихло».", ["Мост задрожал, — сказал Omar Haddad, — и всё стихло"]),
        ("en", "“There was no light.\n“So we walked home,” said Omar Haddad.", ["There was no light.", "So we walked home"]),
    ],
)
def test_an_utterance_may_have_several_pieces(language: str, text: str, pieces: list[str]) -> None:
    found = quotes(text, language)
    assert [quote.content.text for quote in found] == pieces
    assert {quote.speaker.text for quote in found if quote.speaker} <= {"Omar Haddad"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He read “The Long Way to the Harbour” twice."),
        ("es", "La novela «El año de las lluvias largas» se publica en otoño."),
        ("zh", "他唱了一首“月亮下面的小船慢慢走”的老歌。"),
        ("tr", "“Gemileri sayan çocuklar” filmi iki ödül aldı."),
        ("en", "Robert “Bobby the Great Man” Tarn won."),
        ("de", "Die als „Regierung der Nationalen Einheit“ bezeichnete Koalition trat ab."),
    ],
)
def test_titles_and_names_between_marks_are_no_quotes(language: str, text: str) -> None:
    assert contents(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "clause"),
    [
        ("en", "Omar Haddad said that the dam would not hold.", "the dam would not hold"),
        ("fr", "Omar Haddad a déclaré que le barrage allait céder.", "le barrage allait céder"),
        ("ru", "Данияр Сейтбеков сообщил, что плотина не выдержит этого.", "плотина не выдержит этого"),
        ("ar", "قال عمر حداد إن السد لن يصمد طويلا.", "السد لن يصمد طويلا"),
        ("zh", "哈达德表示，大坝已经撑不了多久。", "大坝已经撑不了多久"),
        ("hi", "उमर हद्दाद ने कहा कि बाँध टिक नहीं पाएगा।", "बाँध टिक नहीं पाएगा"),
        ("tr", "Omar Haddad, barajın uzun süre dayanmayacağını söyledi.", "barajın uzun süre dayanmayacağını"),
        ("fa", "رضا کاوه گفت که سد دوام نخواهد آورد.", "سد دوام نخواهد آورد"),
    ],
)
def test_reported_speech_is_the_clause_behind_its_verb(language: str, text: str, clause: str) -> None:
    (quote,) = quotes(text, language)
    assert (quote.form, quote.content.text) == (QuoteForm.INDIRECT, clause)
    assert quote.speaker is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Omar Haddad did not say that the dam would hold."),
        ("de", "Omar Haddad sagte nicht, dass der Damm lange hält."),
        ("fr", "Omar Haddad n'a pas dit que le barrage allait céder."),
        ("de", "Es regnete so stark, dass niemand mehr helfen konnte."),
    ],
)
def test_a_denied_verb_reports_nothing(language: str, text: str) -> None:
    assert quotes(text, language) == ()


def test_a_last_name_and_an_office_lead_to_the_full_name() -> None:
    text = "Finance minister Odile Grant came late. “We saw the water,” said Grant.\n\n“We have no money,” the minister said."
    assert [text[quote.named.start : quote.named.end] for quote in quotes(text) if quote.named] == ["Odile Grant", "Odile Grant"]


def test_an_office_that_two_people_hold_names_nobody() -> None:
    text = "Finance minister Odile Grant met defence minister Karl Best.\n\n“We have no money,” the minister said."
    assert [quote.named for quote in quotes(text)] == [None]
