"""Whose voices the split tells: a position is its holder's own, shown by a take, or somebody is named who reports it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.audit.attribution import reported_by
from rashomon.audit.containment import folded
from rashomon.audit.context import Context, Known
from rashomon.audit.finding import Fault, NotCheckable, Place, Section, Severity
from rashomon.audit.naming import is_acronym_of, is_form_of, words_of
from rashomon.audit.prose import Passage, passages, sentences
from rashomon.audit.rule import Rule
from rashomon.audit.subjects import Subject, names_a_kind, subjects_of
from rashomon.audit.wordlists import LONGEST
from rashomon.model.outlet import Control, Outlet, OutletKind
from rashomon.page import Page, Position
from rashomon.text.languages import identify

_SHOWN = 90
_MOST_NAMES = 60  # of takes and sources that are looked for in a sentence


@dataclass(frozen=True, slots=True)
class _Voices:
    """Who speaks on the page: outlets of takes and sources, speakers of quotes, and the countries whose own outlets are among them."""

    names: tuple[str, ...]
    official: tuple[str, ...]
    numbers: frozenset[int]

    def have(self, name: str) -> bool:
        """Whether somebody of this name speaks on the page."""
        return any(_is_name_of(name, other) for other in self.names)

    def are_named_in(self, sentence: str) -> bool:
        """Whether a sentence names an outlet of the page, with its whole name."""
        words = f" {' '.join(_words_of_text(sentence))} "
        plain = folded(sentence).casefold()
        return any(
            f" {' '.join(words_of(name))} " in words or (not name.isascii() and name.casefold() in plain)
            for name in self.names[:_MOST_NAMES]
        )


def _is_name_of(one: str, other: str) -> bool:
    """Whether two names may be one's: the same words, some of them, or initials. "African Union" is no form of "Africanews" here."""
    words, others = set(words_of(one)), set(words_of(other))
    if words and others and (words <= others or others <= words):
        return True
    return is_acronym_of(one, other) or is_acronym_of(other, one)


def _words_of_text(text: str) -> tuple[str, ...]:
    """Return the words of a text as those of names are compared."""
    return tuple(word for start in range(0, min(len(text), LONGEST), 200) for word in words_of(text[start : start + 200]))


def _split_voices(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    """Yield the positions that nobody on the page holds or reports, and the sides that it names without saying that they have no take."""
    voices = _voices(page, context.known)
    silent: dict[str, Subject] = {}
    for passage in passages(page, Section.SPLIT):
        position = page.split[passage.place.item or 0]
        if position.holders:
            yield from _held(passage.place, position, voices)
            if position.stance == "as reported by":
                silent.update((subject.name, subject) for subject in _without_voice(passage, page, context.known, voices))
        elif not any(number in voices.numbers for number in passage.text.citations):
            yield from _told(passage, page, context.known, voices, silent)
    unlisted = [name for name in silent if not any(is_form_of(name, text.plain) for text in page.missing)]
    if unlisted:
        yield Fault(
            Place(Section.MISSING, None, page.missing[0].line if page.missing else 0),
            f"the page has no take of {_listed(unlisted)}, and does not say so",
            f'"No take from: {", ".join(unlisted)}" in the split',
        )


def _held(place: Place, position: Position, voices: _Voices) -> Iterator[Fault]:
    absent = [holder.plain for holder in position.holders if not voices.have(holder.plain)]
    if not absent:
        return
    stance = position.stance or "held by"
    yield Fault(
        place,
        f"{stance} {_listed(absent)}, of whom the page has no take: {_quoted(position.statement.plain)}",
        "holders with a take on this page, or “as reported by” an outlet that has one",
    )


def _told(passage: Passage, page: Page, known: Known, voices: _Voices, silent: dict[str, Subject]) -> Iterator[Fault]:
    """Judge a position that is only told: sentence by sentence, by their subjects."""
    plain = passage.text.plain
    if not any(letter.isalpha() for letter in plain):
        return
    language = identify(plain, declared=passage.text.language or page.locale or None).language
    has_subject = False
    for sentence in sentences(passage, language):
        told = subjects_of(sentence.words, language, known)
        has_subject = has_subject or bool(told)
        without = [subject for subject in told if not subject.is_kind and not _speaks(subject, voices, known)]
        if not without:
            continue
        reporter = reported_by(sentence.words, language)
        if (reporter and voices.have(reporter)) or voices.are_named_in(sentence.words):
            silent.update((subject.name, subject) for subject in without)
            continue
        names = [subject.name for subject in without]
        by = f", and none from {_quoted(reporter)}, who is said to report it" if reporter else ""
        yield Fault(
            passage.place,
            f"{_quoted(sentence.words)} tells the position of {_listed(names)}, of whom the page has no take{by}",
            f"a take of their own, or “as reported by” an outlet that has a take here; and “No take from: {', '.join(names)}” below",
        )
    if not has_subject and not voices.are_named_in(plain) and not names_a_kind(plain, language) and not reported_by(plain, language):
        yield Fault(passage.place, f"a position without anybody who holds it: {_quoted(plain)}", "who holds it, or who reports it")


def _without_voice(passage: Passage, page: Page, known: Known, voices: _Voices) -> Iterator[Subject]:
    plain = passage.text.plain
    told = subjects_of(plain, identify(plain, declared=passage.text.language or page.locale or None).language, known)
    return (subject for subject in told if not subject.is_kind and not _speaks(subject, voices, known))


def _speaks(subject: Subject, voices: _Voices, known: Known) -> bool:
    """Whether a subject has a voice on the page: its own, under another of its names, or its country's official outlets'."""
    names = (subject.name, *(other for entity in known.named(subject.name) for other in entity.names.values()))
    if any(voices.have(name) for name in names):
        return True
    said = words_of(subject.said)
    return any(is_form_of(word, country) for country in voices.official for word in said if len(word) > 3)  # noqa: PLR2004 ("the", "and")


def _voices(page: Page, known: Known) -> _Voices:
    names: dict[str, None] = {}
    official: dict[str, None] = {}
    for take in page.all_takes:
        quoted = take.quote.speaker if take.quote else ""
        names.update(dict.fromkeys(filter(None, (take.outlet, take.outlet.partition("(")[0].strip(), take.copy_of, quoted))))
        outlet = _outlet_at(take.source, known)
        if outlet:
            names.update(dict.fromkeys((outlet.name, *outlet.names.values())))
            official.update(dict.fromkeys(_countries(outlet, known)))
    names.update(dict.fromkeys(source.outlet.plain for source in page.sources if source.outlet.plain))
    return _Voices(tuple(names), tuple(official), frozenset(source.number for source in page.sources))


def _outlet_at(url: str, known: Known) -> Outlet | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return known.outlet_at(host) if host else None


def _countries(outlet: Outlet, known: Known) -> Iterator[str]:
    """Yield the names of the country whose state speaks through an outlet."""
    is_state = outlet.kind is OutletKind.OFFICIAL or (outlet.control is not None and outlet.control.value is Control.STATE_CONTROLLED)
    if is_state and outlet.country:
        yield from (
            name
            for entity in known.entities.values()
            if entity.country == outlet.country and entity.kind == "country"
            for name in entity.names.values()
        )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return f'"{line[:_SHOWN].rstrip()}…"' if len(line) > _SHOWN else f'"{line}"'


SPLIT: tuple[Rule, ...] = (
    Rule(
        "split-voices",
        Severity.WARNING,
        "every position has its holder's own take or “as reported by”; missing sides are listed",
        _split_voices,
    ),
)
