"""An invented event: a bridge falls in a town that does not exist, and eight articles tell it in three languages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from rashomon.model.annotation import Annotations, Reading
from rashomon.model.article import Article, Part
from rashomon.model.dossier import Dossier
from rashomon.model.entity import Entity, EntityKind, Mention
from rashomon.model.event import Evidence, Membership
from rashomon.model.figure import Bound, Figure
from rashomon.model.lens import Axis, Lens
from rashomon.model.outlet import Outlet, OutletKind
from rashomon.model.quote import Quote
from rashomon.model.span import Span
from rashomon.relate import Background, build_dossier
from rashomon.text.sentences import split

Vectors = NDArray[np.float32]
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)

STATE = Lens(Axis.CONTROL, "state-controlled", "an invented rater", "invented", "2026-01-01")
PRIVATE = Lens(Axis.CONTROL, "independent-private", "another rater", "invented", "2026-01-01")

# Which words mean the same, across languages: what stands for an embedder here.
MEANINGS = {
    "fell": ("fell", "collapsed", "effondré", "坍塌"),
    "dead": ("dead", "killed", "morts", "死亡"),
    "warned": ("warned", "averti", "警告"),
    "denied": ("denied", "blamed"),
    "inquiry": ("inquiry", "enquête", "调查"),
    "rain": ("rain", "pluie"),
}
MEANS = {language: np.zeros(len(MEANINGS), dtype=np.float32) for language in ("en", "fr", "zh")}


def embed(texts: Sequence[str]) -> Vectors:
    """Give each text the meanings of its words."""
    rows = np.array([[any(word in text for word in words) for words in MEANINGS.values()] for text in texts], dtype=np.float32)
    rows += 1e-3
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def span(text: str, words: str) -> Span:
    """Return the first place of `words` in `text`."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


@dataclass(frozen=True, slots=True)
class Noted:
    """What is found in an article: names with their entity (None: no list knows it), counts of the dead, quotes with their speaker."""

    names: Mapping[str, str | None] = field(default_factory=dict)
    dead: Mapping[str, tuple[int, Bound]] = field(default_factory=dict)
    quotes: Mapping[str, str | None] = field(default_factory=dict)


def reading(outlet_id: str, title: str, text: str, *, language: str = "en", hours: float | None = 0, noted: Noted | None = None) -> Reading:
    """Make a reading whose annotations say what `noted` says, wherever its words stand first."""
    noted = noted or Noted()
    article = Article(
        id=f"article-{outlet_id}-{hours}",
        url=f"https://{outlet_id}.example/{hours}",
        outlet_id=outlet_id,
        title=title,
        text=text,
        published_at=None if hours is None else NOON + timedelta(hours=hours),
    )
    return Reading(
        article,
        Annotations(
            article_id=article.id,
            language=language,
            sentences=split(text, language),
            vector=embed([title or text])[0],
            fingerprint=np.empty(0, dtype=np.uint32),
            mentions=tuple(
                Mention(part, span(article.part(part), name), entity_id, EntityKind.NAME)
                for name, entity_id in noted.names.items()
                for part in Part
                if name in article.part(part)
            ),
            figures=tuple(
                Figure(part, span(article.part(part), words), Decimal(value), "dead", bound)
                for words, (value, bound) in noted.dead.items()
                for part in Part
                if words in article.part(part)
            ),
            quotes=tuple(
                Quote(Part.TEXT, span(text, words), span(text, speaker) if speaker else None) for words, speaker in noted.quotes.items()
            ),
        ),
    )


def membership(article_id: str, copy_of: str | None = None) -> Membership:
    """Put an article into the event, on no evidence."""
    return Membership(article_id, "event-bridge", Evidence(None, 0, 0, (), None, 0, 0), copy_of)


ORLA = Entity("orla", EntityKind.COUNTRY, {"en": "Orla", "zh": "奥拉"}, country="XA")
WARNING = "We warned them twice and nobody came to look"

READINGS = (
    reading(
        "wire",
        "Bridge collapsed in Tamsk, at least 11 dead",
        "The bridge over the Nurra fell at dawn in the town of Tamsk, in Orla. At least 11 people are dead, the mayor said. "
        f"“{WARNING},” said Ilya Brandt, an engineer who warned the town.",
        noted=Noted({"Orla": "orla", "Tamsk": None, "Ilya Brandt": None}, {"At least 11": (11, Bound.AT_LEAST)}, {WARNING: "Ilya Brandt"}),
    ),
    reading(
        "copyist",
        "Bridge collapsed in Tamsk",
        "The bridge over the Nurra fell at dawn in the town of Tamsk, in Orla. At least 11 people are dead, the mayor said.",
        hours=1,
        noted=Noted({"Orla": "orla", "Tamsk": None}, {"At least 11": (11, Bound.AT_LEAST)}),
    ),
    reading(
        "herald",
        "Engineers had warned of the bridge in Tamsk",
        f"A bridge collapsed in Tamsk on Tuesday. “{WARNING}”, engineer Ilya Brandt told the Herald, who had warned in 2024. "
        "An inquiry will report on 10 March.",
        hours=5,
        noted=Noted({"Tamsk": None, "Ilya Brandt": None}, quotes={WARNING: "Ilya Brandt"}),
    ),
    reading(
        "gazette",
        "Engineer: town was warned",
        "The town had been warned of the bridge, Ilya Brandt said. Some 14 people are dead.",
        hours=8,
        noted=Noted({"Ilya Brandt": None}, {"Some 14": (14, Bound.ABOUT)}),
    ),
    reading(
        "journal",
        "À Tamsk, un pont s’est effondré",
        "Le pont de Tamsk s’est effondré mardi à l’aube. Les ingénieurs avaient averti la ville, selon Ilya Brandt. Il y a 14 morts.",
        language="fr",
        hours=9,
        noted=Noted({"Tamsk": None, "Ilya Brandt": None}, {"14": (14, Bound.EXACT)}),
    ),
    reading(
        "state-one",
        "Bridge in Tamsk fell after rain",
        "A bridge fell in Tamsk after a night of rain. The ministry blamed the rain and denied any fault, it said on Tuesday evening.",
        hours=6,
        noted=Noted({"Tamsk": None}),
    ),
    reading(
        "state-two",
        "奥拉一座桥坍塌",
        "奥拉塔姆斯克市一座桥梁星期二凌晨坍塌，已有14人死亡。有关部门表示，将进行全面调查，查明原因。",
        language="zh",
        hours=10,
        noted=Noted({"奥拉": "orla"}, {"14人": (14, Bound.EXACT)}),
    ),
    reading(
        "wire",
        "Toll of Tamsk bridge at 14",
        "The number of dead at the bridge of Tamsk is 14, officials said on Wednesday. The inquiry is to report on 10 March.",
        hours=24,
        noted=Noted({"Tamsk": None}, {"14": (14, Bound.EXACT)}),
    ),
)

OUTLETS = {
    "wire": Outlet("wire", "The Wire", country="GB", kind=OutletKind.WIRE),
    "copyist": Outlet("copyist", "The Copyist", country="IE"),
    "herald": Outlet("herald", "The Herald", country="US", owner="Northern Press"),
    "gazette": Outlet("gazette", "The Gazette", country="US", owner="Northern Press"),
    "journal": Outlet("journal", "Le Journal", country="FR"),
    "state-one": Outlet("state-one", "State One", country="XB"),
    "state-two": Outlet("state-two", "State Two", country="XB"),
}
LENSES = {key: (STATE if key.startswith("state") else PRIVATE,) for key in OUTLETS}
MEMBERSHIPS = {item.id: membership(item.id, READINGS[0].id if item.article.outlet_id == "copyist" else None) for item in READINGS}
BACKGROUND = Background(OUTLETS, LENSES, {"orla": ORLA}, MEANS)


def dossier(
    readings: Sequence[Reading] = READINGS, *, background: Background = BACKGROUND, embedding: Callable[[Sequence[str]], Vectors] = embed
) -> Dossier:
    """Return the dossier of the bridge."""
    return build_dossier("event-bridge", readings, memberships=MEMBERSHIPS, background=background, embed=embedding)
