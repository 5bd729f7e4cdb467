"""Ratings of outlets that a person has brought along: kept apart from the outlets, and never published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec
import tomlkit

from rashomon.errors import Misconfigured
from rashomon.registry.own_file import replace_file
from rashomon.registry.toml import read_toml


class Scope(StrEnum):
    """What a rating is of: the whole outlet, or a part of it (a section, a subdomain, one article)."""

    OUTLET = "outlet"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Rating:
    """What one rater says of one outlet, in the rater's own words.

    `rated` is the address as the rater gave it, without its scheme; `values` are by our names for them ("bias"); `on` is the day, as far
    as it is known, and `url` the rater's page about it.
    """

    outlet: str
    rated: str
    scope: Scope
    values: dict[str, str]
    on: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class RatingFile:
    """All that one rater says, who that is, by what method, on what terms we may have it, and from which file it was taken."""

    rater: str
    method: str
    licence: str
    taken_from: str
    rating: tuple[Rating, ...] = ()


def write_ratings(path: Path, ratings: RatingFile) -> None:
    """Write a file of ratings in the place of the one that is there.

    Raises:
        Misconfigured: it cannot be written there.
    """
    document = tomlkit.document()
    document.add(tomlkit.comment("Written by `rashomon outlets import`, and replaced by the next import of this rater."))
    for key in ("rater", "method", "licence", "taken_from"):
        document.add(key, str(getattr(ratings, key)))
    tables = tomlkit.aot()
    for rating in ratings.rating:
        fields = {"outlet": rating.outlet, "rated": rating.rated, "scope": rating.scope.value, "on": rating.on, "url": rating.url}
        table = tomlkit.table()
        for key, value in fields.items():
            if value:
                table.add(key, value)
        values = tomlkit.inline_table()
        values.update(rating.values)
        table.add("values", values)
        tables.append(table)
    if ratings.rating:
        document.add("rating", tables)
    replace_file(path.resolve(), tomlkit.dumps(document))


def read_ratings(path: Path) -> RatingFile:
    """Return the ratings of one file.

    Raises:
        Misconfigured: the file cannot be read or holds anything else.
    """
    try:
        return msgspec.convert(read_toml(path), RatingFile, strict=True)
    except msgspec.ValidationError as error:
        raise Misconfigured(f"{path} is no file of ratings: {error}") from error


def ratings_in(folder: Path) -> tuple[RatingFile, ...]:
    """Return the files of ratings in a folder, by name; none where there is no such folder."""
    return tuple(read_ratings(path) for path in sorted(folder.glob("*.toml")))


def ratings_of(outlet_id: str, files: Iterable[RatingFile]) -> tuple[tuple[RatingFile, Sequence[Rating]], ...]:
    """Return what each rater says of an outlet, of the whole before its parts; raters that say nothing are left out."""
    found = []
    for file in files:
        of_it = [rating for rating in file.rating if rating.outlet == outlet_id]
        if of_it:
            found.append((file, sorted(of_it, key=lambda rating: (rating.scope is Scope.PART, rating.rated))))
    return tuple(found)
