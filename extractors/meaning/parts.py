"""Figures that are parts of another figure of the sentence: "including six children"."""

from extractors.meaning.phrases import Phrase
from extractors.meaning.view import View
from extractors.meaning.words import group

_BACK = 4  # words: "among those killed were two"


def whole_of(view: View, phrases: tuple[Phrase, ...], number: int) -> int | None:
    """The figure that figure `number` is a part of; None where it is no part."""
    if number == 0:
        return None
    p = phrases[number]
    before = view.low[max(phrases[number - 1].last, p.first - _BACK) : p.first]
    if p.link == "pronoun" or manner(view, p):
        return number - 1
    if set(before) & group("including"):
        return number - 1
    if set(before) & group("among") and set(before) & group("pronoun"):
        return number - 1
    if "of" in before and "whom" in before:
        return number - 1
    return None


_MANNER = {"fatally": "killed", "mortally": "killed"} | dict.fromkeys(
    ("seriously", "critically", "badly", "severely", "gravely"), "injured"
)


def manner(view: View, p: Phrase) -> str | None:
    """The measure of "five people were shot, two fatally"; None without such an adverb."""
    return (
        _MANNER.get(view.free(p.last)) if view.word(p.last + 1) in ("", ".", ",", "and") else None
    )


def partitive(view: View, phrases: tuple[Phrase, ...], number: int) -> bool:
    """Whether the figure is the whole of "12 of the 30 passengers"."""
    return (
        number > 0
        and phrases[number - 1].link == "of"
        and (phrases[number - 1].begin <= view.spans[number][0] < phrases[number - 1].last)
    )


def joined(view: View, phrases: tuple[Phrase, ...], number: int) -> bool:
    """ "five soldiers and two civilians": joined to the figure before by "and" or a comma alone."""
    if number == 0:
        return False
    between = view.low[phrases[number - 1].last : phrases[number].first]
    return bool(between) and set(between) <= {"and", "or", ",", "&", "plus", "another", "a"}
