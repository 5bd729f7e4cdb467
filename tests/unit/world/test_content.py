"""The words of the loopback world: sixty sites, and what they publish over a week."""

from collections import defaultdict

from tests.world.content import read_content

CONTENT = read_content()


def test_every_piece_is_of_a_site_and_has_a_text() -> None:
    sites = {site.id for site in CONTENT.sites}
    assert len(sites) == 60
    assert {piece.outlet for piece in CONTENT.pieces} <= sites
    assert all(piece.paragraph_list for piece in CONTENT.pieces if not piece.copies)


def test_every_event_is_told_by_several_outlets() -> None:
    told_by = defaultdict(set)
    for piece in CONTENT.pieces:
        if piece.event:
            told_by[piece.event].add(piece.outlet)
    assert len(told_by) == 12
    assert all(3 <= len(outlets) <= 9 for outlets in told_by.values())


def test_an_edit_changes_what_a_piece_says_from_its_moment_on() -> None:
    edited = [(piece, edit) for piece in CONTENT.pieces for edit in piece.edits]
    assert edited
    assert all(piece.as_of(edit.at) != piece.as_of(piece.at) for piece, edit in edited)
