"""The parts of a score, each by itself."""

import numpy as np
import pytest
from tests.unit.cluster.readings import WIDTH, axis, nothing_expected, reading

from rashomon.cluster.agglomerate import agglomerate
from rashomon.cluster.means import RunningMeans
from rashomon.cluster.scoring import crowding, nearness
from rashomon.cluster.settings import ClusterSettings
from rashomon.cluster.window import gap_hours, reliability, scale, unit

SETTINGS = ClusterSettings()


def reliability_of(text: str, language: str = "en") -> float:
    return reliability(reading("a", axis(0), text=text, language=language), SETTINGS)


def test_a_longer_text_is_a_more_reliable_measurement_up_to_what_is_read() -> None:
    shares = [reliability_of("x" * length) for length in (39, 40, 200, 550, 5000)]

    assert shares == [0, 40 / 240, 0.5, 550 / 750, 550 / 750]


def test_a_chinese_character_says_more_than_a_letter() -> None:
    assert reliability_of("水" * 80, "zh") == reliability_of("x" * 200)


def test_scaling_undoes_what_noise_took_off_a_cosine() -> None:
    assert scale(0.25) == 2
    assert scale(0.0) == 0


@pytest.mark.parametrize(
    ("likeness", "expected"),
    [
        ([], 0.2),
        ([0.9], 0.2),
        ([0.6, 0.9], (0.6 + 3 * 0.2) / 4),
        ([0.3, 0.9, 0.5, 0.2, 0.4], (0.5 + 0.4 + 0.3 + 0.2) / 4),
        ([0.0, 0.3, 0.9, 0.5, 0.2, 0.4, -0.7], (0.5 + 0.4 + 0.3 + 0.2) / 4),
    ],
)
def test_crowding_is_the_mean_likeness_of_the_nearest_others_and_missing_ones_are_usual(likeness: list[float], expected: float) -> None:
    assert crowding(np.array(likeness, dtype=np.float32), SETTINGS) == pytest.approx(expected)


def test_nearness_falls_with_the_hours_and_is_nothing_where_a_time_is_missing() -> None:
    near, later, last, unknown = nearness(np.array([0.0, 24.0, 500.0, np.nan]), SETTINGS)

    assert near == SETTINGS.near_bonus
    assert near > later > 0 > last
    assert unknown == 0


def test_hours_between_are_unknown_if_a_time_is() -> None:
    assert gap_hours(5.0, 2.0) == 3
    assert gap_hours(5.0, float("nan")) is None


def test_unit_leaves_a_zero_vector_zero() -> None:
    assert unit(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist() == [[0.6, 0.8], [0.0, 0.0]]


def test_agglomeration_joins_what_is_alike_on_average() -> None:
    scores = np.array([[1, 0.1, 0.9, 0.6], [0.1, 1, 0.1, 0.1], [0.9, 0.1, 1, 0.2], [0.6, 0.1, 0.2, 1]])

    assert agglomerate(scores, 0.41) == [[0, 2], [1], [3]]
    assert agglomerate(scores, 0.39) == [[0, 2, 3], [1]]
    assert agglomerate(np.empty((0, 0)), 0.5) == []


def test_a_mean_starts_from_what_is_expected_and_ends_at_what_was_seen() -> None:
    means = RunningMeans(10.0, lambda language: np.full(2, 1.0 if language == "en" else 3.0))

    assert means.mean("fr").tolist() == [3, 3]
    for _ in range(10_000):
        means.add("fr", np.array([5.0, 3.0], dtype=np.float32))
    assert means.mean("fr") == pytest.approx([5, 3], abs=0.01)


def test_a_surprise_in_one_language_moves_what_is_expected_of_another() -> None:
    means = RunningMeans(10.0, nothing_expected)
    for _ in range(1000):
        means.add("fr", axis(0))

    assert means.mean("zh") == pytest.approx(axis(0), abs=0.01)
    assert means.mean("zh").shape == (WIDTH,)
