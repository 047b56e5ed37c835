"""Where the article lies among a dump's lines.

First the core: the stretch of lines in which prose outweighs all else (the maximum-sum segment, as
in boilerplate removal by text density, Kohlschütter et al. 2010, on lines instead of blocks).
Then the core grows over what is neither menu nor list of links, so that a table or a list of
figures at the article's edge is not lost.
"""

from collections.abc import Sequence
from itertools import groupby

from extractors.article.lines import Line

_MOST_WORDS = 40  # of a paragraph that count; one long paragraph is not a whole article
_WEIGHTS = {"phrase": -0.8, "furniture": -0.8, "dateline": -1.0, "after": -6.0, "comments": -20.0}
_FIGURES = -0.2  # a short line with a figure: a table's row as likely as a sidebar's headline
_AMONG_COMMENTS = 0.4  # readers' comments are prose too
_LEAP = 6  # lines without prose or figures that may lie between the core and what belongs to it
_MENU_WORDS = 4
# How many lines of a look in a row bound the article: what follows articles at once, short phrases
# without figures as a menu, furniture as the page's frame.
_WALLS = {"end": 1, "menu": 5, "chrome": 3}


def body_of(lines: Sequence[Line]) -> tuple[int, int]:
    """The first line of the article and the one after its last; all lines where none is prose."""
    start, end = _core(lines)
    if end == 0:
        return 0, len(lines)
    walls = _walls(lines)
    start -= _reach(lines[:start][::-1], walls[:start][::-1])
    end += _reach(lines[end:], walls[end:])
    return start, end


def _reach(lines: Sequence[Line], walls: Sequence[bool]) -> int:
    """How many lines outward from the core belong to it: up to the last worth having."""
    reached = 0
    for index, line in enumerate(lines):
        if walls[index] or index - reached >= _LEAP:
            break
        if line.shape == "prose" or (line.shape == "phrase" and line.figures):
            reached = index + 1
    return reached


def _core(lines: Sequence[Line]) -> tuple[int, int]:
    best, where = 0.0, (0, 0)
    total, start, trust = 0.0, 0, 1.0
    for index, line in enumerate(lines):
        if total <= 0:
            total, start = 0.0, index
        if line.shape == "comments":
            trust = _AMONG_COMMENTS
        total += _weight(line, trust)
        if total > best:
            best, where = total, (start, index + 1)
    return where


def _weight(line: Line, trust: float) -> float:
    """What a line adds to the core; `trust` is how far prose here speaks for an article."""
    if line.shape == "prose":
        return trust * min(line.words, _MOST_WORDS) / 10
    if line.shape == "phrase" and line.figures:
        return _FIGURES
    return _WEIGHTS[line.shape]


def _walls(lines: Sequence[Line]) -> list[bool]:
    """The lines beyond which the article does not reach."""
    walls: list[bool] = []
    for look, group in groupby(lines, _look):
        size = len(list(group))
        walls += [size >= _WALLS.get(look, size + 1)] * size
    return walls


def _look(line: Line) -> str:
    if line.shape in ("after", "comments"):
        return "end"
    if line.shape == "furniture":
        return "chrome"
    if line.shape == "phrase" and line.words <= _MENU_WORDS and not line.figures:
        return "menu"
    return "open"
