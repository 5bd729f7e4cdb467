"""What each sign is worth, and the score that they make together.

The numbers are printed by `scripts/fit_grounding.py`: a logistic regression over the seen parts of evals/grounding (about 250 claims) and
headlines of real articles, own and others', all sets and labels weighing the same; docs/decisions/grounding.md has what the unseen got.
"""

from collections.abc import Mapping
from math import exp
from types import MappingProxyType

from rashomon.verify.grounding.evidence import Evidence
from rashomon.verify.grounding.opened import OpenedText
from rashomon.verify.grounding.passage import Passage
from rashomon.verify.grounding.signs import SIGNS

# The logit of a claim without any sign, and what each sign adds at full strength.
WITHOUT_SIGNS = 1.32
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "strange_names": -0.62,
        "far_names": -0.77,
        "names_missing_from_the_rest": -0.31,
        "other_names_in_the_rest": -0.07,
        "said_by_another": -1.15,
        "denial_differs": -0.75,
        "denial_differs_in_a_copy": -0.87,
        "coming_told_as_done": -0.83,
        "coming_told_as_done_in_a_copy": -0.77,
        "all_without_all": -1.40,
        "superlative_of_its_own": -0.80,
        "other_direction": -0.98,
        "one_place_differs": -0.48,
        "numbers_elsewhere": -0.63,
        "meant_otherwise": -3.83,
        "said_in_other_words": -2.53,
    }
)
_GRADUAL = frozenset({"meant_otherwise", "said_in_other_words"})  # these show a little nearly always


def score_of(claim: Passage, evidence: Evidence, text: OpenedText) -> tuple[float, tuple[str, ...]]:
    """Return how likely the text supports the claim, 0 to 1, by the signs alone; and the names of those that showed."""
    strengths = {name: sign(claim, evidence, text) for name, sign in SIGNS.items()}
    logit = WITHOUT_SIGNS + sum(WEIGHTS[name] * strength for name, strength in strengths.items())
    return 1 / (1 + exp(-logit)), tuple(name for name, strength in strengths.items() if strength and name not in _GRADUAL)
