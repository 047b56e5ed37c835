"""Ranges and moves: "10-12", "between 80 and 100", "two or three", "from 208 to 193".

A move keeps two amounts, the second with its direction; a result ("2-0") is no amount at all.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractors.figures.amounts import Amount
from extractors.figures.lexicon import labels
from extractors.figures.numbers import Number
from extractors.figures.pieces import Piece, piece_at
from extractors.figures.words import HYPHENS

_DASHES = frozenset("-\u2010\u2011\u2013\u2014\u2212~")
_TABLE = 4
_REACH = 7  # pieces before "from" in which a verb of change makes a move


def join_ranges(pieces: Sequence[Piece], amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts with ranges made one, units and magnitudes shared, results left out."""
    joined: list[Amount] = []
    for amount in amounts:
        if joined:
            pair = _pair(pieces, joined[-1], amount)
            if pair is not None:
                joined[-1:] = pair
                continue
        joined.append(amount)
    return joined


def without_lists(pieces: Sequence[Piece], amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts without bare numbers in a row of four or more (a table)."""
    kept: list[Amount] = []
    run: list[Amount] = []
    for amount in amounts:
        listed = amount.number.literal and not amount.unit
        if run and not (listed and _follows(pieces, run[-1], amount)):
            kept += run if len(run) < _TABLE else []
            run = []
        (run if listed else kept).append(amount)
    return kept + (run if len(run) < _TABLE else [])


def _follows(pieces: Sequence[Piece], a: Amount, b: Amount) -> bool:
    return [piece.text for piece in pieces[a.last : b.first]] in ([","], [";"])


def _pair(pieces: Sequence[Piece], a: Amount, b: Amount) -> list[Amount] | None:
    """What two neighbours become: a range, a move, nothing; None where they stay as they are."""
    if a.value is None or b.value is None or a.high or b.high or b.first - a.last > 5:
        return None
    link = [piece.norm for piece in pieces[a.last : b.first]]
    moved = _move(pieces, a, b, link)
    if moved:
        return moved
    if len(link) == 2 and link[0] in HYPHENS and link[1] in ("or", "and", "to"):
        a = replace(a, unit=a.unit or b.unit)  # "7- or 8-inch"
        return _range(a, b) if link[1] == "to" else [a, b]
    if len(link) != 1:
        return None
    a, b = _share_units(a, b)
    if not _links(pieces, a, b, link[0]) or a.unit != b.unit:
        return None
    if link[0] in _DASHES and _is_result(pieces, a, b):
        return []
    if link[0] == "to" and _is_step(pieces, a, b):
        return None
    if link[0] == "to" and not _ascends(a.number, b.number) and _is_score(pieces, a, b):
        return []  # "won 4 to 0"
    return _range(a, b)


def _links(pieces: Sequence[Piece], a: Amount, b: Amount, link: str) -> bool:
    if link in _DASHES or link in ("to", "through"):
        return True
    if link == "and":
        earlier = (piece_at(pieces, a.first - 1).norm, piece_at(pieces, a.first - 2).norm)
        return "between" in earlier
    low, high = a.value or 0.0, b.value or 0.0
    return link == "or" and a.unit_first < 0 and 0 < low < high <= 2 * low and high <= 100


def _share_units(a: Amount, b: Amount, anyway: bool = False) -> tuple[Amount, Amount]:
    """The unit and the magnitude that only one of two amounts names: "$2 to 3 million"."""
    if a.unit and not b.unit and (a.unit_first == a.first or anyway):
        b = replace(b, unit=a.unit)  # "$200 to 300", but not "0.7 percent to 6,327"
    elif b.unit and (not a.unit or b.unit.startswith(a.unit + "/")):
        a = replace(a, unit=b.unit, unit_first=b.unit_first, unit_last=b.unit_last)
    low, high = a.number, b.number
    if low.scale == 1 < high.scale and 0 < (low.value or 0) < (high.value or 0) / high.scale < 1000:
        scaled = low._replace(value=(low.value or 0) * high.scale, grain=low.grain * high.scale)
        a = replace(a, number=scaled)
    return a, b


def _range(a: Amount, b: Amount) -> list[Amount] | None:
    if not _ascends(a.number, b.number):
        return None
    first = a.unit_first if a.unit_first >= 0 else b.unit_first
    last = a.unit_last if a.unit_first >= 0 else b.unit_last
    return [replace(a, high=b.number, last=b.last, unit_first=first, unit_last=last)]


def _ascends(low: Number, high: Number) -> bool:
    return low.value is not None and high.value is not None and low.value < high.value


def _is_result(pieces: Sequence[Piece], a: Amount, b: Amount) -> bool:
    """ "won 2-0", "a 5-4 ruling", "52-48": no range descends; few rise next to such words."""
    if a.unit or not (a.number.literal and b.number.literal):
        return False
    low, high = a.value or 0.0, b.value or 0.0
    if low >= high:
        return True
    return high < 150 and _is_score(pieces, a, b)


def _is_step(pieces: Sequence[Piece], a: Amount, b: Amount) -> bool:
    """ "down by 30 to 126": by how much, and to what level, not from 30 to 126."""
    before = _before(pieces, a, 3)
    stepped = before[-1:] == ["by"] and bool(labels()["change"] & set(before))
    return stepped and (b.value or 0.0) > 2 * (a.value or 0.0)


def _is_score(pieces: Sequence[Piece], a: Amount, b: Amount) -> bool:
    """Whether words of winning, losing, or voting stand beside two bare numbers."""
    near = {p.norm for p in pieces[max(0, a.first - 3) : a.first]}
    near |= {p.norm for p in pieces[b.last : b.last + 2]}
    bare = a.number.literal and b.number.literal and not (a.unit or b.unit)
    return bare and bool(near & labels()["score"])


def _move(
    pieces: Sequence[Piece], a: Amount, b: Amount, link: Sequence[str]
) -> list[Amount] | None:
    """ "fell from 208 to 193": both, the second with its direction."""
    if not link or link[-1] != "to" or "from" not in _before(pieces, a, 2):
        return None
    x, y = _share_units(a, b, anyway=True)
    low, high = x.value or 0.0, y.value or 0.0
    if x.unit != y.unit or low == high:
        return None
    changing = labels()["change"] & set(_before(pieces, a, _REACH))
    if low < high and not changing:
        return None
    return [x, replace(y, change="up" if low < high else "down")]


def _before(pieces: Sequence[Piece], a: Amount, count: int) -> list[str]:
    return [piece.norm for piece in pieces[max(0, a.first - count) : a.first]]
