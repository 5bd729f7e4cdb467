"""The catalogues say everything that pages say, in every locale, and nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from tests.unit.publish.invented_edition import edition

from rashomon.errors import Misconfigured
from rashomon.publish import available_locales, renditions
from rashomon.publish.catalogue import load_catalogue
from rashomon.publish.wording import wording_of

ROOT = Path(__file__).parents[3] / "src" / "rashomon"
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "say": None, "_say": None, "tally": (1, 2), "n_": (1, 2)}
PLACE = re.compile(r"%\((\w+)\)s")


def messages_in_use() -> set[str]:
    return {msgid for path in sorted(ROOT.glob("publish/**/*")) for msgid in _messages_of(path)}


def _messages_of(path: Path) -> Iterator[str]:
    methods = {".py": "python", ".jinja": "jinja2.ext:babel_extract"}
    if path.suffix not in methods:
        return
    with path.open("rb") as file:
        for _, found, _, _ in extract(methods[path.suffix], file, keywords=KEYWORDS):
            yield found if isinstance(found, str) else next(part for part in found if part)


def catalog_of(locale: str) -> Catalog:
    with (ROOT / "locales" / locale / "LC_MESSAGES" / "rashomon.po").open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def messages_of(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def msgid_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms_of(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def test_english_comes_first_and_chinese_is_there() -> None:
    assert available_locales()[:2] == ("en", "zh")


@pytest.mark.parametrize("locale", available_locales())
def test_a_catalogue_has_every_message_in_use_and_no_stale_one(locale: str) -> None:
    in_catalogue = {msgid_of(message) for message in messages_of(catalog_of(locale))}
    assert in_catalogue == messages_in_use()


@pytest.mark.parametrize("locale", available_locales())
def test_every_message_is_translated_and_none_is_fuzzy(locale: str) -> None:
    catalog = catalog_of(locale)
    assert [msgid_of(message) for message in messages_of(catalog) if message.fuzzy or not all(forms_of(message))] == []


@pytest.mark.parametrize("locale", available_locales())
def test_translations_fill_the_same_places_as_the_message(locale: str) -> None:
    for message in messages_of(catalog_of(locale)):
        for form in forms_of(message):
            assert set(PLACE.findall(form)) == set(PLACE.findall(msgid_of(message))), form


def test_chinese_leaves_nothing_in_english() -> None:
    left = [msgid_of(message) for message in messages_of(catalog_of("zh")) if msgid_of(message) in forms_of(message)]
    assert left == []


def test_a_plural_follows_the_rule_of_its_language() -> None:
    english, chinese = wording_of("en"), wording_of("zh")
    assert [english.tally("%(n)s outlet", "%(n)s outlets", n) for n in (0, 1, 2)] == ["0 outlets", "1 outlet", "2 outlets"]
    assert [chinese.tally("%(n)s outlet", "%(n)s outlets", n) for n in (0, 1, 2)] == ["0家媒体", "1家媒体", "2家媒体"]


def test_an_unknown_locale_is_a_mistake_in_the_settings_that_names_those_that_exist() -> None:
    with pytest.raises(Misconfigured, match=r"no catalogue for locale 'tlh'; there are: en, zh"):
        renditions(edition(("tlh",)))


@pytest.mark.parametrize("locale", ["", "..", "en/../zh", "en/LC_MESSAGES"])
def test_a_locale_cannot_name_another_folder(locale: str) -> None:
    with pytest.raises(Misconfigured):
        load_catalogue(locale)


def test_a_broken_catalogue_is_a_mistake_in_the_settings(tmp_path: Path) -> None:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "rashomon.po").write_text('msgid "unclosed\n', "utf-8")
    with pytest.raises(Misconfigured, match="locale 'fr'"):
        load_catalogue("fr", tmp_path)


def test_adding_a_locale_is_adding_a_folder(arabic_catalogues: Path) -> None:
    assert available_locales(arabic_catalogues) == ("en", "ar", "zh")
    assert wording_of("ar", arabic_catalogues).say("Summary") == "ملخص"
    assert wording_of("ar", arabic_catalogues).direction == "rtl"


def test_a_message_that_is_not_translated_is_said_in_english(arabic_catalogues: Path) -> None:
    assert wording_of("ar", arabic_catalogues).say("Receipts") == "Receipts"


def test_places_and_languages_are_named_in_the_locale() -> None:
    chinese = wording_of("zh")
    assert (chinese.country("ML"), chinese.country("202"), chinese.language("hi")) == ("马里", "撒哈拉以南非洲", "印地语")
    assert (chinese.country("XQ"), chinese.language("qqq")) == ("XQ", "qqq")
