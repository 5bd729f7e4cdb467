"""What the dossier says of everything a brief may print, indexed once, so that each line is looked up and not searched."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from rashomon.model.annotation import Reading
from rashomon.model.article import Part
from rashomon.model.brief import MatrixRow, NumberRow, NumberValue, Position, PrintedQuote, ReportState, Sentence, Stance, Take
from rashomon.model.claim import Citation, Claim
from rashomon.model.dossier import Dossier
from rashomon.model.entity import Entity
from rashomon.model.figure import Bound, Figure
from rashomon.model.span import Span
from rashomon.model.tally import Telling, ValueKey
from rashomon.model.utterance import Rendering
from rashomon.registry import is_of_side
from rashomon.verify.checks import Articles, Failure, citation_failure, comparison_failure, sentence_failure, value_failure

_Mentioned = tuple[str, Part, int, int, str | None]  # article, part, start, end, entity
_Said = tuple[Decimal, Decimal | None, Bound, str, str]  # value, upper end, bound, unit, measurand


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A dossier, open at the right page: articles, mentions and figures by place, claims by what is said."""

    dossier: Dossier
    readings: Mapping[str, Reading]
    mentions: frozenset[_Mentioned]
    figures: Mapping[tuple[str, Part, Span], tuple[Figure, ...]]
    speakers: Mapping[_Said, AbstractSet[str]]
    claims: Mapping[Citation, tuple[Claim, ...]]
    renderings: Mapping[Citation, Rendering]

    @classmethod
    def of(cls, dossier: Dossier) -> "Record":
        """Index a dossier."""
        figures: dict[tuple[str, Part, Span], tuple[Figure, ...]] = {}
        speakers: dict[_Said, set[str]] = {}
        mentions: set[_Mentioned] = set()
        claims: dict[Citation, tuple[Claim, ...]] = {}
        for reading in dossier.readings:
            for figure in reading.annotations.figures:
                place = (reading.id, figure.part, figure.span)
                figures[place] = (*figures.get(place, ()), figure)
                speakers.setdefault(_said(figure), set()).add(reading.article.outlet_id)
            for mention in reading.annotations.mentions:
                mentions.add((reading.id, mention.part, mention.span.start, mention.span.end, mention.entity_id))
        for claim in dossier.claims:
            for saying in claim.sayings:
                claims[saying.citation] = (*claims.get(saying.citation, ()), claim)
        return cls(
            dossier,
            {reading.id: reading for reading in dossier.readings},
            frozenset(mentions),
            figures,
            speakers,
            claims,
            {rendering.citation: rendering for utterance in dossier.utterances for rendering in utterance.renderings},
        )

    def sentence_failure(self, sentence: Sentence, articles: Articles) -> Failure | None:
        """The sentence holds (`checks.sentence_failure`), is in the language it declares, and its links are mentions of their targets."""
        if failure := sentence_failure(sentence, articles):
            return failure
        citation = sentence.citations[0]
        if sentence.language != self.readings[citation.article_id].language:
            return Failure("language-declared", f"{sentence.text[:60]!r} is not in {sentence.language!r}")
        for link in sentence.links:
            start = citation.span.start
            place = (citation.article_id, citation.part, start + link.start, start + link.end, link.entity_id)
            if place not in self.mentions or link.entity_id not in self.dossier.entities:
                return Failure("entity-target", f"{sentence.text[link.start : link.end]!r} is not {link.entity_id}")
        return None

    def take_failure(self, take: Take, articles: Articles) -> Failure | None:
        """The take says of its article what the dossier knows of it, and its framing is that article's own."""
        reading = self.readings.get(take.article_id)
        if reading is None or (reading.article.outlet_id, reading.article.url) != (take.outlet_id, take.url):
            return Failure("outlet-identity", f"{take.url} is not an article of {take.outlet_id}")
        if (take.language, take.published_at) != (reading.language, reading.article.published_at):
            return Failure("language-declared", f"{take.url} is {reading.language} of {reading.article.published_at}")
        outlet = self.dossier.outlets.get(take.outlet_id)
        membership = self.dossier.memberships.get(take.article_id)
        copy_of = membership.copy_of if membership else None
        known = {None, outlet.country if outlet else None, reading.article.country}
        if take.copy_of != copy_of or take.lenses != self.dossier.lenses_of(reading) or take.country not in known:
            return Failure("outlet-identity", f"origin, lenses or country of {take.url} are not what is known of it")
        if take.framing is None:
            return None
        if any(citation.article_id != take.article_id for citation in take.framing.citations):
            return Failure("sentence-grounded", f"the framing of {take.url} is the words of another article")
        return self.sentence_failure(take.framing, articles)

    def comparison_failure(self, quote: PrintedQuote, articles: Articles) -> Failure | None:
        """The comparison holds (`checks.comparison_failure`) and is what the dossier says of this rendering."""
        if failure := comparison_failure(quote, articles):
            return failure
        if quote.against is None:
            return None
        rendering, other = self.renderings.get(quote.citation), self.renderings.get(quote.against)
        if rendering is None or other is None or (rendering.status, rendering.against) != (quote.status, quote.against):
            return Failure("quote-verbatim", f"{quote.text[:60]!r} is not known to be {quote.status}")
        if quote.against_language != other.language or quote.against_speaker not in {None, other.speaker}:
            return Failure("quote-verbatim", f"{quote.against.span.text[:60]!r} is in another language, or somebody else's")
        return None

    def value_failure(self, row: NumberRow, value: NumberValue, articles: Articles) -> Failure | None:
        """Every cited span was read as this value of this measurand, by each outlet that is said to say it."""
        if failure := value_failure(value, articles):
            return failure
        said = (value.value, value.high, value.bound, value.unit, row.measurand)
        tellings = self.told_with(row.counted) if row.counted else None
        for citation in value.citations:
            found = self.figures.get((citation.article_id, citation.part, citation.span), ()) if tellings is None else ()
            told = (tellings or {}).get(citation)
            if not any(_said(figure) == said for figure in found) and (told is None or told.key != _key(value)):
                return Failure("figure-agreement", f"{citation.span.text!r} does not say {value.value} of {row.measurand}")
        if value.language != self.readings[value.citations[0].article_id].language:
            return Failure("language-declared", f"{value.text!r} is not in {value.language!r}")
        speakers = self.speakers.get(said, set())
        if tellings is not None:
            speakers = {telling.outlet_id for telling in tellings.values() if telling.key == _key(value)}
        if not speakers >= set(value.outlet_ids):
            return Failure("figure-attributed", f"{value.value} of {row.measurand} is ascribed to outlets that do not say it")
        return None

    def told_with(self, counted: Citation) -> Mapping[Citation, Telling]:
        """Return, by their citations, the tellings of the one tally in which an article counts what these words say."""
        for tally in self.dossier.tallies:
            if any(told.article_id == counted.article_id and told.figure.counted == counted.span for told in tally.tellings):
                return {told.citation: told for told in tally.tellings}
        return {}

    def position_failure(self, position: Position, articles: Articles) -> Failure | None:
        """Each holder's own sentence is cited and wears the lens, the denominators can be, and the stance holds."""
        if failure := self.sentence_failure(position.statement, articles):
            return failure
        cited = {articles[citation.article_id].outlet_id for citation in position.statement.citations}
        if not cited.issuperset(position.holder_ids):
            return Failure("split-voices", f"not every holder's own words stand behind {position.statement.text[:60]!r}")
        lens = position.lens
        if lens is not None and not all(self._wears(outlet_id, lens.slug) for outlet_id in position.holder_ids):
            return Failure("split-voices", f"a holder of {position.statement.text[:60]!r} is not {lens.slug}")
        if len(position.holder_ids) != position.said or position.said > position.members or position.said_elsewhere > position.others:
            return Failure("split-voices", f"the denominators of {position.statement.text[:60]!r} do not add up")
        return self._stance_failure(position)

    def _stance_failure(self, position: Position) -> Failure | None:
        """Whoever's words they are is known, and "held by" has an outlet of that side."""
        if position.actor_id is None:
            return None
        actor = self.dossier.entities.get(position.actor_id)
        if actor is None:
            return Failure("split-voices", f"{position.actor_id} is no actor of the event")
        if position.stance is Stance.HELD and not any(self._stands_for(key, actor) for key in position.holder_ids):
            return Failure("split-voices", f"no holder of {position.statement.text[:60]!r} is of the side of {position.actor_id}")
        return None

    def row_failure(self, row: MatrixRow, outlet_ids: Collection[str], articles: Articles) -> Failure | None:
        """The row is a claim of the dossier, marked as reported by exactly the outlets that say it, and the rest as they stand to it.

        Contradicted are exactly those that the dossier holds against it, each with words of its own that contradict it.
        """
        if failure := self.sentence_failure(row.statement, articles):
            return failure
        failures = [_claim_failure(row, claim, outlet_ids) for claim in self.claims.get(row.statement.citations[0], ())]
        if not failures:
            return Failure("sentence-grounded", f"{row.statement.text[:60]!r} is no claim of the dossier")
        if None not in failures:
            return failures[0]
        contradicting = [key for key, state in zip(outlet_ids, row.states, strict=True) if state is ReportState.CONTRADICTED]
        for outlet_id, citation in zip(contradicting, row.against, strict=True):
            if failure := citation_failure(citation, articles):
                return failure
            if articles[citation.article_id].outlet_id != outlet_id:
                return Failure("outlet-identity", f"{citation.span.text[:60]!r} is not said by {outlet_id}")
        return None

    def _stands_for(self, outlet_id: str, actor: Entity) -> bool:
        outlet = self.dossier.outlets.get(outlet_id)
        return is_of_side(outlet, outlet.country if outlet else None, actor, self.dossier.entities)

    def _wears(self, outlet_id: str, slug: str) -> bool:
        return any(lens.slug == slug for lens in self.dossier.lenses.get(outlet_id, ()))


def _key(value: NumberValue) -> ValueKey:
    return (value.value, value.high, value.unit, value.bound)


def _claim_failure(row: MatrixRow, claim: Claim, outlet_ids: Collection[str]) -> Failure | None:
    """What of a row is not as the claim has it."""
    seen = row.statement.text[:60]
    if claim.voices != row.voices:
        return Failure("sentence-grounded", f"{seen!r} is not a claim of {row.voices} voices")
    said = set(claim.outlet_ids).intersection(outlet_ids)
    denied = {each.saying.outlet_id for each in claim.contradictions}.intersection(outlet_ids) - said
    for state, expected in ((ReportState.REPORTED, said), (ReportState.CONTRADICTED, denied)):
        if {key for key, found in zip(outlet_ids, row.states, strict=True) if found is state} != expected:
            return Failure("sentence-grounded", f"{seen!r} is not {state} by exactly the outlets marked")
    known = {each.saying.citation for each in claim.contradictions}
    strange = next((citation for citation in row.against if citation not in known), None)
    return None if strange is None else Failure("sentence-grounded", f"{strange.span.text[:60]!r} does not contradict {seen!r}")


def _said(figure: Figure) -> _Said:
    return (figure.value, figure.high, figure.bound, figure.unit, figure.measurand)
