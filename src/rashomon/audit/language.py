"""Languages that are mixed without a mark: English paragraphs on a Chinese page, a Chinese link in an English sentence."""

from collections import Counter
from collections.abc import Iterator

import regex
from babel.core import Locale, UnknownLocaleError

from rashomon.audit.context import Context
from rashomon.audit.finding import Fault, NotCheckable, Place, Section, Severity
from rashomon.audit.prose import Passage, passages
from rashomon.audit.rule import Rule
from rashomon.audit.targets import entity_slug, graph_place, outlet_slug, placed_texts
from rashomon.page import Page, RunKind, Text
from rashomon.text.languages import UNDETERMINED, identify

_LETTER = regex.compile(r"\p{L}")
_LATIN = regex.compile(r"\p{Latin}")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*")
_QUOTED = regex.compile(
    r"“[^“”]{0,600}”|«[^«»]{0,600}»|„[^„“”]{0,600}[“”]|\"[^\"]{0,600}\"|「[^「」]{0,600}」|『[^『』]{0,600}』|《[^《》]{0,600}》|[(（][^()（）]{0,600}[)）]"
)
_ENOUGH_LETTERS = 60  # of one script, before a short line counts as being in another language than its page
_ENOUGH_FOREIGN = {True: 30, False: 6}  # letters of a script the page's language is not written in, Latin or not; names are shorter
_LEAST_WORDS = 4  # of a foreign run in Latin letters that is more than a name, and begins one of them with a small letter
_SHOWN = 60
_ORDER = {section: number for number, section in enumerate(Section)}
_CONTENT_LANGUAGES = frozenset({"en", "fr", "es", "pt", "de", "it", "ru", "ar", "zh", "ja", "hi", "tr", "id", "sw", "fa"})
_NEVER_LATIN = frozenset({"ru", "ar", "zh", "ja", "hi", "fa", "uk", "ko", "he", "th", "el", "ur", "bn", "ta"})


def _locale_mixed(page: Page, _context: Context) -> Iterator[Fault | NotCheckable]:
    prose = [passage for passage in passages(page) if not _is_marked(passage.text)]
    own = _own_language(page)
    body = _majority([passage for passage in prose if passage.place.section is not Section.TAKES], own)
    expected = own or body
    if not expected:
        if any(_LETTER.search(passage.text.plain) for passage in prose):
            yield NotCheckable("the page names no locale, and is too short to tell its language")
        return
    faults = (
        *_foreign_sections(page, prose, expected),
        *_foreign_labels(page, body or expected, expected),
        *_foreign_links(page, expected),
    )
    yield from sorted(faults, key=lambda fault: _ORDER[fault.place.section])


def _foreign_sections(page: Page, prose: list[Passage], expected: str) -> Iterator[Fault]:
    """Yield one fault a section, at its first passage in another language."""
    found: dict[Section, list[tuple[Passage, str]]] = {}
    for passage in prose:
        seen = _foreign(_unquoted(passage.text), expected)
        if seen and passage.place.section is Section.TAKES and _is_in_own(passage, page):
            continue  # "(Kazakhstan, ru)" marks what follows
        if seen:
            found.setdefault(passage.place.section, []).append((passage, seen))
    sizes = Counter(passage.place.section for passage in prose)
    for section, told in found.items():
        first, language = told[0]
        if len(told) > 1:  # a section says more about its language than a line
            whole = identify(" ".join(_unquoted(passage.text) for passage, _ in told), declared=None).language
            language = language if whole in {UNDETERMINED, expected} else whole
        share = f" ({len(told)} of {sizes[section]} like it)" if len(told) > 1 else ""
        place = first.place if len(told) == 1 else Place(section, None, first.place.line)
        yield Fault(place, f'{_name(language)}: "{_cut(first.text.plain)}"{share}', f"{_name(expected)}, or a mark that says the language")


def _is_in_own(framing: Passage, page: Page) -> bool:
    """Whether a take's framing is in the language that its parentheses name."""
    declared = page.all_takes[framing.place.item or 0].language.replace("_", "-").partition("-")[0].lower()
    return bool(declared) and identify(_unquoted(framing.text), declared=declared).language == declared


def _foreign_labels(page: Page, body: str, expected: str) -> Iterator[Fault]:
    """Yield headings, heads and titles of related pages in another language than the words around them."""
    for item in page.meta.fields:
        for text in item.values:
            seen = _foreign(text.plain, body, least=3) if not _is_marked(text) else ""
            if seen:
                place = Place(Section.META, None, text.line or page.meta.line)
                yield Fault(
                    place,
                    f'{item.key}: "{_cut(text.plain)}", {_name(seen)} on a page written in {_name(body)}',
                    _one_language(body, expected),
                )
                break
    for line in page.graph:
        for text in line.items:
            is_entity = any(entity_slug(run.target) for run in text.links) or not text.links
            seen = "" if is_entity or _is_marked(text) else _foreign(text.plain, expected)
            if seen:
                yield Fault(
                    graph_place(line, text), f'{_name(seen)}: "{_cut(text.plain)}"', f"{_name(expected)}, or a mark that says the language"
                )
                break


def _foreign_links(page: Page, expected: str) -> Iterator[Fault]:
    """Yield words of links in another script than the sentence they stand in."""
    told: set[Section] = set()
    for place, text in placed_texts(page):
        if place.section in {Section.META, Section.GRAPH, Section.SOURCES} or place.section in told:
            continue
        around = _unquoted(Text(tuple(run for run in text.runs if run not in text.links), text.language))
        spoken = (
            identify(around, declared=text.language or expected).language if len(_LETTER.findall(around)) >= _ENOUGH_LETTERS // 2 else ""
        )
        for run in text.links if spoken else ():
            seen = "" if _is_name(run.target) else _foreign(run.text, spoken, scripts_alone=True)
            if seen:
                told.add(place.section)
                yield Fault(
                    place,
                    f'a link in {_name(seen)}, "{_cut(run.text)}", within {_name(spoken)}',
                    f"the words of the link in {_name(spoken)}",
                )
                break


def _is_name(target: str) -> bool:
    """Whether a link leads to an entity or an outlet: their names may be of any language."""
    return bool(entity_slug(target) or outlet_slug(target))


def _foreign(words: str, expected: str, *, least: int | None = None, scripts_alone: bool = False) -> str:
    """Return the language of words that are clearly in another one than expected, else ""."""
    letters = len(_LETTER.findall(words))
    latin = len(_LATIN.findall(words))
    is_latin = latin * 2 > letters
    is_other_script = is_latin == (expected in _NEVER_LATIN)
    enough = least if least is not None and not is_latin else _ENOUGH_FOREIGN[is_latin] if is_other_script else _ENOUGH_LETTERS
    if letters < enough or (is_latin and not _is_more_than_name(words)) or (scripts_alone and not is_other_script):
        return ""
    seen = identify(words, declared=expected).language
    return "" if seen in {expected, UNDETERMINED} else seen


def _is_more_than_name(words: str) -> bool:
    found = _WORD.findall(words)
    return len(found) >= _LEAST_WORDS and any(word[0].islower() and len(word) > 3 for word in found)  # noqa: PLR2004 (of, de, van)


def _is_marked(text: Text) -> bool:
    """Whether the page says which language a text is in: by its own mark, or by a note in parentheses behind the words."""
    return bool(text.language) or any(run.kind is RunKind.EMPHASIS and run.text.startswith("(") for run in text.runs[1:])


def _own_language(page: Page) -> str:
    """Return the language of the page's locale, "" if it names none that is one."""
    base = page.locale.replace("_", "-").partition("-")[0].lower()
    if not page.front_value("locale"):  # the first part of an address may also be a country or a department: /us/, /uk/, /tv/
        return base if base in _CONTENT_LANGUAGES else ""
    try:
        return Locale(base).language if base.isascii() and base.isalpha() else ""
    except (UnknownLocaleError, ValueError):
        return ""


def _majority(prose: list[Passage], own: str) -> str:
    """Return the language that most of the prose is in, "" where too little is said."""
    letters: Counter[str] = Counter()
    for passage in prose:
        words = _unquoted(passage.text)
        if len(_LETTER.findall(words)) >= _ENOUGH_LETTERS or (words and not _LATIN.search(words)):
            letters[identify(words, declared=own or None).language] += len(words)
    del letters[UNDETERMINED]
    return letters.most_common(1)[0][0] if letters else ""


def _unquoted(text: Text) -> str:
    return _QUOTED.sub(" ", text.plain[:4_000])


def _one_language(body: str, expected: str) -> str:
    return (
        f"one language: the address says {_name(expected)}" if body != expected else f"{_name(expected)}, or a mark that says the language"
    )


def _name(language: str) -> str:
    return str(Locale("en").languages.get(language, language))


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


LANGUAGE: tuple[Rule, ...] = (
    Rule("locale-mixed", Severity.WARNING, "A page keeps to the language of its locale; words in another one are marked.", _locale_mixed),
)
