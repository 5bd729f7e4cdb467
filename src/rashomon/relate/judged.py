"""The judgements of people, ready to be asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rashomon.model.judgement import Judgement, Verdict
from rashomon.relate.name_keys import name_key


@dataclass(frozen=True, slots=True)
class Judged:
    """The latest verdict on each two names, by their keys. An id is a spelling too: `anna-weber` and "Anna Weber" have one key."""

    verdicts: Mapping[frozenset[str], Verdict] = field(default_factory=dict)
    partners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, log: Iterable[Judgement]) -> "Judged":
        """Read a log, oldest first; a later verdict on the same two names takes the place of an earlier one."""
        verdicts: dict[frozenset[str], Verdict] = {}
        ids: dict[str, list[str]] = {}
        for judgement in log:
            keys = (name_key(judgement.one), name_key(judgement.other))
            verdicts[frozenset(keys)] = judgement.verdict
            for key, partner in zip(keys, (judgement.other, judgement.one), strict=True):
                ids.setdefault(key, []).append(partner)
        return cls(verdicts, {key: tuple(dict.fromkeys(names)) for key, names in ids.items()})

    def on(self, one: Iterable[str], other: Iterable[str]) -> Verdict | None:
        """Return the verdict on two names of one or more keys each, None if nobody gave one. Of several, "different" weighs most."""
        others = tuple(other)
        found = {verdict for left in one for right in others if (verdict := self.verdicts.get(frozenset((left, right))))}
        return next((verdict for verdict in (Verdict.DIFFERENT, Verdict.SAME, Verdict.UNSURE) if verdict in found), None)

    def same_as(self, key: str) -> tuple[str, ...]:
        """Return the names and ids that a person said are the same as the one with this key, as they were written."""
        return tuple(name for name in self.partners.get(key, ()) if self.verdicts.get(frozenset((key, name_key(name)))) is Verdict.SAME)
