"""Years: four digits without grouping that name a time, not a count."""

from collections.abc import Sequence

from extractors.figures.amounts import Amount
from extractors.figures.lexicon import hedges, labels
from extractors.figures.pieces import Piece, is_plural, piece_at

_SPANS = frozenset({"to", "-", "\u2013", "\u2014", "through"})
_LOOSE = frozenset(  # before years as well as counts
    ["about", "around", "a", "an", "the", "this", "likely", "perhaps", "maybe", "probably"]
)
_BOUNDS = frozenset({"than", "least", "most"})


def is_year(pieces: Sequence[Piece], amount: Amount, counts: bool) -> bool:
    """Whether an amount without a unit is a year; `counts`: what follows looks counted.

    From 1900 to 2035 four digits are a year unless they count; from 1500 only after words of time,
    before that only after the plainest of them. A hedge or "people" makes any of them a count.
    """
    text = pieces[amount.number.first].text
    if not (amount.number.literal and len(text) == 4 and text.isdigit()) or amount.sign:
        return False
    number, before = int(text), piece_at(pieces, amount.first - 1)
    after = piece_at(pieces, amount.last)
    if not 1000 <= number <= 2099 or after.norm in labels()["plural"] or _is_bounded(before):
        return False
    if _spans_counts(pieces, amount):
        return False
    counts = counts and after.norm not in labels()["year_after"]
    if number < 1500:
        return before.norm in labels()["old_year_before"] and not counts
    opens = before.kind == "end" and after.text in (",", ":")
    timed = opens or before.norm in labels()["far_year_before"]
    second = _is_yearlike(piece_at(pieces, amount.first - 2)) and before.norm in (*_SPANS, "and")
    if not 1900 <= number <= 2035:
        return (timed or second or before.norm in _LOOSE) and not (counts or is_plural(after))
    if counts and number % 50 == 0:
        return timed  # "2000 workers"
    dated = before.norm in labels()["year_before"] or before.norm in _SPANS or before.norm == "s"
    return dated or not counts


def _is_bounded(before: Piece) -> bool:
    hedged = (before.norm,) in hedges("before") and before.norm not in _LOOSE
    return hedged or before.norm in _BOUNDS


def _is_yearlike(piece: Piece) -> bool:
    digits = piece.kind == "number" and piece.text.isdigit()
    return digits and (len(piece.text) == 2 or 1500 <= int(piece.text[:9]) <= 2099)


def _spans_counts(pieces: Sequence[Piece], amount: Amount) -> bool:
    """Whether the other end of a range is no year, so that this is none: "1000 to 2000 hires"."""
    before, after = piece_at(pieces, amount.first - 1), piece_at(pieces, amount.last)
    earlier, later = piece_at(pieces, amount.first - 2), piece_at(pieces, amount.last + 1)
    if before.norm in _SPANS and earlier.kind == "number" and not _is_yearlike(earlier):
        return True
    in_time = before.norm in labels()["far_year_before"]  # "rose in 2018 to 3 million"
    spans = after.norm in _SPANS and later.kind == "number" and not in_time
    return spans and not _is_yearlike(later)
