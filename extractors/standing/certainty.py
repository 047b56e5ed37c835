"""How sure a count of cases is: suspected and confirmed ones are two counts of one outbreak."""

import re
from functools import cache
from typing import Literal

from extractors.records import Quantity
from extractors.standing.cues import around
from extractors.standing.withdrawal import forms

Certainty = Literal["suspected", "confirmed"]

_NEAR = 60  # characters on either side of a figure in which such a word is its own


def certainty_of(quantity: Quantity) -> Certainty | None:
    """What the words of a figure and those right beside it say; None where they say nothing."""
    before, after = around(quantity)
    patterns = _patterns()
    for text in (quantity.quote, after[:_NEAR], before[-_NEAR:]):
        for kind, pattern in patterns:
            if pattern.search(text):
                return kind
    return None


@cache
def _patterns() -> tuple[tuple[Certainty, re.Pattern[str]], ...]:
    return (
        ("suspected", re.compile(rf"\b{forms('suspected')}\b", re.IGNORECASE)),
        ("confirmed", re.compile(rf"\b{forms('confirmed')}\b", re.IGNORECASE)),
    )
