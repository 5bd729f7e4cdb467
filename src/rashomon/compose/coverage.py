"""How much of what independent voices say a text covers: its words and pairs of words, each once, weighted by how many voices use them.

Source: D. Gillick and B. Favre, "A scalable global model for summarization" (2009), who weight pairs by articles; here copies of one text
and outlets of one owner are one voice. Single words count beside pairs, so that short texts in inflected languages cover anything at all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from rashomon.model.annotation import Reading
from rashomon.text.words import words

_COMMON = 0.2  # a word in a greater share of the event's sentences says nothing: the, de, в; and the event's own name
_FEW_SENTENCES = 6  # below this every word is common
_OWN_VOICE = 0.5  # what one voice alone is worth of what a second adds: taken off each weight

Concept = tuple[str, ...]


class Coverage:
    """What is covered so far, of one language's articles of an event."""

    def __init__(self, readings: Sequence[Reading], voices: Mapping[str, str]) -> None:
        """Weigh the concepts of the readings; `voices` names the independent voice of each article."""
        sentences = [(voices[reading.id], words(span.text)) for reading in readings for span in reading.annotations.sentences]
        spread = Counter(word for _, found in sentences for word in set(found))
        limit = _COMMON * len(sentences) if len(sentences) > _FEW_SENTENCES else len(sentences)
        self._common = frozenset(word for word, count in spread.items() if count > limit)
        users: dict[Concept, set[str]] = {}
        for voice, found in sentences:
            for concept in self._concepts(found):
                users.setdefault(concept, set()).add(voice)
        self._voices = max(1, len({voice for voice, _ in sentences}))
        self._weights = {concept: (len(by) - _OWN_VOICE) / self._voices for concept, by in users.items()}
        self._covered: set[Concept] = set()

    def gain(self, text: str) -> float:
        """Return the weight of what the text covers and nothing taken so far did."""
        return 0.5 * sum(self._weights.get(concept, 0.0) for concept in self._concepts(words(text)) - self._covered)

    def take(self, text: str) -> None:
        """Count what the text covers as covered."""
        self._covered |= self._concepts(words(text))

    def _concepts(self, found: Sequence[str]) -> set[Concept]:
        pairs: Iterable[Concept] = ((one, other) for one, other in pairwise(found) if not {one, other} <= self._common)
        return {*pairs, *((word,) for word in found if word not in self._common)}
