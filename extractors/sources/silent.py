"""Verbs of saying where nothing is said: "gave drops to 2,000 children", "added 9,000 jobs"."""

import re

# "lowered its count of the dead": what the subject gave, where a count is what it changes.
_STEPS = frozenset({"lowered", "raised", "cut", "reduced"})
_COUNT = re.compile(
    r"(?:\s+[\w'’-]+){0,3}?\s+(?:figures?|tolls?|numbers?|totals?|estimates?|counts?|tall(?:y|ies))\b"
)
# "The toll was lowered", "Toll in raid revised down to 12": what is revised reports nothing.
_REVISES = frozenset({"revised", "corrected", "restated", "amended"})
_REVISED = re.compile(r"\s+(?:down|downwards?|up|upwards?|to|from|lower|higher)\b")
# "warned Iran against killing, as thousands fled": a warning of nothing said.
_AGAINST = re.compile(r"\s+(?!that\b|of\b)[^;:.]{1,90}?\b(?:against|over|not to|to)\b")
_TOLD_AS = re.compile(
    r"(?:\s+[\w-]+){0,4}?\s+(?:figures?|tolls?|numbers?|totals?|estimates?|counts?|tall(?:y|ies)"
    r"|breakdowns?|ranges?|details|it|as)\b"
)
# "UNRWA gives 223 for that day", "officials at first gave 93": a number and no thing given.
_TOLD_BARE = re.compile(
    r"\s+[\d.,]*\d(?=\s*(?:[.;,)]|\Z|(?:for|as|dead|killed|wounded|missing)\b))"
)
# An object that no verb goes on from.
_AMOUNT = re.compile(
    r"(?:\s+(?!that\b)[\w-]+){0,3}?\s+[$£€]?\d(?!(?:(?! and )[^.;,]){0,120}\b(?:is|are|was|were|has"
    r"|have|had|will|would|could|may|might|can|died|fled|[a-z]{2,}ed)\b)"
)


def tells_nothing(masked: str, word: str, end: int) -> bool:
    """Whether the verb `word`, which ends at `end`, has an object and no message.

    Nurses give drops to children and employers add jobs; but who "gave a toll of 12", or "added 12
    people had died", tells.
    """
    if word.startswith("warn"):
        return _AGAINST.match(masked, end) is not None
    if word in _STEPS:
        return _COUNT.match(masked, end) is None
    if word in _REVISES and _REVISED.match(masked, end):
        return True
    if word in ("gave", "gives"):
        return _TOLD_AS.match(masked, end) is None and _TOLD_BARE.match(masked, end) is None
    if word in ("spoke", "speaks"):
        return not masked.startswith(" of ", end)
    return (
        word in ("added", "adds", "adding", "admitted") and _AMOUNT.match(masked, end) is not None
    )
