"""The number that begins at a piece, of whatever sort."""

from collections.abc import Callable, Sequence
from functools import cache

from extractors.figures.cardinals import after_article, cardinal
from extractors.figures.lexicon import number_words, vague_words
from extractors.figures.numbers import Number, multiple, nothing, ordinal, vague_word
from extractors.figures.pieces import Piece
from extractors.figures.shares import digit_fraction, fraction_sign, share_of
from extractors.figures.unitwords import unit_after
from extractors.figures.words import FRACTION_SIGNS

Reader = Callable[[Sequence[Piece], int], Number | None]

_OF_DIGITS: tuple[Reader, ...] = (ordinal, digit_fraction, share_of, cardinal)
_OTHER_STARTERS = frozenset(
    ["a", "an", "another", "half", "quarter", "no", "none", "nobody", "not", "minus", "negative",
     "twice", "thrice", "dozen", "couple", "handful", "few", "third", "quarters", "halves"]
)  # fmt: skip


@cache
def number_starters() -> frozenset[str]:
    """The words with which a number may begin."""
    kinds = ("digit", "teen", "ten", "hundred", "scale", "dozen", "ordinal")
    words = {word for kind in kinds for word in number_words()[kind]}
    folds = {f"{word}fold" for kind in kinds[:4] for word in number_words()[kind]}
    vague = {word for word in vague_words() if " " not in word}
    return frozenset(words | folds | vague | set(FRACTION_SIGNS) | _OTHER_STARTERS)


def _one_and_a_half(pieces: Sequence[Piece], first: int) -> Number | None:
    """ "a year and a half": the article counts one."""
    if pieces[first].norm not in ("a", "an"):
        return None
    unit = unit_after(pieces, first + 1, 1.0)
    words = [piece.norm for piece in pieces[unit.last : unit.last + 3]] if unit else []
    if words not in (["and", "a", "half"], ["and", "a", "quarter"]):
        return None
    return Number(first, first + 1, 1.0, 1.0, "cardinal")


_OF_WORDS: tuple[Reader, ...] = (
    nothing, vague_word, _one_and_a_half, after_article, share_of, ordinal, cardinal, fraction_sign,
    multiple,
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
