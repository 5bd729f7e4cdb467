"""Average-link agglomeration of a few articles, from scratch: what one event's articles would be, had they come all at once.

Source: R. Sokal and C. Michener, "A statistical method for evaluating systematic relationships" (1958), UPGMA.
"""

import numpy as np
from numpy.typing import NDArray


def agglomerate(scores: NDArray[np.float64], threshold: float) -> list[list[int]]:
    """Group n articles by their pairwise scores, shape (n, n), symmetric.

    The two most alike groups are joined as long as the mean score between their members is at least `threshold`.
    Returns groups of indices, each in order, the one with the lowest index first. Work is O(n³) at worst; callers keep n small.
    """
    groups: list[list[int]] = [[index] for index in range(len(scores))]
    links = scores.astype(np.float64)
    np.fill_diagonal(links, -np.inf)
    sizes = np.ones(len(scores))
    while len(groups) > 1:
        best = int(links.argmax())
        left, right = sorted(divmod(best, len(scores)))
        if links[left, right] < threshold:
            break
        joined = (links[left] * sizes[left] + links[right] * sizes[right]) / (sizes[left] + sizes[right])
        links[left], links[:, left] = joined, joined
        links[right], links[:, right], links[left, left] = -np.inf, -np.inf, -np.inf
        sizes[left] += sizes[right]
        groups[left] = groups[left] + groups[right]
        groups[right] = []
    return [sorted(group) for group in groups if group]
