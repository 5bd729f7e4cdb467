"""What a page tells, sentence by sentence, with its place, its language and its sources: what the rules about figures go through.

A line of the numbers is one sentence, its value and what it counts together: "6 cities struck simultaneously: …".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rashomon.audit.finding import Place, Section
from rashomon.audit.prose import Passage, passages, sentences
from rashomon.audit.wordlists import LONGEST, primary
from rashomon.page import Page, Run, RunKind, Text
from rashomon.text.languages import identify

_TELLING = 60  # characters from which on a text says by itself what language it is in
_MOST = 4_000  # characters by which the language of a whole page is told


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a page. `language` is a primary subtag; `citations` are those of the whole passage, as sources are often named last."""

    place: Place
    words: str
    language: str
    citations: tuple[int, ...] = ()


def told(page: Page, *sections: Section) -> Iterator[Told]:
    """Yield the sentences of a page, or of some of its sections, in order."""
    body = language_of_page(page)
    for passage in passages(page, *sections):
        whole = _line(page, passage) if passage.place.section is Section.NUMBERS else passage
        language = _language(_unlinked(whole.text)[:_MOST], primary(whole.text.language), body)
        for sentence in sentences(whole, language):
            yield Told(sentence.place, sentence.words[:LONGEST], language, whole.text.citations)


def language_of_page(page: Page) -> str:
    """Return the language that most of a page's own account is in, whatever its address says."""
    account = " ".join(
        passage.text.plain for passage in passages(page, Section.SUMMARY, Section.SPLIT, Section.WHY) if not passage.text.language
    )
    if not account:
        account = " ".join(text.plain for text in (page.deck, page.title) if text and not text.language)
    return _identified(account[:_MOST], page.locale)


def _language(plain: str, marked: str, body: str) -> str:
    if marked:
        return marked
    return _identified(plain, body) if len(plain) >= _TELLING else body


def _unlinked(text: Text) -> str:
    """Return the words that are no link: a link may carry the title of a page in another language."""
    return "".join(run.text for run in text.runs if run.kind not in {RunKind.CITATION, RunKind.LINK, RunKind.WIKI})


@lru_cache(maxsize=1024)
def _identified(text: str, declared: str) -> str:
    return identify(text, declared=declared or None).language


def _line(page: Page, passage: Passage) -> Passage:
    number = page.numbers[passage.place.item or 0]
    runs = (*number.value.runs, Run(" "), *number.label.runs)
    return Passage(passage.place, Text(runs, number.label.language or number.value.language, number.label.line))
