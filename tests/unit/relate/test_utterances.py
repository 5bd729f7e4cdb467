"""How quotes of one saying stand to each other, over outlets and languages."""

from datetime import UTC, datetime, timedelta

import numpy as np

from rashomon.annotate import Gazetteer
from rashomon.annotate.mentions import mentions_of
from rashomon.annotate.quotes import quotes_of
from rashomon.model.annotation import Annotations, Reading
from rashomon.model.article import Article
from rashomon.model.quote import QuoteStatus
from rashomon.model.utterance import Change, Utterance
from rashomon.relate.support import Independence
from rashomon.relate.utterances import utterances_of
from rashomon.text.sentences import split

NAMES = Gazetteer(())
ONE = np.ones(4, dtype=np.float32)
MEANING = {word: np.eye(8, dtype=np.float32)[at] for at, word in enumerate(["dam", "money", "other"])}


def reading(number: int, text: str, language: str = "en") -> Reading:
    at = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=number)
    article = Article(f"article-{number}", f"https://o{number}.example/{number}", f"outlet-{number}", "", text, published_at=at)
    sentences = split(text, language)
    mentions = mentions_of(article, language, sentences, NAMES)
    notes = Annotations(article.id, language, sentences, ONE, np.empty(0, np.uint32), mentions, (), quotes_of(article, language, mentions))
    return Reading(article, notes)


def embed(texts: list[str]) -> np.ndarray:
    """All quotes about the dam mean one thing."""
    about = ["dam" if any(word in text for word in ("dam", "barrage", "presa")) else "other" for text in texts]
    return np.array([MEANING[word] for word in about])


def utterances(*readings: Reading) -> tuple[Utterance, ...]:
    sources = {item.id: item.article.outlet_id for item in readings}
    means = {language: np.full(8, 0.01, dtype=np.float32) for language in ("en", "fr", "es")}
    return utterances_of(
        "event-1",
        readings,
        independence=Independence(sources, {}, {}),
        countries={},
        home="",
        embed=lambda texts: embed(list(texts)),
        means=means,
    )


def statuses(*readings: Reading) -> list[QuoteStatus]:
    (utterance,) = utterances(*readings)
    return [rendering.status for rendering in utterance.renderings]


def test_the_same_words_are_verbatim_and_other_typography_is_folded() -> None:
    assert statuses(
        reading(1, "“We don’t trust the dam,” said Omar Haddad."),
        reading(2, "Omar Haddad said: “We don’t trust the dam.”"),
        reading(3, 'Omar Haddad said: "We don\'t trust the dam."'),
    ) == [QuoteStatus.VERBATIM, QuoteStatus.VERBATIM, QuoteStatus.FOLDED]


def test_other_words_of_one_speaker_are_altered_and_the_change_is_shown() -> None:
    (utterance,) = utterances(
        reading(1, "“People had no more than twenty minutes to leave the dam,” said Omar Haddad."),
        reading(2, "“People had no more than twenty minutes to leave the dam,” said Omar Haddad."),
        reading(3, "“People had no less than twenty minutes to leave the dam,” said Omar Haddad."),
    )
    altered = utterance.renderings[2]
    assert altered.status is QuoteStatus.ALTERED
    assert altered.changes == (Change("more", "less"),)
    assert altered.against is not None
    assert altered.against.article_id == "article-1"


def test_what_most_say_stands_against_the_earliest() -> None:
    assert statuses(
        reading(1, "“The dam is not safe for anyone now,” said Omar Haddad."),
        reading(2, "“The dam is quite safe for anyone now,” said Omar Haddad."),
        reading(3, "“The dam is quite safe for anyone now,” said Omar Haddad."),
    ) == [QuoteStatus.ALTERED, QuoteStatus.VERBATIM, QuoteStatus.VERBATIM]


def test_a_part_is_verbatim_unless_it_drops_the_denial() -> None:
    assert statuses(
        reading(1, "“There is no proof that the dam was overloaded,” said Omar Haddad."),
        reading(2, "Omar Haddad said that “the dam was overloaded” was unproven."),
    ) == [QuoteStatus.VERBATIM, QuoteStatus.VERBATIM]
    assert statuses(
        reading(1, "“No proof of a fault in the dam was found,” said Omar Haddad."),
        reading(2, "“Proof of a fault in the dam was found,” said Omar Haddad."),
    ) == [QuoteStatus.VERBATIM, QuoteStatus.ALTERED]


def test_one_wording_of_two_speakers_is_misattributed_where_fewer_say_so() -> None:
    found = utterances(
        reading(1, "“We will never trust that old dam again,” said Omar Haddad."),
        reading(2, "“We will never trust that old dam again,” said Omar Haddad."),
        reading(3, "“We will never trust that old dam again,” said Karl Best."),
    )
    assert [rendering.status for rendering in found[0].renderings] == [
        QuoteStatus.VERBATIM,
        QuoteStatus.VERBATIM,
        QuoteStatus.MISATTRIBUTED,
    ]


def test_one_meaning_of_one_speaker_in_another_language_is_translated() -> None:
    assert statuses(
        reading(1, "“We do not trust the dam,” said Omar Haddad."),
        reading(2, "« Nous ne croyons plus au barrage », a déclaré Omar Haddad.", "fr"),
    ) == [QuoteStatus.VERBATIM, QuoteStatus.TRANSLATED]


def test_a_translation_that_two_languages_deny_is_altered() -> None:
    assert statuses(
        reading(1, "“We do not trust the dam,” said Omar Haddad."),
        reading(2, "« Nous croyons à ce barrage », a déclaré Omar Haddad.", "fr"),
        reading(3, "«No confiamos en la presa», dijo Omar Haddad.", "es"),
    ) == [QuoteStatus.VERBATIM, QuoteStatus.ALTERED, QuoteStatus.TRANSLATED]


def test_two_sayings_of_one_speaker_stay_apart() -> None:
    assert len(utterances(reading(1, "“We saw the water rise,” said Omar Haddad. “Nobody in town has any money left.”"))) == 2
