"""One sentence told twice with another figure in it: a reprint, a revision, an altered quotation.

Where two sentences are the same word for word once their figures are taken out, the n-th figure of
the one answers the n-th of the other, and what it measures need not be known to compare the two.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from warehouse.judgement.side import Side

# A frame of fewer words ("# people died") is told of any two events.
LEAST_WORDS = 4
_WORDS = re.compile(r"[^\W_]+|#")
_Key = tuple[int | None, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence's words with "#" for each of its figures, and those figures in order."""

    words: tuple[str, ...]
    sides: tuple[Side, ...]


def frames_of(sides: tuple[Side, ...]) -> Mapping[tuple[str, ...], Frame]:
    """The frames of an article's sentences that hold figures; the first of two alike."""
    sentences: dict[_Key, list[Side]] = defaultdict(list)
    for side in sides:
        quantity = side.quantity
        sentences[quantity.sentence_start, quantity.sentence].append(side)
    frames: dict[tuple[str, ...], Frame] = {}
    for (start, sentence), held in sentences.items():
        words = _words(sentence, start, held)
        if len(words) >= LEAST_WORDS + len(held):
            frames.setdefault(words, Frame(words, tuple(held)))
    return frames


def aligned(
    a: Mapping[tuple[str, ...], Frame], b: Mapping[tuple[str, ...], Frame]
) -> Iterator[tuple[Frame, Frame]]:
    """The frames that two articles share, with as many figures on either side."""
    for words, frame in a.items():
        other = b.get(words)
        if other is not None and len(other.sides) == len(frame.sides):
            yield frame, other


def _words(sentence: str, start: int | None, held: Sequence[Side]) -> tuple[str, ...]:
    text = sentence
    for side in reversed(held):
        quantity = side.quantity
        if quantity.start is not None and start is not None:
            at = quantity.start - start
        else:
            at = text.rfind(quantity.quote)
        if at >= 0:
            text = f"{text[:at]} # {text[at + len(quantity.quote) :]}"
    return tuple(_WORDS.findall(text.casefold()))
