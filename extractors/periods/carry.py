"""Periods of an article's figures: the sentence's own, else the one in force around it."""

from collections.abc import Mapping, Sequence

from extractors.periods.govern import Span, resolve
from extractors.records import Article, Sentence, Token, Window


def windows(
    article: Article,
    sentences: Sequence[Sentence],
    parses: Mapping[int, tuple[Token, ...]],
    spans_by_sentence: Mapping[int, Sequence[Span]],
) -> Mapping[int, tuple[Window | None, ...]]:
    """The window of each figure, by sentence index, in the order of the spans given."""
    return {
        index: resolve(sentences[index].text, spans, article.published, parses.get(index, ()))
        for index, spans in spans_by_sentence.items()
    }
