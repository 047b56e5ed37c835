"""From an article's quantities to its events, and each claim to its event."""

from collections.abc import Mapping, Sequence

from extractors.records import Article, Quantity, Reading, Sentence, Token


def read(
    article: Article,
    sentences: Sequence[Sentence],
    parses: Mapping[int, Sequence[Token]],
    quantities: tuple[Quantity, ...],
) -> Reading:
    """The article's events, and its quantities with the event that each is about.

    `parses` holds the sentences with a figure only, by `Sentence.index`.
    """
    del article, sentences, parses  # no event is read yet
    return Reading(quantities, ())
