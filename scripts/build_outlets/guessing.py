"""What can be told of an outlet from its name, host and feeds where no list says it. A person looks over what comes out."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rashomon.model.outlet import OutletKind

_KINDS = (
    (
        OutletKind.WIRE,
        re.compile(
            r"news agency|press agency|agencia|agence|agenzia|agentur|информационное агентство|خبرگزاری|\bagency\b|newswire", re.IGNORECASE
        ),
    ),
    (
        OutletKind.BROADCASTER,
        re.compile(
            r"\btv\b|tv\d?$|^tv|telev|radio|\bradyo|broadcast|\bfm\b|channel|\bcanal\b|\bkanal\b|\brt[a-z]{1,3}\b|\b[a-z]?bc\b|rundfunk|omroep"
            r"|\bnews ?\d+\b|телеканал|радио",
            re.IGNORECASE,
        ),
    ),
    (OutletKind.MAGAZINE, re.compile(r"magazin|\breview\b|\bweekly\b|\brevista\b|focus|panorama$|новый взгляд", re.IGNORECASE)),
)
_WIRES_BY_HOST = re.compile(
    r"(^|[.-])(ana|news|press|inform)?agency[.]|(^|[.])(fena|ata|bta|hina|mti|cna|kpl|akp|apa|belta|uza|tdh|khovar|montsame)[.]"
)

_ENGLISH = re.compile(
    r"\b(the|times|post|herald|news|daily|observer|gazette|tribune|today|review|standard|guardian|independent|chronicle|mail|sun|journal"
    r"|weekly|voice|press|express|telegraph|mirror|morning|evening|update|reporter|leader|panorama of|business|watch)\b",
    re.IGNORECASE,
)
_IN_PATH = re.compile(r"(?:^|[./?=&_-])(en|eng|english|ru|rus|ar|fr|es|de)(?:$|[./?=&_-])", re.IGNORECASE)
_CODES = {"eng": "en", "english": "en", "rus": "ru"}
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("gu", re.compile(r"[\u0a80-\u0aff]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What is written by hand beside the lists (hints.toml)."""

    languages: dict[str, str]
    left_out: frozenset[str]
    left_out_words: re.Pattern[str]

    def leaves_out(self, domain: str, name: str) -> bool:
        """Whether this outlet is known to answer for no news of the world."""
        return domain in self.left_out or bool(self.left_out_words.search(f"{domain} {name}"))


@cache
def hints() -> Hints:
    """Return the hints of hints.toml."""
    written = tomllib.loads(Path(__file__).with_name("hints.toml").read_text("utf-8"))
    words = re.compile("|".join(map(re.escape, written["left_out_words"])), re.IGNORECASE)
    return Hints(written["languages"], frozenset(written["left_out"]), words)


def kind_of(name: str, domain: str) -> OutletKind:
    """Return what the outlet most likely is: a newspaper, on paper or not, if its name says nothing else."""
    if _WIRES_BY_HOST.search(domain):
        return OutletKind.WIRE
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), OutletKind.NEWSPAPER)


def languages_of(name: str, country: str, feeds: tuple[str, ...]) -> tuple[str, ...]:
    """Return the language it most likely writes: as its feeds' addresses say, else its name's words or script, else its country's."""
    own = hints().languages.get(country)
    told = {
        _CODES.get(found.lower(), found.lower()) for feed in feeds for found in _IN_PATH.findall(feed.split("://", 1)[-1].partition("/")[2])
    }
    if len(told) == 1:
        return tuple(told)
    if own in {"ru", "uk", "be", "bg", "mk", "sr", "mn", "tg", "kk", "fa", "ur", "ar"} and any(p.search(name) for _, p in _SCRIPTS):
        return (own,)
    script = next((language for language, pattern in _SCRIPTS if pattern.search(name)), None)
    if script:
        return (script,)
    if own != "en" and _ENGLISH.search(name):
        return ("en",)
    return (own,) if own else ()
