"""The names of people in what a page prints where an author may stand: "Par Claire Aubin (avec AFP)"."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import regex
from lxml import etree

from rashomon.extract.document import all_of, class_words, text_of
from rashomon.extract.metadata import Metadata

_MOST = 20
_LONGEST_NAME, _LONGEST_LINE = 60, 160  # characters
_MOST_WORDS = 5  # of a name
_LEAST_DENSE, _MOST_DENSE = 2, 6  # characters of a name in a script without spaces
_MOST_ELEMENTS = 4_000  # looked at for a byline, in document order: it stands above the text
_ENCLOSED = re.compile(r"[(\[（【][^()\[\]（）【】]*[)\]）】]")
_APART = re.compile(r"\s*(?:[,;|/·•、，；&+]|\s[-–—]\s)\s*")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WORD_ENDS = regex.compile(r"^[^\p{L}]+|[^\p{L}\p{M}.]+$")
_SIGNED = re.compile(r"byline|author|signature|\bfirma\b|\bautor|auteur|\bauthors?\b|writer|penulis|reporter|\bcredits?\b", re.ASCII)
_SPACES = re.compile(r"[\s·]+")
_BYLINES = ("a", "address", "b", "div", "em", "font", "h2", "h3", "h4", "h5", "i", "li", "p", "span", "strong", "td")
_UNSIGNED = re.compile(r"bio|about|related|comment|photo|caption|footer|avatar|card|social|share", re.ASCII)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("rashomon.extract").joinpath("bylines.toml").read_text("utf-8"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_table()["names"][name])


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


@cache
def _by() -> re.Pattern[str]:
    """What may stand before a name: "by", or a word with a colon."""
    by = _alternatives(word for words in _table()["by"].values() for word in words)
    titles = _alternatives(word for words in (*_table()["written_by"].values(), *_table()["by"].values()) for word in words)
    return re.compile(rf"^\W*(?:(?:{titles})\s*[:：/]\s*|(?:{by})\s+)", re.IGNORECASE)


@cache
def _titled() -> re.Pattern[str]:
    """A word with a colon and a name behind it, anywhere in a line: "2026-04-20 记者：许文静"."""
    words = _alternatives(word for words in _table()["written_by"].values() for word in words)
    return re.compile(rf"(?:^|[\s|｜（(]|\d)(?:{words})\s*[:：]\s*(?P<names>[^|｜\n:：]{{2,{_LONGEST_LINE}}})", re.IGNORECASE)


@cache
def _and() -> re.Pattern[str]:
    """What stands between two names, also at the beginning of a part: "…, and Amadou Keita"."""
    words = _alternatives(_table()["names"]["and"])
    return re.compile(rf"(?:^|\s+)(?:{words})\s+|(?<=[\u3400-\u9fff])[和与及](?=[\u3400-\u9fff])|\s+و\s*", re.IGNORECASE)


def authors(said: Metadata, tree: etree._Element) -> tuple[str, ...]:
    """Return the people who wrote the article of a page, in its order, without roles, agencies and desks; at most 20.

    Those that the page calls persons go first; only if it names nobody in its metadata is its byline looked for.
    """
    people = _unique(name for raw in said.people for name in names(raw, is_person=True))
    return people or _unique(name for raw in said.authors for name in names(raw)) or _unique(_signed(tree))


def names(raw: str, *, is_person: bool = False) -> Iterator[str]:
    """Yield the names of people in a byline. With `is_person`, a single word may be one."""
    line = " ".join(_ENCLOSED.sub(" ", raw).split())
    if "://" in line or "@" in line or len(line) > _LONGEST_LINE:
        return
    for part in filter(None, _APART.split(_by().sub("", line, count=1))):
        pieces = [_bare(piece) for piece in _and().split(part) if piece]
        if not all(_is_name(piece, is_person=is_person and len(pieces) == 1) for piece in pieces):
            pieces = [_bare(part)]  # "José Ortega y Gasset" is one name
        yield from (piece for piece in pieces if _is_name(piece, is_person=is_person))


def is_byline(line: str) -> bool:
    """Whether a short line above a text names nothing but a desk or an agency."""
    words = line.split()
    return len(words) <= _MOST_WORDS and any(_is_collective(word.casefold().strip(".,:|")) for word in words)


def _bare(raw: str) -> str:
    """A part of a byline without "by", without the word for a reporter at either end and without punctuation around it."""
    name: str = _WORD_ENDS.sub("", _by().sub("", raw, count=1))
    for suffix in _table()["names"]["suffixes"]:
        name = name.removesuffix(suffix).removeprefix(suffix).strip() or name
    return name


def _is_name(name: str, *, is_person: bool) -> bool:
    words = name.split()
    if not words or len(words) > _MOST_WORDS or len(name) > _LONGEST_NAME or any(character.isdigit() for character in name):
        return False
    if any(_is_collective(word) or word in _words("roles") for word in (word.casefold().strip(".,:") for word in words)):
        return False
    if _DENSE.search(name):
        return _LEAST_DENSE <= len(_SPACES.sub("", name)) <= (_LONGEST_NAME if is_person else _MOST_DENSE)
    if not any(character.isupper() or character.islower() for character in name):
        return is_person or len(words) > 1  # a script without capitals
    particles = _words("particles")
    return (is_person or len(words) > 1) and words[-1][0].isupper() and all(word[0].isupper() or word in particles for word in words)


def _is_collective(word: str) -> bool:
    """Whether a word is of a desk or an agency; in scripts without spaces it stands at the end of a longer one (北浜新報編集部)."""
    known = _words("collectives")
    return word in known or bool(_DENSE.search(word) and word.endswith(tuple(each for each in known if _DENSE.search(each))))


def _signed(tree: etree._Element) -> Iterator[str]:
    """The names in the first byline that has any: an element that is called so, or a line that begins as one; the innermost."""
    for number, element in enumerate(all_of(tree, *_BYLINES)):
        if number == _MOST_ELEMENTS:
            return
        found = _names_in(element)
        if found and not any(_names_in(inner) for inner in element.iterdescendants(*_BYLINES)):
            yield from found
            return


def _names_in(element: etree._Element) -> tuple[str, ...]:
    line = text_of(element, most=_LONGEST_LINE)
    if not 0 < len(line) <= _LONGEST_LINE:
        return ()
    if titled := _titled().search(line):
        return tuple(names(titled["names"]))
    called = f"{class_words(element)} {element.get('rel') or ''}"
    is_signed = bool(_SIGNED.search(called)) and not _UNSIGNED.search(called)
    return tuple(names(line)) if is_signed or _begins_as_one(line) else ()


def _begins_as_one(line: str) -> bool:
    """Whether a short line begins with "by" in capitals or title case, or in a script that has none."""
    return _by().match(line) is not None and len(line) <= _LONGEST_NAME and line[-1] not in ".?!:" and not line[0].islower()


def _unique(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:_MOST]
