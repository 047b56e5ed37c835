"""A text cut into pieces, some of which are figures, and what may be linked; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `marks` names what it belongs to, empty for plain words."""

    text: str
    marks: tuple[str, ...] = ()


def pieces(text: str, spans: Sequence[tuple[int, int, str]]) -> list[Piece]:
    """The text whole, cut where spans of (start, end, name) begin and end; they may overlap."""
    inside = [(max(start, 0), min(end, len(text)), name) for start, end, name in spans]
    known = [(start, end, name) for start, end, name in inside if start < end]
    cuts = sorted({0, len(text), *(edge for start, end, _ in known for edge in (start, end))})
    return [
        Piece(text[a:b], tuple(name for start, end, name in known if start <= a and b <= end))
        for a, b in pairwise(cuts)
    ]


def figure_marked(sentence: str, quote: str, start: int | None) -> list[Piece]:
    """The sentence with its figure marked: where it is known to stand, else where it is found."""
    at = start if start is not None and sentence.startswith(quote, max(start, 0)) else -1
    if at < 0:
        at = sentence.find(quote)
    return pieces(sentence, [(at, at + len(quote), "figure")] if at >= 0 else [])


def link_of(url: str | None) -> str | None:
    """An article's address where a page may link to it: no scheme but the web's."""
    return url if url and url.startswith(("https://", "http://")) else None
