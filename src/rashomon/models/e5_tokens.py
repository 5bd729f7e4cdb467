"""Cuts text into the word pieces that multilingual-e5-small (XLM-RoBERTa's vocabulary) was trained on.

Follows SentencePiece as the model's authors ran it: normalise (NFKC with XLM-R's exceptions), squeeze spaces, best Unigram path.
Kudo & Richardson 2018, https://arxiv.org/abs/1808.06226.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from tokenizers import Tokenizer, models, pre_tokenizers, processors

from rashomon.models.e5_weights import E5Weights

START, END, UNKNOWN = 0, 2, 3
SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class E5Tokens:
    """Text → piece numbers, at most `limit` of them, start and end marks included."""

    tokenizer: Tokenizer
    replacements: Mapping[int, str]
    longest_piece: int
    limit: int

    def ids(self, text: str) -> list[int]:
        """Return the numbers of the pieces; what does not fit is cut off at the end.

        Characters past those that `limit` pieces can cover are not looked at, so that the time does not grow with a book.
        """
        # The map knows single code points only; composing first gives what XLM-R's own table gives for letter + mark.
        composed = unicodedata.normalize("NFC", text).translate(self.replacements)
        squeezed = re.sub(" +", " ", composed).strip(" ")
        return self.tokenizer.encode(squeezed[: self.longest_piece * self.limit]).ids


def tokens_from_weights(weights: E5Weights, *, limit: int) -> E5Tokens:
    """Build the tokenizer from the vocabulary inside the weights file (0.5 s on one core; reading a JSON takes twice that)."""
    tokenizer = Tokenizer(models.Unigram(list(weights.pieces), unk_id=UNKNOWN, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", START), ("</s>", END)])
    tokenizer.enable_truncation(limit)
    return E5Tokens(
        tokenizer,
        # Half a surrogate pair is no character; the tokenizer would refuse it.
        replacements={**weights.replacements, **dict.fromkeys(SURROGATES, " ")},
        longest_piece=max(len(piece) for piece, _ in weights.pieces),
        limit=limit,
    )
