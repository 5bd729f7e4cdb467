"""Countries, with their names from CLDR (https://cldr.unicode.org) as Babel ships it, and further spellings of ours."""

from collections.abc import Iterator

from babel import Locale

from rashomon.model.entity import Entity, EntityKind
from rashomon.registry.entities.slugs import slug
from rashomon.registry.entities.tables import tables
from rashomon.registry.regions import is_country

_LANGUAGES = ("en", "zh", "fr", "es", "pt", "de", "it", "nl", "ru", "uk", "ar", "fa", "hi", "ja", "ko", "tr", "id", "sw", "pl", "sv", "th")
_SHORTEST = 2  # characters of a name


def countries() -> Iterator[Entity]:
    """Yield every country and territory with people to report on, by code."""
    spelt = {language: Locale(language).territories for language in _LANGUAGES}
    table = tables()
    for code in sorted(spelt["en"]):
        if is_country(code) and code not in table.not_countries:
            names = {language: words[code] for language, words in spelt.items() if len(words.get(code, "")) >= _SHORTEST}
            yield Entity(slug(names["en"]), EntityKind.COUNTRY, names, table.country_aliases.get(code, ()), code)
