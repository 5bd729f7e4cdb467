"""Mentions: where an article names somebody or something."""

from collections.abc import Iterator, Sequence

import regex

from rashomon.annotate.gazetteer import Gazetteer
from rashomon.model.article import Article, Part
from rashomon.model.entity import EntityKind, Mention
from rashomon.model.span import Span

_CAPITALISED = r"(?:\p{Lu}[\p{L}\p{M}]*(?:['’\-]\p{L}[\p{L}\p{M}]*)*)"
_PARTICLE = r"(?:de|del|della|da|do|dos|das|di|du|des|la|le|al|el|bin|ibn|van|von|der|den|of|of the|и)"
_RUN = regex.compile(rf"{_CAPITALISED}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_CAPITALISED})*")
_LEAST, _MOST_WORDS = 3, 6
_LEADING = {
    "en": "the a an in on at by for from to of and but as after before when while with this that these those if it he she they his her its our we i you "
    "who what why how where which there here some many most several all both no not yet since under over more one two three four five six seven "
    "eight nine ten last next new former monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december",
    "fr": "le la les l un une des du de d en à au aux dans sur par pour avec sans sous selon après avant mais et ou il elle ils elles ce cette ces "
    "son sa ses leur leurs nous vous on qui que quand où comme si plus trois deux quatre cinq six sept huit neuf dix",
    "es": "el la los las un una unos unas de del en a al con por para sin según tras antes pero y o él ella ellos ellas este esta estos estas su sus "
    "nos que cuando donde como si más dos tres cuatro cinco seis siete ocho nueve diez",
    "pt": "o a os as um uma uns umas de do da dos das em no na nos nas com por para sem segundo após antes mas e ou ele ela eles elas este esta "
    "seu sua seus suas que quando onde como se mais dois três quatro cinco seis sete oito nove dez",
    "it": "il lo la i gli le l un una uno di del della dei delle in nel nella con per senza secondo dopo prima ma e o lui lei loro questo questa suo "
    "sua che quando dove come se più due tre quattro cinque sei sette otto nove dieci",
    "de": "der die das den dem des ein eine einen einem einer in im an am auf bei mit nach vor für von vom zu zum zur und aber oder er sie es wir ihr "
    "sein seine ihre dieser diese dieses als wenn wo wie zwei drei vier fünf sechs sieben acht neun zehn",
    "nl": "de het een in op bij met na voor van uit en maar of hij zij ze we dit dat deze die zijn haar hun als toen waar hoe",
    "ru": "в на с со к ко по из от до за о об при для без под над через и а но или он она они оно мы вы я это этот эта эти его её их как когда где "
    "что если два три четыре пять шесть семь восемь девять десять",
    "id": "di ke dari pada untuk dengan dan tetapi atau ia dia mereka kami kita ini itu para sebuah seorang",
    "tr": "bir bu şu o ve ama ile için gibi daha en",
}
_STOP = {language: frozenset(words.split()) for language, words in _LEADING.items()}
_NO_NAMES = frozenset({"de"})  # every noun has a capital there: single words tell nothing


def mentions_of(article: Article, language: str, sentences: Sequence[Span], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions in headline and text, in order: listed names, and runs of capitalised words that no list has.

    Headlines give listed names only: English sets every word of them in capitals.
    """
    found = [
        Mention(Part.TITLE, Span.of(article.title, hit.start, hit.end), hit.entity_id, hit.kind) for hit in gazetteer.find(article.title)
    ]
    hits = gazetteer.find(article.text)
    listed = [Mention(Part.TEXT, Span.of(article.text, hit.start, hit.end), hit.entity_id, hit.kind) for hit in hits]
    covered = [(hit.start, hit.end) for hit in hits]
    unlisted = [
        Mention(Part.TEXT, span, None, EntityKind.NAME) for span in _names(article.text, language, sentences) if not _touches(span, covered)
    ]
    return (*found, *sorted((*listed, *unlisted), key=lambda mention: mention.span.start))


def _touches(span: Span, covered: Sequence[tuple[int, int]]) -> bool:
    """Whether a name is, but for a word, a listed one. "Mali" is within "Mali Gold Company", which is a name of its own."""
    return any(start <= span.start < end or (span.start <= start and span.end == end) for start, end in covered)


def _names(text: str, language: str, sentences: Sequence[Span]) -> Iterator[Span]:
    primary = language.partition("-")[0]
    stop = _STOP.get(primary, frozenset())
    for sentence in sentences:
        for match in _RUN.finditer(text, sentence.start, sentence.end):
            start, end = _trimmed(match, stop)
            words = text[start:end].split()
            begins = start == sentence.start or not text[max(0, start - 2) : start].strip(" \n\u00a0“”\"«»„'‘’(-—–:")
            is_acronym = len(words) == 1 and len(words[0]) >= _LEAST and words[0].isupper()
            if not words or len(words) > _MOST_WORDS or end - start < _LEAST:
                continue
            if len(words) > 1 or is_acronym or (not begins and primary not in _NO_NAMES):
                yield Span.of(text, start, end)


def _trimmed(match: regex.Match[str], stop: frozenset[str]) -> tuple[int, int]:
    """Return the run without leading and trailing function words ("The Ministry of Health" has one)."""
    start, end = match.span()
    text = match.string
    words = list(regex.finditer(r"[^ \u00a0]+", text, pos=start, endpos=end))
    while words and words[0].group().casefold() in stop:
        words.pop(0)
    return (words[0].start(), words[-1].end()) if words else (start, start)
