"""Utterances: the quotes of an event's articles that give one saying of one speaker, and how their words stand to each other."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.claim import Citation
from rashomon.model.entity import Entity
from rashomon.model.ids import content_id
from rashomon.model.quote import Quote, QuoteForm, QuoteStatus
from rashomon.model.utterance import Rendering, Utterance
from rashomon.relate.centring import Vectors, centred
from rashomon.relate.differences import changes, contradicts, denials, denies, is_part_of, pieces_of
from rashomon.relate.sayers import folded_tokens, likeness
from rashomon.relate.support import Independence

Embed = Callable[[Sequence[str]], Vectors]
_MOST = 300  # different quotes of an event that are compared; the earliest
_ONE_ORIGINAL = 0.8  # share of words: two translations of the small world lie at .55 and .74, altered quotes at .67 (denial lost) and .89
_BESIDE = 2  # words
_OWN_WORDS = 48  # characters before a quote in which its reporter may deny what it says
_COMMON = frozenset({"en"})  # languages that outlets write for readers elsewhere
_FEWEST = 3  # words (characters of scripts without spaces count as words) of a quote that can be known again


@dataclass(frozen=True, slots=True)
class UtteranceSettings:
    """From where on two quotes give one utterance.

    In one language `words` is the share of common words (twice the longest common subsequence over both lengths) that one speaker needs,
    `copied` what two different speakers need before one of them is taken for wrong, over at least `copied_words` words; `meaning` the
    cosine that does instead of `words`. Across languages `translated` is the centred cosine for one speaker, `unnamed` where one of both
    names none. Measured on the small world's 148 quotes (multilingual-e5-small): of 264 pairs of one utterance in two languages 98 % lie
    above .40; of 30 other pairs of one speaker five do, of 634 other pairs ten lie above .50.
    """

    words: float = 0.5
    copied: float = 0.85
    copied_words: int = 5
    meaning: float = 0.78
    translated: float = 0.40
    doubtful: float = 0.50
    unnamed: float = 0.52
    unlike: float = 0.65
    alike: float = 0.75
    somewhat: float = 0.60


DEFAULTS = UtteranceSettings()


@dataclass(frozen=True, slots=True)
class _Said:
    """One quote of one article, with all its pieces."""

    reading: Reading
    quote: Quote
    rest: tuple[Quote, ...]
    text: str
    tokens: tuple[str, ...]
    language: str
    voice: str
    country: str
    speaker_id: str | None

    @property
    def speaker(self) -> str:
        """The fullest name that the article has for the speaker; "" for none."""
        span = self.quote.named or self.quote.speaker
        return span.text if span else ""

    @property
    def citation(self) -> Citation:
        """Where the words stand."""
        return Citation(self.reading.id, self.quote.part, self.quote.content)


def utterances_of(  # noqa: PLR0913 (all that an event has, each by name)
    event_id: str,
    readings: Sequence[Reading],
    *,
    independence: Independence,
    countries: Mapping[str, str],
    home: str,
    embed: Embed,
    means: Mapping[str, Vectors],
    settings: UtteranceSettings = DEFAULTS,
) -> tuple[Utterance, ...]:
    """Return what is quoted in the readings, which come in order of time: the utterance of most outlets first, then the earliest.

    `countries` maps outlet id to its country, `home` is the country that the event is most about ("" if none): what is said there was most
    likely said in the language of its outlets. `embed` and `means` are those of `claims.claims_of`; without a second language nothing is
    embedded. Reported speech is left out: its words are the reporter's.
    """
    said = _collected(readings, independence=independence, countries=countries)
    if not said:
        return ()
    firsts = list({(item.language, item.tokens, item.speaker): item for item in reversed(said)}.values())[::-1]
    place = {(item.language, item.tokens, item.speaker): at for at, item in enumerate(firsts)}
    members: dict[int, list[_Said]] = defaultdict(list)
    groups = _grouped(_margins(firsts, embed=embed, means=means, settings=settings))
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    for item in said:
        members[group_of[place[item.language, item.tokens, item.speaker]]].append(item)
    found = [_utterance(event_id, items, home=home) for items in members.values()]
    return tuple(sorted(found, key=_by_reach))


def home_of(readings: Sequence[Reading], entities: Mapping[str, Entity]) -> str:
    """Return the country (ISO 3166) that most mentions of the readings lie in, the first by code where two are equal; "" for none."""
    countries = Counter(
        entities[mention.entity_id].country
        for reading in readings
        for mention in reading.annotations.mentions
        if mention.entity_id in entities and mention.entity_id is not None
    )
    named = {country: count for country, count in countries.items() if country}
    return min(named, key=lambda country: (-named[country], country), default="")


def _by_reach(utterance: Utterance) -> tuple[int, bool, float, str]:
    first = utterance.renderings[0].at
    outlets = {rendering.outlet_id for rendering in utterance.renderings}
    return (-len(outlets), first is None, first.timestamp() if first else 0.0, utterance.id)


def _collected(readings: Sequence[Reading], *, independence: Independence, countries: Mapping[str, str]) -> list[_Said]:
    """Return the direct quotes of all readings with their pieces, those of the first `_MOST` different wordings."""
    said: list[_Said] = []
    seen: set[tuple[str, ...]] = set()
    for reading in readings:
        quotes = [quote for quote in reading.annotations.quotes if quote.form is QuoteForm.DIRECT]
        linked = {item.span.start: item.entity_id for item in reading.annotations.mentions if item.part is Part.TEXT and item.entity_id}
        for at, quote in enumerate(quotes):
            if quote.continues and at:
                continue
            rest = tuple(_continued(quotes, at))
            text = " ".join(piece.content.text for piece in (quote, *rest))
            tokens = folded_tokens(text)
            if len(tokens) < _FEWEST or (tokens not in seen and len(seen) >= _MOST):
                continue
            seen.add(tokens)
            outlet = reading.article.outlet_id
            country = countries.get(outlet) or reading.article.country or ""
            base = reading.language.partition("-")[0]
            span = quote.named or quote.speaker
            speaker_id = quote.speaker_id or (linked.get(span.start) if span else None)
            said.append(_Said(reading, quote, rest, text, tokens, base, independence.voice(reading.id), country, speaker_id))
    return said


def _continued(quotes: Sequence[Quote], at: int) -> list[Quote]:
    rest = []
    for quote in quotes[at + 1 :]:
        if not quote.continues:
            break
        rest.append(quote)
    return rest


def _margins(items: Sequence[_Said], *, embed: Embed, means: Mapping[str, Vectors], settings: UtteranceSettings) -> NDArray[np.float32]:
    """Return how far each pair lies above what makes it one utterance (below: negative), shape (n, n), symmetric."""
    languages = [item.language for item in items]
    cosines = np.zeros((len(items), len(items)), dtype=np.float32)
    if len(set(languages)) > 1:
        vectors = centred(np.asarray(embed([item.text for item in items])), languages, means=means)
        cosines = vectors @ vectors.T
    margins = np.full_like(cosines, -1)
    for at, one in enumerate(items):
        for back, other in enumerate(items[:at]):
            margins[at, back] = margins[back, at] = _margin(one, other, float(cosines[at, back]), settings)
    return margins


def _margin(one: _Said, other: _Said, cosine: float, settings: UtteranceSettings) -> float:
    same = _speakers_alike(one, other)
    if one.language != other.language:
        return -1.0 if one.reading.id == other.reading.id else cosine - _needed(same, settings)
    share = float(Indel.normalized_similarity(one.tokens, other.tokens))
    if is_part_of(one.tokens, other.tokens) or is_part_of(other.tokens, one.tokens):
        share = max(share, settings.copied)
    if same == 0:
        is_copy = share >= settings.copied and min(len(one.tokens), len(other.tokens)) >= settings.copied_words
        return share - settings.words if is_copy else -1.0
    by_meaning = cosine - settings.meaning if same else -1.0
    margin = max(share - settings.words, by_meaning)
    return min(margin, -settings.words) if one.reading.id == other.reading.id and share < settings.copied else margin


def _needed(same: float | None, settings: UtteranceSettings) -> float:
    """The cosine that two quotes in two languages need, by how alike their speakers' names are."""
    if same is None:
        return settings.unnamed
    if same >= settings.alike:
        return settings.translated
    return settings.doubtful if same >= settings.somewhat else settings.unlike


def _speakers_alike(one: _Said, other: _Said) -> float | None:
    if one.speaker_id and one.speaker_id == other.speaker_id:
        return 1.0
    if one.quote.speaker_id and other.quote.speaker_id:  # both listed; names that arose in two scripts may still be one person's
        return 0.0
    if not one.speaker or not other.speaker:
        return None
    return likeness(*sorted((one.speaker, other.speaker)))


def _grouped(margins: NDArray[np.float32]) -> list[list[int]]:
    """Group by average linkage while the mean margin between two groups is above nothing. Ties go to the earlier pair."""
    links = margins.astype(np.float64).copy()
    np.fill_diagonal(links, -np.inf)
    groups = [[at] for at in range(len(links))]
    while len(links):
        best = int(np.argmax(links))
        one, other = sorted(divmod(best, len(links)))
        if links[one, other] <= 0:
            break
        first, second = len(groups[one]), len(groups[other])
        merged = (links[one] * first + links[other] * second) / (first + second)
        merged[[one, other]] = -np.inf
        links[one, :], links[:, one] = merged, merged
        links[other, :], links[:, other] = -np.inf, -np.inf
        groups[one] = [*groups[one], *groups[other]]
        groups[other] = []
    return [group for group in groups if group]


def _utterance(event_id: str, items: Sequence[_Said], *, home: str) -> Utterance:
    language = _spoken_in(items, home)
    reference = _reference([item for item in items if item.language == language], items)
    renderings = tuple(_rendering(item, reference, items, language) for item in items)
    first = items[0].citation
    ids = Counter(item.speaker_id for item in items if item.speaker_id)
    utterance_id = content_id("utterance", event_id, first.article_id, first.part, str(first.span.start), first.span.text)
    return Utterance(utterance_id, renderings, language, min(ids, key=lambda key: (-ids[key], key), default=None))


def _spoken_in(items: Sequence[_Said], home: str) -> str:
    """The language in which something was most likely said: that of most outlets at home, else of the earliest.

    Where outlets at home write English beside another language, it was said in the other: they translate into English, hardly out of it.
    """
    at_home = [item.language for item in items if home and item.country == home]
    counts = Counter(at_home)
    ranked = sorted(counts, key=lambda language: (language in _COMMON, -counts[language], at_home.index(language)))
    return ranked[0] if ranked else items[0].language


def _reference(original: Sequence[_Said], items: Sequence[_Said]) -> _Said:
    """The rendering that others are compared with.

    It is the wording of most voices in the original language, then the one that fewest speakers and other languages contradict, then the
    earliest. A wording that only part of it repeats stands behind the whole.
    """

    def weight(item: _Said) -> tuple[int, int, int]:
        same = [other for other in original if other.tokens == item.tokens or is_part_of(other.tokens, item.tokens)]
        voices = len({other.voice for other in same})
        foreign = [other for other in items if other.language != item.language]
        agreeing = sum(not contradicts(item.text, item.language, other.text, other.language) for other in foreign)
        speakers = sum(_speakers_alike(item, other) != 0 for other in original)
        return voices, speakers, agreeing

    return max(original, key=weight)


def _rendering(item: _Said, reference: _Said, items: Sequence[_Said], language: str) -> Rendering:
    plain = Rendering(
        citation=item.citation,
        outlet_id=item.reading.article.outlet_id,
        language=item.reading.language,
        status=QuoteStatus.VERBATIM,
        at=item.reading.article.published_at,
        speaker=_speaker(item),
        rest=tuple(Citation(item.reading.id, piece.part, piece.content) for piece in item.rest),
    )
    if item is reference:
        against = _outvoted(item, items) if item.language == language else None
        return plain if against is None else replace(plain, status=QuoteStatus.ALTERED, against=against.citation)
    if _speakers_alike(item, reference) == 0 and not _names_speaker_of(item, reference):
        return replace(plain, status=QuoteStatus.MISATTRIBUTED, against=reference.citation)
    if item.language != language:
        status = QuoteStatus.ALTERED if _is_lone(item, reference, items) else QuoteStatus.TRANSLATED
        return replace(plain, status=status, against=reference.citation)
    return _in_one_language(plain, item, reference, is_translated=any(other.language != language for other in items))


def _names_speaker_of(item: _Said, reference: _Said) -> bool:
    """Whether an article names the other's speaker at all: then its own was more likely read wrongly than named wrongly."""
    named = sorted({mention.span.text for mention in item.reading.annotations.mentions})
    if reference.speaker and any((likeness(*sorted((reference.speaker, name))) or 0.0) >= DEFAULTS.somewhat for name in named):
        return True
    return any(mention.entity_id == reference.speaker_id for mention in item.reading.annotations.mentions if mention.entity_id)


def _in_one_language(plain: Rendering, item: _Said, reference: _Said, *, is_translated: bool) -> Rendering:
    if item.tokens == reference.tokens:
        is_same = _core(item.text) == _core(reference.text)
        return plain if is_same else replace(plain, status=QuoteStatus.FOLDED, against=reference.citation)
    pieces = [folded_tokens(piece) for piece in pieces_of(item.text)]
    whole = [folded_tokens(piece) for piece in pieces_of(reference.text)]
    is_part = all(is_part_of(piece, reference.tokens) for piece in pieces)
    if (is_part and not _cuts_a_denial(item, reference)) or all(is_part_of(piece, item.tokens) for piece in whole):
        return plain
    found = changes(item.text, reference.text)
    if not found:
        return plain
    if is_translated and not _tells_otherwise(item, reference):
        return replace(plain, status=QuoteStatus.TRANSLATED, against=reference.citation)
    return replace(plain, status=QuoteStatus.ALTERED, against=reference.citation, changes=found)


def _cuts_a_denial(item: _Said, reference: _Said) -> bool:
    """Whether a part of a quote leaves out the denial that stands right beside it, and its reporter does not deny it in own words."""
    start = next((at for at in range(len(reference.tokens)) if reference.tokens[at : at + len(item.tokens)] == item.tokens), None)
    if start is None:
        return False
    end = start + len(item.tokens)
    beside = " ".join((*reference.tokens[max(0, start - _BESIDE) : start], "·", *reference.tokens[end : end + 1]))
    text, place = item.reading.article.text, item.quote.content.start
    own = text[max(0, place - _OWN_WORDS) : place].rpartition(".")[2]
    return denies(beside, item.language) and not denies(own, item.language)


def _tells_otherwise(item: _Said, reference: _Said) -> bool:
    """Whether two wordings are of one original: nearly the same words, or other figures, or not the same denied.

    Where an utterance is given in several languages, two wordings in one of them may be two translations.
    """
    if Indel.normalized_similarity(item.tokens, reference.tokens) >= _ONE_ORIGINAL:
        return True
    return denials(item.text, item.language) != denials(reference.text, reference.language) or contradicts(
        item.text, item.language, reference.text, reference.language
    )


def _core(text: str) -> str:
    return text.strip(" .,;:!?…。，！？।؟")


def _outvoted(item: _Said, items: Sequence[_Said]) -> _Said | None:
    """Whom the only wording in a language stands against: two other languages that agree with each other and not with it."""
    if any(other.language == item.language and other.tokens != item.tokens for other in items):
        return None
    return _lone(item, items)


def _is_lone(item: _Said, reference: _Said, items: Sequence[_Said]) -> bool:
    """Whether a translation says something else than the original and all other languages: two at least, the original among them."""
    if not contradicts(item.text, item.language, reference.text, reference.language):
        return False
    return _lone(item, items) is not None


def _lone(item: _Said, items: Sequence[_Said]) -> _Said | None:
    foreign = [other for other in items if other.language != item.language]
    against = [other for other in foreign if contradicts(item.text, item.language, other.text, other.language)]
    languages = {other.language for other in foreign}
    is_unanimous = len(against) == len(foreign) and len(languages) > 1
    return against[0] if is_unanimous else None


def _speaker(item: _Said) -> Citation | None:
    span = item.quote.named or item.quote.speaker
    return None if span is None else Citation(item.reading.id, Part.TEXT, span)
