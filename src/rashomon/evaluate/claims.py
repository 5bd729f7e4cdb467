"""`rashomon eval claims`: how well sentences of many articles were grouped into claims, and whether "contradicted" is right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from rashomon.errors import Misconfigured
from rashomon.evaluate.claims_gold import ClaimsGold, Kind, Place, read_claims_gold
from rashomon.evaluate.gold_events import read_gold_events
from rashomon.model.claim import Citation
from rashomon.model.dossier import Dossier
from rashomon.models.embedder import Embedder
from rashomon.relate.candidates import folded

SAME_LANGUAGE, ACROSS = "same language", "across languages"


@dataclass(frozen=True, slots=True)
class PairScore:
    """Of pairs of sentences: which share of those put together belongs together, and which share of those that belong was put together."""

    pairs: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class ContradictedScore:
    """Contradictions found, how many of those could be judged and were right, and which share of the gold ones was found.

    `unsure` were found and are not scored: the gold says that readers may differ.
    """

    found: int
    right: int
    wrong: int
    unsure: int
    gold: int
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class ClaimsScore:
    """`pairs` over all events, and by whether both sentences are of one language, and by part where the gold has parts.

    `without_articles` counts gold events of which the corpora have nothing.
    """

    events: int
    without_articles: int
    pairs: PairScore
    by_languages: dict[str, PairScore]
    by_part: dict[str, PairScore]
    contradicted: ContradictedScore


@dataclass(slots=True)
class _Tally:
    together: int = 0
    apart: int = 0  # belong together, are not
    wrong: int = 0
    right_apart: int = 0

    def add(self, *, found: bool, gold: bool) -> None:
        self.together += found and gold
        self.wrong += found and not gold
        self.apart += gold and not found
        self.right_apart += not found and not gold

    def score(self) -> PairScore:
        precision, recall = _share(self.together, self.together + self.wrong), _share(self.together, self.together + self.apart)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return PairScore(self.together + self.apart + self.wrong + self.right_apart, precision, recall, f1)


@dataclass(slots=True)
class _Scores:
    all: _Tally = field(default_factory=_Tally)
    by_languages: dict[str, _Tally] = field(default_factory=dict)
    by_part: dict[str, _Tally] = field(default_factory=dict)
    verdicts: list[Kind] = field(default_factory=list)
    gold: int = 0
    recalled: int = 0


def evaluate_claims(gold: Path, corpora: Sequence[Path], embedder: Embedder) -> ClaimsScore:
    """Relate the articles of each gold event, and compare every judged pair of sentences, and every contradiction, with the gold.

    Two sentences count as put together where one claim has both. Sentences of one article, and sentences that are equal but for case and
    punctuation, are no pair: they prove nothing.

    Raises:
        Misconfigured: a file cannot be read, the gold is of another shape, a sentence of it is not in the corpora, or no event is.
    """
    known = read_claims_gold(gold)
    scores = _Scores()
    done = 0
    for corpus in corpora:
        events = read_gold_events(corpus, embedder, wanted=known)
        for event_id in sorted(set(known) & set(events.readings)):
            _score(known[event_id], events.dossier(event_id, embedder), scores, gold)
            done += 1
    if not done:
        raise Misconfigured(f"none of the corpora has an article of an event of {gold}: their lines need the `event_id` that the gold has")
    return ClaimsScore(
        events=done,
        without_articles=len(known) - done,
        pairs=scores.all.score(),
        by_languages={name: tally.score() for name, tally in sorted(scores.by_languages.items())},
        by_part={name: tally.score() for name, tally in sorted(scores.by_part.items())},
        contradicted=_contradicted(scores),
    )


def _score(gold: ClaimsGold, dossier: Dossier, scores: _Scores, path: Path) -> None:
    placed = _Placed(dossier)
    for place, digest in gold.places.items():
        if not placed.holds(place, digest):
            raise Misconfigured(f"{path}: {place.url} has not the sentence at {place.start} that was judged")
    judged = gold.pairs or dict.fromkeys(_all_pairs(gold, placed), Kind.DIFFERENT) | gold.stated
    for pair, kind in judged.items():
        if kind is Kind.UNSURE or not placed.is_pair(*pair):
            continue
        found, is_same = placed.are_together(*pair), kind is Kind.SAME
        languages = SAME_LANGUAGE if placed.language(pair[0]) == placed.language(pair[1]) else ACROSS
        for tally in (
            scores.all,
            scores.by_languages.setdefault(languages, _Tally()),
            *((scores.by_part.setdefault(gold.part, _Tally()),) if gold.part else ()),
        ):
            tally.add(found=found, gold=is_same)
    scores.verdicts += [gold.verdict(sayings, against) for sayings, against in placed.contradictions()]
    for claim, against in gold.contradictions:
        scores.gold += 1
        scores.recalled += placed.is_contradicted(claim, against)


def _all_pairs(gold: ClaimsGold, placed: "_Placed") -> Iterable[tuple[Place, Place]]:
    """Return every two sentences of the event, those of the gold by their places in it."""
    places = dict.fromkeys((*gold.places, *(place for place in placed.sentences() if not any(map(place.overlaps, gold.places)))))
    return combinations(sorted(places), 2)


class _Placed:
    """A dossier by the places of its sentences."""

    def __init__(self, dossier: Dossier) -> None:
        self._articles = {reading.article.url: reading for reading in dossier.readings}
        self._url = {reading.id: reading.article.url for reading in dossier.readings}
        self._claims = [[self._place(saying.citation) for saying in claim.sayings] for claim in dossier.claims]
        self._against = [[self._place(each.saying.citation) for each in claim.contradictions] for claim in dossier.claims]
        self._of_article: dict[tuple[str, str], list[tuple[Place, int]]] = {}
        for number, places in enumerate(self._claims):
            for place in places:
                self._of_article.setdefault((place.url, place.part), []).append((place, number))

    def _place(self, citation: Citation) -> Place:
        return Place(self._url[citation.article_id], citation.part, citation.span.start, citation.span.end)

    def holds(self, place: Place, digest: str) -> bool:
        return place.url in self._articles and place.is_of(self.words(place), digest)

    def words(self, place: Place) -> str:
        reading = self._articles[place.url]
        return (reading.article.title if place.part == "title" else reading.article.text)[place.start : place.end]

    def language(self, place: Place) -> str:
        return self._articles[place.url].language.partition("-")[0]

    def sentences(self) -> Iterable[Place]:
        return sorted({place for places in self._claims for place in places})

    def is_pair(self, one: Place, other: Place) -> bool:
        return one.url != other.url and folded(self.words(one)) != folded(self.words(other))

    def are_together(self, one: Place, other: Place) -> bool:
        return not self._numbers(one).isdisjoint(self._numbers(other))

    def _numbers(self, place: Place) -> set[int]:
        return {number for other, number in self._of_article.get((place.url, place.part), ()) if place.overlaps(other)}

    def contradictions(self) -> Iterable[tuple[list[Place], Place]]:
        for places, against in zip(self._claims, self._against, strict=True):
            for place in against:
                yield places, place

    def is_contradicted(self, claim: Sequence[Place], against: Place) -> bool:
        """Whether a claim with one of the sentences is held to be contradicted by the other, or the other way round."""
        return any(
            (any(map(against.overlaps, opposed)) and _meet(claim, places)) or (any(map(against.overlaps, places)) and _meet(claim, opposed))
            for places, opposed in zip(self._claims, self._against, strict=True)
        )


def _meet(ones: Sequence[Place], others: Sequence[Place]) -> bool:
    return any(one.overlaps(other) for one in ones for other in others)


def _contradicted(scores: _Scores) -> ContradictedScore:
    counts: Mapping[Kind, int] = {kind: scores.verdicts.count(kind) for kind in Kind}
    right, wrong = counts[Kind.CONTRADICTS], counts[Kind.SAME] + counts[Kind.DIFFERENT]
    return ContradictedScore(
        found=len(scores.verdicts),
        right=right,
        wrong=wrong,
        unsure=counts[Kind.UNSURE],
        gold=scores.gold,
        precision=_share(right, right + wrong) if right + wrong else 1.0,
        recall=_share(scores.recalled, scores.gold),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
