"""Verbs of saying where nothing is said: "gave drops to 2,000 children", "added 9,000 jobs"."""

import re

# "warned Iran against killing, as thousands fled": a warning of nothing said.
_AGAINST = re.compile(r"\s+(?!that\b|of\b)[^;:.]{1,90}?\b(?:against|over|not to|to)\b")
_TOLD_AS = re.compile(
    r"(?:\s+[\w-]+){0,4}?\s+(?:figures?|tolls?|numbers?|totals?|estimates?|counts?|tall(?:y|ies)"
    r"|breakdowns?|ranges?|details|it|as)\b"
)
# An object that no verb goes on from.
_AMOUNT = re.compile(
    r"(?:\s+(?!that\b)[\w-]+){0,3}?\s+[$£€]?\d(?![^.;]{0,120}\b(?:is|are|was|were|has|have|had|will"
    r"|would|could|may|might|can|died|fled|[a-z]{2,}ed)\b)"
)


def tells_nothing(masked: str, word: str, end: int) -> bool:
    """Whether the verb `word`, which ends at `end`, has an object and no message.

    Nurses give drops to children and employers add jobs; but who "gave a toll of 12", or "added 12
    people had died", tells.
    """
    if word.startswith("warn"):
        return _AGAINST.match(masked, end) is not None
    if word in ("gave", "gives"):
        return _TOLD_AS.match(masked, end) is None
    return word in ("added", "adds", "adding") and _AMOUNT.match(masked, end) is not None
