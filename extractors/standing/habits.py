"""What a sentence says that changes how its figure is counted: the attacker among the dead, the
thing that a price is of."""

import re
from functools import cache

from extractors.records import Quantity
from extractors.standing.withdrawal import forms

_PRONOUN = r"(?: the| a| his| her| their)?"


def counts_attacker(quantity: Quantity) -> bool:
    """Whether a sentence says that its toll includes or leaves out who did it: "five people died,
    including the gunman", "before he turned the gun on himself"."""
    return _attacker().search(quantity.sentence) is not None


def priced(quantity: Quantity) -> tuple[str, ...]:
    """What a sentence names a price of: "the price of bread", "oil prices", "a kilo of beef"."""
    return tuple(word for pattern in _goods() for word in pattern.findall(quantity.sentence))


@cache
def _attacker() -> re.Pattern[str]:
    counted = r"includ(?:es|ed|ing)|counting|plus|and|besides|apart from|excluding|beside"
    return re.compile(
        rf"\b(?:{counted}){_PRONOUN}(?: \w+){{0,2}} {forms('attacker')}\b"
        r"|\bturned the gun on|\b(?:took|taking) (?:his|her) own life\b|\bkilled (?:him|her)self\b",
        re.IGNORECASE,
    )


@cache
def _goods() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(r"\b(?:prices?|costs?) (?:of|for) (?:an? |the )?([^\W\d_]+)", re.IGNORECASE),
        re.compile(r"\b([^\W\d_]+) (?:prices?|costs?)\b", re.IGNORECASE),
        re.compile(rf"\b{forms('portion')} of ([^\W\d_]+)", re.IGNORECASE),
    )
