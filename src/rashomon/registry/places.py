"""Countries and regions by the names that people write, in every content language."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources

import msgspec
from babel.core import Locale, UnknownLocaleError

from rashomon.registry.regions import is_country, is_region

_LOCALES = ("en", "fr", "es", "pt", "de", "it", "ru", "ar", "zh", "zh_Hant", "ja", "hi", "tr", "id", "sw", "fa")
_UNIONS = frozenset({"EU", "EZ", "UN", "QO"})  # codes of CLDR for unions of countries; all numbers there are M49 regions
_CODE = re.compile(r"[A-Z]{2}")
_NOTE = re.compile(r"\s*[(（][^()（）]*[)）]\s*")
_ARTICLE = re.compile(r"^the ")
_SPACE = re.compile(r"[\s\-‐‑–—_\u200c]+")
# One letter for what Arabic and Persian keyboards write in two ways, and none for the article's vowel signs.
_LETTERS = str.maketrans({**dict.fromkeys("أإآٱ", "ا"), "ى": "ی", "ي": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "’": "'", "ʼ": "'", "ı": "i"})
_ACCENTS = re.compile(r"[\u0300-\u036f\u064b-\u0655]")


class WrittenNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The names of `places.toml`: countries by ISO 3166-1 alpha-2 code, M49 regions by code, all parts of the world by language."""

    countries: dict[str, tuple[str, ...]]
    codes: dict[str, tuple[str, ...]]
    regions: dict[str, tuple[str, ...]]


def country_named(name: str) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) of this very name or code in a content language, whatever its case; None for any other."""
    found = country_names().get(key_of(name)) or country_names().get(key_of(_NOTE.sub(" ", name)))
    code = name.strip()
    return found or (code if _CODE.fullmatch(code) and is_country(code) else None)


def is_region_named(name: str) -> bool:
    """Whether a name is that of a part of the world, or of a union, with many countries in it; "America" is that and a country's too."""
    return key_of(name) in region_names() or key_of(_NOTE.sub(" ", name)) in region_names()


def region_named(name: str) -> str | None:
    """Return the UN M49 region of this code or name in a content language ("011", "West Africa", "西非"), whatever its case.

    None for any other name: "Middle East" and "Sahel" are no regions of M49.
    """
    code = name.strip()
    return code if is_region(code) else region_codes().get(key_of(name))


def region_name(code: str, locale: str) -> str:
    """Return the name of a country (ISO 3166-1 alpha-2) or region (UN M49) in a locale, by CLDR; the code itself where it has none.

    Raises:
        ValueError: the locale is none that CLDR knows.
    """
    try:
        return str(Locale.parse(locale, sep="-").territories.get(code, code))
    except UnknownLocaleError as error:
        raise ValueError(f"CLDR has no locale {locale!r}") from error


def key_of(name: str) -> str:
    """Return what all ways of writing a name share: no case, accents, hyphens or English article."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name).casefold().translate(_LETTERS))
    plain = _ACCENTS.sub("", letters).translate(_LETTERS)
    return _ARTICLE.sub("", _SPACE.sub(" ", plain).strip(" .,"))


@cache
def country_names() -> dict[str, str]:
    """Return the country (ISO 3166-1 alpha-2) by the key of each of its names; CLDR decides between two countries."""
    written = {key_of(name): code for code, names in written_names().countries.items() for name in names}
    named = {key_of(name): code for code, name in _names() if is_country(code)}
    return {**written, **{key: code for key, code in named.items() if key}}


@cache
def region_names() -> frozenset[str]:
    """Return the keys of all names of regions."""
    written = (name for names in (*written_names().regions.values(), *written_names().codes.values()) for name in names)
    named = (name for code, name in _names() if code.isdigit() or code in _UNIONS)
    return frozenset(map(key_of, (*written, *named)))


@cache
def region_codes() -> dict[str, str]:
    """Return the M49 code by the key of each name of a region; CLDR decides between two regions."""
    written = {key_of(name): code for code, names in written_names().codes.items() for name in names}
    return {**written, **{key_of(name): code for code, name in _names() if is_region(code)}}


def _names() -> Iterator[tuple[str, str]]:
    for locale in _LOCALES:
        yield from Locale.parse(locale).territories.items()


@cache
def written_names() -> WrittenNames:
    """Return the names that people write and CLDR does not have."""
    text = resources.files("rashomon.registry").joinpath("places.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), WrittenNames)
