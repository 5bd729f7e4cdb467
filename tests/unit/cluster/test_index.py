"""Where the event index puts articles, and what it says about it."""

import msgspec
import numpy as np
import pytest
from tests.unit.cluster.readings import WIDTH, axis, nothing_expected, reading

from rashomon.cluster import ClusterSettings, EventIndex
from rashomon.errors import Stopped
from rashomon.model.annotation import Reading
from rashomon.model.event import Evidence
from rashomon.model.ids import content_id

BUS = (
    "At least twelve people were killed when a bus fell into a ravine in the mountains north of the capital on Tuesday, police said. "
    "The driver lost control on a bend that residents have long called dangerous, according to the governor, who visited the site. "
)
FORTNIGHT = 14 * 24.0


def index_of(*readings: Reading, settings: ClusterSettings | None = None) -> EventIndex:
    index = EventIndex.new(settings or ClusterSettings(), nothing_expected)
    index.add(readings)
    return index


def groups_in(index: EventIndex) -> list[tuple[str, ...]]:
    return [event.article_ids for event in index.events()]


def other_news(count: int) -> list[Reading]:
    """Articles on as many other things, none like another."""
    return [reading(f"other-{number}", axis(WIDTH - 1 - number)) for number in range(count)]


def test_an_index_that_has_seen_nothing_has_no_events() -> None:
    assert index_of().events() == ()


def test_two_like_accounts_of_one_day_are_one_event() -> None:
    index = index_of(reading("a", axis(0)), reading("b", axis(0, toward=1, cosine=0.98), hours=3))

    assert groups_in(index) == [("a", "b")]


def test_accounts_of_different_things_are_two_events() -> None:
    index = index_of(reading("a", axis(0)), reading("b", axis(1), hours=3))

    assert groups_in(index) == [("a",), ("b",)]


def test_two_like_accounts_beyond_the_window_are_two_events() -> None:
    index = index_of(reading("a", axis(0)), reading("b", axis(0), hours=FORTNIGHT + 1))

    assert groups_in(index) == [("a",), ("b",)]


def test_accounts_in_between_keep_a_long_event_together() -> None:
    index = index_of(*(reading(f"day-{day}", axis(0), hours=day * 24.0) for day in range(0, 36, 5)))

    assert len(groups_in(index)) == 1


def test_an_undated_account_joins_by_what_it_says() -> None:
    index = index_of(reading("a", axis(0)), reading("b", axis(1)), reading("c", axis(1), hours=None))

    assert groups_in(index) == [("a",), ("b", "c")]


def test_accounts_in_two_languages_join_although_their_vectors_lie_apart() -> None:
    chance = np.random.default_rng(3)
    happenings = np.eye(WIDTH)[:5]
    accent = {"en": np.eye(WIDTH)[10], "zh": np.eye(WIDTH)[11]}
    readings = []
    for number in range(40):
        language = "en" if number % 2 else "zh"
        vector = 0.5 * happenings[number // 2 % 5] + 0.85 * accent[language] + chance.normal(size=WIDTH) * 0.02
        readings.append(reading(f"{number}", (vector / np.linalg.norm(vector)).astype(np.float32), hours=number / 10, language=language))

    index = EventIndex.new(ClusterSettings(), lambda language: 0.85 * accent[language])
    index.add(readings)

    assert len(groups_in(index)) == 5


@pytest.mark.parametrize(("names", "events"), [(("karsu-dam", "kaya"), 1), (("lake-orta", "marn"), 2)])
def test_names_decide_between_two_events_of_one_kind(names: tuple[str, ...], events: int) -> None:
    index = index_of(
        *other_news(12),
        reading("a", axis(0), hours=1, names=("karsu-dam", "kaya")),
        reading("b", axis(0, toward=1, cosine=0.3), hours=60, names=names),
    )

    assert len(groups_in(index)) == 12 + events


def test_a_name_that_everybody_writes_about_decides_nothing() -> None:
    everywhere = [reading(f"{number}", axis(number), names=["un"]) for number in range(3, 12)]
    index = index_of(*everywhere)

    assert len(groups_in(index)) == 9


def test_a_copy_names_the_first_article_of_its_text() -> None:
    index = EventIndex.new(ClusterSettings(), nothing_expected)
    changes = index.add(
        [
            reading("a", axis(0), text=BUS, is_fingerprinted=True),
            reading("b", axis(0, toward=1, cosine=0.9), hours=1, text=f"{BUS} (AP)", is_fingerprinted=True),
            reading("c", axis(0), hours=2, text=f"{BUS} Our own.", is_fingerprinted=True),
            reading("d", axis(0), hours=2, is_fingerprinted=True),
        ]
    )

    assert [membership.copy_of for membership in changes.memberships] == [None, "a", "a", None]
    assert len({membership.event_id for membership in changes.memberships}) == 1


def test_a_copy_from_beyond_the_window_is_a_new_event() -> None:
    index = EventIndex.new(ClusterSettings(), nothing_expected)
    _, late = index.add(
        [
            reading("a", axis(0), text=BUS, is_fingerprinted=True),
            reading("b", axis(0), hours=FORTNIGHT + 1, text=BUS, is_fingerprinted=True),
        ]
    ).memberships

    assert late.copy_of is None
    assert late.event_id == content_id("event", "b")


def test_an_article_too_short_to_judge_stands_alone() -> None:
    index = index_of(reading("a", axis(0)), reading("b", axis(0), hours=1, text="It is over."))

    assert groups_in(index) == [("a",), ("b",)]


def test_an_event_is_named_after_the_article_that_founded_it() -> None:
    index = index_of(reading("a", axis(0)), reading("b", axis(0), hours=3))

    assert [event.id for event in index.events()] == [content_id("event", "a")]


def test_a_founder_needs_no_evidence() -> None:
    (founder,) = EventIndex.new(ClusterSettings(), nothing_expected).add([reading("a", axis(0))]).memberships

    assert founder.evidence == Evidence(None, 0.0, 0.0, (), None, 0.0, ClusterSettings().threshold)


def test_evidence_names_the_nearest_article_the_shared_names_and_the_hours_between() -> None:
    index = EventIndex.new(ClusterSettings(), nothing_expected)
    index.add([reading("far", axis(0, toward=1, cosine=0.9), names=("karsu-dam",)), reading("near", axis(0), hours=2, names=("kaya",))])
    (third,) = index.add([reading("c", axis(0), hours=8, names=("kaya", "karsu-dam", "other"))]).memberships

    assert third.evidence.nearest_id == "near"
    assert third.evidence.shared == ("karsu-dam", "kaya")
    assert third.evidence.gap_hours == 6
    assert third.evidence.score >= third.evidence.threshold == ClusterSettings().threshold
    assert 0.9 < third.evidence.similarity <= 1


def test_between_undated_articles_no_hours_are_known() -> None:
    index = EventIndex.new(ClusterSettings(), nothing_expected)
    _, second = index.add([reading("a", axis(0), hours=None), reading("b", axis(0), hours=None)]).memberships

    assert second.evidence.nearest_id == "a"
    assert second.evidence.gap_hours is None


def test_what_has_left_the_window_takes_no_room() -> None:
    index = EventIndex.new(ClusterSettings(), nothing_expected)
    sizes = []
    for day in range(120):
        index.add([reading(f"{day}-{number}", axis(number), hours=24.0 * day + number) for number in range(4)])
        sizes.append(len(index.snapshot()))

    assert sum(len(group) for group in groups_in(index)) <= 4 * 15 + ClusterSettings().review_least
    assert max(sizes[60:]) < 1.1 * max(sizes[:60])


def test_of_undated_articles_the_latest_stay() -> None:
    settings = ClusterSettings(undated_limit=10)
    index = index_of(*(reading(f"{number}", axis(number % WIDTH), hours=None) for number in range(100)), settings=settings)

    kept = {int(article) for group in groups_in(index) for article in group}
    assert len(kept) <= 10 + settings.review_least
    assert min(kept) >= 100 - 10 - settings.review_least


def test_a_score_is_made_the_same_way_after_a_restart() -> None:
    settings = ClusterSettings(review_least=4)
    crowd = [reading(f"{number}", axis(0, toward=number, cosine=0.6), hours=number) for number in range(1, 13)]
    index = index_of(*crowd, settings=settings)
    restored = EventIndex.restore(index.snapshot(), settings, nothing_expected)
    late = [reading("late", axis(0, toward=14, cosine=0.8), hours=14)]

    assert restored.add(late) == index.add(late)


@pytest.mark.parametrize("body", [b"", b"\xc1", b"\x80", b"\x81\xa5width\xa2\xff\xff", b"not a state at all"])
def test_bytes_that_are_no_snapshot_stop_the_run(body: bytes) -> None:
    with pytest.raises(Stopped, match="damaged"):
        EventIndex.restore(body, ClusterSettings(), nothing_expected)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("raw", b"abc"),
        ("centred", b""),
        ("sums", b"\0\0\0\0"),
        ("surprise", b"abc"),
        ("language_sums", b"abc"),
        ("language_counts", []),
        ("rows", [[0], [7]]),
        ("rows", [[0], [0]]),
        ("rows", [[0, 1]]),
        ("event_ids", []),
        ("members", []),
        ("width", -3),
        ("width", WIDTH + 1),
    ],
)
def test_a_snapshot_that_contradicts_itself_stops_the_run(field: str, value: object) -> None:
    state = msgspec.msgpack.decode(index_of(reading("a", axis(0)), reading("b", axis(1))).snapshot())
    state[field] = value

    with pytest.raises(Stopped, match="damaged"):
        EventIndex.restore(msgspec.msgpack.encode(state), ClusterSettings(), nothing_expected)
