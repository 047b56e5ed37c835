"""The words that name a unit: symbols and names after a number, currency signs before it, rates."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractors.figures.lexicon import labels
from extractors.figures.pieces import Piece, is_plural, piece_at
from extractors.figures.units import dimension_of
from extractors.figures.words import HYPHENS, read_cardinal
from extractors.tables import rows

LONGEST_NAME = 6  # pieces
_LETTERS = frozenset({"N", "R"})
_SILENT = HYPHENS | {"."}


class UnitWords(NamedTuple):
    """A unit and the index after its last piece."""

    unit: str
    last: int


class _Names(NamedTuple):
    names: dict[str, str]  # words in small letters, blanks between
    symbols: dict[str, str]  # as written
    attached: frozenset[str]  # symbols that count only without a blank before them
    before: dict[str, str]  # currency signs that stand before the number
    rates: dict[str, str]  # "mile/hour": "mph"


@cache
def _lexicon() -> _Names:
    names: dict[str, str] = {}
    symbols: dict[str, str] = {}
    attached: set[str] = set()
    before: dict[str, str] = {}
    rates: dict[str, str] = {}
    for row in rows("extractors.figures", "units.tsv", glue=""):
        _add_symbols(row["canonical"], row["symbols"], symbols, attached)
        _add_names(row["canonical"], row["names"], names, rates)
    _add_variants(symbols, attached)
    for row in rows("extractors.figures", "currencies.tsv", glue=""):
        code, signs = row["code"], row["symbols"]
        _add_symbols(code, signs, symbols, attached)
        _add_names(code, row["names"], names, rates)
        before.update((sign, code) for sign in signs.split() if not sign.startswith("~"))
    return _Names(names, symbols, frozenset(attached), before, rates)


def _add_symbols(name: str, signs: str, symbols: dict[str, str], attached: set[str]) -> None:
    for sign in signs.split():
        bare = sign.removeprefix("~")
        symbols[bare] = name
        if sign != bare:
            attached.add(bare)


def _add_variants(symbols: dict[str, str], attached: set[str]) -> None:
    """Symbols of two letters or more in other cases too, where that is none's own: "KM", "Ghz"."""
    for symbol, name in list(symbols.items()):
        for variant in (symbol.lower(), symbol.capitalize(), symbol.upper()):
            if len(symbol) > 1 and variant not in symbols:
                symbols[variant] = name
                if symbol in attached:
                    attached.add(variant)


def _add_names(name: str, spelled: str, names: dict[str, str], rates: dict[str, str]) -> None:
    for spelling in filter(None, spelled.split("|")):
        if spelling.startswith("="):
            rates[spelling[1:]] = name
            continue
        words = spelling.replace(".", "")
        names[words] = name
        names.setdefault(words + "s", name)


def currency_before(
    pieces: Sequence[Piece], number: int, floor: int, value: float
) -> UnitWords | None:
    """The currency sign before a number ("US$", "C $", "Rs."); `last` is its first piece's index.

    Pieces before `floor` belong to an earlier figure.
    """
    signs = _lexicon().before
    for length in (4, 3, 2, 1):
        first = number - length
        if first < floor:
            continue
        sign = "".join(piece.text for piece in pieces[first:number])
        if sign in _LETTERS and not (pieces[number].tight and value >= 1000):
            continue  # "N500m" is naira, "R2" a road
        if sign in signs and not _is_inside_word(pieces, first):
            return UnitWords(signs[sign], first)
    return None


def _is_inside_word(pieces: Sequence[Piece], first: int) -> bool:
    before = piece_at(pieces, first - 1)
    return pieces[first].tight and before.kind == "word" and pieces[first].kind == "word"


def unit_after(pieces: Sequence[Piece], at: int, value: float | None) -> UnitWords | None:
    """The unit that begins at a piece, its longest name first. A hyphen may stand before it."""
    start = at + (piece_at(pieces, at).text in HYPHENS and piece_at(pieces, at + 1).tight)
    lexicon = _lexicon()
    if piece_at(pieces, start).text in _SILENT:
        return None
    for end in range(min(start + LONGEST_NAME, len(pieces)), start, -1):
        if pieces[end - 1].kind not in ("word", "sign") or pieces[end - 1].text in _SILENT:
            continue
        words = " ".join(p.norm for p in pieces[start:end] if p.text not in _SILENT)
        unit = lexicon.names.get(words)
        if unit and _fits(pieces, start, end, unit, value):
            return UnitWords(_sense(pieces, at, unit, value), end)
        unit = lexicon.symbols.get("".join(_symbol(p) for p in pieces[start:end]))
        if unit and _is_symbol(pieces, start, end, lexicon.attached):
            return UnitWords(unit, end)
    return None


def _symbol(piece: Piece) -> str:
    """A piece as symbols are spelt: "m.p.h." is "mph"."""
    return piece.norm if "." in piece.text else piece.text


def _is_symbol(pieces: Sequence[Piece], start: int, end: int, attached: frozenset[str]) -> bool:
    """Whether what looks like a symbol is one: "5in" but not "5 in", "30'" but no quotation."""
    first = pieces[start]
    symbol = "".join(p.text for p in pieces[start:end])
    if any(not piece.tight for piece in pieces[start + 1 : end]):
        return False
    if symbol in _LETTERS or (symbol in attached and not first.tight):
        return False
    if symbol in ("'", '"', "”"):
        opening = {"'": "'‘", '"': '"“', "”": "“"}[symbol]
        return (
            not any(p.text in opening for p in pieces[:start]) and not piece_at(pieces, end).tight
        )
    if symbol == "s" and "." not in piece_at(pieces, start - 1).text:
        return False  # "the over-65s"
    after = piece_at(pieces, end)
    return not (after.tight and after.kind == "number")


def _fits(pieces: Sequence[Piece], start: int, end: int, unit: str, value: float | None) -> bool:
    """Whether a name that has other senses is the unit here: "second", "won"."""
    word, after = pieces[start].norm, piece_at(pieces, end)
    if word == "second" and end == start + 1:
        return not (after.text in HYPHENS or after.norm in ("half", "place", "round", "time"))
    common = end == start + 1 and word.rstrip("s") in labels()["common_unit"]
    if common and (word == "us" or not pieces[start].text.islower()):
        return False
    if unit == "stone" and is_plural(after):
        return False
    return not (word == "point" and end == start + 1 and after.norm == "of" and value == 1)


def _sense(pieces: Sequence[Piece], at: int, unit: str, value: float | None) -> str:
    """Pounds are money after a million or near money words, else weight."""
    if unit != "lb" or not pieces[at].norm.startswith("pound"):
        return unit
    large = piece_at(pieces, at - 1).norm in ("million", "billion", "thousand", "m", "bn")
    near = {piece.norm for piece in pieces[max(0, at - 9) : at + 8]}
    return "GBP" if large or near & labels()["money"] or "£" in near else unit


def rate_after(pieces: Sequence[Piece], at: int, unit: str) -> UnitWords | None:
    """The rate of `unit` that begins at a piece: "per 100,000", "a day", "/h", "-a-year"."""
    link = piece_at(pieces, at)
    hyphen = link.text in HYPHENS and piece_at(pieces, at + 1).norm in ("a", "per", "an")
    at += hyphen
    link = piece_at(pieces, at)
    if link.norm not in ("per", "a", "an", "each", "every", "/"):
        return None
    at += 1
    at += piece_at(pieces, at).text in HYPHENS
    under = _denominator(pieces, at, link.norm)
    if under is None:
        return None
    name = f"{unit}/{under.unit}"
    return UnitWords(_lexicon().rates.get(name, name), under.last)


def _denominator(pieces: Sequence[Piece], at: int, link: str) -> UnitWords | None:
    piece = piece_at(pieces, at)
    if link == "per" and (
        piece.kind == "number" or piece.norm in ("million", "thousand", "hundred")
    ):
        return _per_number(pieces, at)
    if piece.kind == "sign" and link == "/":
        return None
    unit = unit_after(pieces, at, 1.0)
    if unit:
        after = piece_at(pieces, unit.last)
        ranges = dimension_of(unit.unit) in (None, "duration", "length")
        ago = link != "per" and link != "/" and ranges and after.norm in labels()["not_rate"]
        return None if ago else unit
    word = piece.norm
    if piece.kind != "word" or link == "/":
        return None
    if link == "per" and word == "annum":
        return UnitWords("year", at + 1)
    if link == "per" or word in labels()["per_noun"]:
        return UnitWords(word, at + 1)
    return None


def _per_number(pieces: Sequence[Piece], at: int) -> UnitWords | None:
    found = read_cardinal(pieces, at)
    if found is None or found.value != int(found.value) or found.value < 1:
        return None
    counted = piece_at(pieces, found.last).norm in labels()["hundred_thousand"]
    return UnitWords(str(int(found.value)), found.last + counted)


def count_rate(pieces: Sequence[Piece], at: int) -> UnitWords | None:
    """The rate of a bare count, up to three words on: "78,000 beats a minute", "2 tests a day"."""
    for ahead in range(1, 4):
        piece = piece_at(pieces, at + ahead - 1)
        if piece.kind != "word" or not piece.text.islower() or piece.norm in labels()["rate_stop"]:
            return None
        link = piece_at(pieces, at + ahead).norm
        if link in ("per", "a", "an", "each", "every"):
            found = rate_after(pieces, at + ahead, "count")
            return found if found and (link == "per" or _is_time(found.unit)) else None
    return None


def _is_time(rate: str) -> bool:
    return rate.removeprefix("count/") in (
        "second", "minute", "hour", "day", "night", "week", "month", "year", "decade",
    )  # fmt: skip
