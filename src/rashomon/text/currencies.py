"""Money signs and codes beside a number, as ISO 4217 codes."""

import re

_SIGNS = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₩": "KRW",
    "₦": "NGN",
    "₪": "ILS",
    "₫": "VND",
    "₱": "PHP",
}
_DOLLARS = {
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "HK$": "HKD",
    "NT$": "TWD",
    "NZ$": "NZD",
    "S$": "SGD",
    "R$": "BRL",
}
_CODES = frozenset("USD EUR GBP JPY CNY RUB CHF AUD CAD INR TRY IDR BRL UAH KRW MXN ZAR SEK NOK DKK PLN SAR AED KES NGN".split())  # noqa: SIM905
_BEFORE = re.compile(r"(?:(?<![A-Za-z])([A-Z]{1,2}\$)|([€£₹₽₺₴₩₦₪₫₱$])|(?<![A-Za-z])([A-Z]{3})|(?<!\w)(Rp)\.?)\s?$")
_AFTER = re.compile(r"\s?(?:([€£₹₽₺₴₩₦₪₫₱])|([A-Z]{1,2}\$|\$)|([A-Z]{3})(?![A-Za-z]))")
_OTHER_DOLLARS = re.compile(r"(?:austral|canad|neozel|neo-z|néo|singap|taiwan|hongk|австрал|канад|أسترالي|كندي)")  # "dollari australiani"

UNCLEAR = "?"
"""The unit of what is money, or points, of a kind that nobody can name."""


def sign_at_end(lead: str, *, dollar: str) -> tuple[str, int]:
    """Return the currency whose sign `lead` ends in, and where the sign begins; ("", 0) if none. A bare "$" means `dollar`."""
    found = _BEFORE.search(lead)
    code = _code(found, dollar) if found else ""
    return (code, found.start()) if found and code else ("", 0)


def sign_at(text: str, end: int, *, dollar: str) -> tuple[str, int]:
    """Return the currency whose sign stands at `end`, and where the sign ends; ("", end) if none."""
    found = _AFTER.match(text, end)
    code = _code(found, dollar) if found else ""
    return (code, found.end()) if found and code else ("", end)


def is_of_another_country(following: str) -> bool:
    """Whether the word behind "dollars" says that they are not the dollars that the language means by the bare word."""
    return _OTHER_DOLLARS.match(following) is not None


def _code(found: re.Match[str], dollar: str) -> str:
    sign = next(group for group in found.groups() if group)
    if sign == "Rp":
        return "IDR"
    if sign == "$":
        return dollar or UNCLEAR
    return _SIGNS.get(sign) or _DOLLARS.get(sign) or (sign if sign in _CODES else "")
