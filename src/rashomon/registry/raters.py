"""Whose files of ratings are understood, and under what names their columns go.

None of these ratings travels with Rashomon: their terms do not allow it. The names are those of the raters' own exports and of the tables
that researchers made of them, as their public descriptions have them (docs/how-to/import-ratings.md lists both).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class RaterForm:
    """The shape of a rater's file. Headings are as `heading_key` leaves them; of several the first that has something to say is read.

    `address` are headings of what is rated, `values` those of each value by our name for it, `page` those of the rater's own page about
    it, `on` those of the day. `home` is the rater's own domain, which is never what a row rates. `marks` are headings by which the form
    is known.
    """

    rater: str
    home: str
    method: str
    licence: str
    address: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]
    marks: frozenset[str]
    page: tuple[str, ...] = ()
    on: tuple[str, ...] = ("last updated", "updated", "updated at", "date", "rated on", "time stamp", "timestamp")


_TERMS = "proprietary: kept for your own use under the terms you got it by; nothing of it is published"

FORMS: Mapping[str, RaterForm] = MappingProxyType(
    {
        "mbfc": RaterForm(
            rater="Media Bias/Fact Check",
            home="mediabiasfactcheck.com",
            method="https://mediabiasfactcheck.com/methodology/",
            licence=_TERMS,
            address=("source url", "domain", "homepage", "website", "url", "source"),
            values={
                "bias": ("bias", "bias rating", "leaning"),
                "political-bias": ("political bias",),
                "factual-reporting": ("factual reporting", "factual reporting rating", "factual", "reporting"),
                "factual-score": ("factual score",),
                "credibility": ("credibility", "mbfc credibility rating", "credibility rating"),
            },
            marks=frozenset({"mbfc url", "mbfc credibility rating", "factual reporting", "factual reporting rating", "reporting"}),
            page=("mbfc url", "bias website", "url"),
        ),
        "allsides": RaterForm(
            rater="AllSides",
            home="allsides.com",
            method="https://www.allsides.com/media-bias/media-bias-rating-methods",
            licence=_TERMS,
            address=("source url", "source site", "homepage", "website", "domain", "url"),
            values={
                "bias": ("media bias rating", "bias rating", "rating", "bias"),
                "bias-score": ("rating num", "bias score"),
                "confidence": ("confidence level", "confidence"),
            },
            marks=frozenset({"allsides url", "media bias rating", "rating num", "perc agree", "news source"}),
            page=("allsides url", "url"),
        ),
        "adfontes": RaterForm(
            rater="Ad Fontes Media",
            home="adfontesmedia.com",
            method="https://adfontesmedia.com/how-ad-fontes-ranks-news-sources/",
            licence=_TERMS,
            address=("domain", "source url", "website", "homepage", "url"),
            values={
                "bias": ("bias mean", "bias score", "bias", "horizontal rank"),
                "bias-label": ("bias label", "bias type"),
                "reliability": ("reliability mean", "reliability score", "reliability", "quality", "vertical rank"),
                "reliability-label": ("reliability label", "reliability type"),
            },
            marks=frozenset({"moniker name", "reliability mean", "reliability", "reliability score", "quality", "vertical rank"}),
        ),
        "newsguard": RaterForm(
            rater="NewsGuard",
            home="newsguardtech.com",
            method="https://www.newsguardtech.com/ratings/rating-process-criteria/",
            licence=_TERMS,
            address=("domain", "identifier", "website", "url", "source"),
            values={"rating": ("rating", "rank"), "score": ("score",), "orientation": ("orientation",)},
            marks=frozenset({"identifier", "orientation", "does not repeatedly publish false content"}),
        ),
    }
)


def heading_key(heading: str) -> str:
    """Return what all ways of writing a heading share: no case or separators, of a path the last step ("a/Source_URL" is "source url")."""
    last = heading.rpartition("/")[2]
    return " ".join(last.replace("_", " ").replace("-", " ").replace("#", " ").casefold().split())


def forms_with(headings: Iterable[str]) -> tuple[str, ...]:
    """Return the forms that a table with these headings may have, those with the most of their marks in it first and alone."""
    found = set(headings)
    marked = {key: len(form.marks & found) for key, form in FORMS.items()}
    most = max(marked.values())
    return tuple(key for key, count in marked.items() if count == most) if most else ()
