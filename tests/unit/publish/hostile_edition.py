"""An edition in which every stranger tries to break out of the page."""

from dataclasses import replace
from datetime import UTC, datetime

from rashomon.model.article import Part
from rashomon.model.brief import Brief, EntityLink, PrintedQuote, Sentence, Take, WatchItem
from rashomon.model.claim import Citation
from rashomon.model.edition import Edition, Head, ListedArticle
from rashomon.model.entity import Entity, EntityKind
from rashomon.model.lens import Axis, Lens
from rashomon.model.node import Counts, Dropped, Node, Receipt
from rashomon.model.outlet import Outlet
from rashomon.model.quote import QuoteStatus
from rashomon.model.span import Span

AT = datetime(2026, 4, 25, tzinfo=UTC)
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\"' onmouseover=alert(1) x='",
    "</title><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnp.exe\u2066",
    "a\x00b\x1b[31m\ufffe",
    "&lt;b&gt; &amp; %(name)s %n {0}",
    "]]> --> */",
    "\u2028\u2029",
    "x" * 10_000,
    "words " * 10_000,
    "🏴\U000e0067\U000e007f e\u0301\u0316\u0300",
    "\ud800",
]


def edition_of(text: str, url: str = "https://a.example/") -> Edition:
    """An edition in which everything that a stranger may write says `text`."""
    citation = Citation("a1", Part.TEXT, Span.of(text, 0, len(text)))
    sentence = Sentence(text, "en", (citation,), (EntityLink(0, 1, text), EntityLink(0, len(text), text), EntityLink(5, 999_999, text)))
    label = Lens(Axis.CONTROL, text, text, text, text)
    quote = PrintedQuote(citation, text, QuoteStatus.HEADLINE, citation)
    take = Take("a1", text, url, text, text, AT, sentence, quote, lenses=(label,))
    brief = Brief(
        "e1",
        "en",
        sentence,
        sentence,
        (sentence,),
        (take,),
        why=(sentence,),
        watch=(WatchItem(sentence),),
        axis=Axis.CONTROL,
        missing=(text,),
    )
    node = Node(
        text,
        brief,
        Counts(1, 0, 1, 1, 1, 1, 1, 1, 1),
        Receipt(1, 1, 1, (Dropped(text, text, text),), text),
        heads=(text,),
        entity_ids=(text,),
    )
    return Edition(
        locales=("en",),
        nodes={"en": (node, replace(node, slug="other", brief=replace(brief, event_id="e2")))},
        outlets={text: Outlet(text, text, (text,), text, (text,), owner=text)},
        lenses={text: (label,)},
        entities={text: Entity(text, EntityKind.PERSON, {"en": text}, (text,), text)},
        heads=(Head(text, {"en": text}, {"en": text}, (text,)),),
        listings=(ListedArticle("a1", text, url, text, text, AT, text),),
        redirects={text: "other"},
    )
