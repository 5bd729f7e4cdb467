"""figure-attributed: what one side claims in the account is no plain fact in the title, the deck or the numbers."""

from collections.abc import Iterator

import regex

from rashomon.audit.attribution import is_attributed, quoted
from rashomon.audit.context import Context
from rashomon.audit.figures.counted import Counted, are_same_word, counted_in, share
from rashomon.audit.figures.told import Told, told
from rashomon.audit.figures.vocabulary import TURN, UNSPACED, has, phrases
from rashomon.audit.finding import Fault, NotCheckable, Section
from rashomon.page import Page
from rashomon.text.numbers import Number

_ACCOUNT = (Section.SUMMARY, Section.SPLIT, Section.WHY, Section.TAKES, Section.TIMELINE)
_PLAIN = (Section.TITLE, Section.DECK, Section.NUMBERS)
_CLAIMED_WITHIN = 90  # characters between the word for a claim and its number; 40 where words are not spaced
_CLAIMED_WITHIN_UNSPACED = 40
_CLAUSE = regex.compile(r"[.;:!?。；：！？؛؟।]")
_MOST = 300  # numbers of an account that are looked at


def check(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    """Yield each number that the account ascribes to somebody's claim and that stands elsewhere as if it were known.

    Pages that name outlets with their numbers or cite sources say there who says a number, and are left alone; so is a number that
    the account also tells as its own.
    """
    del context
    if page.sources or any(number.outlets for number in page.numbers):
        return
    claimed, known = _sorted(page)
    for sentence in told(page, *_PLAIN):
        if _is_held(sentence):
            continue
        for counted in counted_in(sentence):
            claim = next((claim for claim in claimed if _is_same(counted, claim)), None)
            if claim is not None and not any(_is_same(counted, fact) for fact in known):
                yield Fault(
                    sentence.place,
                    f'"{" ".join(counted.clause.split())}", as a plain fact',
                    f'who says so, as in {claim.told.place}: "{" ".join(claim.clause.split())}"',
                )


def _sorted(page: Page) -> tuple[list[Counted], list[Counted]]:
    """Return the numbers of the account that are somebody's claim, and those that are not."""
    claimed: list[Counted] = []
    known: list[Counted] = []
    for sentence in told(page, *_ACCOUNT):
        for counted in counted_in(sentence):
            if len(claimed) + len(known) < _MOST:
                (claimed if _is_claim(sentence, counted.number) else known).append(counted)
    return claimed, known


def _is_claim(sentence: Told, number: Number) -> bool:
    """Whether a word for a claim stands in the clause of a number, near it."""
    words = sentence.words
    within = _CLAIMED_WITHIN_UNSPACED if sentence.language in UNSPACED else _CLAIMED_WITHIN
    for found in phrases(sentence.language, "claims").finditer(words, max(0, number.span.start - within), number.span.end + within):
        if any(other.start() <= found.start() < other.end() for other in phrases(sentence.language, "no_claims").finditer(words)):
            continue
        between = words[min(found.end(), number.span.end) : max(found.start(), number.span.start)]
        if not _CLAUSE.search(between) and not TURN.search(between):
            return True
    return False


def _is_held(sentence: Told) -> bool:
    """Whether a sentence leaves a number open itself, says whose it is, or quotes."""
    return (
        has(sentence.words, sentence.language, "claims") or is_attributed(sentence.words, sentence.language) or bool(quoted(sentence.words))
    )


def _is_same(counted: Counted, claim: Counted) -> bool:
    if counted.told.language != claim.told.language or counted.number.value != claim.number.value or counted.number.value < 2:  # noqa: PLR2004
        return False
    if are_same_word(counted.noun, claim.noun):
        return True
    language = claim.told.language
    words, claimed = (counted.noun, *counted.before, *counted.behind), (claim.noun, *claim.before, *claim.behind)
    is_toll = has(counted.clause, language, "dead") and has(claim.clause, language, "dead")
    return is_toll and (share((counted.noun,), claimed) or share(words, (claim.noun,)))
