"""The stage itself: from a dossier to a brief in one locale."""

from rashomon.compose.choosing import Desk
from rashomon.compose.forward import consequences, watch_items
from rashomon.compose.grouping import best_axis
from rashomon.compose.headlines import choose_deck, choose_title
from rashomon.compose.matrix import matrix_of
from rashomon.compose.missing import missing_sides
from rashomon.compose.numbers import number_rows
from rashomon.compose.positions import positions_of
from rashomon.compose.summary import summarise
from rashomon.compose.takes import takes_of
from rashomon.compose.timeline import timeline_of
from rashomon.model.brief import Brief
from rashomon.model.dossier import Dossier

MADE_BY = "extractive/9"
"""Raise it when a change makes other briefs of the same dossiers."""


def compose(dossier: Dossier, locale: str) -> Brief:
    """Return the account of an event for a locale (BCP 47), in the words of its articles.

    A sentence in the locale's own language is preferred wherever the sources have one; otherwise an original stands, in its language.
    Sections with nothing to say are empty.

    Raises:
        Rejected: no article has a sentence to begin with.
    """
    desk = Desk(dossier, locale)
    title = choose_title(desk)
    deck = choose_deck(desk, title)
    summary = summarise(desk, after=(title, *((deck,) if deck else ())))
    positions = positions_of(desk)
    takes = takes_of(desk)
    shown = {sentence.citations[0] for sentence in (*summary, *((deck,) if deck else ()))}
    return Brief(
        event_id=dossier.event_id,
        locale=locale,
        title=title,
        deck=deck,
        summary=summary,
        takes=takes,
        positions=positions,
        numbers=number_rows(dossier, rank=desk.rank),
        why=consequences(desk, shown=shown),
        watch=watch_items(desk, shown=shown),
        matrix=matrix_of(desk, positions, takes),
        axis=best_axis(dossier),
        missing=missing_sides(dossier),
        timeline=timeline_of(desk),
    )
