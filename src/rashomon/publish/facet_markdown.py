"""Markdown twins of facet pages. Words of articles are escaped: nothing in them acts as markup. A node's twin: see `printed`."""

import json
import re
from collections.abc import Iterator

from rashomon.publish.neutral import neutral, one_line
from rashomon.publish.paths import Form, href
from rashomon.publish.shapes import Card, ChangeEntry, FacetPage, Fact, Ref, Section, Words
from rashomon.publish.site import Site
from rashomon.publish.wording import Wording

_ACTING = re.compile(r"[\\`*_\[\]<>~|{}&]|://|@|(?<=www)\.", re.IGNORECASE)
_AT_LINE_START = re.compile(r"[#+=:-]|\d{1,9}(?=[.)](?:\s|$))")


def escaped(text: str) -> str:
    """Return `text` as one line of Markdown that reads as itself: no emphasis, link, image, HTML, heading, list or autolink comes of it."""
    return _started(_inside(text).strip())


def facet_markdown(page: FacetPage, site: Site) -> bytes:
    """Return the Markdown twin of a facet page: UTF-8, final newline."""
    blocks = _Writer(site, page.path).facet(page)
    return (neutral("\n\n".join(block for block in blocks if block)) + "\n").encode()


class _Writer:
    """Writes the Markdown of one page."""

    def __init__(self, site: Site, path: str) -> None:
        self._wording: Wording = site.wording
        self._path = path

    def facet(self, page: FacetPage) -> Iterator[str]:
        yield _front_matter({"id": page.path, "locale": page.locale, "type": page.type})
        title = f"# {escaped(page.title.text)}{self._note(page.title.language)}"
        yield f"{title}\n> {escaped(page.deck)}" if page.deck else title
        yield "\n".join(self._fact(fact) for fact in page.facts)
        for section in page.sections:
            yield f"## {escaped(section.heading)}"
            yield escaped(section.note) if section.note else ""
            yield from (escaped(paragraph) for paragraph in section.paragraphs)
            yield "\n".join(self._entries(section))
        yield f"---\nCanonical: {page.url}"

    def _entries(self, section: Section) -> Iterator[str]:
        for card in section.cards:
            yield f"- {self._card(card)}"
        for entry in section.entries:
            yield (
                f"- {self._ref(entry.ref)}"
                + (f" — {entry.count}" if entry.count else "")
                + (f". {escaped(entry.note)}" if entry.note else "")
            )
        for article in section.articles:
            day = f" · {article.published_at.date().isoformat()}" if article.published_at else ""
            node = f" · {self._link(self._say('The event'), article.node)}" if article.node else ""
            source = f" · Source: {article.url}" if article.url else ""
            yield f"- {self._words(article.headline)} · {escaped(article.outlet.name)}{day}{node}{source}"
            yield from (f"  - {self._change(change)}" for change in article.changes)
        if section.more:
            yield f"- {self._ref(section.more)}"

    def _change(self, change: ChangeEntry) -> str:
        part = self._say("Headline") if change.part == "headline" else self._say("Text")
        said = " → ".join(self._words(words) if words else "–" for words in (change.before, change.after))
        return f"{part}: {said}"

    def _card(self, card: Card) -> str:
        tally = self._wording.tally
        counts = (
            card.on.isoformat() if card.on else "",
            tally("%(n)s outlet", "%(n)s outlets", card.counts.outlets),
            tally("%(n)s country", "%(n)s countries", card.counts.countries),
            tally("%(n)s language", "%(n)s languages", card.counts.languages),
            *(f"{self._say('Disputed')} {escaped(line.label)}: {' / '.join(line.values)}" for line in card.disputed),
        )
        return f"{self._link(escaped(card.title.text), card.path)}{self._note(card.title.language)} · {' · '.join(filter(None, counts))}"

    def _fact(self, fact: Fact) -> str:
        value = self._link(escaped(fact.value), fact.path) if fact.path else escaped(fact.value)
        return f"- {escaped(fact.label)}: {value}" + (f" ({escaped(fact.note)})" if fact.note else "")

    def _words(self, words: Words) -> str:
        return escaped(words.text) + self._note(words.language)

    def _note(self, language: str) -> str:
        return f" *({escaped(self._wording.language(language))})*" if self._wording.is_foreign(language) else ""

    def _ref(self, ref: Ref) -> str:
        return self._link(escaped(ref.label), ref.path) if ref.path else escaped(ref.label)

    def _link(self, label: str, path: str) -> str:
        return f"[{label}]({href(path, seen_from=self._path, form=Form.MARKDOWN)})"

    def _say(self, msgid: str, **values: object) -> str:
        return self._wording.say(msgid, **values)


def _inside(text: str) -> str:
    """A piece of a line: escaped, its outer spaces kept, line starts not its business."""
    return _ACTING.sub(lambda match: f"\\{match[0]}", one_line(f"x{text}x")[1:-1])


def _started(line: str) -> str:
    """A line whose first characters do not make it a heading, a list or a rule."""
    first = _AT_LINE_START.match(line)
    if first is None:
        return line
    return f"{first[0]}\\{line[first.end() :]}" if first[0].isdigit() else f"\\{line}"


def _front_matter(fields: dict[str, object]) -> str:
    """YAML front matter; values are JSON, which YAML reads as it stands."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value is not None)
    return "\n".join(("---", *lines, "---"))
