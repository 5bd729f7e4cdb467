"""How many independent voices stand behind something that several outlets say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.model.claim import Saying
from rashomon.model.event import Membership
from rashomon.model.outlet import Outlet

_COPIED_LENGTH = 60  # characters: two outlets do not find the same sixty characters by chance


@dataclass(frozen=True, slots=True)
class Independence:
    """What makes two outlets one voice: a common owner, a text copied from one another, or one and the same long sentence.

    `sources` maps article id to the outlet that answers for it; `copies` maps the id of a copy to that of the article it repeats;
    `owners` maps outlet id to owner, for outlets whose owner is known.
    """

    sources: Mapping[str, str]
    copies: Mapping[str, str]
    owners: Mapping[str, str]

    @classmethod
    def of(cls, sources: Mapping[str, str], *, memberships: Mapping[str, Membership], outlets: Mapping[str, Outlet]) -> "Independence":
        """Read copies and owners off memberships and outlets."""
        copies = {key: item.copy_of for key, item in memberships.items() if item.copy_of is not None}
        owners = {key: outlet.owner for key, outlet in outlets.items() if outlet.owner}
        return cls(sources, copies, owners)

    def voice(self, article_id: str) -> str:
        """Name the voice that an article speaks with: the owner, or the outlet, of the text it first stood in."""
        origin = self.copies.get(article_id, article_id)
        outlet = self.sources.get(origin)
        return origin if outlet is None else self.owners.get(outlet, outlet)

    def voices(self, sayings: Iterable[tuple[Saying, str]]) -> int:
        """Count the voices behind `sayings`, each given with its folded text: at least one."""
        speaker_of: dict[str, str] = {}
        voices = set()
        for saying, text in sayings:
            voice = self.voice(saying.citation.article_id)
            voices.add(speaker_of.setdefault(text, voice) if len(text) >= _COPIED_LENGTH else voice)
        return max(1, len(voices))
