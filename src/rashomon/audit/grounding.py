"""Whether every sentence of the account stands on a source: it cites one, and the source says it.

Words can be compared, meanings cannot. A sentence that its source holds word for word is grounded. One in other words is at fault where it
names or counts what the source does not; beyond that the rule says that meaning was not judged, and does not pass.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.audit.containment import folded
from rashomon.audit.context import Context, Known
from rashomon.audit.evidence import Evidence, numbers_in
from rashomon.audit.finding import Fault, NotCheckable, Place, Section, Severity
from rashomon.audit.named import names_in
from rashomon.audit.prose import Passage, PrintedSentence, passages, sentences
from rashomon.audit.rule import Rule
from rashomon.audit.wordlists import LONGEST, primary
from rashomon.page import Page
from rashomon.text.languages import identify

_JUDGED = (Section.DECK, Section.SUMMARY, Section.SPLIT, Section.WHY)
_SHOWN = 90  # characters of a sentence or of cited words in a finding
_LEAST_TOLD = 2  # numbers from here on: "one" counts nothing in most languages

_REWORDED = "told in other words than the source: its names and numbers are there, meaning is not judged"
_TRANSLATED = "cited from words in another language alone: whether these say the same is not judged"
_WORDLESS = "cited from sources of which neither words nor a stored text are here"


@dataclass(frozen=True, slots=True)
class _Cited:
    """A sentence with what it cites, in `language`."""

    sentence: PrintedSentence
    language: str
    evidence: tuple[Evidence, ...]


def _sentence_grounded(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    """Yield the paragraphs with sentences that cite nothing, the sentences whose sources do not say them, and false words of sources."""
    shown = {source.number: Evidence(source, context) for source in reversed(page.sources)}
    unjudged: Counter[str] = Counter()
    cited: set[int] = set()
    for passage in passages(page, *_JUDGED):
        if passage.place.section is Section.DECK and not passage.text.citations:
            continue
        cited.update(passage.text.citations)
        yield from _passage(passage, page, shown, context.known, unjudged)
    yield from _sources(page, shown, cited)
    for reason, count in unjudged.items():
        yield NotCheckable(f"{count} {'sentence' if count == 1 else 'sentences'} {reason}")
    if context.sources is not None:
        absent = [shown[number] for number in sorted(cited) if number in shown and shown[number].article is None]
        if absent:
            listed = ", ".join(str(item.source.number) for item in absent[:12])
            yield NotCheckable(
                f"no stored text of {len(absent)} of the sources cited ({listed}): their printed words are taken as they stand"
            )


def _passage(
    passage: Passage, page: Page, shown: dict[int, Evidence], known: Known, unjudged: Counter[str]
) -> Iterator[Fault | NotCheckable]:
    plain = passage.text.plain
    if not any(letter.isalpha() for letter in plain):
        return
    behind = tuple(shown[number] for number in passage.text.citations if number in shown)
    unknown = tuple(number for number in passage.text.citations if number not in shown)
    if not unknown and any(evidence.says(folded(plain)) for evidence in behind):
        return
    language = primary(identify(plain, declared=passage.text.language or page.locale or None).language)
    told = [sentence for sentence in sentences(passage, language) if any(letter.isalpha() for letter in sentence.words)]
    loose = [
        sentence for sentence in told if not sentence.citations and not any(evidence.says(folded(sentence.words)) for evidence in behind)
    ]
    if loose:
        yield Fault(
            passage.place,
            f"{len(loose)} of {len(told)} {'sentence' if len(told) == 1 else 'sentences'} without a citation: {_quoted(loose[0].words)}",
            "a citation behind every sentence, of words that support it",
        )
    for sentence in told:
        if sentence.citations:
            evidence = tuple(shown[number] for number in sentence.citations if number in shown)
            yield from _sentence(_Cited(sentence, language, evidence), known, unjudged)


def _sentence(cited: _Cited, known: Known, unjudged: Counter[str]) -> Iterator[Fault]:
    place, words = cited.sentence.place, cited.sentence.words
    held = {evidence.source.number for evidence in cited.evidence}
    if lacking := [str(number) for number in cited.sentence.citations if number not in held]:
        yield Fault(
            place, f"{_quoted(words)} cites {', '.join(lacking)}, and the page lists no such source", "the number of a source of the page"
        )
        return
    plain = folded(words)
    if any(evidence.says(plain) for evidence in cited.evidence):
        return
    judged = [evidence for evidence in cited.evidence if evidence.folded]
    if not judged:
        unjudged[_WORDLESS] += 1
        return
    foreign = [evidence for evidence in judged if evidence.language and evidence.language != cited.language]
    missing = tuple(_missing(cited, judged, known)) if not foreign else ()
    if missing:
        sources = ", ".join(str(evidence.source.number) for evidence in judged)
        yield Fault(
            place,
            f"{', '.join(missing)} in {_quoted(words)}, and source {sources} does not say that: {_quoted(judged[0].source.words)}",
            "a source that says so, or a sentence that says no more than its source",
        )
    else:
        unjudged[_TRANSLATED if foreign else _REWORDED] += 1


def _missing(cited: _Cited, evidence: Sequence[Evidence], known: Known) -> Iterator[str]:
    """Yield the numbers and names of a sentence that none of its sources has, in quotation marks."""
    words = cited.sentence.words
    for number in numbers_in(words[:LONGEST], cited.language):
        if number.value >= _LEAST_TOLD and not any(item.counts(number) for item in evidence):
            yield f'"{number.span.text}"'
    for name in names_in(words, cited.language, known):
        if not any(item.naming.names(name, cited.language, known) for item in evidence):
            yield f'"{name}"'


def _sources(page: Page, shown: dict[int, Evidence], cited: set[int]) -> Iterator[Fault]:
    for item, source in enumerate(page.sources):
        evidence = shown[source.number]
        if source.number not in cited or evidence.source is not source:
            continue
        if wrong := evidence.misplaced():
            where = f"{source.part} {source.start} to {source.end} of " if wrong.startswith("stand") else ""
            yield Fault(
                Place(Section.SOURCES, item, source.line),
                f"the words of source {source.number}, {_quoted(source.words)}, {wrong}",
                f"words that stand in {where}the stored text of {source.url}",
            )


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return f'"{line[:_SHOWN].rstrip()}…"' if len(line) > _SHOWN else f'"{line}"'


GROUNDING: tuple[Rule, ...] = (
    Rule(
        "sentence-grounded",
        Severity.ERROR,
        "every sentence of the summary, the split and why it matters has a citation that supports it",
        _sentence_grounded,
    ),
)
