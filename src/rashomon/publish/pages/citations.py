"""Numbering the citations of a page: the first words cited are 1, and the same words keep their number wherever they support something."""

from collections.abc import Mapping

from rashomon.model.brief import Sentence
from rashomon.model.claim import Citation
from rashomon.publish.links import source_link
from rashomon.publish.paths import facet_path
from rashomon.publish.shapes import CitationEntry, LinkedSpan, Statement
from rashomon.publish.site import Site


class Citations:
    """The citations of one page, in order of first use.

    Args:
        site: where entity pages are.
        outlet_of: article id to outlet id.
        url_of: article id to address.
    """

    def __init__(self, site: Site, *, outlet_of: Mapping[str, str], url_of: Mapping[str, str]) -> None:
        self._site = site
        self._outlet_of = outlet_of
        self._url_of = url_of
        self._numbers: dict[Citation, int] = {}
        self._languages: dict[Citation, str] = {}

    def numbers(self, citations: tuple[Citation, ...], language: str) -> tuple[int, ...]:
        """The numbers of `citations`. `language` is that of the words that they support."""
        for citation in citations:
            self._numbers.setdefault(citation, len(self._numbers) + 1)
            self._languages.setdefault(citation, language)
        return tuple(sorted({self._numbers[citation] for citation in citations}))

    def statement(self, sentence: Sentence) -> Statement:
        """A sentence as printed: its links are those that lead to a page and do not overlap."""
        links: list[LinkedSpan] = []
        for link in sorted(sentence.links, key=lambda link: link.start):
            end_of_last = links[-1].end if links else 0
            if self._site.has_page_of(link.entity_id) and end_of_last <= link.start < link.end <= len(sentence.text):
                links.append(LinkedSpan(link.start, link.end, facet_path(self._site.locale, "entity", link.entity_id)))
        return Statement(sentence.text, sentence.language, self.numbers(sentence.citations, sentence.language), tuple(links))

    def link(self, citation: Citation) -> str:
        """The address of the cited words, "" where there is none."""
        return source_link(self._url_of.get(citation.article_id, ""), citation.span.text)

    def entries(self, language_of: Mapping[str, str]) -> tuple[CitationEntry, ...]:
        """The list of sources. `language_of` maps article id to language."""
        return tuple(
            CitationEntry(
                number=number,
                outlet=self._site.outlet_ref(self._outlet_of.get(citation.article_id, "")),
                article_id=citation.article_id,
                part=citation.part,
                start=citation.span.start,
                end=citation.span.end,
                words=citation.span.text,
                language=language_of.get(citation.article_id) or self._languages[citation],
                url=self.link(citation),
            )
            for citation, number in self._numbers.items()
        )
