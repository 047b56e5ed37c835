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

    An article that gives several figures of one thing ("12 days and 6 days"; "officials said five,
    the hospital six") is matched figure by figure: where one of them agrees with a claim of the
    other article, its other figures do not contradict that claim.
    """
    drop = mismatched(comparisons)
    return [c for number, c in enumerate(comparisons) if number not in drop]


def mismatched(comparisons: Sequence[Comparison]) -> frozenset[int]:
    """The places in a sequence, of one pair of articles or of many, that `settle` drops."""
    matched = set()
    for c in comparisons:
        if c.verdict == "corroborates" and _tell(c.a, c.b):
            matched |= {(c.a_article, c.b_article, c.a), (c.a_article, c.b_article, c.b)}
    return frozenset(
        number
        for number, c in enumerate(comparisons)
        if c.verdict in _CLASHES
        and not matched.isdisjoint(
            {(c.a_article, c.b_article, c.a), (c.a_article, c.b_article, c.b)}
        )
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
