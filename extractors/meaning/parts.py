"""Figures that are parts of another figure of the sentence: "including six children"."""

from extractors.meaning.phrases import Phrase
from extractors.meaning.view import View

_INCLUDING = frozenset(["including", "among", "whom", "them", "those", "mostly"])


def whole_of(view: View, phrases: tuple[Phrase, ...], number: int) -> int | None:
    """The figure that figure `number` is a part of; None where it is no part."""
    if number == 0:
        return None
    p = phrases[number]
    words = view.low[max(0, p.first - 3) : p.first]
    if "including" in words or ("among" in words and ("them" in words or "whom" in words)):
        return number - 1
    if p.of_them:
        return number - 1
    return None
