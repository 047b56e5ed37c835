"""What pairs of claims mean for a pair of articles: figures that find their match do not clash."""

import math
from collections.abc import Iterable, Sequence

from extractors.records import Quantity
from warehouse.records import Comparison, VerdictName

GRAVITY: tuple[VerdictName, ...] = (
    "contradicts", "revises", "updates", "corroborates", "unrelated",
)  # fmt: skip
_CLASHES = ("contradicts", "updates", "revises")


def gravest(comparisons: Iterable[Comparison]) -> VerdictName:
    """The gravest verdict of several; "unrelated" of none."""
    return min((c.verdict for c in comparisons), key=GRAVITY.index, default="unrelated")


def settle(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """The comparisons of two articles, those that clash only by mismatching dropped.

    An article that gives several figures of one thing ("12 days and 6 days") is matched figure by
    figure: where one of them agrees with a claim of the other article, its other figures do not
    contradict that claim. What two named voices give stays apart: of "rescuers counted 22 injured,
    the hospital 55" the 22 stands against another article's 55.
    """
    drop = mismatched(comparisons)
    return [c for number, c in enumerate(comparisons) if number not in drop]


def mismatched(comparisons: Sequence[Comparison]) -> frozenset[int]:
    """The places in a sequence, of one pair of articles or of many, that `settle` drops."""
    matched: dict[tuple[str, str, Quantity], list[Quantity]] = {}
    for c in comparisons:
        if c.verdict == "corroborates" and _tell(c.a, c.b):
            matched.setdefault((c.a_article, c.b_article, c.a), []).append(c.b)
            matched.setdefault((c.a_article, c.b_article, c.b), []).append(c.a)
    return frozenset(
        number
        for number, c in enumerate(comparisons)
        if c.verdict in _CLASHES
        and (
            _is_mismatch(c.a, matched.get((c.a_article, c.b_article, c.b), ()))
            or _is_mismatch(c.b, matched.get((c.a_article, c.b_article, c.a), ()))
        )
    )


def _is_mismatch(figure: Quantity, matches: Sequence[Quantity]) -> bool:
    """Whether a figure clashes with one that has its match in the figure's own article, and is not
    itself another voice there."""
    return any(
        None in (figure.source, match.source) or figure.source == match.source for match in matches
    )


def _tell(a: Quantity, b: Quantity) -> bool:
    """Whether an agreement says something: "thousands" agrees with all too many figures."""
    if "vague" in (a.hedge, b.hedge):
        return False
    low, high = max(_soft_low(a), _soft_low(b)), min(_soft_high(a), _soft_high(b))
    return low <= high


def _soft_low(quantity: Quantity) -> float:
    return -math.inf if quantity.soft_low is None else quantity.soft_low


def _soft_high(quantity: Quantity) -> float:
    return math.inf if quantity.soft_high is None else quantity.soft_high
