"""Every figure of a sentence."""

import re

from extractors.records import Figure

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen".split()
_NUMBER = re.compile(
    r"(?<![\w.-])(?:(?P<d>\d{1,3}(?:,\d{3})+|\d+)(?P<f>\.\d+)?|(?P<w>" + "|".join(_ONES) + r"))"
    r"(?: (?P<s>hundred|thousand|million|billion))?(?P<p> ?%| per ?cent)?(?![\w-])",
    re.IGNORECASE,
)
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}


def may_hold_figure(text: str) -> bool:
    """Whether the sentence may hold a figure: a digit or a number word."""
    return _NUMBER.search(text) is not None


def find(text: str) -> tuple[Figure, ...]:
    """The figures of a sentence, in order."""
    return tuple(_figure(match) for match in _NUMBER.finditer(text))


def _figure(match: re.Match[str]) -> Figure:
    if match["w"]:
        value = float(_ONES.index(match["w"].lower()) + 1)
    else:
        value = float(match["d"].replace(",", "")[:40] + (match["f"] or ""))
    value *= _SCALES.get((match["s"] or "").lower(), 1.0)
    unit = "percent" if match["p"] else "count"
    return Figure(
        match.start(), match.end(), match.start(), match.end(),
        value, value, value, value, value, "exact", unit, (match["p"] or "").strip() or None,
    )  # fmt: skip
