"""`rashomon eval lenses`: genres of articles, and sentences that say what follows or is to come, beside gold in every content language."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from rashomon.annotate import Annotator, Gazetteer
from rashomon.compose import is_consequence, is_dated_future, look_again
from rashomon.errors import Misconfigured
from rashomon.model.annotation import Reading
from rashomon.model.article import Article, Part
from rashomon.model.claim import Citation, Saying
from rashomon.model.ids import content_id
from rashomon.model.outlet import Outlet, OutletKind
from rashomon.model.span import Span
from rashomon.models.embedder import Vectors
from rashomon.relate import genre_of

WRITTEN_AT = datetime(2026, 3, 10, 12, tzinfo=UTC)  # when all gold sentences are taken to be written: a Tuesday
_SENTENCES = ("language", "look_again", "why", "sentence")
_ARTICLES = ("language", "genre", "kind", "url", "title", "opening")
_NONE = "-"

Judged = tuple[str, str]  # what the gold says, what was found; "" for nothing


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of what was found is right, and how much of what is right was found, 0 to 1; `gold` is how many there were to find."""

    precision: float
    recall: float
    gold: int


@dataclass(frozen=True, slots=True)
class LensScore:
    """The scores of one part of the gold.

    `watch` are outlooks with a day; `days` the share of the rightly found ones whose day is the gold's. `languages` holds for each language
    the share of its lines that were judged right in all.
    """

    watch: Rate
    days: float
    why: Rate
    genre: Rate
    languages: Mapping[str, float]


def evaluate_lenses(folder: Path, part: str) -> LensScore:
    """Judge the gold of `folder`: `sentences/PART.tsv` and `genre/PART.tsv` (docs/reference/evaluation.md).

    Raises:
        Misconfigured: a file is not there, or has other columns.
    """
    watch, why, genre = [], [], []
    right: defaultdict[str, list[bool]] = defaultdict(list)
    for line in _lines(folder / "sentences" / f"{part}.tsv", _SENTENCES):
        ahead, leads = _outlook(line), ("yes" if is_consequence(line["sentence"], line["language"]) else "")
        expected = line["look_again"].removeprefix(_NONE), line["why"].removesuffix("no")
        watch.append((expected[0], ahead))
        why.append((expected[1], leads))
        right[line["language"]].append((ahead, leads) == expected)
    lines = list(_lines(folder / "genre" / f"{part}.tsv", _ARTICLES))
    for line, found in zip(lines, _genres(lines), strict=True):
        expected_genre = line["genre"].removeprefix(_NONE)
        genre.append((expected_genre, found))
        right[line["language"]].append(found == expected_genre)
    both = [(day, found) for day, found in watch if day and found]
    return LensScore(
        watch=_rate([("yes" if day else "", "yes" if found else "") for day, found in watch]),
        days=sum(day == found for day, found in both) / max(1, len(both)),
        why=_rate(why),
        genre=_rate(genre),
        languages={language: sum(judged) / len(judged) for language, judged in sorted(right.items())},
    )


def _rate(judged: Sequence[Judged]) -> Rate:
    right = sum(expected == found != "" for expected, found in judged)
    found, gold = sum(found != "" for _, found in judged), sum(expected != "" for expected, _ in judged)
    return Rate(right / max(1, found), right / max(1, gold), gold)


def _outlook(line: Mapping[str, str]) -> str:
    """Return the day to look again that a sentence gives, "" if it is no outlook."""
    sentence = line["sentence"]
    saying = Saying(Citation("gold", Part.TEXT, Span(0, len(sentence), sentence)), "gold", line["language"], WRITTEN_AT)
    day = look_again(saying, WRITTEN_AT) if is_dated_future(saying) else None
    return day.isoformat() if day else ""


def _genres(lines: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Yield the genre of each article, "" where it gets no label."""
    articles = [
        Article(content_id("article", line["url"]), line["url"], "gold", line["title"], line["opening"], line["language"]) for line in lines
    ]
    notes = Annotator(_Ones(), Gazetteer(())).annotate(articles)
    for line, article, annotations in zip(lines, articles, notes, strict=True):
        outlet = Outlet("gold", "Gold", kind=OutletKind(line["kind"]))
        label = genre_of(Reading(article, annotations), outlet, on="", scope="gold")
        yield label.value if label else ""


class _Ones:
    """Vectors play no part in genres."""

    id = "ones/4"
    dimensions = 4

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.full((len(texts), self.dimensions), 0.5, dtype=np.float32)


def _lines(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    try:
        head, *rows = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise Misconfigured(f"{path} cannot be read: {error}") from error
    if tuple(head.split("\t")) != columns:
        raise Misconfigured(f"{path}: its columns have to be {', '.join(columns)}")
    for number, row in enumerate(rows, start=2):
        cells = row.split("\t")
        if len(cells) != len(columns):
            raise Misconfigured(f"{path}:{number}: {len(columns)} columns, not {len(cells)}")
        yield dict(zip(columns, cells, strict=True))
