"""Sources: whom an article credits with a figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.records import Article, Sentence, Token


@dataclass(frozen=True, slots=True)
class Credits:
    """Who is credited with what, by sentence."""

    def source_of(self, sentence_index: int, start: int, end: int) -> str | None:
        """The canonical name of the source, None for the outlet's own voice."""
        return None


def credit(
    article: Article, sentences: Sequence[Sentence], parses: Mapping[int, tuple[Token, ...]]
) -> Credits:
    """Read who is credited with what."""
    return Credits()


def same_source(a: str, b: str) -> bool:
    """Whether two names are one source's."""
    return a.casefold() == b.casefold()
