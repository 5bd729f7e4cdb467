"""Superlatives and who holds them: "the largest attack the country has seen" is somebody's judgement, and the page says whose."""

from collections.abc import Iterator

import regex

from rashomon.audit.attribution import is_attributed, quoted
from rashomon.audit.context import Context
from rashomon.audit.finding import Fault, NotCheckable, Section, Severity
from rashomon.audit.prose import Passage, passages, sentences
from rashomon.audit.rule import Rule
from rashomon.audit.wordlists import LONGEST, phrases, primary, without
from rashomon.page import Page
from rashomon.text.languages import identify

_TABLE = "superlatives.toml"
_JUDGED = (Section.DECK, Section.SUMMARY, Section.SPLIT, Section.WHY)
_AROUND = 60  # characters of the sentence that a finding shows behind the superlative


def _superlative(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    """Yield each superlative of the page's own account that nobody holds.

    Framings of takes are left out: the outlet holds what its take says. So is the title, which is a headline.
    """
    del context
    numbers = {source.number for source in page.sources}
    for passage in passages(page, *_JUDGED):
        if _is_held_position(passage, page):
            continue
        plain = passage.text.plain
        language = identify(plain, declared=passage.text.language or page.locale or None).language
        told = tuple(sentences(passage, language))
        for place, sentence in enumerate(told):
            # A mark behind a later sentence of the paragraph may be meant for all of it.
            if any(number in numbers for later in told[place:] for number in later.citations):
                continue
            if is_attributed(sentence.words, language):
                continue
            for found in superlatives_in(sentence.words, language):
                begin = sentence.words.rfind(" ", 0, found.start()) + 1 if found.group()[0] in "'’" else found.start()
                seen = sentence.words[begin : found.end() + _AROUND].strip()
                cut = "…" if found.end() + _AROUND < len(sentence.words) else ""
                yield Fault(
                    sentence.place,
                    f'"{seen}{cut}", and the sentence does not say who holds that',
                    'who says so ("according to X", "X called it …") or a citation; else without the superlative',
                )
                break


def superlatives_in(sentence: str, language: str) -> Iterator[regex.Match[str]]:
    """Yield the superlatives of a sentence, in order: none within quotation marks, within names, or in set phrases."""
    tag = primary(language)
    text = without(sentence[:LONGEST], phrases(_TABLE, tag, "never"))
    marked = quoted(sentence)
    for found in phrases(_TABLE, tag, "superlatives").finditer(text):
        is_quoted = any(start <= found.start() < end for start, end in marked)
        if not is_quoted and not _is_name(sentence, found):
            yield found


def _is_name(sentence: str, found: regex.Match[str]) -> bool:
    """Whether a word of the phrase has a capital that the beginning of the sentence does not account for: "the Best Western"."""
    words = sentence[found.start() : found.end()]
    letters = words.lstrip("'’").lstrip()
    has_capital = any(letter.isupper() for letter in letters[1:]) or (letters[:1].isupper() and bool(sentence[: found.start()].strip()))
    return has_capital and not sentence[:LONGEST].isupper()


def _is_held_position(passage: Passage, page: Page) -> bool:
    item = passage.place.item
    return passage.place.section is Section.SPLIT and item is not None and bool(page.split[item].holders)


SUPERLATIVES: tuple[Rule, ...] = (Rule("superlative", Severity.WARNING, "“largest”, “first”, “no previous” have a holder", _superlative),)
