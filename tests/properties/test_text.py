"""What is always true of the functions of `text` and of figures, whatever the text."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.figures import find_figures
from rashomon.model.article import Part
from rashomon.text.fingerprints import fingerprint, overlap
from rashomon.text.languages import identify
from rashomon.text.numbers import find_numbers
from rashomon.text.sentences import split
from rashomon.text.urls import canonical_url

LANGUAGES = st.sampled_from(
    ["en", "fr", "es", "pt", "de", "it", "ru", "ar", "zh", "ja", "hi", "tr", "id", "sw", "fa", "ckb", "und", "zh-Hant"]
)
PIECES = st.sampled_from(
    [
        "34",
        "1,200",
        "1.200",
        "३४",
        "٣٤",
        "三十",
        "万",
        "million",
        "mil",
        "тыс.",
        "لاکھ",
        "to",
        "-",
        "%",
        "$",
        "people",
        "killed",
        "人死亡",
        "at least",
        "\n",
    ]
)
NEWSLIKE = st.lists(st.one_of(PIECES, st.text(max_size=6))).map(" ".join)
TEXTS = st.one_of(st.text(), NEWSLIKE)


@settings(deadline=None)  # the first text of a language compiles its table
@given(TEXTS, LANGUAGES)
def test_sentences_hold_all_that_is_not_space_in_order(text: str, language: str) -> None:
    spans = split(text, language)

    assert all(span.holds_in(text) and span.text == span.text.strip() for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert "".join("".join(span.text for span in spans).split()) == "".join(text.split())


@settings(deadline=None)  # the first text of a language compiles its table
@given(TEXTS, LANGUAGES)
def test_numbers_are_spans_in_order_with_a_lower_and_a_higher_end(text: str, language: str) -> None:
    numbers = find_numbers(text, language)

    assert all(number.span.holds_in(text) and number.value >= 0 for number in numbers)
    assert all(number.high is None or number.high > number.value for number in numbers)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(numbers))


@settings(deadline=None)  # the first text of a language compiles its table
@given(TEXTS, LANGUAGES)
def test_figures_point_at_their_words(text: str, language: str) -> None:
    assert all(figure.span.holds_in(text) for figure in find_figures(text, language, part=Part.TEXT))


@settings(deadline=None)  # the first call loads the model
@given(TEXTS, st.none() | st.text(max_size=12) | LANGUAGES)
def test_every_text_gets_a_language(text: str, declared: str | None) -> None:
    guess = identify(text, declared=declared)

    assert guess.language.isascii()
    assert 0 <= guess.confidence <= 1


@given(TEXTS)
def test_a_text_is_its_own_copy_if_it_has_shingles_at_all(text: str) -> None:
    signature = fingerprint(text)

    assert overlap(signature, signature) == (1 if signature.size else 0)


@given(st.text(max_size=60) | st.text(alphabet="htps:/.aéb?&=#utm_%-", max_size=60).map("https://a.example/".__add__))
def test_canonical_addresses_stay_as_they_are(raw: str) -> None:
    try:
        canonical = canonical_url(raw)
    except ValueError:
        return
    assert canonical_url(canonical) == canonical
