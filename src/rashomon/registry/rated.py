"""From a rater's table to ratings of the outlets that we know."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.errors import Misconfigured, Reason, Rejected
from rashomon.model.rejection import Rejection
from rashomon.registry.lookup import Registry
from rashomon.registry.raters import FORMS, RaterForm, forms_with
from rashomon.registry.ratings import Rating, Scope
from rashomon.registry.rows import Row, read_rows
from rashomon.text.urls import canonical_url, host_of


@dataclass(frozen=True, slots=True)
class Rated:
    """What a table of ratings came to: whose it is, ratings of known outlets, addresses of no outlet that we know, rows set aside."""

    form: str
    ratings: tuple[Rating, ...]
    unknown: tuple[str, ...]
    rejected: tuple[Rejection, ...]


def rated_outlets(body: bytes, registry: Registry, *, name: str, on: str, form: str | None = None) -> Rated:
    """Read a rater's table; `form` is a key of `FORMS`, else the headings tell; `on` is the day for rows that name none.

    Raises:
        Misconfigured: it is no table, the form cannot be told, or the table lacks a column of addresses or of values.
    """
    rows = list(read_rows(body, name=name))
    headings = {heading for _, row in rows if not isinstance(row, Rejection) for heading in row}
    chosen = form or _form_of(headings, name)
    _check_columns(FORMS[chosen], headings, name)
    ratings: dict[str, Rating] = {}
    unknown: dict[str, None] = {}
    rejected: list[Rejection] = []
    for number, row in rows:
        if isinstance(row, Rejection):
            rejected.append(row)
            continue
        try:
            rated = _address(row, FORMS[chosen])
            rating = _rating(row, rated, FORMS[chosen], registry, on=on)
        except Rejected as error:
            rejected.append(Rejection(name, number, error.reason, error.detail))
            continue
        if rating is None:
            unknown[rated] = None
        elif ratings.setdefault(rated, rating) != rating:
            rejected.append(
                Rejection(name, number, Reason.DUPLICATE_URL, f"{rated} stands twice with different ratings: the first is kept")
            )
    return Rated(chosen, tuple(ratings.values()), tuple(unknown), tuple(rejected))


def _form_of(headings: Iterable[str], name: str) -> str:
    found = forms_with(headings)
    if len(found) == 1:
        return found[0]
    raise Misconfigured(f"{name}: its headings do not tell whose ratings these are; say so with --as {'|'.join(found or FORMS)}")


def _check_columns(form: RaterForm, headings: set[str], name: str) -> None:
    values = [heading for group in form.values.values() for heading in group]
    for what, wanted in (("addresses", form.address), ("ratings", values)):
        if not headings & set(wanted):
            raise Misconfigured(f"{name} has no column of {what} as {form.rater} names it ({', '.join(wanted)}); it has {_some(headings)}")


def _some(headings: set[str]) -> str:
    shown = ", ".join(sorted(headings)[:12])
    return shown or "no rows"


def _address(row: Row, form: RaterForm) -> str:
    """What a row rates: a host and a path, without scheme, `www.` and final slash."""
    given = list(_of(row, form.address))
    for text in given:
        address = text if "://" in text else f"https://{text}"
        try:
            url = canonical_url(address)
            host = host_of(url)
        except ValueError:
            continue
        if "." in host and host != form.home and not host.endswith("." + form.home):
            return host + urlsplit(url).path.rstrip("/")
    if given:
        raise Rejected(Reason.INVALID_URL, f"{given[0][:80]!r} is no address of a site")
    raise Rejected(Reason.MISSING_FIELD, "no address of what is rated")


def _rating(row: Row, rated: str, form: RaterForm, registry: Registry, *, on: str) -> Rating | None:
    values = {ours: text for ours, headings in form.values.items() if (text := next(_of(row, headings), ""))}
    if not values:
        raise Rejected(Reason.MISSING_FIELD, f"{rated} has no rating")
    host, _, path = rated.partition("/")
    outlet = registry.of_host(host)
    if outlet is None:
        return None
    scope = Scope.OUTLET if host in outlet.domains and not path else Scope.PART
    return Rating(outlet.id, rated, scope, values, next(_of(row, form.on), on), _page(row, form))


def _page(row: Row, form: RaterForm) -> str | None:
    for text in _of(row, form.page):
        try:
            url = canonical_url(text)
        except ValueError:
            continue
        if ("." + host_of(url)).endswith("." + form.home):
            return url
    return None


def _of(row: Row, headings: Iterable[str]) -> Iterator[str]:
    return (row[heading] for heading in headings if row.get(heading))
