"""Cardinals with what may follow or precede them: "three and a half million", "two thirds of a
billion", "minus five", "half a dozen", "a quarter of"."""

from collections.abc import Sequence

from extractors.figures.lexicon import labels, number_words
from extractors.figures.literals import granularity
from extractors.figures.numbers import Number, scale_of
from extractors.figures.pieces import Piece, piece_at
from extractors.figures.words import HYPHENS, Cardinal, read_cardinal

_NEGATIVE = frozenset({"minus", "negative"})


def cardinal(pieces: Sequence[Piece], first: int) -> Number | None:
    """A cardinal, with what may follow it: "and a half", "-thirds", "of a million"."""
    negative = pieces[first].norm in _NEGATIVE
    at = first + negative
    at += negative and piece_at(pieces, at).text in HYPHENS
    between = piece_at(pieces, first - 1).norm == "between"
    found = read_cardinal(pieces, at, not between) if at < len(pieces) else None
    if found is None:
        return None
    number = _denominated(pieces, first, at, found) or _mixed(pieces, first, found)
    if number is None:
        number = Number(
            first, found.last, found.value, found.grain, "cardinal",
            literal=found.literal, scale=found.scale,
        )  # fmt: skip
    if negative and number.value is not None:
        number = number._replace(value=-number.value)
    return number


def _denominated(pieces: Sequence[Piece], first: int, at: int, found: Cardinal) -> Number | None:
    """ "two thirds", "one-eighth", "three quarters of a million"."""
    last = found.last + (piece_at(pieces, found.last).text in HYPHENS)
    below = number_words()["denominator"].get(piece_at(pieces, last).norm)
    if below is None or not 0 < found.value < min(below, 100) or pieces[at].kind == "number":
        return None
    if found.value == 1 and piece_at(pieces, last).norm.endswith("s"):
        return None
    quarters = below == 4 and found.value == 2
    earlier = piece_at(pieces, first - 1).norm
    if quarters or (below == 4 and earlier in ("last", "past", "next", "first", "previous")):
        return None
    return _part(pieces, first, last + 1, found.value / below)


def _part(pieces: Sequence[Piece], first: int, last: int, share: float) -> Number:
    """A share, or the amount it makes of a scale: "half a million", "two thirds of a billion"."""
    at = last + (piece_at(pieces, last).norm == "of")
    for _ in range(2):
        at += (
            piece_at(pieces, at).norm in ("a", "an", "one") or piece_at(pieces, at).text in HYPHENS
        )
    scale = scale_of(piece_at(pieces, at).norm)
    if scale:
        value = share * scale
        return Number(first, at + 1, value, granularity(value), "cardinal", scale=scale)
    return Number(first, last, share, 0.1 * share, "share")


def _mixed(pieces: Sequence[Piece], first: int, found: Cardinal) -> Number | None:
    """ "three and a half (million)", "two million and a half", "one hundred and two thirds"."""
    hyphen = piece_at(pieces, found.last).text in HYPHENS  # "2-and-a-half"
    if piece_at(pieces, found.last + hyphen).norm != "and":
        return None
    at = found.last + 1 + 2 * hyphen
    over = 1.0 if piece_at(pieces, at).norm in ("a", "one") else None
    if over is None:
        over = number_words()["digit"].get(piece_at(pieces, at).norm)
    last = at + 1 + (piece_at(pieces, at + 1).text in HYPHENS)
    below = number_words()["denominator"].get(piece_at(pieces, last).norm)
    if over is None or below is None or not 0 < over < below:
        return None
    return _with_fraction(pieces, first, found, last + 1, over / below)


def _with_fraction(
    pieces: Sequence[Piece], first: int, found: Cardinal, last: int, share: float
) -> Number:
    scale = scale_of(piece_at(pieces, last).norm)
    if scale and found.scale > scale:
        value = found.value + share * scale
        last += 1
    elif scale:
        value = (found.value + share) * scale
        last += 1
    else:
        value = found.value + share * (found.scale if found.value >= found.scale else 1.0)
    return Number(first, last, value, granularity(value), "cardinal", scale=scale or found.scale)


def after_article(pieces: Sequence[Piece], first: int) -> Number | None:
    """ "a hundred", "a dozen", "half a million", "a third of", "a quarter", "half the"."""
    word, after = pieces[first].norm, piece_at(pieces, first + 1)
    if word == "half":
        return _half(pieces, first, first + 1)
    if word == "quarter" and scale_of(after.norm):
        return _part(pieces, first, first + 1, 0.25)
    if word not in ("a", "an"):
        return None
    scale = scale_of(after.norm)
    if scale:
        number = cardinal(pieces, first + 1)
        return number._replace(first=first) if number else None
    if after.norm == "half":
        return _half(pieces, first, first + 2)
    below = number_words()["denominator"].get(after.norm)
    if below is None or after.norm.endswith("s"):
        return None
    number = _part(pieces, first, first + 2, 1 / below)
    whole = piece_at(pieces, first + 2).norm == "of" or number.kind == "cardinal"
    whole = whole or piece_at(pieces, first - 1).norm == "by"  # "fell by a third"
    return number if whole or (below == 100 and _closes(pieces, first + 2)) else None


def _half(pieces: Sequence[Piece], first: int, last: int) -> Number | None:
    """ "half" as a share: "half of", "half the", "more than half", "half a million"."""
    before, after = piece_at(pieces, first - 1), piece_at(pieces, last)
    number = _part(pieces, first, last, 0.5)
    if number.kind == "cardinal":
        return number
    named = before.norm in (
        "first", "second", "other", "the", "better", "top", "bottom", "latter",
        "this", "each", "either", "last", "next",
    )  # fmt: skip
    if named or after.text in HYPHENS or before.text in HYPHENS:
        return None
    bounded = before.norm in ("than", "over", "about", "nearly", "almost", "around", "roughly")
    if after.norm in labels()["of_whole"] or bounded or _closes(pieces, last):
        return number
    return None


def _closes(pieces: Sequence[Piece], at: int) -> bool:
    return piece_at(pieces, at).text in (".", ",", ";", "") or at >= len(pieces)
