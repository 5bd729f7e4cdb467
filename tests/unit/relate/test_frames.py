"""Outlets that make the same claims share a frame, if that is no chance, no single house and no mere language."""

from datetime import UTC, datetime
from random import Random

from rashomon.model.article import Part
from rashomon.model.claim import Citation, Claim, Saying
from rashomon.model.span import Span
from rashomon.relate.frames import Witness, frames_of

EAST, WEST = ("one", "two", "three", "four"), ("five", "six", "seven", "eight")
WORDS = {True: "Repairs of the spillway were postponed, engineers warned", False: "Residents ignored evacuation orders, officials insisted"}


def claim(number: int, outlets: tuple[str, ...], text: str) -> Claim:
    sayings = tuple(
        Saying(Citation(f"{outlet}-{number}", Part.TEXT, Span(0, len(text), text)), outlet, "en", datetime(2026, 3, 3, tzinfo=UTC))
        for outlet in outlets
    )
    return Claim(f"claim-{number:02}", sayings, len(outlets))


def divided(count: int = 16) -> list[Claim]:
    """Claims that only one side makes, turn by turn, each in words of its own number."""
    return [claim(number, EAST if number % 2 else WEST, f"{WORDS[bool(number % 2)]} ({number}).") for number in range(count)]


def witnesses(**changed: Witness) -> dict[str, Witness]:
    return {outlet: Witness("en", outlet) for outlet in (*EAST, *WEST)} | changed


def test_two_sides_that_make_other_claims_are_two_frames() -> None:
    found = frames_of(divided(), witnesses(), on="2026-03-04", scope="event-a")

    assert {found[outlet].value for outlet in EAST}.isdisjoint({found[outlet].value for outlet in WEST})
    assert len({lens.value for lens in found.values()}) == 2
    assert {(lens.rater, lens.scope, lens.on) for lens in found.values()} == {("rashomon", "event-a", "2026-03-04")}
    assert all(lens.confidence > 0.9 for lens in found.values())


def test_a_frame_is_named_by_its_own_words() -> None:
    found = frames_of(divided(), witnesses(), on="", scope="event-a")

    assert "repairs" in dict(found["one"].names)["en"] or "spillway" in dict(found["one"].names)["en"]
    assert "residents" not in dict(found["one"].names)["en"]


def test_of_claims_dealt_out_at_random_hardly_any_make_a_frame() -> None:
    found = 0
    for deal in range(12):
        cards = Random(deal)  # noqa: S311 (a deal of cards)
        mixed = [claim(number, tuple(sorted(cards.sample((*EAST, *WEST), 4))), f"Sentence {number}.") for number in range(16)]
        found += bool(frames_of(mixed, witnesses(), on="", scope="e"))

    assert found <= 1  # one in twenty may, by the very test


def test_outlets_of_one_house_are_no_frame() -> None:
    house = {outlet: Witness("en", "One House") for outlet in EAST}

    assert set(frames_of(divided(), witnesses(**house), on="", scope="e")) == set(WEST)


def test_a_language_of_their_own_is_no_frame() -> None:
    french = {outlet: Witness("fr", outlet) for outlet in EAST}

    assert set(frames_of(divided(), witnesses(**french), on="", scope="e")) == set()


def test_five_outlets_have_no_frames() -> None:
    few = {outlet: Witness("en", outlet) for outlet in (*EAST, "five")}

    assert frames_of(divided(), few, on="", scope="e") == {}


def test_the_order_of_the_claims_does_not_matter() -> None:
    assert frames_of(divided(), witnesses(), on="", scope="e") == frames_of(divided()[::-1], witnesses(), on="", scope="e")
