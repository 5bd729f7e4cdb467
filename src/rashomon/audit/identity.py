"""Who and in what language: one outlet for one domain, and a declared language that is the document's."""

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from babel.core import Locale

from rashomon.audit.context import Context
from rashomon.audit.finding import Fault, NotCheckable, Place, Section, Severity
from rashomon.audit.holdings import outlet_key
from rashomon.audit.rule import Rule
from rashomon.page import Page, TakeLine
from rashomon.text.languages import identify, primary_subtag

_TAG = re.compile(r"[a-z]{2}(?:-[a-z]{2,4})?")
_QUERY = re.compile(r"(?:^|&)(?:lang|hl|locale|language)=([a-z]{2})(?:[-_&]|$)", re.IGNORECASE)
# Words by which the editions of international outlets are known in their addresses.
_EDITIONS = dict(
    pair.split(":")
    for pair in (
        *("arabic:ar", "english:en", "french:fr", "francais:fr", "spanish:es", "espanol:es", "russian:ru", "chinese:zh"),
        *("zhongwen:zh", "persian:fa", "farsi:fa", "turkish:tr", "turkce:tr", "hindi:hi", "urdu:ur", "swahili:sw", "portuguese:pt"),
        *("german:de", "deutsch:de", "japanese:ja", "indonesian:id"),
    )
)
# Codes that an address uses for a language and hardly for a country or a section of a site ("it", "in", "id", "de" are both).
_IN_ADDRESSES = frozenset(("en", "fr", "es", "ar", "zh", "ja", "hi", "fa", "sw", "ru", "pt", "tr"))

_ARGENTINA = ("ar", "es")  # what "ar" in an address says, and the language of a take from there


def _check_outlets(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    seen: dict[str, dict[str, str]] = defaultdict(dict)
    for item, take in enumerate(page.all_takes):
        key = outlet_key(take, context)
        names = seen[key]
        others = [name for folded, name in names.items() if folded != take.outlet.casefold()]
        if others and take.outlet.casefold() not in names:
            domain = urlsplit(take.source).hostname or key
            yield Fault(
                Place(Section.TAKES, item, take.line),
                f'"{take.outlet}" and "{others[0]}", both of {domain.removeprefix("www.")}',
                "one outlet, under one name, counted once",
            )
        names[take.outlet.casefold()] = take.outlet


def _check_language(page: Page, context: Context) -> Iterator[Fault | NotCheckable]:
    unread = 0
    for item, take in enumerate(page.all_takes):
        declared = _primary(take.language)
        if not declared or declared == "und":
            continue
        source = context.sources.find(take.source) if context.sources and take.source else None
        unread += source is None
        shown = _shown_language(take, declared, source.language if source else "")
        if shown:
            language, evidence = shown
            place = Place(Section.TAKES, item, take.line)
            yield Fault(
                place, f'"{take.outlet}" is declared as {take.language} ({_name(declared)}); {evidence}', f"{language} ({_name(language)})"
            )
    if unread:
        yield NotCheckable(
            f"the documents of {unread} of {len(page.all_takes)} takes were not given, so their language was judged by address and quote"
        )


def _shown_language(take: TakeLine, declared: str, of_document: str) -> tuple[str, str] | None:
    """The language that a take's document, address or quote shows, if it is another than the declared one, and what shows it."""
    read = _primary(of_document)
    if read and read != "und":
        return None if read == declared else (read, f"the document is in {_name(read)}")
    in_address = _language_of_address(take.source)
    if in_address and in_address != declared and (in_address, declared) != _ARGENTINA:
        return in_address, f"its address is that of the edition in {_name(in_address)}"
    if take.quote:
        quoted = identify(take.quote.text, declared=declared).language
        if quoted not in {declared, "und"}:
            return quoted, f"what it quotes is in {_name(quoted)}"
    return None


def _language_of_address(url: str) -> str:
    """The language that an address names beyond doubt: a word for an edition, or a language's code as host or first folder."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    labels = (parts.hostname or "").split(".")
    folders = [folder for folder in parts.path.casefold().split("/") if folder]
    for word in (*labels[:-1], *folders[:1]):
        if word in _EDITIONS:
            return _EDITIONS[word]
    if (found := _QUERY.search(parts.query)) and found[1].casefold() in _IN_ADDRESSES:
        return found[1].casefold()
    first = folders[0] if folders else ""
    codes = (labels[0] if len(labels) > 2 else "", first[:2] if _TAG.fullmatch(first) else "")  # noqa: PLR2004 (host, domain, top level)
    return next((code for code in codes if code in _IN_ADDRESSES), "")


def _primary(tag: str) -> str:
    try:
        return primary_subtag(tag) if tag else ""
    except ValueError:
        return ""


def _name(tag: str) -> str:
    return str(Locale("en").languages.get(tag, tag))


IDENTITY: tuple[Rule, ...] = (
    Rule("outlet-identity", Severity.WARNING, "Two takes of one domain are one outlet, under one name.", _check_outlets),
    Rule(
        "language-declared", Severity.WARNING, "The declared language is that of the document and of the site's edition.", _check_language
    ),
)
