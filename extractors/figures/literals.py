"""Digits: the value and the granularity of a literal."""

import re
from functools import lru_cache

LONGEST = 21  # digits; what is longer is a code, and no news counts that far

_GROUPING = re.compile(r"[,\s'\u2019\u00a0\u2009\u202f]")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")


@lru_cache(maxsize=4096)
def read_literal(text: str) -> tuple[float, float] | None:
    """The value and the granularity of a digit literal, None for what is a code ("007").

    Granularity is 10 to the number of trailing zeros, or the last decimal's place (DESIGN,
    Figures).
    """
    plain = text.replace(".", "").replace(",", ".") if _CONTINENTAL.fullmatch(text) else text
    plain = _GROUPING.sub("", plain)
    whole, _, decimals = plain.partition(".")
    if len(plain) > LONGEST or (len(whole) > 1 and whole.startswith("0")):
        return None
    value = float(plain)
    return value, 10.0 ** -len(decimals) if decimals else granularity(value)


def granularity(value: float) -> float:
    """10 to the power of the trailing zeros; half the figure where it is a power of ten.

    40,000: 10,000; 370,000: 10,000; 950: 10; 1,000: 500; 2.25: 0.01; 0: 1.
    """
    value = abs(value)
    if value == 0 or value >= 1e21:
        return 1.0
    if value != int(value):
        decimals = f"{value:.6f}".rstrip("0").partition(".")[2]
        return 10.0 ** -len(decimals)
    digits = str(int(value))
    kept = digits.rstrip("0")
    if kept == "1" and value >= 10:
        return value / 2
    return 10.0 ** (len(digits) - len(kept))
