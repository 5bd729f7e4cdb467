"""What a run of digits and separators means under a language's way of writing numbers."""

import re
from decimal import Decimal

SPACES = " \u00a0\u202f\u2009"  # no-break, narrow no-break and thin space group digits; so does a plain one, in some languages
APOSTROPHES = "'’"
_MOST_DIGITS = 15  # more are an account or a phone number
_GROUPED = re.compile(r"\d{1,3}(?:\D\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_SEPARATOR = re.compile(r"\D")


class NotANumber(ValueError):
    """The digits are a date, a version, a phone number, or mean different things to different readers."""


def value_of(written: str, *, decimal: str, group: str) -> Decimal:
    """Return the number that `written` means; digits of any script.

    `decimal` and `group` are the characters the language uses. One separator before exactly three digits counts as grouping only if the
    language groups with it: "1.200" is 1200 in German and refused in English, where writers from elsewhere mean 1200 too.

    Raises:
        NotANumber: no reading of it is safe.
    """
    separators = _SEPARATOR.findall(written)
    if len(written) - len(separators) > _MOST_DIGITS:
        raise NotANumber(written)
    if not separators:
        if len(written) > 1 and int(written[0]) == 0:
            raise NotANumber(written)
        return Decimal(written)
    last = separators[-1]
    whole, _, fraction = written.rpartition(last)
    if _is_decimal(separators, whole, fraction, decimal=decimal, group=group):
        digits = "".join(character for character in whole if character.isdigit())
        return Decimal(f"{digits}.{fraction}")
    if _is_grouping(separators, written, group=group):
        return Decimal("".join(character for character in written if character.isdigit()))
    raise NotANumber(written)


def _is_decimal(separators: list[str], whole: str, fraction: str, *, decimal: str, group: str) -> bool:
    last = separators[-1]
    if separators.count(last) > 1 or last in SPACES or last in APOSTROPHES:
        return False
    if len(separators) > 1:
        return len(set(separators[:-1])) == 1 and (_GROUPED.fullmatch(whole) is not None or _INDIAN.fullmatch(whole) is not None)
    if len(fraction) == 3:  # noqa: PLR2004 a thousand's group has three digits
        return last in decimal and last not in group and int(whole) == 0
    return last in decimal


def _is_grouping(separators: list[str], written: str, *, group: str) -> bool:
    if len(set(separators)) > 1:
        return False
    separator = separators[0]
    if _INDIAN.fullmatch(written):
        return True
    if not _GROUPED.fullmatch(written) or int(written[0]) == 0:
        return False
    return len(separators) > 1 or separator in group or separator in SPACES or separator in APOSTROPHES
