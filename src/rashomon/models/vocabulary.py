"""Which words of a language are common, as the vocabulary of multilingual-e5-small knows it."""

from functools import cache

import regex

from rashomon.models.e5_weights import bundled_weights, read_weights

_BEGINS_WORD = "▁"
_CASELESS = regex.compile(r"[\p{Arabic}\p{Devanagari}]+")


@cache
def common_words() -> frozenset[str]:
    """Return the words in Arabic and Devanagari script that are one piece of the vocabulary: some 14,000, learnt from a crawl of the web.

    Scripts without capitals do not show which word is a name. Most names are no piece of their own, most other words are; that is a hint,
    no proof. 0.4 seconds at the first call. Source: A. Conneau et al. 2020, https://arxiv.org/abs/1911.02116.

    Raises:
        Misconfigured: the package that carries the vocabulary is not installed.
    """
    pieces = (piece for piece, _ in read_weights(bundled_weights()).pieces)
    words = (piece.removeprefix(_BEGINS_WORD) for piece in pieces if piece.startswith(_BEGINS_WORD))
    return frozenset(word for word in words if _CASELESS.fullmatch(word))
