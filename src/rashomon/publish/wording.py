"""Everything a page says in its own voice, bound to one locale: messages, names of places and languages, dates, numbers."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_name

from rashomon.model.edition import Head
from rashomon.model.figure import Bound
from rashomon.model.lens import Axis, Lens
from rashomon.publish import vocabulary
from rashomon.publish.catalogue import Catalogue, load_catalogue

_CURRENCY_LENGTH = 3  # ISO 4217
_MOST_DIGITS = 40  # a number beyond this is printed in scientific notation: nobody reads, and nothing should lay out, a longer one


def base_language(tag: str) -> str:
    """The primary subtag of a BCP 47 tag, lower case."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


@lru_cache(maxsize=512)
def direction_of(tag: str) -> str:
    """Writing direction of a language, as HTML's `dir` has it: "ltr", "rtl", or "auto" for a language that CLDR does not know."""
    try:
        return Locale.parse(tag.replace("_", "-"), sep="-").text_direction
    except (UnknownLocaleError, ValueError, TypeError):
        return "auto"


class Wording:
    """One locale's voice. Build it with `wording_of`; it is shared, and everything it formats is cached.

    Args:
        catalogue: messages of the locale.
        locale: CLDR data of the locale.
    """

    def __init__(self, catalogue: Catalogue, *, locale: Locale) -> None:
        self.locale = catalogue.locale
        self.direction: str = locale.text_direction
        self.own_name = locale.get_display_name(locale) or catalogue.locale
        self._catalogue = catalogue
        self._cldr = locale
        self.number = lru_cache(maxsize=4096)(self._number)
        self.decimal = lru_cache(maxsize=4096)(self._decimal)
        self.day = lru_cache(maxsize=4096)(self._day)
        self.short_day = lru_cache(maxsize=4096)(self._short_day)
        self.moment = lru_cache(maxsize=4096)(self._moment)

    def say(self, msgid: str, **values: object) -> str:
        """A message with its places filled."""
        return self._catalogue.say(msgid, values)

    def tally(self, singular: str, plural: str, n: int, **values: object) -> str:
        """A message about `n` things, in the plural form that the language wants; `%(n)s` is the number as it writes it."""
        return self._catalogue.tally(singular, plural, n) % {"n": self.number(n), **values}

    def named(self, table: dict[str, str], value: str) -> str:
        """What `table` calls `value`, in this locale."""
        message = table.get(value)
        return self.say(message) if message else vocabulary.readable(value)

    def country(self, code: str) -> str:
        """A country's or region's name, by ISO 3166-1 alpha-2 or UN M49 code; the code itself where CLDR has no name."""
        return str(self._cldr.territories.get(code.upper(), code.upper()))

    def language(self, tag: str) -> str:
        """A language's name; the tag itself where CLDR has none."""
        names = self._cldr.languages
        return str(names.get(tag.replace("-", "_")) or names.get(base_language(tag)) or tag)

    def is_foreign(self, tag: str) -> bool:
        """Whether words in `tag` are in another language than this locale's pages."""
        return base_language(tag) != base_language(self.locale)

    def lens(self, lens: Lens) -> str:
        """A lens's label; one that this program put says so."""
        label = self._lens(lens)
        return self.say(vocabulary.N_("%(label)s (machine label)"), label=label) if lens.rater == "rashomon" else label

    def _lens(self, lens: Lens) -> str:
        if lens.axis is Axis.REGION:
            return self.country(lens.value)
        if lens.axis is Axis.OWNERSHIP:
            return self.say(vocabulary.N_("Owner in %(country)s"), country=self.country(lens.value))
        if lens.axis is Axis.RELATION:
            relation, _, country = lens.value.partition("-")
            named = self.named(vocabulary.LENS_RELATIONS, relation)
            return self.say(vocabulary.N_("%(relation)s: %(country)s"), relation=named, country=self.country(country)) if country else named
        if lens.axis is Axis.FRAME:
            words = dict(lens.names).get(base_language(self.locale))
            named = self.say(vocabulary.N_("Frame %(number)s"), number=lens.value)
            return self.say(vocabulary.N_("%(frame)s: %(words)s"), frame=named, words=words) if words else named
        tables = {Axis.CONTROL: vocabulary.CONTROLS, Axis.GENRE: vocabulary.GENRES, Axis.KIND: vocabulary.OUTLET_KINDS}
        return self.named(tables[lens.axis], lens.value)

    def head(self, head: Head) -> str:
        """A head's name here, else in English, else its id as words."""
        return head.names.get(self.locale) or head.names.get("en") or vocabulary.readable(head.id)

    def question(self, head: Head) -> str:
        """A head's question here, else in English, else ""."""
        return head.questions.get(self.locale) or head.questions.get("en") or ""

    def measurand(self, measurand: str) -> str:
        """What is counted: a name of our table, a currency's name, or the id as words."""
        if len(measurand) == _CURRENCY_LENGTH and measurand.isupper():
            return get_currency_name(measurand, locale=self._cldr)
        return self.named(vocabulary.MEASURANDS, measurand)

    def amount(self, value: Decimal, unit: str) -> str:
        """A number with its unit, as the locale writes it; `unit` is "", "%", an ISO 4217 code or a measure."""
        if len(unit) == _CURRENCY_LENGTH and unit.isupper() and self._is_short(value):
            return format_currency(value, unit, locale=self._cldr, currency_digits=False, decimal_quantization=False)
        return self.decimal(value) + ("" if unit in {"", "%"} else "\u202f") + unit

    def bounded(self, number: str, bound: Bound, high: str | None) -> str:
        """A number's reading: "at least 300", "12–15", "about 40"."""
        if bound is Bound.RANGE and high is not None:
            return f"{number}–{high}"
        if bound in {Bound.EXACT, Bound.RANGE}:
            return number
        return self.say(vocabulary.N_("%(bound)s %(number)s"), bound=self.named(vocabulary.BOUNDS, bound), number=number)

    def span(self, first: date | None, last: date | None) -> str:
        """A day, or the span between two; "" where neither is known."""
        if first is None or last is None or first == last:
            known = first or last
            return self.day(known) if known else ""
        return self.say(vocabulary.N_("%(first)s to %(last)s"), first=self.day(first), last=self.day(last))

    def _number(self, value: int) -> str:
        return format_decimal(value, locale=self._cldr)

    def _decimal(self, value: Decimal) -> str:
        return format_decimal(value, locale=self._cldr, decimal_quantization=False) if self._is_short(value) else str(value)

    @staticmethod
    def _is_short(value: Decimal) -> bool:
        return value.is_finite() and abs(value.adjusted()) <= _MOST_DIGITS

    def _day(self, value: date) -> str:
        return format_date(value, format="long", locale=self._cldr)

    def _short_day(self, value: date) -> str:
        return format_date(value, format="medium", locale=self._cldr)

    def _moment(self, value: datetime) -> str:
        at = value.astimezone(UTC)
        return self.say(vocabulary.N_("%(day)s, %(time)s UTC"), day=self.day(at.date()), time=at.strftime("%H:%M"))


@lru_cache(maxsize=64)
def wording_of(locale: str, folder: Path | None = None) -> Wording:
    """The voice of `locale`, its messages from `folder` (default: the catalogues shipped).

    Raises:
        Misconfigured: the locale has no catalogue.
    """
    return Wording(load_catalogue(locale, folder), locale=Locale.parse(locale, sep="-"))
