"""How a name sounds, whatever script it is in: its consonants, in classes that transliteration does not tell apart."""

from functools import lru_cache

import regex
from anyascii import anyascii

_HAN = regex.compile(r"\p{Han}")
_ARABIC = regex.compile(r"\p{Arabic}")
_ARTICLE = regex.compile(r"(?<!\p{L})ال(?=\p{L}{3})")
_ALIF = str.maketrans(dict.fromkeys("اأإآ", "a"))  # anyascii leaves it out
_LETTERS = regex.compile(r"[a-z]+")
_PAIRS = (
    ("tch", "s"),
    ("sch", "s"),
    ("zh", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("dj", "s"),
    ("ts", "s"),
    ("tz", "s"),
    ("kh", "k"),
    ("gh", "k"),
    ("ck", "k"),
    ("ng", "n"),
    ("ph", "f"),
    ("th", "t"),
    ("qu", "k"),
    ("ce", "s"),
    ("ci", "s"),
)
_CLASSES = str.maketrans("bpdtgkqcxfvwlrmnszj", "ppttkkkkkfffllmnsss")
_PINYIN = str.maketrans("xqjzc", "sssss")
_WEAK = regex.compile(r"[aeiouyh]+")
_DOUBLE = regex.compile(r"(.)\1+")


@lru_cache(maxsize=16_384)
def romanised(name: str) -> str:
    """Return a name in small Latin letters alone: "Тасыбаева" gives "tasybaeva"."""
    return "".join(_LETTERS.findall(anyascii(name.translate(_ALIF)).casefold()))


@lru_cache(maxsize=16_384)
def skeleton(name: str) -> str:
    """Return the consonants of a name as classes of sound: p (b), t (d), k (g, q, c, x), f (v, w), l (r), m, n, s (z, j, sh, ch, ts).

    Vowels, y and h say little across scripts and are left out, and so are Arabic و, which is a vowel as often as not, and
    the article. "Tasybayeva",
    "Тасыбаева", "تاسيباييفا" and "塔瑟巴耶娃" all give "tspf".
    """
    letters = romanised(_ARTICLE.sub("", name))
    if _HAN.search(name):
        letters = letters.replace("ng", "n").translate(_PINYIN)
    else:
        for pair, sound in _PAIRS:
            letters = letters.replace(pair, sound)
    if _ARABIC.search(name):
        letters = letters.replace("w", "")
    return _DOUBLE.sub(r"\1", _WEAK.sub("", letters).translate(_CLASSES))
