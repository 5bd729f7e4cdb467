"""From a verified brief to a node: the only place where nodes come from."""

import regex
from anyascii import anyascii

from rashomon.model.brief import Brief, Sentence
from rashomon.model.dossier import Dossier
from rashomon.model.node import Node, Receipt
from rashomon.verify.counts import counts_of

_WORDS, _LENGTH = 8, 60
_ID = 6  # characters of the event id behind the words: two floods in one town stay two
_NOT_WORDS = regex.compile(r"[^a-z0-9]+")
_FORBIDDEN_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")


def slug_of(brief: Brief, dossier: Dossier) -> str:
    """Return the slug to propose for an event: the first words of its title in Latin letters, and a piece of its id."""
    plain = _FORBIDDEN_DENSE.sub(lambda match: f" {anyascii(match.group())} ", brief.title.text)
    words = [word for word in _NOT_WORDS.split(anyascii(plain).casefold()) if word][:_WORDS]
    head = "-".join(words)[:_LENGTH].strip("-")
    piece = dossier.event_id.rpartition("-")[2][:_ID]
    return f"{head}-{piece}" if head else piece


def _named_in(sentence: Sentence, dossier: Dossier) -> set[str]:
    """The entities that are named in the words a sentence prints."""
    cited = sentence.citations[0]
    return {
        mention.entity_id
        for mention in dossier.reading(cited.article_id).annotations.mentions
        if mention.entity_id is not None and mention.part is cited.part and cited.span.covers(mention.span)
    }


def assemble_node(brief: Brief, receipt: Receipt, dossier: Dossier, *, slug: str, revision: int, heads: tuple[str, ...]) -> Node:
    """Return the page of a verified brief, with everything that is derived from it and its dossier."""
    times = [reading.article.published_at for reading in dossier.readings if reading.article.published_at]
    linked = {link.entity_id for sentence in brief.summary for link in sentence.links} | _named_in(brief.title, dossier)
    named: dict[str, int] = {}
    for reading in dossier.readings:
        for entity_id in {mention.entity_id for mention in reading.annotations.mentions if mention.entity_id in dossier.entities}:
            if entity_id is not None:
                named[entity_id] = named.get(entity_id, 0) + 1
    recurring = sorted((key for key, count in named.items() if count > 1 or key in linked), key=lambda key: (-named[key], key))
    return Node(
        slug=slug,
        brief=brief,
        counts=counts_of(brief, dossier.outlets),
        receipt=receipt,
        on=min(times).date() if times else None,
        until=max(times).date() if times else None,
        as_of=max(times, default=None),
        revision=revision,
        heads=heads,
        entity_ids=tuple(recurring),
    )
