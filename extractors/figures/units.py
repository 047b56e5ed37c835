"""Units: canonical names, dimensions, conversion to a base unit.

The factors stand in `data/units.tsv` with their sources, currencies in `data/currencies.tsv`.
"""

from functools import cache
from typing import NamedTuple

from extractors.tables import rows


class Unit(NamedTuple):
    """A unit: base value = value * factor + offset. `factor` None: nothing to convert to."""

    name: str
    dimension: str | None
    base: str
    factor: float | None
    offset: float


@cache
def units() -> dict[str, Unit]:
    """Every unit and currency by its canonical name."""
    table = {}
    for row in rows("extractors.figures", "units.tsv", glue=""):
        name, scale = row["canonical"], float(row["factor"]) if row["factor"] else None
        base, offset = row["base"] or name, float(row["offset"] or 0)
        table[name] = Unit(name, row["dimension"] or None, base, scale, offset)
    for row in rows("extractors.figures", "currencies.tsv", glue=""):
        code = row["code"]
        major, factor = row["minor"].split() if row["minor"] else (code, "1")
        table[code] = Unit(code, f"money:{major}", major, float(factor), 0.0)
    return table


def to_base(value: float, unit: str) -> tuple[float, str] | None:
    """The value in its dimension's base unit, and that unit; None for a unit it cannot convert.

    Rates convert above and below the line: 100 "mile/hour" is (160.9, "km/h") as 100 "mph" is;
    5 "count/100000" is (0.005, "percent"). Money stays in its currency: no rates of exchange.
    """
    over, slash, under = unit.partition("/")
    if not slash or unit in units():
        return _simple_to_base(value, unit)
    top = _simple_to_base(value, over)
    if top is None:
        return None
    if under.isdecimal():
        return (100 * top[0] / float(under), "percent") if top[1] == "count" else None
    below = _simple_to_base(1.0, under)
    if below is None:
        return top[0], f"{top[1]}/{under}"
    return top[0] / below[0], f"{top[1]}/{below[1]}"


def dimension_of(unit: str) -> str | None:
    """The dimension of a unit ("length", "money:USD", "volume/duration"), None where unknown.

    Two figures may be compared where this is the same. An unknown denominator ("count/game") is a
    dimension of its own.
    """
    over, slash, under = unit.partition("/")
    if not slash or unit in units():
        known = units().get(unit)
        return known.dimension if known else None
    top = dimension_of(over)
    if top is None:
        return None
    if under.isdecimal():
        return "ratio" if top == "count" else None
    return f"{top}/{dimension_of(under) or under}"


@cache
def currency_words() -> frozenset[str]:
    """The last words of the names of currencies: "kronor" of "Swedish kronor"."""
    table = rows("extractors.figures", "currencies.tsv", glue="")
    return frozenset(name.split()[-1] for row in table for name in row["names"].split("|") if name)


def kin(unit: str) -> str:
    """The shared name of a currency ("franc" of CHF, "crown" of SEK); another unit is its own.

    News of a country says "francs" where it means its own: which ones is for the country to say.
    """
    return _kin().get(unit, unit)


def is_bare(unit: str, words: str | None) -> bool:
    """Whether a sum's words name no country's currency ("240 pounds", read as sterling)."""
    return unit in _shared() or (words or "").lower().removesuffix("s") in _shared()


@cache
def _shared() -> frozenset[str]:
    """Names that the currencies of several countries share."""
    table = rows("extractors.figures", "currencies.tsv", glue="")
    return frozenset({"pound", "rupee", *(row["code"] for row in table if row["code"].islower())})


@cache
def _kin() -> dict[str, str]:
    table = rows("extractors.figures", "currencies.tsv", glue="")
    words = {"pound": "pound", "sterling": "pound", "rupee": "rupee"}
    for row in table:
        if row["code"].islower():
            words |= dict.fromkeys(row["names"].split("|"), row["code"])
    return {
        row["code"]: words[last]
        for row in table
        for name in row["names"].split("|")
        if (last := name.split()[-1] if name else "") in words
    }


def _simple_to_base(value: float, unit: str) -> tuple[float, str] | None:
    known = units().get(unit)
    if known is None or known.factor is None:
        return None
    return value * known.factor + known.offset, known.base
