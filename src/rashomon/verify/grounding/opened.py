"""A document opened once for many sentences: its sentences, their vectors, and an index of words and names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import numpy as np
import regex
from numpy.typing import NDArray

from rashomon.text.words import is_form_of, words
from rashomon.verify.grounding.names import is_same_name, skeleton
from rashomon.verify.grounding.passage import Passage, passages_of

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
_BEGINNING = 4  # letters by which words are looked up; forms of one word share five, names four
_BONES = 3
_NOUN = regex.compile(r"(?<![\p{L}])(?:\d+|der|die|das|den|dem|des|im|am|zum|zur|vom|beim|ins|\p{Ll}+(?:e|en|er|es|em))\s(\p{Lu}\p{L}+)")


class OpenedText:
    """The sentences of a document, ready to be searched."""

    def __init__(self, document: str, language: str, embed: Embed) -> None:
        self.language = language
        self.passages = passages_of(document, language)
        self.vectors = np.asarray(embed([passage.text for passage in self.passages]), dtype=np.float32)
        self._places: dict[str, set[int]] = defaultdict(set)
        for place, passage in enumerate(self.passages):
            for word in (*passage.words, *words(passage.speaker)):
                self._places[word].add(place)
        self._by_beginning: dict[str, list[str]] = defaultdict(list)
        for word in self._places:
            self._by_beginning[word[:_BEGINNING]].append(word)
        self._found: dict[str, frozenset[int]] = {}

    @cached_property
    def mean(self) -> NDArray[np.float32]:
        """The mean of its sentences: what it is about as a whole, and its language."""
        return np.asarray(self.vectors.mean(axis=0), dtype=np.float32)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name of the document."""
        return frozenset(name for passage in self.passages for name in passage.names)

    @cached_property
    def plain(self) -> frozenset[str]:
        """The words that it writes without a capital."""
        return frozenset(word.casefold() for passage in self.passages for word in passage.text.split() if word[:1].islower())

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Capitalised words that are plain nouns, for German."""
        return frozenset().union(*map(nouns_of, self.passages)) if self.language == "de" else frozenset()

    @cached_property
    def numbers(self) -> dict[str, frozenset[int]]:
        """Its numbers, each with the places of the sentences that have it."""
        found: dict[str, set[int]] = defaultdict(set)
        for place, passage in enumerate(self.passages):
            for value, _, _ in passage.numbers:
                found[value].add(place)
        return {value: frozenset(places) for value, places in found.items()}

    def names_at(self, place: int) -> frozenset[str]:
        """Return the names of a sentence, with its first word if that is a name in other places and never written without a capital."""
        passage = self.passages[place]
        first = next(iter(passage.words), "")
        return passage.names | {first} if self.is_name(first) else passage.names

    def is_name(self, word: str) -> bool:
        """Whether a word that begins a sentence is a name: never without its capital, and a name elsewhere or there more than once."""
        is_said_again = len(word) >= _BEGINNING and len(self._places.get(word, ())) > 1
        return word not in self.plain and (word in self.names or is_said_again)

    def says(self, written: str) -> bool:
        """Whether these words stand in it just so."""
        return any(written in passage.text for passage in self.passages)

    def places(self, word: str) -> frozenset[int]:
        """Return the places of the sentences that have a word (without case) in some form."""
        if word not in self._found:
            forms = (other for other in self._by_beginning.get(word[:_BEGINNING], ()) if is_form_of(word, other))
            self._found[word] = frozenset(place for form in forms for place in self._places[form])
        return self._found[word]

    def name_places(self, name: str) -> frozenset[int]:
        """Return the places of the sentences that have a name, in another script or spelling too."""
        found = set(self.places(name))
        found.update(*(self._places[word] for word in self._by_beginning.get(name[:_BEGINNING], ()) if is_same_name(name, word)))
        if not found:
            bones = skeleton(name)
            found.update(*(self._places[word] for word in self._by_bones.get(bones[:_BONES], ()) if is_same_name(name, word)))
        return frozenset(found)

    def covered(self, claim: Passage) -> NDArray[np.float32]:
        """Return for each sentence the share of the claim's content words that it has."""
        held = np.zeros(len(self.passages), dtype=np.float32)
        for word in claim.content:
            held[list(self.places(word))] += 1
        return np.asarray(held / max(1, len(claim.content)), dtype=np.float32)

    def share(self, claim: Passage, places: Iterable[int]) -> float:
        """Return the share of the claim's content words that stand in these sentences."""
        among = frozenset(places)
        return sum(not among.isdisjoint(self.places(word)) for word in claim.content) / max(1, len(claim.content))

    @cached_property
    def _by_bones(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._places:
            if len(bones := skeleton(word)) >= _BONES:
                found[bones[:_BONES]].append(word)
        return found


def nouns_of(passage: Passage) -> frozenset[str]:
    """Return the German nouns of a sentence that show by an article, an adjective or a number before them."""
    return frozenset(noun.casefold() for noun in _NOUN.findall(passage.text))
