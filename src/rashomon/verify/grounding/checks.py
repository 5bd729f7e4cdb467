"""What a machine can tell for certain, or nearly. Each check says what it saw, or None."""

import re
from collections.abc import Callable, Iterable, Sequence

from rashomon.text.words import is_form_of
from rashomon.verify.grounding.passage import Passage, coverage

_LEAST_DENIED = 3  # letters
_AUXILIARIES = frozenset(
    ("had", "has", "have", "any", "the", "was", "were", "been", "yet", "all", "sie", "ist", "war", "été", "hat", "les", "los", "las")
)
_NEXT = re.compile(r"[\s\u00a0-]{0,2}([^\W\d_]{4,})")
_CROSSED = 3  # words on the wrong sides
_BY = re.compile(r"\b(?:by|par|por|von|durch|da)\b", re.IGNORECASE)
_STEP = re.compile(r"\b(from|to)(?: (?:about|some|at least|more than|nearly))?\s*[$€£]?$")
_BEFORE_NOUNS = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "with",
        "its",
        "his",
        "her",
        "their",
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "as",
        "co",
        "no",
    )
)
_STEPS = re.compile(r"\b(?:from|to)\s[$€£]?\d")
_PRONOUN = re.compile(r"\b(?:he|she|they|il|elle|él|ella|ele|ela|er|sie|он|она)\b", re.IGNORECASE)
_AROUND = 4  # content words beside a number that tell what it counts
_QUOTED = re.compile(r"[“«„\"]([^”»“\"]{8,})[”»“\"]")
_NOT_WORDS = re.compile(r"[\W_]+")
_COMING: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:will|would|shall|may|might|could|must|should|plan(?:s|ned)? to|expects?|expected|hopes?|due|set (?:for|to)"
        r"|(?:is|are|has|have) to|(?:is|are) \w+ing)\b"
    ),
    "fr": re.compile(r"\b(?:va|vont|pourrait|pourraient|devrait|devraient|doit|doivent|prévu[es]*|sera|seront)\b"),
    "es": re.compile(r"\b(?:va|van|podría|podrían|debe|deben|deberá|previst[oa]s?|será|serán)\b"),
    "pt": re.compile(r"\b(?:vai|vão|poderá|poderia|deve|devem|previst[oa]s?|será|serão)\b"),
    "de": re.compile(r"\b(?:wird|werden|soll|sollen|könnte|könnten|muss|müssen|geplant)\b"),
    "it": re.compile(r"\b(?:potrebbe|potrebbero|dovrebbe|dovrebbero|deve|devono|previst[oaie]|sarà|saranno)\b"),
    "ru": re.compile(r"\b(?:будет|будут|может|могут|должен|должна|должны|планирует|планируют|намерен[аы]?)\b"),
}

Check = Callable[[Passage, Sequence[Passage], Sequence[Passage]], str | None]


def numbers_stand(claim: Passage, nearest: Sequence[Passage], passages: Sequence[Passage]) -> str | None:
    """Every number of the claim is in the document, beside something that it is beside in the claim."""
    del nearest
    for value, start, end in claim.numbers:
        places = [(passage, at, to) for passage in passages for other, at, to in passage.numbers if other == value]
        if not places:
            return f"number: {value} is not in the text"
        beside = claim.around(start, end, _AROUND)
        if beside and not any(_shares(beside, passage.around(at, to, 2 * _AROUND)) for passage, at, to in places):
            return f"number: {value} counts something else in the text"
    return None


def names_stand(claim: Passage, nearest: Sequence[Passage], passages: Sequence[Passage]) -> str | None:
    """Every name of the claim is in the document."""
    del nearest
    for name in claim.names:
        if not any(passage.holds(name) for passage in passages):
            return f"name: {name} is not in the text"
    return None


def names_are_not_exchanged(claim: Passage, nearest: Sequence[Passage], passages: Sequence[Passage]) -> str | None:
    """No name of the claim stands where the nearest sentence, or the one that it leans on, has another."""
    told = {*nearest[0].names, *_leaned_on(nearest[0], passages)}
    extra = [name for name in claim.names if not _has(told, name) and not nearest[0].holds(name)]
    left = [name for name in told if not _has(claim.names, name)]
    return f"name: {extra[0]} stands where the text has {left[0]}" if extra and left else None


def denial_agrees(claim: Passage, nearest: Sequence[Passage], passages: Sequence[Passage]) -> str | None:
    """The claim denies nothing that the nearest sentence says, and says nothing that it denies."""
    del passages
    text = nearest[0]
    if any(_has(text.denied, word) for word in claim.denied):
        return None
    for denied, by, other in ((claim.denied, claim, text), (text.denied, text, claim)):
        for word in denied:
            if len(word) >= _LEAST_DENIED and word not in _AUXILIARIES and other.holds(word):
                return f"negation: {'the claim' if by is claim else 'the text'} denies {word!r}"
    return None


def quotes_stand(claim: Passage, nearest: Sequence[Passage], passages: Sequence[Passage]) -> str | None:
    """What the claim has between quotation marks stands in the document word for word."""
    del nearest
    whole = _plain(" ".join(passage.text for passage in passages))
    for quote in _QUOTED.findall(claim.text):
        if _plain(quote) not in whole:
            return f"quote: {quote[:60]!r} is not in the text"
    return None


def coming_agrees(claim: Passage, nearest: Sequence[Passage], passages: Sequence[Passage]) -> str | None:
    """What the document expects, plans or demands is not told as done."""
    del passages
    cues = _COMING.get(claim.language)
    if cues is None or cues.search(claim.text):
        return None
    clause = max(nearest[0].clauses, key=lambda part: coverage(claim, [part]), default=nearest[0])
    return "modality: what is still to come is told as done" if cues.search(clause.text) else None


def numbers_keep_their_company(claim: Passage, nearest: Sequence[Passage], passages: Sequence[Passage]) -> str | None:
    """A clause of the claim with a number and a name has a clause of the text with that number and no other name instead."""
    del passages
    for clause in claim.clauses:
        for value, start, _ in clause.numbers:
            there = [part for part in nearest[0].clauses if any(other == value for other, _, _ in part.numbers)]
            if not there:
                continue
            if clause.names and all(part.names and not any(map(clause.holds, part.names)) for part in there):
                return f"number: {value} stands beside {min(there[0].names)} in the text, not beside {min(clause.names)}"
            step = _step(clause.text, start)
            steps = {_step(part.text, at) for part in there for other, at, _ in part.numbers if other == value}
            if step and step not in steps and steps <= {"from", "to"}:
                return f"number: it is {next(iter(steps))} {value} in the text"
    return None


def what_is_counted_agrees(claim: Passage, nearest: Sequence[Passage], passages: Sequence[Passage]) -> str | None:
    """What a number of the claim counts, as the next word says, is not counted with another number in the nearest sentence."""
    del passages
    for value, _, end in claim.numbers:
        counted = _next_word(claim.text, end)
        there = {other for other, _, at in nearest[0].numbers if counted and is_form_of(counted, _next_word(nearest[0].text, at))}
        if there and value not in there and not _STEPS.search(nearest[0].text):
            return f"number: the text has {min(there)} {counted}, not {value}"
    return None


def roles_are_not_exchanged(claim: Passage, nearest: Sequence[Passage], passages: Sequence[Passage]) -> str | None:
    """Who does and who suffers are on the same sides of what is done, if neither sentence turns it round with "by"."""
    del passages
    text = nearest[0]
    if _BY.search(claim.text) or _BY.search(text.text):
        return None
    for pivot in claim.content:
        if pivot in claim.names or claim.content.count(pivot) > 1 or _is_noun(claim, pivot):
            continue
        place = next((at for at, word in enumerate(text.content) if is_form_of(pivot, word)), None)
        if place is None:
            continue
        at = claim.content.index(pivot)
        before, behind = claim.content[:at], claim.content[at + 1 :]
        crossed = [word for word in before if _has(text.content[place + 1 :], word) and not _has(text.content[:place], word)]
        crossed_back = [word for word in behind if _has(text.content[:place], word) and not _has(text.content[place + 1 :], word)]
        kept = [word for word in before if _has(text.content[:place], word)] + [
            word for word in behind if _has(text.content[place + 1 :], word)
        ]
        if crossed and crossed_back and len(crossed) + len(crossed_back) >= max(_CROSSED, len(kept) + 1):
            return f"order: {crossed[0]!r} and {crossed_back[0]!r} are on the other sides of {pivot!r} in the text"
    return None


CHECKS: tuple[Check, ...] = (
    numbers_stand,
    numbers_keep_their_company,
    what_is_counted_agrees,
    names_stand,
    names_are_not_exchanged,
    denial_agrees,
    quotes_stand,
    coming_agrees,
    roles_are_not_exchanged,
)


def _leaned_on(passage: Passage, passages: Sequence[Passage]) -> frozenset[str]:
    """The names of the sentence before one that speaks of somebody without a name."""
    place = next((at for at, other in enumerate(passages) if other is passage), 0)
    return passages[place - 1].names if place and _PRONOUN.search(passage.text) else frozenset()


def _is_noun(claim: Passage, word: str) -> bool:
    """Whether a word of the claim is told for a noun by what stands before it."""
    place = claim.words.index(word)
    return place == 0 or claim.words[place - 1] in _BEFORE_NOUNS


def _next_word(text: str, end: int) -> str:
    found = _NEXT.match(text, end)
    return found.group(1).casefold() if found else ""


def _step(text: str, start: int) -> str:
    found = _STEP.search(text[:start].casefold())
    return found.group(1) if found else ""


def _has(found: Iterable[str], word: str) -> bool:
    return any(is_form_of(word, other) for other in found)


def _shares(words: Sequence[str], others: Sequence[str]) -> bool:
    return any(is_form_of(word, other) for word in words for other in others)


def _plain(text: str) -> str:
    return _NOT_WORDS.sub(" ", text.casefold()).strip()
