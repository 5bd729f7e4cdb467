"""The gate: what a text supports passes, what differs in one thing fails, and the judgement names the thing."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from rashomon.models.e5 import E5Embedder
from rashomon.text.negation import denied_words
from rashomon.text.words import is_form_of
from rashomon.verify.grounding import GroundingGate

TEXT = (
    "A storm tore the roof off the market hall of Orla on Monday. Twelve people were hurt, two of them badly, said Ana Lindt, the mayor. "
    "“Nobody had expected such a wind,” she told reporters. The grid operator, Velanet, has not restored power in three districts. "
    "The council will vote on repairs on 4 May. The town has cut its repair fund to 180,000 from 620,000 crowns."
)


@cache
def gate() -> GroundingGate:
    return GroundingGate(E5Embedder.load().embed)


@pytest.mark.parametrize(
    "claim",
    [
        "On Monday a storm tore off the roof of Orla's market hall.",
        "Twelve people were hurt, according to the mayor, Ana Lindt.",
        "Velanet has not restored the power in three districts.",
        "The council will vote on the repairs on 4 May.",
        "The repair fund was cut from 620,000 to 180,000 crowns.",
    ],
)
def test_what_the_text_says_in_other_words_is_supported(claim: str) -> None:
    found = gate().judge(TEXT, claim)
    assert found.is_supported, found
    assert found.failures == ()


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        ("Twenty people were hurt, said Ana Lindt.", "number"),
        ("The town has cut its repair fund from 180,000 to 620,000 crowns.", "number"),
        ("A storm tore the roof off the market hall of Kesra on Monday.", "name"),
        ("Velanet has restored power in three districts.", "negation"),
        ("“Everybody had expected such a wind,” said the mayor.", "quote"),
        ("The council voted on repairs on 4 May.", "modality"),
        ("The market hall tore the storm off the roof.", "order"),
    ],
)
def test_a_change_of_one_thing_is_found_and_named(claim: str, check: str) -> None:
    found = gate().judge(TEXT, claim)
    assert not found.is_supported
    assert check in {failure.partition(":")[0] for failure in found.failures}, found.failures


def test_what_is_not_in_the_text_at_all_is_not_supported() -> None:
    assert not gate().judge(TEXT, "Insurance companies refused to pay for the damage to parked cars.").is_supported


def test_other_scripts_are_judged_too() -> None:
    text = "В Орле буря сорвала крышу рынка. Пострадали 12 человек, сообщила мэр Анна Линдт."
    assert gate().judge(text, "Пострадали 12 человек, сообщила Анна Линдт.").is_supported
    assert not gate().judge(text, "Пострадали 14 человек, сообщила Анна Линдт.").is_supported


def test_nothing_supports_nothing() -> None:
    assert not gate().judge("", "A storm hit Orla.").is_supported
    assert not gate().judge(TEXT, "").is_supported


def test_denied_words_stand_behind_a_denial_or_before_one_that_ends_the_sentence() -> None:
    assert denied_words("They did not reject the plan", "en") == ("reject", "the")
    assert denied_words("they said they had heard none", "en") == ("had", "heard")
    assert denied_words("他们没有拒绝", "zh") == ()


@pytest.mark.parametrize(
    ("one", "other", "alike"), [("agreed", "agreement", True), ("port", "part", False), ("kyrgyz", "kyrgyzstan", True)]
)
def test_forms_of_one_word_share_their_beginning(one: str, other: str, alike: bool) -> None:  # noqa: FBT001 (a case of the table)
    assert is_form_of(one, other) is alike


def _flat(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.ones((len(texts), 2), dtype=np.float32) / np.float32(2**0.5)


@given(st.text(max_size=400), st.text(max_size=200))
def test_any_text_and_any_sentence_get_a_judgement(document: str, claim: str) -> None:
    found = GroundingGate(_flat).judge(document, claim)
    assert 0 <= found.score <= 1
    assert not (found.is_supported and found.failures)
