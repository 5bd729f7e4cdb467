"""Back-references: what an event's own articles say of how it stands to an earlier one."""

from dataclasses import dataclass

from rashomon.model.claim import Citation
from rashomon.model.node import Relation


@dataclass(frozen=True, slots=True)
class BackReference:
    """A sentence that points back at something earlier.

    `relation` is what its `cue` says; `names` are ids of the entities it names, sorted. `vector` is its meaning: centred, of unit length,
    little-endian float16, shape (d,). Which event it points at is not known here: `relate.relate_events` finds that out.
    """

    relation: Relation
    citation: Citation
    language: str
    cue: str
    names: tuple[str, ...]
    vector: bytes
