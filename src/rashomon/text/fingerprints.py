"""Fingerprints: small signatures that tell copies of one text from independent reports.

MinHash (Broder 1997, "On the resemblance and containment of documents"): the share of equal places in two signatures estimates the
Jaccard similarity of their shingle sets, with a standard error of at most .045 at 128 places.
"""

import re

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

PERMUTATIONS = 128
_SEED = 1
_LONGEST = 100_000  # shingles; copies of a longer text already agree in these
_FEWEST = 8  # shingles; below it two chance agreements would look like a copy
_WORDS_A_SHINGLE = 5
# One unit is a word, or one letter of a script that is written without spaces.
_UNIT = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\\W_]+"
)
_LETTERS_A_SHINGLE = 9  # about five words of Chinese
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def fingerprint(text: str) -> NDArray[np.uint32]:
    """Return the signature of `text`, shape (128,), or (0,) where there is too little text to tell copies by.

    Case, punctuation and spacing do not count. A shingle is five words, or nine letters where words are not spaced.
    """
    shingles = _shingles(text)
    if len(shingles) < _FEWEST:
        return np.empty(0, dtype=np.uint32)
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(shingles)
    return np.array(minhash.digest(), dtype=np.uint32)


def overlap(a: NDArray[np.uint32], b: NDArray[np.uint32]) -> float:
    """Return the estimated share of shingles two texts have in common, 0 to 1; 0 where either has no signature."""
    if not a.size or a.size != b.size:
        return 0.0
    return float(np.count_nonzero(a == b)) / a.size


def _shingles(text: str) -> list[str]:
    folded = text.casefold()
    units = _UNIT.findall(folded)
    is_unspaced = 2 * len(_UNSPACED.findall(folded)) > len(units)
    size = _LETTERS_A_SHINGLE if is_unspaced else _WORDS_A_SHINGLE
    count = min(len(units) - size + 1, _LONGEST)
    return [" ".join(units[start : start + size]) for start in range(count)]
