"""What a summary has to beat: the first words of the first article, and LexRank."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from rashomon.errors import Misconfigured
from rashomon.evaluate.stemming import english_name, stemmer
from rashomon.text.words import words


def lead(articles: Sequence[Sequence[str]]) -> list[str]:
    """Return the sentences of the articles, each as its sentences, one article after the other: the first is what is mostly left of it."""
    return [sentence for sentences in articles for sentence in sentences]


def lexrank(articles: Sequence[Sequence[str]], language: str) -> list[str]:
    """Return the sentences of all articles, the most central first.

    Source: G. Erkan and D. Radev, "LexRank: graph-based lexical centrality as salience in text summarization" (2004), as the package sumy
    does it, with its stop words and stemmer for the language where it has them. Time is quadratic in the number of sentences.

    Raises:
        Misconfigured: sumy is not installed.
    """
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # noqa: PLC0415 (an extra)
        from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415
        from sumy.utils import get_stop_words  # noqa: PLC0415
    except ImportError as error:
        raise Misconfigured("this eval needs rouge-score and sumy: pip install 'rashomon[eval]'") from error
    tokenizer = _Words()
    document = ObjectDocumentModel([Paragraph([Sentence(text, tokenizer) for text in sentences]) for sentences in articles])
    summarizer = LexRankSummarizer(stemmer(language))
    with suppress(LookupError):  # it has stop words for some languages
        summarizer.stop_words = get_stop_words(english_name(language))
    ranked: list[str] = []

    def keep_all(found: Sequence[Any]) -> Sequence[Any]:  # sumy hands over all sentences, the best first
        ranked.extend(str(each.sentence) for each in found)
        return found

    summarizer(document, keep_all)
    return ranked


class _Words:
    """A tokenizer for sumy."""

    def to_words(self, text: str) -> list[str]:
        return words(text)
