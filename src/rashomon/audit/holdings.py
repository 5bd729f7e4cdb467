"""What a page holds, whatever it prints of itself: takes that show something, outlets behind takes, lenses, countries."""

from collections.abc import Iterable

from rashomon.audit.context import Context
from rashomon.page import Page, TakeLine
from rashomon.registry.places import country_named, is_region_named
from rashomon.text.urls import host_of

# "without a label" in the content languages, as headings of groups
_UNLABELLED = frozenset(
    (
        *("unlabelled", "unlabeled", "unrated", "no label", "none", "other", "unclassified", "not labelled", "no lens"),
        *("non étiqueté", "non étiquetés", "sans étiquette", "sans label", "non classé", "non classés", "sin etiqueta", "sin etiquetar"),
        *("sin clasificar", "sin rótulo", "não classificado", "nicht zugeordnet", "non classificato", "без оценки", "без категории"),
        *("sem rótulo", "ohne label", "ohne etikett", "unmarkiert", "senza etichetta", "non etichettato", "без метки", "без ярлыка"),
        *(
            "без маркировки",
            "غير مصنف",
            "بدون تصنيف",
            "未标注",
            "未標註",
            "无标签",
            "未分类",
            "ラベルなし",
            "未分類",
            "अवर्गीकृत",
            "बिना लेबल",
        ),
        *("etiketsiz", "sınıflandırılmamış", "tanpa label", "tidak berlabel", "bila lebo", "بدون برچسب"),
    )
)
_MIRRORS = ("www.", "m.", "amp.", "mobile.", "edition.")
# Hosts that carry many people's pages: there the first part of the path tells whose a page is.
_SHARED_HOSTS = frozenset(
    (
        *("youtube.com", "youtu.be", "facebook.com", "twitter.com", "x.com", "t.me", "telegram.me", "medium.com", "instagram.com"),
        *("tiktok.com", "vk.com", "weibo.com", "linkedin.com", "reddit.com", "news.google.com", "news.yahoo.com", "msn.com"),
        *("mp.weixin.qq.com", "archive.org", "web.archive.org", "archive.ph"),
    )
)


def is_link_only(take: TakeLine) -> bool:
    """Whether a printed take shows nothing of what its outlet wrote, or says so itself."""
    return take.is_link_only or (take.framing is None and take.quote is None)


def is_unlabelled(heading: str) -> bool:
    """Whether a heading over takes says that they have no label."""
    return " ".join(heading.casefold().split()).strip(" .:()") in _UNLABELLED or not heading.strip()


def lenses(page: Page) -> tuple[str, ...]:
    """Return the labelled lenses that the takes stand under."""
    return tuple(dict.fromkeys(group.lens for group in page.takes if group.takes and not is_unlabelled(group.lens)))


def outlet_key(take: TakeLine, context: Context) -> str:
    """Return what makes a take's outlet one: its id where the store or a registry knows it, else its host, else its name."""
    source = context.sources.find(take.source) if context.sources and take.source else None
    if source and source.outlet_id:
        return source.outlet_id
    try:
        host = host_of(take.source)
    except ValueError:
        return f"name:{take.outlet.casefold()}"
    if registered := context.known.outlet_at(host):
        return registered.id
    for mirror in _MIRRORS:
        host = host.removeprefix(mirror)
    return f"{host}/{take.outlet.casefold()}" if host in _SHARED_HOSTS else host


def places(take: TakeLine) -> tuple[str, ...]:
    """Return the places that a take's region names, each by itself: "A / B" names two."""
    return tuple(part.strip() for part in take.region.replace("／", "/").split("/") if part.strip())


def countries(takes: Iterable[TakeLine]) -> tuple[str, ...]:
    """Return the countries among the regions of takes, as printed, each once: no macro-region, and none twice under two names."""
    found: dict[str, str] = {}
    for take in takes:
        for place in places(take):
            if not is_region_named(place):
                found.setdefault(country_named(place) or place.casefold(), place)
    return tuple(found.values())
