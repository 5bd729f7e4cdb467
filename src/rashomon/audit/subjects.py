"""Whose position a sentence of the split tells: the actors that are its subject.

No parser reads fifteen languages here, so precision goes first. A sentence has to take a position (a verb of the table), and its beginning
has to name somebody: a listed entity, a name with a capital of its own, or a role ("the Malian junta"). Else no subject is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from rashomon.audit.attribution import says
from rashomon.audit.context import Known
from rashomon.audit.wordlists import LONGEST, phrases, primary, words_in
from rashomon.model.entity import ACTORS, EntityKind

_TABLE = "split.toml"
_VERB_LAST = frozenset({"ja", "hi", "tr", "fa"})
_VERB_FIRST = frozenset({"ar"})
_UNSPACED = frozenset({"zh", "ja"})
_PARTICLES = {"ja": regex.compile(r"[はがも、]"), "hi": regex.compile(r"(?<=\s)(?:ने|का|की|के)(?=\s)")}
_CLAUSE_END = regex.compile(r"[,;:，；：、،؛()（）\[\]]|\s[–—-]\s")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}]|['’\-\u200c.](?=[\p{L}\p{M}\p{N}]))*+")
_NAME = regex.compile(
    r"\p{Lu}[\p{L}\p{M}\p{N}\-]*+(?:['’](?!s\b)\p{L}++)?(?:\s(?:(?:of|de|del|da|do|di|du|al)\s)?\p{Lu}[\p{L}\p{M}\p{N}\-]*+)*+"
)
_POSSESSIVE = regex.compile(r"['’]s?$")
_ARTICLE = regex.compile(
    r"^(?:the|a|an|le|la|les|un|une|el|los|las|una|os?|as?|um|uma|der|die|das|il|lo|gli|i|l['’]|dell['’])\s*(?<=[\s'’])", regex.IGNORECASE
)
_ACTING = ACTORS | {EntityKind.CITY, EntityKind.PLACE}  # a capital stands for its government
_MOST_WORDS = 16  # before the verb; the longest subject on the pages looked at has eleven
_SUBJECT_WORDS = 6  # of a sentence whose verb does not come behind its subject
_MOST_DENSE = 24  # characters of the same, where nothing stands between words
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Subject:
    """An actor that a sentence says takes a position.

    `name` is how to print it, `said` all words about it. `is_kind` says that it is a kind of outlet or of those who write in them.
    """

    name: str
    said: str
    is_kind: bool = False


def subjects_of(sentence: str, language: str, known: Known) -> tuple[Subject, ...]:
    """Return the actors whose position a sentence tells, none where that cannot be told. `language` is BCP 47."""
    tag = primary(language)
    text = sentence[:LONGEST].lstrip(" \"'“«„-–—*•")
    for head in _heads(text, tag):
        found = tuple(subject for part in _parts(head, tag) for subject in _subject(part, tag, known))
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _heads(text: str, tag: str) -> Iterator[str]:
    """Yield the parts of a sentence that may be its subject, clauses about somebody else left out."""
    verb = _verb(text, tag)
    if verb is None:
        return
    if tag in _UNSPACED:
        begin = text[: verb.start()][: _MOST_DENSE * 2]
        particle = _PARTICLES[tag].search(begin) if tag in _PARTICLES else None
        begin = begin[: particle.start()] if particle else begin[:_MOST_DENSE]
    elif tag in _VERB_FIRST and len(_WORD.findall(text[: verb.start()])) == 0:
        begin = _first_words(text[verb.end() :], _SUBJECT_WORDS)
    elif tag in _VERB_LAST:
        begin = _first_words(text[: verb.start()], _SUBJECT_WORDS)
        if (particle := _PARTICLES[tag].search(begin) if tag in _PARTICLES else None) is not None:
            begin = begin[: particle.start()]
    else:
        begin = text[: verb.start()]
        if len(_WORD.findall(begin)) > _MOST_WORDS:
            return
    clauses, openers = phrases(_TABLE, tag, "clauses"), phrases(_TABLE, tag, "openers")
    for place, segment in enumerate(_CLAUSE_END.split(begin)):
        words = segment.strip()
        if not words or openers.match(words) or (place and clauses.match(words)):
            continue
        cut = clauses.search(words)
        yield words[: cut.start()] if cut and cut.start() and tag != "de" else words


def _verb(text: str, tag: str) -> regex.Match[str] | None:
    found = [match for match in (phrases(_TABLE, tag, "stances").search(text), says(text, tag)) if match]
    return min(found, key=lambda match: match.start(), default=None)


def _first_words(text: str, count: int) -> str:
    words = list(_WORD.finditer(text))[:count]
    return text[: words[-1].end()] if words else ""


def _parts(head: str, tag: str) -> Iterator[str]:
    """Cut "the junta and its partners" into its two."""
    at = 0
    for joiner in phrases(_TABLE, tag, "joiners").finditer(head):
        yield head[at : joiner.start()].strip()
        at = joiner.end()
    yield head[at:].strip()


def _subject(part: str, tag: str, known: Known) -> Iterator[Subject]:
    label = _ARTICLE.sub("", part).strip()
    if not label or len(label) > _LONGEST_LABEL:
        return
    if phrases(_TABLE, tag, "kinds").search(part):
        yield Subject(label, part, is_kind=True)
    elif phrases(_TABLE, tag, "roles").search(part):
        yield Subject(label, part)
    elif name := _name(part, label, tag, known):
        yield Subject(name, part)


def _name(part: str, label: str, tag: str, known: Known) -> str:
    """Return the name that a part begins with: a listed one, or one whose capitals its place does not explain."""
    if _is_listed(label, known):
        return label
    if tag == "de":
        return ""  # every noun has a capital
    found = _NAME.match(label)
    if found is None:
        return ""
    name = _POSSESSIVE.sub("", found.group()).strip()
    words = name.split()
    is_acronym = len(name) > 1 and name.isupper()
    is_inner = label != part and not part[0].islower()  # an article stood before it, so that its capital is its own
    return name if _is_listed(name, known) or is_acronym or is_inner or len([word for word in words if word[0].isupper()]) > 1 else ""


def _is_listed(name: str, known: Known) -> bool:
    return any(entity.kind in _ACTING for entity in known.named(name))


def names_a_kind(text: str, language: str) -> bool:
    """Whether a text speaks of outlets or of those who write in them, by kind."""
    return phrases(_TABLE, primary(language), "kinds").search(text[:LONGEST]) is not None


def has_words(language: str) -> bool:
    """Whether there is a table for a language."""
    return bool(words_in(_TABLE, language, "roles"))
