"""Hard-wrapped text: paragraphs broken into lines of a fixed width, as in mail and wire copy."""

import re
from collections.abc import Sequence
from itertools import pairwise

_OPEN_END = re.compile(r"[^\W_][,’'-]?$")
_RUNS_ON = re.compile(r"[a-z(]")
_WIDTHS = range(40, 120)  # characters to which texts are wrapped
_FEWEST = 3  # breaks in the middle of a sentence
_SHARE = 0.25  # of all breaks that must be in the middle of a sentence
_FULL = 0.6  # of the width: a line shorter than this ends its paragraph


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines, those of a wrapped paragraph joined into one; unchanged where none is wrapped."""
    stripped = [line.strip() for line in lines]
    pairs = [(a, b) for a, b in pairwise(stripped) if a and b]
    mid = [a for a, b in pairs if len(a) in _WIDTHS and _OPEN_END.search(a) and _RUNS_ON.match(b)]
    width = max(map(len, stripped), default=0)
    if len(mid) < max(_FEWEST, len(pairs) * _SHARE) or width not in _WIDTHS:
        return list(lines)
    joined: list[str] = []
    for before, line in zip(["", *stripped], stripped, strict=False):
        if before and line and len(before) >= width * _FULL:
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined
