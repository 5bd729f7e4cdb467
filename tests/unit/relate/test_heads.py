"""Which standing questions an event bears on."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.model.edition import Head
from rashomon.relate import HeadMatcher

AXES = {"war": 0, "money": 1, "flood": 2}
HEADS = tuple(
    Head(key, {"en": key}, {"en": f"What of {key}?"}, (f"About {key}.", f"More about {key}.")) for key in ("war", "money", "flood")
)


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.array([[key in text for key in AXES] for text in texts], dtype=np.float32)


MATCHER = HeadMatcher.of(HEADS, embed=embed, means={"en": np.zeros(3, dtype=np.float32)}, elsewhere=())


def heads_of(*vector: float) -> tuple[str, ...]:
    return tuple(match.head_id for match in MATCHER.heads_of(np.array(vector, dtype=np.float32)))


def test_an_event_bears_on_the_head_it_is_nearest_to() -> None:
    assert heads_of(0.1, 0.2, 3) == ("flood",)


def test_an_event_between_two_heads_bears_on_both_and_never_on_three() -> None:
    assert heads_of(1, 1, 0) == ("money", "war")
    assert len(heads_of(1, 1, 1)) == 2


def test_an_event_that_is_far_from_all_bears_on_none() -> None:
    assert heads_of(-1, -1, -1) == ()
    assert heads_of(0, 0, 0) == ()


def test_without_heads_there_is_nothing_to_bear_on() -> None:
    assert HeadMatcher.of((), embed=embed, means={}).heads_of(np.ones(3, dtype=np.float32)) == ()


GUARDED = HeadMatcher.of(HEADS, embed=embed, means={"en": np.zeros(3, dtype=np.float32)}, elsewhere=("A flood of money.",))


def test_an_event_nearer_to_what_no_head_is_about_bears_on_none() -> None:
    assert GUARDED.heads_of(np.array([0, 1, 1], dtype=np.float32)) == ()


def test_a_match_says_which_sentence_it_was_and_how_far_the_rest_lay() -> None:
    (match,) = GUARDED.heads_of(np.array([1, 0, 0], dtype=np.float32))

    assert (match.head_id, match.likeness, match.elsewhere) == ("war", 1.0, 0.0)
    assert match.sentence in {"About war.", "More about war."}
