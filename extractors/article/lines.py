"""The lines of a plain-text dump, and what each looks like on its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from extractors.article.datelines import Dateline, read_dateline
from extractors.article.furniture import Furniture
from extractors.article.wrapping import unwrapped

# "prose" is a sentence or more; "phrase" a short line without an end (a subheading, a list's item,
# a name, a link); the others are furniture: a dateline, or a kind of furniture.tsv.
Shape = Literal["prose", "phrase", "furniture", "dateline", "after", "comments"]

_BOUNDS: dict[str, Shape] = {"after": "after", "comments": "comments"}

_UNSEEN = re.compile("[\u200b\u200e\u200f\u2060\ufeff\xad]")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_END = re.compile(r"[.!?…:;。！？।۔؟][\"'”’»)\]]*$|[\"”»][.,]?$")
_SMALL = re.compile(r"(?<![^\s(\"'“‘])[^\W\d_A-Z]")
_TABLE = 0.3  # share of short lines with figures from which a run of them is a table
_ENDLESS_PROSE = 15  # words from which a line may be prose without a full stop at its end


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its blanks folded; `gap` where an empty line stands before it."""

    text: str
    gap: bool
    shape: Shape
    words: int
    figures: bool
    dateline: Dateline | None = None


def lines_of(text: str, furniture: Furniture) -> list[Line]:
    """The lines that are not empty, each with its shape."""
    lines: list[Line] = []
    gap = False
    for raw in unwrapped(_BREAK.split(text)):
        folded = " ".join(_UNSEEN.sub("", raw).split())
        if folded:
            lines.append(_line(folded, gap, furniture))
        gap = not folded
    return _with_tables(lines)


def _with_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines, each of a table marked as one with figures: its heads and names as well."""
    marked: list[Line] = []
    for is_phrase, group in groupby(lines, lambda line: line.shape == "phrase"):
        run = list(group)
        if is_phrase and sum(line.figures for line in run) >= len(run) * _TABLE:
            run = [replace(line, figures=True) for line in run]
        marked += run
    return marked


def _line(text: str, gap: bool, furniture: Furniture) -> Line:
    words = max(text.count(" ") + 1, len(_CJK.findall(text[:2_000])) // 2)
    figures = any(map(str.isdigit, text))
    dateline = read_dateline(text)
    if dateline is not None:
        return Line(text, gap, "dateline", words, figures, dateline)
    kind = furniture.kind_of(text)
    if kind is not None:
        return Line(text, gap, _BOUNDS.get(kind, "furniture"), words, figures)
    return Line(text, gap, "prose" if is_prose(text, words) else "phrase", words, figures)


def is_prose(text: str, words: int) -> bool:
    """Whether a line reads as a sentence: ends as one, or runs on in small letters."""
    if words >= 4 and _END.search(text):
        return True
    if words < _ENDLESS_PROSE:
        return False
    small = len(_SMALL.findall(text))
    return small * 2 >= words or bool(_CJK.search(text))
