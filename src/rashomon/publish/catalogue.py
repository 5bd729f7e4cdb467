"""UI catalogues: gettext `.po` files, read at run time, one folder a locale.

There is no build step: the text file that a translator edits is what the program reads. Adding a locale is adding a folder, see
docs/how-to/add-a-locale.md.
"""

import gettext
import io
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from rashomon.errors import Misconfigured

DOMAIN = "rashomon.po"


def shipped_folder() -> Traversable:
    """The folder of catalogues that come with the package."""
    return files("rashomon") / "locales"


def available_locales(folder: Path | None = None) -> tuple[str, ...]:
    """Return the locales that have a catalogue in `folder` (default: those shipped), English first, then by code."""
    root = folder or shipped_folder()
    found = (entry.name for entry in root.iterdir() if (entry / "LC_MESSAGES" / DOMAIN).is_file())
    return tuple(sorted(found, key=lambda locale: (locale != "en", locale)))


class Catalogue:
    """The messages of one locale. A message that is not translated is said in English.

    Args:
        locale: the folder's name, BCP 47 ("zh", "pt-BR").
        translations: the compiled messages.
    """

    def __init__(self, locale: str, *, translations: gettext.NullTranslations) -> None:
        self.locale = locale
        self._translations = translations

    def say(self, msgid: str, values: Mapping[str, object]) -> str:
        """The message in this locale, its `%(name)s` places filled from `values`."""
        message = self._translations.gettext(msgid)
        return message % values if values else message

    def tally(self, singular: str, plural: str, count: int) -> str:
        """The form of the message that `count` needs, by the catalogue's own plural rule, its places not yet filled."""
        return self._translations.ngettext(singular, plural, count)


@lru_cache(maxsize=64)
def load_catalogue(locale: str, folder: Path | None = None) -> Catalogue:
    """Read one catalogue; later calls give the same object.

    Raises:
        Misconfigured: there is no such locale, or its file is no catalogue.
    """
    path = (folder or shipped_folder()) / locale / "LC_MESSAGES" / DOMAIN
    if "/" in locale or not path.is_file():
        raise Misconfigured(f"no catalogue for locale {locale!r}; there are: {', '.join(available_locales(folder))}")
    try:
        parsed_locale = Locale.parse(locale, sep="-")
        catalog = read_po(io.BytesIO(path.read_bytes()), locale=parsed_locale, abort_invalid=True)
    except (UnknownLocaleError, PoFileError, UnicodeDecodeError, ValueError) as error:
        raise Misconfigured(f"locale {locale!r}: {error}") from error
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Catalogue(locale, translations=gettext.GNUTranslations(compiled))
