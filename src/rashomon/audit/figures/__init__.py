"""Rules about figures: one thing has one number, lists are as long as they say, sums come out, claims stay claims.

They read digits and number words in every content language. What cannot be read for sure is left alone: a rule that cries wolf is worse
than one that sleeps.
"""

from rashomon.audit.figures import agreement, attributed, enumeration, plausible
from rashomon.audit.finding import Severity
from rashomon.audit.rule import Rule

FIGURES: tuple[Rule, ...] = (
    Rule(
        "figure-agreement",
        Severity.ERROR,
        "One thing has one number everywhere, or its values differ in their time or their speaker.",
        agreement.check,
    ),
    Rule(
        "figure-enumeration",
        Severity.ERROR,
        "A number is the length of the list that it counts, wherever on the page that list stands.",
        enumeration.check,
    ),
    Rule("figure-plausible", Severity.ERROR, "Units, percentages, changes and sums come out.", plausible.check),
    Rule("figure-attributed", Severity.ERROR, "A number that somebody claims is nowhere else told as a fact.", attributed.check),
)
"""The rules of this family, in the order of product.md."""
