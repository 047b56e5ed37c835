"""Shares of a whole: "3/4", "½", "one in five", "nine out of ten"."""

from collections.abc import Sequence

from extractors.figures.literals import read_literal
from extractors.figures.numbers import Number
from extractors.figures.pieces import Piece, piece_at
from extractors.figures.words import FRACTION_SIGNS, HYPHENS, Cardinal, read_cardinal

_SLASHES = frozenset("/\u2044\u2215")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128, 1000})


def share_of(pieces: Sequence[Piece], first: int) -> Number | None:
    """ "one in five", "nine out of ten", "1 in every 100": a share."""
    after = piece_at(pieces, first + 1)
    if after.norm not in ("in", "out") and after.text not in HYPHENS:
        return None
    part = read_cardinal(pieces, first)
    if part is None or part.scale > 1:
        return None
    at = part.last
    hyphen = piece_at(pieces, at).text in HYPHENS
    at += hyphen
    link = piece_at(pieces, at).norm
    if link == "out" and piece_at(pieces, at + 1).norm == "of":
        at += 2
    elif link == "in":
        at += 1
    else:
        return None
    at += piece_at(pieces, at).norm == "every"
    at += hyphen and piece_at(pieces, at).text in HYPHENS
    return _ratio(pieces, first, part, at, link)


def _ratio(
    pieces: Sequence[Piece], first: int, part: Cardinal, at: int, link: str
) -> Number | None:
    whole = read_cardinal(pieces, at) if at < len(pieces) else None
    if whole is None or not 0 < part.value < whole.value:
        return None
    odd = part.value > 1 and whole.value not in (3, 4, 5, 10, 20, 100, 1000)
    if odd or (link == "in" and _is_time(piece_at(pieces, whole.last))):
        return None
    value = part.value / whole.value
    return Number(first, whole.last, value, 0.05 * value, "share")


def _is_time(piece: Piece) -> bool:
    stem = piece.norm.rstrip("s")
    return stem in ("day", "hour", "week", "month", "year", "minute", "second", "decade", "attack",
                    "incident", "strike", "separate", "different", "night", "%")  # fmt: skip


def digit_fraction(pieces: Sequence[Piece], first: int) -> Number | None:
    """ "3/4", "10 1/2", "2½"."""
    whole, at = 0.0, first
    if piece_at(pieces, first + 1).text not in _SLASHES:
        read = read_literal(pieces[first].text)
        if read is None or read[0] != int(read[0]):
            return None
        whole, at = read[0], first + 1
        sign = FRACTION_SIGNS.get(piece_at(pieces, at).text)
        if sign:
            return Number(first, at + 1, whole + sign, 0.25, "cardinal")
    slash, under = piece_at(pieces, at + 1), piece_at(pieces, at + 2)
    if slash.text not in _SLASHES or not (slash.tight and under.tight):
        return None
    over, below = _small(piece_at(pieces, at)), _small(under)
    if over is None or below not in _DENOMINATORS or not 0 < over < below:
        return None
    if at > first:
        return Number(first, at + 3, whole + over / below, 1 / below, "cardinal")
    return Number(first, at + 3, over / below, 0.1 * over / below, "share")


def _small(piece: Piece) -> int | None:
    return (
        int(piece.text)
        if piece.kind == "number" and piece.text.isdigit() and len(piece.text) < 5
        else None
    )


def fraction_sign(pieces: Sequence[Piece], first: int) -> Number | None:
    value = FRACTION_SIGNS.get(pieces[first].text)
    return Number(first, first + 1, value, 0.1 * value, "share") if value else None
