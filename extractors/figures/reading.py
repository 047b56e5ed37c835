"""The number that begins at a piece, of whatever sort."""

from collections.abc import Callable, Sequence

from extractors.figures.cardinals import after_article, cardinal
from extractors.figures.numbers import Number, multiple, nothing, ordinal, vague_word
from extractors.figures.pieces import Piece
from extractors.figures.shares import digit_fraction, fraction_sign, share_of

Reader = Callable[[Sequence[Piece], int], Number | None]

_OF_DIGITS: tuple[Reader, ...] = (ordinal, digit_fraction, share_of, cardinal)
_OF_WORDS: tuple[Reader, ...] = (
    nothing, vague_word, after_article, share_of, ordinal, cardinal, fraction_sign, multiple,
)  # fmt: skip


def read_number(pieces: Sequence[Piece], first: int) -> Number | None:
    """The number that begins at a piece, None where none does."""
    kind = pieces[first].kind
    if kind not in ("number", "word"):
        return None
    for read in _OF_DIGITS if kind == "number" else _OF_WORDS:
        number = read(pieces, first)
        if number:
            return number
    return None
