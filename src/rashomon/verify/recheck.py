"""Checking a stored page again, with nothing but the page and the stored articles."""

from dataclasses import dataclass

from rashomon.model.brief import TimelineEntry
from rashomon.model.node import Node
from rashomon.verify.brief import against_of, sentences_of
from rashomon.verify.checks import Articles, citation_failure, day_failure, quote_failure, sentence_failure, value_failure


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was checked and how much of it failed; `failures` says what, a line each."""

    citations: int = 0
    quotes: int = 0
    figures: int = 0
    failed: int = 0
    failures: tuple[str, ...] = ()

    def plus(self, other: "Tally") -> "Tally":
        """Return the sum of two tallies."""
        return Tally(
            self.citations + other.citations,
            self.quotes + other.quotes,
            self.figures + other.figures,
            self.failed + other.failed,
            self.failures + other.failures,
        )


def recheck(node: Node, articles: Articles) -> Tally:
    """Check every citation, quote and figure of a node and its edges. `articles` are those whose text is intact; others support nothing."""
    brief = node.brief
    found = []
    sentences = (*sentences_of(brief), *(edge.because for edge in node.edges if edge.because))
    for sentence in sentences:
        failures = [failure for citation in sentence.citations[1:] if (failure := citation_failure(citation, articles))]
        first = sentence_failure(sentence, articles)
        found += failures if first is None or first in failures else [first, *failures]
    found += [failure for citation in against_of(brief) if (failure := citation_failure(citation, articles))]
    found += [failure for take in brief.takes if take.quote and (failure := quote_failure(take.quote, articles, of=take.article_id))]
    found += [failure for entry in brief.timeline if _is_whole(entry, articles) and (failure := day_failure(entry, articles))]
    found += [failure for row in brief.numbers for value in row.values if (failure := value_failure(value, articles))]
    return Tally(
        citations=sum(len(sentence.citations) for sentence in sentences) + len(against_of(brief)),
        quotes=sum(take.quote is not None for take in brief.takes),
        figures=sum(len(row.values) for row in brief.numbers),
        failed=len(found),
        failures=tuple(f"{brief.locale}/n/{node.slug}: {failure.rule}: {failure.seen}" for failure in found),
    )


def _is_whole(entry: TimelineEntry, articles: Articles) -> bool:
    """Whether every article it cites is there; those that are not have failed already."""
    return all(citation.article_id in articles for citation in entry.sentence.citations)
