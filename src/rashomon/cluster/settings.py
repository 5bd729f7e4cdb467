"""The constants of clustering: one set for all data."""

from dataclasses import astuple, dataclass

from rashomon.model.ids import digest_of

_VERSION = "5"  # of the algorithm; part of the digest


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """How alike, how near in time, how often reviewed. Measured on MEANTIME-dev and ITN-dev; docs/decisions/clustering.md has the curves.

    Attributes:
        threshold: least score for an article to join, and for two events to become one.
        half_length: characters at which half of a vector's variance is signal; see `window.reliability`.
        full_length: characters that the embedder reads at most; longer texts are no more reliable.
        least_length: characters below which a vector says nothing of the event ("OK 24-17"); such an article joins as a copy only.
        mean_prior: articles' worth of the global mean that a language's own mean starts from.
        anchor_weight: what a shared name or number adds to the score, for each unit of its rarity (natural log).
        anchor_limit: rarity beyond which shared names and numbers add no more.
        gap_weight: what a week between an article and an event takes off the score.
        near_bonus: what being of the very same hour adds; undated articles have no such evidence.
        near_hours: after which a third of that is left.
        window_hours: how far apart in time two articles of one event may be, without any between them.
        undated_limit: how many undated articles stay comparable, the latest ones.
        copy_overlap: share of common shingles from which a text is a copy.
        review_least: articles after which the window is reviewed, at the least.
        review_share: and as a share of the window, so that the cost an article stays the same.
        contrast: how much of the crowding is taken off the score.
        crowd: events beside the nearest whose similarity makes the crowding.
        usual_crowding: what a missing one counts as.
        margin: how much better another event must be for an article to move there.
    """

    threshold: float = 0.62
    half_length: float = 200.0
    full_length: float = 550.0
    least_length: float = 40.0
    mean_prior: float = 10.0
    anchor_weight: float = 0.06
    anchor_limit: float = 6.0
    gap_weight: float = 0.1
    near_bonus: float = 0.4
    near_hours: float = 110.0
    window_hours: float = 14 * 24.0
    undated_limit: int = 20_000
    copy_overlap: float = 0.6
    review_least: int = 16
    review_share: float = 0.04
    margin: float = 0.05
    contrast: float = 1.0
    crowd: int = 4
    usual_crowding: float = 0.2

    @property
    def digest(self) -> str:
        """A name for these settings and the algorithm they are for."""
        return digest_of(_VERSION.encode(), repr(astuple(self)).encode())
