"""Sentences of many articles, in several languages, become claims with independent support."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.unit.relate.invented_event import MEANS, READINGS, Noted, dossier, embed, membership, reading

from rashomon.model.claim import Claim
from rashomon.model.figure import Bound
from rashomon.model.outlet import Outlet
from rashomon.relate import Background, build_dossier
from rashomon.relate.centring import centred
from rashomon.relate.grouping import average_link
from rashomon.text.negation import is_negated


def claim_that(claims: Sequence[Claim], words: str) -> Claim:
    found = [claim for claim in claims if any(words in saying.citation.span.text for saying in claim.sayings)]
    assert len(found) == 1, f"{words!r} is said by {len(found)} claims"
    return found[0]


def test_sentences_in_three_languages_are_one_claim() -> None:
    claim = claim_that(dossier().claims, "s’est effondré mardi")

    assert {saying.language for saying in claim.sayings} >= {"en", "fr"}


def test_a_copy_and_its_source_are_one_voice_and_two_outlets() -> None:
    claim = claim_that(dossier().claims, "At least 11 people")

    assert {"wire", "copyist"} <= set(claim.outlet_ids)
    assert claim.voices < len(claim.outlet_ids)


def test_outlets_of_one_owner_are_one_voice() -> None:
    texts = ("The engineer warned the town of the bridge last year.", "Town was warned of the bridge by the engineer in May.")
    readings = [reading(outlet_id, "", text) for outlet_id, text in zip(("herald", "gazette"), texts, strict=True)]
    owned = {key: Outlet(key, key, owner="Northern Press") for key in ("herald", "gazette")}
    apart = {key: Outlet(key, key, owner=key) for key in ("herald", "gazette")}

    (one,) = build_dossier("event-x", readings, memberships={}, background=Background(outlets=owned, means=MEANS), embed=embed).claims
    (two,) = build_dossier("event-x", readings, memberships={}, background=Background(outlets=apart, means=MEANS), embed=embed).claims

    assert (one.voices, two.voices) == (1, 2)


def test_one_long_sentence_in_two_outlets_is_one_voice_even_where_no_copy_was_recorded() -> None:
    text = "The engineer warned the town of the bridge over the river Nurra last year."
    readings = [reading("herald", "", text), reading("journal", "", text + " More rain is expected in the whole of the north.")]

    claims = build_dossier("event-x", readings, memberships={}, background=Background(means=MEANS), embed=embed).claims

    assert (claim_that(claims, "engineer warned").voices, len(claim_that(claims, "engineer warned").outlet_ids)) == (1, 2)


def test_figures_that_differ_stay_in_one_claim() -> None:
    eleven = reading("herald", "", "Some 11 people are dead in the town.", noted=Noted(dead={"11": (11, Bound.ABOUT)}))
    fourteen = reading("journal", "", "About 14 people are dead in the town.", noted=Noted(dead={"14": (14, Bound.ABOUT)}))

    claims = build_dossier("event-x", [eleven, fourteen], memberships={}, background=Background(means=MEANS), embed=embed).claims

    assert [claim.outlet_ids for claim in claims] == [("herald", "journal")]


def test_widest_support_comes_first() -> None:
    voices = [claim.voices for claim in dossier().claims]

    assert voices == sorted(voices, reverse=True)
    assert voices[0] > 2


def test_the_embedder_is_asked_once_and_for_each_sentence_once() -> None:
    asked: list[Sequence[str]] = []

    def counting(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.append(texts)
        return embed(texts)

    dossier(embedding=counting)

    assert len(asked) == 1
    assert len(asked[0]) == len(set(asked[0]))


def test_claims_do_not_depend_on_the_order_in_which_articles_of_different_times_arrive() -> None:
    assert dossier(READINGS[::-1]).claims == dossier().claims


def test_an_event_of_hundreds_of_articles_has_a_bounded_number_of_candidates() -> None:
    readings = [
        reading(f"outlet-{n}", f"The bridge {n} fell", f"Bridge number {n} fell in the town. Rain in {n} towns.") for n in range(400)
    ]
    asked: list[int] = []

    def counting(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.append(len(texts))
        return embed(texts)

    claims = build_dossier(
        "event-x",
        readings,
        memberships={item.id: membership(item.id) for item in readings},
        background=Background(means=MEANS),
        embed=counting,
    ).claims

    assert asked[0] <= 1_500
    assert claims[0].voices == 400


@pytest.mark.parametrize(
    ("text", "language", "denies"),
    [
        ("The ministry denied the report.", "en", True),
        ("The ministry confirmed the report.", "en", False),
        ("The ministry did not deny the report.", "en", False),
        ("Le ministre n’a pas répondu.", "fr", True),
        ("Министр не ответил.", "ru", True),
        ("外交部否认了这一报道。", "zh", True),
        ("外交部证实了这一报道。", "zh", False),
        ("Ministeriet bekreftet det.", "no", False),
    ],
)
def test_denials_are_told_from_assertions(text: str, language: str, denies: bool) -> None:  # noqa: FBT001 (a table of cases)
    assert is_negated(text, language) is denies


def test_centring_takes_out_what_a_language_has_in_common() -> None:
    means = {"en": np.array([1, 0, 0], dtype=np.float32), "fr": np.array([0, 1, 0], dtype=np.float32)}
    rows = np.array([[1, 0, 0.5], [0, 1, 0.5]], dtype=np.float32)

    moved = centred(rows, ["en", "fr"], means=means)

    assert moved[0] @ moved[1] == pytest.approx(1)


def test_a_row_that_is_its_mean_is_similar_to_nothing() -> None:
    mean = np.array([1, 0], dtype=np.float32)

    assert not centred(mean[None], ["en"], means={"en": mean}).any()


def test_average_link_merges_until_groups_disagree() -> None:
    scores = np.array([[1, 0.9, 0.7, 0], [0.9, 1, 0.5, 0], [0.7, 0.5, 1, 0], [0, 0, 0, 1]], dtype=np.float32)

    assert average_link(scores, threshold=0.61) == [0, 0, 2, 3]
    assert average_link(scores, threshold=0.59) == [0, 0, 0, 3]
