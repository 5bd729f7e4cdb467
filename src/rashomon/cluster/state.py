"""The state of an event index as bytes, exact to the last bit."""

from collections.abc import Callable

import msgspec
import numpy as np
from numpy.typing import NDArray

from rashomon.cluster.groups import Group, Groups
from rashomon.cluster.means import RunningMeans, Sum
from rashomon.cluster.window import Member, Window
from rashomon.errors import Stopped


class _Member(msgspec.Struct, array_like=True):
    id: str
    event: int
    language: str
    at: float | None
    reliability: float
    anchors: list[str]
    fingerprint: bytes
    copy_of: str | None
    founded: int
    crowding: float


class _State(msgspec.Struct):
    width: int
    members: list[_Member]
    raw: bytes
    centred: bytes
    event_ids: list[str]
    rows: list[list[int]]
    sums: bytes
    languages: list[str]
    language_counts: list[int]
    language_sums: bytes
    surprise: bytes
    since_review: int


def pack(window: Window, groups: Groups, means: RunningMeans, since_review: int) -> bytes:
    """Return everything that decides what comes next."""
    languages = list(means.sums)
    state = _State(
        width=window.raw.shape[1],
        members=[_packed(member) for member in window.members],
        raw=window.raw[: window.size].tobytes(),
        centred=window.rows.tobytes(),
        event_ids=[group.id for group in groups.groups],
        rows=[group.rows for group in groups.groups],
        sums=groups.sums[: len(groups)].tobytes(),
        languages=languages,
        language_counts=[means.counts[language] for language in languages],
        language_sums=b"".join(means.sums[language].tobytes() for language in languages),
        surprise=b"" if means.surprise is None else means.surprise.tobytes(),
        since_review=since_review,
    )
    return msgspec.msgpack.encode(state)


def unpack(body: bytes, *, prior: float, expected: Callable[[str], Sum]) -> tuple[Window, Groups, RunningMeans, int]:
    """Return what `pack` was given.

    Raises:
        Stopped: the bytes are not such a state.
    """
    try:
        return _unpacked_state(msgspec.msgpack.decode(body, type=_State), prior=prior, expected=expected)
    except (ValueError, IndexError) as error:  # not of our shape, not UTF-8, matrices of another size, rows that are not there
        raise Stopped(f"the clusterer's state in the database is damaged ({error}): use a new --data folder") from error


def _unpacked_state(state: _State, *, prior: float, expected: Callable[[str], Sum]) -> tuple[Window, Groups, RunningMeans, int]:
    if sorted(row for rows in state.rows for row in rows) != list(range(len(state.members))):
        raise ValueError("the events do not hold each article once")
    if {len(state.raw), len(state.centred)} != {4 * state.width * len(state.members)}:
        raise ValueError("not one vector for each article")
    if len(state.sums) != 4 * state.width * len(state.event_ids):
        raise ValueError("not one sum for each event")
    window = Window([_unpacked(member) for member in state.members], _rows(state.raw, state.width), _rows(state.centred, state.width))
    groups = Groups(sums=_rows(state.sums, state.width))
    for slot, (event_id, rows) in enumerate(zip(state.event_ids, state.rows, strict=True)):
        group = Group(event_id)
        groups.groups.append(group)
        for row in rows:
            groups.note(slot, row, window.members[row])
    wide = np.frombuffer(state.language_sums, dtype=np.float64).reshape(len(state.languages), -1) if state.languages else ()
    means = RunningMeans(
        prior,
        expected,
        {language: total.copy() for language, total in zip(state.languages, wide, strict=True)},
        dict(zip(state.languages, state.language_counts, strict=True)),
        np.frombuffer(state.surprise, dtype=np.float64).copy() if state.surprise else None,
    )
    return window, groups, means, state.since_review


def _rows(raw: bytes, width: int) -> NDArray[np.float32]:
    return np.frombuffer(raw, dtype=np.float32).reshape(len(raw) // (4 * max(width, 1)), width).copy()


def _packed(member: Member) -> _Member:
    return _Member(
        member.id,
        member.event,
        member.language,
        None if member.at != member.at else member.at,
        member.reliability,
        sorted(member.anchors),
        member.fingerprint.astype(np.uint32).tobytes(),
        member.copy_of,
        member.founded,
        member.crowding,
    )


def _unpacked(wire: _Member) -> Member:
    return Member(
        id=wire.id,
        event=wire.event,
        language=wire.language,
        at=float("nan") if wire.at is None else wire.at,
        reliability=wire.reliability,
        anchors=frozenset(wire.anchors),
        fingerprint=np.frombuffer(wire.fingerprint, dtype=np.uint32),
        copy_of=wire.copy_of,
        founded=wire.founded,
        crowding=wire.crowding,
    )
