"""`rashomon eval summary`: summaries of gold events beside what people wrote, and beside lead and LexRank."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import msgspec

from rashomon.compose import most_telling
from rashomon.errors import Misconfigured
from rashomon.evaluate.baselines import lead, lexrank
from rashomon.evaluate.gold_events import read_gold_events
from rashomon.evaluate.rouge import Rouge, rouge
from rashomon.model.annotation import Reading
from rashomon.models.embedder import Embedder
from rashomon.text.languages import identify, primary_subtag
from rashomon.text.sentences import split
from rashomon.text.words import first_words, words

DEFAULT_BUDGET = 90


class _Written(msgspec.Struct):
    """What a person wrote of an event."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class SummaryScore:
    """Mean ROUGE over `events`, of the summary and of what it has to beat, each cut at `budget_words` words.

    `without_articles` counts gold events of which the corpus has nothing.
    """

    events: int
    without_articles: int
    budget_words: int
    summary: Rouge
    lead: Rouge
    lexrank: Rouge


def evaluate_summary(corpus: Path, gold: Path, embedder: Embedder, *, budget: int = DEFAULT_BUDGET) -> SummaryScore:
    """Relate the articles of each gold event, rank its sentences as the summary does, and score the first `budget` words.

    Summaries are made in the language of the gold text, of the articles in it; where there are none, of all. All three systems give whole
    sentences, the best first, and are cut at the same word.

    Raises:
        Misconfigured: a file cannot be read, the gold is not `event_id → {title, text}`, or no gold event has an article.
    """
    written = _read_written(gold)
    by_event = read_gold_events(corpus, embedder, wanted=written).dossiers(embedder)
    if not by_event:
        raise Misconfigured(f"{corpus} has no article of an event of {gold}: its lines need the `event_id` that the gold has")
    scores: list[list[Rouge]] = []
    for event_id, dossier in by_event.items():
        text = written[event_id].text
        language = primary_subtag(identify(text, declared=None).language)
        articles = _sentences(dossier.readings, language)
        systems = (list(most_telling(dossier, language)) or lead(articles), lead(articles), lexrank(articles, language))
        target = [span.text for span in split(text, language)]
        scores.append([rouge(target, cut(found, budget), language) for found in systems])
    summary, first, central = (_mean(each) for each in zip(*scores, strict=True))
    return SummaryScore(len(by_event), len(written) - len(by_event), budget, summary, first, central)


def cut(sentences: Iterable[str], budget: int) -> list[str]:
    """Return the first sentences up to `budget` words, the last one cut there."""
    kept = []
    for sentence in sentences:
        if budget <= 0:
            break
        kept.append(first_words(sentence, budget))
        budget -= len(words(sentence))
    return kept


def _sentences(readings: Sequence[Reading], language: str) -> list[list[str]]:
    """Return the sentences of each article in the language, in time order; of all articles if none is in it."""
    own = [reading for reading in readings if primary_subtag(reading.language) == language] or readings
    return [[span.text for span in reading.annotations.sentences] for reading in own]


def _read_written(path: Path) -> dict[str, _Written]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, _Written])
    except OSError as error:
        raise Misconfigured(f"{path} cannot be read: {error.strerror}") from error
    except msgspec.DecodeError as error:
        raise Misconfigured(f"{path} is not a JSON object of event_id → {{title, text}}: {error}") from error


def _mean(scores: Sequence[Rouge]) -> Rouge:
    return Rouge(*(fmean(values) for values in zip(*((each.rouge1, each.rouge2, each.rougeLsum) for each in scores), strict=True)))
