"""How lopsided a count is between one group and the rest: of words in texts, or of claims over outlets.

Source: B. Monroe, M. Colaresi and K. Quinn, "Fightin' Words" (2008): the difference of log-odds inside and outside of the group, with an
informative Dirichlet prior, over its standard deviation.
"""

from math import log, sqrt

_NOTHING = 1e-9  # keeps the logarithm finite where everybody says it


def lopsidedness(count: float, total: float, *, elsewhere: float, elsewhere_total: float, prior: float) -> float:
    """Return z: above 0 if the group says it more often than the rest, in standard deviations.

    `count` of `total` in the group, `elsewhere` of `elsewhere_total` outside. The prior is the overall rate, worth `prior` observations.
    """
    rate = (count + elsewhere) / (total + elsewhere_total)
    yes, no = prior * rate, prior * (1 - rate) + _NOTHING
    inside = log((count + yes) / (total - count + no))
    outside = log((elsewhere + yes) / (elsewhere_total - elsewhere + no))
    variance = 1 / (count + yes) + 1 / (total - count + no) + 1 / (elsewhere + yes) + 1 / (elsewhere_total - elsewhere + no)
    return (inside - outside) / sqrt(variance)
