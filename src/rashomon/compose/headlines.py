"""The title and the deck."""

import re

import numpy as np

from rashomon.compose.choosing import Desk, base, first_sentence, has_unheld_superlative, weight
from rashomon.compose.forward import looks_ahead
from rashomon.compose.likeness import repeats
from rashomon.model.annotation import Reading
from rashomon.model.brief import Sentence

_TITLE_LEAST, _TITLE_MOST = 15, 180  # characters; shorter ones name a column, longer ones are ledes
_DECK_LEAST = 45  # characters; a shorter sentence tells no mechanism
_NO_HEADLINE = re.compile(
    r"^(?:live|watch|video|photos?|opinion|podcast)\b\s*[:|–—-]|\blive (?:updates|blog)\b|\bliveblog\b|\bliveticker\b|\ben direct\b"
    r"|\ben vivo\b|\bao vivo\b|онлайн-трансляция|直播",
    re.IGNORECASE,
)
_DECK_CLAIMS = 8  # claims looked at, widest support first


def choose_title(desk: Desk) -> Sentence:
    """Return the most central headline, in the locale's language if there is one.

    Where no article has a headline it is the most central first sentence.
    """
    copies = {key for key, item in desk.dossier.memberships.items() if item.copy_of is not None}
    centre = np.mean([reading.annotations.vector for reading in desk.dossier.readings], axis=0)

    def order(reading: Reading) -> tuple[bool, bool, bool, int, bool, bool, float, str]:
        text = first_sentence(reading).span.text
        unfit = (
            text.endswith(("?", "？", "؟", "…", "..."))
            or _NO_HEADLINE.search(text) is not None
            or not _TITLE_LEAST <= weight(text, reading.language) <= _TITLE_MOST
        )
        closeness = float(reading.annotations.vector @ centre)
        is_outdated = desk.is_outdated(first_sentence(reading))
        rank = desk.rank(reading.language)
        foreign = base(reading.language) != desk.language
        return (not reading.article.title, foreign, unfit, rank, is_outdated, reading.id in copies, -closeness, reading.id)

    reading = min(desk.dossier.readings, key=order)
    return desk.cited(reading, first_sentence(reading))


def choose_deck(desk: Desk, title: Sentence) -> Sentence | None:
    """Return a widely supported sentence that says more than the title, one with a figure if there is one; None if there is nothing.

    It is in the language of the page or of the title: in a third one it mostly says the title again.
    """
    best = None
    languages = {desk.language, base(title.language)}
    for claim in desk.dossier.claims[:_DECK_CLAIMS]:
        saying = desk.best_saying(claim)
        if saying is None or base(saying.language) not in languages or looks_ahead(saying):
            continue
        text = saying.citation.span.text
        if weight(text, saying.language) < _DECK_LEAST or repeats(text, title.text) or has_unheld_superlative(text, base(saying.language)):
            continue
        reading = desk.readings[saying.citation.article_id]
        has_figure = any(
            figure.is_level and figure.part is saying.citation.part and saying.citation.span.covers(figure.span)
            for figure in reading.annotations.figures
        )
        key = (desk.rank(saying.language), desk.is_outdated(saying.citation), not has_figure, -claim.voices)
        if best is None or key < best[0]:
            best = (key, saying, claim)
    return None if best is None else desk.sentence(best[1], best[2])
