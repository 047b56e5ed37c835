"""The text cut into pieces: number literals, words, signs.

Every later rule works on pieces. Literals are whole here ("1,234,567", "1 234 567", "12,34,567",
"1.234.567"); spans that hold digits but no quantity (dates, times, addresses) come out as
"masked" pieces, which no rule reads.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.figures.lexicon import labels
from extractors.figures.masks import masked_spans

_PIECE = re.compile(
    r"""
    (?P<number>
        \d{1,3}(?:,\d{3}){1,9}(?![\d])(?:\.\d+)?            # 1,234,567.8
      | \d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)(?:\.\d+)?        # 12,34,567 (Indian)
      | \d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,9}(?![\d,])(?:\.\d+)?  # 1 234 567
      | \d{1,3}(?:\.\d{3}){2,9}(?![\d.])(?:,\d+)?           # 1.234.567,8 (continental)
      | \d{1,3}(?:['\u2019]\d{3}){1,9}(?!\d)                # 1'234'567 (Swiss)
      | \d+(?:\.\d+)?
      | (?<![\w.])\.\d+                                     # .08
    )
  | (?P<word>
        (?:[^\W\d_]\.){2,6}                                 # U.S., p.m.
      | (?:[kcdm]?m|mi|ft|yd)[23](?!\w)                     # km2
      | [\u00bc-\u00be\u2150-\u215e]                        # one character, a fraction
      | [^\W\d_\u00bc-\u00be\u2150-\u215e]+
    )
  | (?P<sign> \S )
    """,
    re.VERBOSE,
)


class Piece(NamedTuple):
    """A piece of the text; `norm` in small letters without full stops, `tight` without a blank
    before it."""

    kind: str  # "number", "word", "sign", "masked"
    text: str
    norm: str
    start: int
    end: int
    tight: bool


END = Piece("end", "", "", -1, -1, False)  # stands where there is no piece


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a text in order."""
    found: list[Piece] = []
    at, past = 0, -1
    for start, end in (*masked_spans(text), (len(text), len(text))):
        past = _cut(text, at, start, past, found)
        if end > start:
            found.append(Piece("masked", text[start:end], "", start, end, start == past))
            past = end
        at = end
    return found


def _cut(text: str, at: int, stop: int, past: int, found: list[Piece]) -> int:
    """Add the pieces of `text[at:stop]`; the end of the last one, `past` where there is none."""
    again = True
    while again:
        again = False
        for match in _PIECE.finditer(text, at, stop):
            kind, (start, end), word = match.lastgroup or "sign", match.span(), match.group()
            if kind == "number" and " " in word and not _groups(found, word):
                word = word.partition(" ")[0]
                at = end = start + len(word)
                again = True
            norm = word.replace(".", "").lower() if kind == "word" else word
            found.append(Piece(kind, word, norm, start, end, start == past))
            past = end
            if again:
                break
    return past


def _groups(before: Sequence[Piece], literal: str) -> bool:
    """Whether blanks group the digits: not in "on May 12 300 people" or "Type 2 500 mg"."""
    previous = before[-1] if before else END
    return not (
        previous.kind == "number"
        or previous.norm in labels()["month"]
        or previous.norm in labels()["label"]
        or (previous.kind == "sign" and previous.text == "." and literal.count(" ") == 1)
    )


def is_plural(piece: Piece) -> bool:
    """Whether a word in small letters has the form of a plural noun: "soldiers", "people"."""
    word = piece.norm
    if piece.kind != "word" or not piece.text.islower():
        return False
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "as"))
    return word in labels()["plural"] or (ends and len(word) > 3)


def piece_at(pieces: Sequence[Piece], index: int) -> Piece:
    """The piece at an index, an empty one beyond either end."""
    return pieces[index] if 0 <= index < len(pieces) else END
