"""Which language a text is in: what was declared, unless the text itself clearly says otherwise."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

UNDETERMINED = "und"

# Languages of py3langid 0.4 that news comes in. Those left out (la, vo, zxx, grc, hbo, creoles of few texts) steal short headlines.
_SUPPORTED = frozenset(
    [
        "af",
        "am",
        "ar",
        "as",
        "az",
        "be",
        "bg",
        "bn",
        "br",
        "bs",
        "ca",
        "cs",
        "cy",
        "da",
        "de",
        "el",
        "en",
        "eo",
        "es",
        "et",
        "eu",
        "fa",
        "fi",
        "fr",
        "fy",
        "ga",
        "gd",
        "gl",
        "gu",
        "ha",
        "he",
        "hi",
        "hr",
        "ht",
        "hu",
        "hy",
        "id",
        "ig",
        "is",
        "it",
        "ja",
        "jv",
        "ka",
        "kk",
        "km",
        "kn",
        "ko",
        "ku",
        "ky",
        "lb",
        "lg",
        "ln",
        "lo",
        "lt",
        "lv",
        "mg",
        "mk",
        "ml",
        "mn",
        "mr",
        "ms",
        "mt",
        "my",
        "ne",
        "nl",
        "nn",
        "no",
        "om",
        "or",
        "pa",
        "pl",
        "ps",
        "pt",
        "qu",
        "ro",
        "ru",
        "rw",
        "sd",
        "si",
        "sk",
        "sl",
        "sn",
        "so",
        "sq",
        "sr",
        "sv",
        "sw",
        "ta",
        "te",
        "tg",
        "th",
        "tk",
        "tl",
        "tr",
        "tt",
        "ug",
        "uk",
        "ur",
        "uz",
        "vi",
        "xh",
        "yo",
        "zh",
        "zu",
        "arz",
        "ary",
        "ba",
    ]
)
_SAMPLE = 700  # characters that are looked at; .995 of headlines are right with a tenth of that (py3langid's own figures)
_FEWEST_LETTERS = 3  # below it nothing can be told
_ENOUGH_LETTERS = 60  # below it, letters of the same script do not overrule a declaration
_SURE = 0.98  # of the identifier, against a declaration; calibrated by py3langid with T = sqrt(bytes)
_LIKELY = 0.4  # an undeclared text is worth a guess from here on; of 1,846 shared news texts 3 % fall below
_SHARE_OF_FOREIGN_SCRIPT = 0.8  # of the letters; quotes and names in another script stay below it

# RFC 5646 section 2.1, without grandfathered tags and extensions: language, script, region, variants.
_TAG = re.compile(
    r"([A-Za-z]{2,3})(?:-([A-Za-z]{3}))?(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|\d{3}))?((?:-[A-Za-z0-9]{5,8})*)(?:-[xu]-.{1,80})?"
)
_NOTHING_SAID = frozenset({"und", "mul", "mis", "zxx"})
# Withdrawn or nested codes with the code in use (IANA language subtag registry).
_IN_USE = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "jw": "jv",
    "mo": "ro",
    "sh": "sr",
    "cmn": "zh",
    "nb": "no",
    "fil": "tl",
    "arb": "ar",
    "pes": "fa",
}

# Declared languages whose texts the identifier takes for each other: it cannot overrule one by another.
_CLOSE = tuple(
    frozenset(group.split())
    for group in (
        "zh yue wuu nan hak gan lzh",
        "ar arz ary apc acm ajp aeb",
        "no nn da sv",
        "hr bs sr sl mk bg cnr",
        "id ms jv su min bjn ace ban",
        "fa tg prs ps azb glk mzn ckb ku ur sd",
        "es gl ast pt ca oc an ext lad mwl",
        "it vec lmo nap scn co pms",
        "ru uk be rue",
        "tr az crh tk gag uz",
        "kk ky tt ba",
        "hi mr ne bho mai awa sa",
        "cs sk",
        "de nds lb gsw bar als",
        "nl af fy li vls",
        "fr oc wa pcd frp",
        "zu xh nr ss",
        "rw rn",
        "fi et kv",
        "ml ta",
        "bn as",
    )
)

_SCRIPT_LANGUAGES = {
    "LATIN": None,  # any language may be written in it
    "CYRILLIC": "ru uk be bg sr mk kk ky tt ba mn tg uz bs cnr ab os cv ce rue sah udm kv mhr tk az ro tyv av",
    "ARABIC": "ar fa ur ps ckb ku ug sd arz ary apc acm aeb azb pnb glk mzn prs skr ks ms ha az tk uz kk ky lrc bal",
    "HEBREW": "he yi lad",
    "DEVANAGARI": "hi mr ne bho mai awa sa new gom kok sd ks doi anp",
    "CJK": "zh yue wuu nan hak gan lzh ja ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja ain",
    "HANGUL": "ko",
    "THAI": "th",
    "GREEK": "el grc pnt",
    "BENGALI": "bn as bpy mni",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn tcy",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "ORIYA": "or",
    "SINHALA": "si",
    "MYANMAR": "my shn mnw",
    "KHMER": "km",
    "LAO": "lo",
    "GEORGIAN": "ka xmf",
    "ARMENIAN": "hy hyw",
    "ETHIOPIC": "am ti",
    "TIBETAN": "bo dz",
}
_SCRIPT_SETS = {script: None if names is None else frozenset(names.split()) for script, names in _SCRIPT_LANGUAGES.items()}
_NEVER_LATIN = frozenset("ar fa ur he hi mr ne zh ja ko th el bn ta te kn ml gu pa or si my km lo ka hy am ru uk be bg mk".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Guess:
    """A language as a primary subtag (ISO 639), `und` where nothing can be said, and how sure that is, 0 to 1."""

    language: str
    confidence: float


def normal_tag(tag: str) -> str:
    """Return the BCP 47 tag in its usual spelling, codes no longer in use replaced: "ZH_hant-tw" is "zh-Hant-TW", "iw" is "he".

    Raises:
        ValueError: not a well-formed language tag.
    """
    found = _TAG.fullmatch(tag.strip().replace("_", "-"))
    if found is None:
        raise ValueError(f"not a language tag (BCP 47): {tag[:40]!r}")
    language, extended, script, region, variants = found.groups()
    primary = (extended or language).lower()
    parts = [_IN_USE.get(primary, primary), (script or "").title(), (region or "").upper(), variants.lower().strip("-")]
    return "-".join(part for part in parts if part)


def primary_subtag(tag: str) -> str:
    """Return the language of a tag alone ("zh" of "zh-Hant-TW"), by which texts are grouped; ValueError as for `normal_tag`."""
    return normal_tag(tag).partition("-")[0]


def identify(text: str, *, declared: str | None) -> Guess:
    """Return the language of `text`, with `declared` (BCP 47) as what to believe until the text shows the contrary.

    A declaration falls when most letters are of a script that the language is not written in, or when a long enough text is surely in
    another language that is not easily taken for it. A malformed declaration counts as none: `normal_tag` is what reports it.
    """
    expected = _declared_language(declared)
    sample = text[:_SAMPLE]
    letters = [letter for letter in sample if letter.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        return Guess(expected, 0.5 if expected != UNDETERMINED else 0.0)
    seen, confidence = _identifier().classify(sample)
    guess = Guess(seen, float(confidence))
    if expected == UNDETERMINED:
        return guess if guess.confidence >= _LIKELY or _is_telling(letters) else Guess(UNDETERMINED, 0.0)
    if guess.language == expected:
        return guess
    if _is_foreign_script(letters, expected):
        return guess
    is_overruled = len(letters) >= _ENOUGH_LETTERS and guess.confidence >= _SURE and not _is_close(expected, seen)
    return guess if is_overruled and expected in _SUPPORTED else Guess(expected, 0.9)


def _declared_language(declared: str | None) -> str:
    if declared is None:
        return UNDETERMINED
    try:
        primary = primary_subtag(declared)
    except ValueError:
        return UNDETERMINED
    return UNDETERMINED if primary in _NOTHING_SAID else primary


def _is_close(a: str, b: str) -> bool:
    return any(a in group and b in group for group in _CLOSE)


def _is_telling(letters: list[str]) -> bool:
    """Whether the letters are of a script that few languages use."""
    return _script(letters[0]) not in {"LATIN", "CYRILLIC", "ARABIC"}


def _is_foreign_script(letters: list[str], language: str) -> bool:
    scripts = Counter(_script(letter) for letter in letters)
    if language == "ja" and scripts["HIRAGANA"] + scripts["KATAKANA"]:
        return False
    script, count = scripts.most_common(1)[0]
    if count < _SHARE_OF_FOREIGN_SCRIPT * len(letters):
        return False
    if script == "LATIN":
        return language in _NEVER_LATIN
    languages = _SCRIPT_SETS.get(script)
    return languages is not None and language not in languages


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0]


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_SUPPORTED & set(identifier.labels))
    return identifier
