"""Figures that name nothing of their own: they say again what an earlier one of the sentence says.

"Killed 38 in Homs, 41 in Hama", "up from 38 and 102", "5,300 fewer than a week before". What they
lean on in earlier sentences is `extractors.meaning.leaning`'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.meaning.classes import class_of, kind_of
from extractors.meaning.phrases import Phrase
from extractors.meaning.steps import is_predicate, skip_adverbs
from extractors.meaning.verbs import is_verb
from extractors.meaning.view import NOWHERE, View
from extractors.meaning.words import group
from extractors.records import Change, Meaning

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "all", "both", "its", "their"})
_OLDEST = 120
_CUE = 5  # words back from a compared figure to the word that compares
_APART_FROM_ALL = frozenset({"age", "distance", "score", "occasion", "ordinal", "multiple"})
_APART = frozenset({";", ":", ",", "(", "and", "but", "while", "or", "–", "—", "-"})
_UP = frozenset({
    "more", "higher", "bigger", "larger", "dearer", "longer", "above", "up", "ahead", "over",
})  # fmt: skip
_DOWN = frozenset({
    "fewer", "less", "lower", "smaller", "cheaper", "shorter", "below", "down", "behind",
})  # fmt: skip
_CHANGES: dict[str, Change] = {**dict.fromkeys(_UP, "up"), **dict.fromkeys(_DOWN, "down")}


@dataclass(frozen=True, slots=True)
class Echo:
    """The earlier figure whose measure a figure takes; `change` where it is a difference from it,
    `unit` where it leaves that figure's unit out."""

    lender: int
    change: Change | None = None
    unit: str | None = None


Kinds = Sequence[frozenset[str]]


def echo(
    view: View, phrases: Sequence[Phrase], found: Kinds, done: Sequence[Meaning]
) -> Echo | None:
    """What the figure after those of `done` takes from one of them; None where it takes nothing."""
    number = len(done)
    if found[number] & _APART_FROM_ALL:
        return None
    change = difference(view, phrases[number])
    if change is not None:
        lender = _nearest(view, found, done, number, loosely=True)
        return None if lender is None else Echo(lender, change)
    if not bare(view, phrases[number], number) or "age" in found[number]:
        return None
    rank = _compared(view, phrases, number)
    if rank is not None:
        return _aligned(view, found, done, number, rank)
    if _gapped(view, phrases, number):
        lender = _nearest(view, found, done, number, loosely=False)
        if lender is not None:
            return Echo(lender, done[lender].change, _unit(view, lender, number))
    return None


def bare(view: View, p: Phrase, number: int) -> bool:
    """Whether the figure has no noun of its own and is no age, no pronoun ("the one near Rome")."""
    if p.head is not None or p.link != "direct" or view.figures[number].unit == "ordinal":
        return False
    return not taken_up(view, p, number) and not apposed_age(view, p, number)


def taken_up(view: View, p: Phrase, number: int) -> bool:
    """ "The three hope for peace", "the one near Rome": those meant are known, and not counted; but
    "more than the 15 of last year" counts."""
    definite = view.word(p.first - 1) in _DEFINITE and p.head is None
    return definite and view.figures[number].unit == "count" and not held_against(view, p.first)


def apposed_age(view: View, p: Phrase, number: int) -> bool:
    """ "Ugo Resta, 61, called": a small number between commas behind a person."""
    figure = view.figures[number]
    if figure.unit != "count" or figure.value is None or not 0 < figure.value <= _OLDEST:
        return False
    if view.free(p.first - 1) != "," or view.word(p.last) not in (",", ".", "", "and", ")"):
        return False
    named = view.pos(p.first - 2) == "PROPN"
    return named or kind_of(class_of(view.free(p.first - 2))) == "being"


def difference(view: View, p: Phrase) -> Change | None:
    """The direction of "2,500 more than a week ago", "7% lower", "1.8% below April's"."""
    for at in (p.last - 1, p.last):
        word = view.free(at)
        if at < p.begin or word not in _CHANGES:
            continue
        after = view.free(at + 1)
        if word in ("above", "below", "over"):
            return _CHANGES[word] if p.head is None else None
        held = word in ("up", "down", "ahead", "behind")
        if after == "than" or (held and after == "on") or not (held or after.isalpha()):
            return _CHANGES[word]
    return None


def _compared(view: View, phrases: Sequence[Phrase], number: int) -> int | None:
    """The figure's rank among those held against earlier ones ("up from 38 and 102": 0, 1); None
    where no word holds it against any."""
    rank, at = 0, number
    while at > 0:
        if held_against(view, phrases[at].first):
            return rank
        between = view.low[phrases[at - 1].last : phrases[at].first]
        if not between or not set(between) <= {"and", ",", "or"}:
            return None
        rank, at = rank + 1, at - 1
    return None


def in_compared_row(view: View, phrases: Sequence[Phrase], number: int) -> bool:
    """Whether the figure is one of several held against as many: "up from 38 and 102"."""
    rank = _compared(view, phrases, number)
    return rank is not None and row_from(view, number - rank) > 1


def held_against(view: View, first: int) -> bool:
    """Whether a word of comparison stands before the figure that begins at `first`."""
    i = first - 1
    for _ in range(_CUE):
        word = view.free(i)
        if word in group("comparing") or word in ("than", "instead"):
            return True
        if word == "of" and view.free(i - 1) in ("instead", "count", "figure", "target", "norm"):
            return True
        if word in ("to", "with") and view.free(i - 1) in ("compared", "comparing"):
            return True
        if not word or (view.pos(i) not in ("DET", "ADJ", "NOUN", "ADV", "PROPN", "PART")):
            return False
        i -= 1
    return False


def _aligned(
    view: View, found: Kinds, done: Sequence[Meaning], number: int, rank: int
) -> Echo | None:
    """The figure that one of rank `rank` is held against: the nearest, or in a row the first of as
    many ("74 killed and 171 injured, up from 38 and 102")."""
    row = row_from(view, number - rank)
    able = [j for j in range(number - rank) if done[j].measure and _alike(view, found, j, number)]
    if not able:
        return None
    at = able[-row:][min(rank, len(able[-row:]) - 1)] if row > 1 else able[-1]
    return Echo(at, done[at].change, _unit(view, at, number))


def row_from(view: View, first: int) -> int:
    """How many figures stand in a row from `first` on, joined by "and" and commas alone."""
    count, at = 1, first
    while at + 1 < len(view.spans):
        between = view.low[view.spans[at][1] : view.spans[at + 1][0]]
        if not between or not set(between) <= {"and", ",", "or"}:
            break
        count, at = count + 1, at + 1
    return count


def _nearest(
    view: View, found: Kinds, done: Sequence[Meaning], number: int, loosely: bool
) -> int | None:
    for j in range(number - 1, -1, -1):
        alike = _alike(view, found, j, number)
        if loosely and view.figures[number].unit == "percent":
            alike = True
        if done[j].measure and alike:
            return j
    return None


def _alike(view: View, found: Kinds, one: int, number: int) -> bool:
    """Whether figure `number` may be of what figure `one` is, by their units."""
    a, b = view.figures[one].unit, view.figures[number].unit
    if a == b:
        return True
    if b == "count":
        return a not in ("ordinal", "multiple") and "age" not in found[one]
    return a.partition("/")[0] == b.partition("/")[0]


def _unit(view: View, lender: int, number: int) -> str | None:
    """The lender's unit where the figure leaves it out."""
    own, unit = view.figures[number].unit, view.figures[lender].unit
    return unit if own != unit and (own == "count" or unit.startswith(own + "/")) else None


def _gapped(view: View, phrases: Sequence[Phrase], number: int) -> bool:
    """Whether the figure's verb is left out: "in Ankara 53 were held, in Izmir 31"."""
    p = phrases[number]
    if number == 0 or is_predicate(view, skip_adverbs(view, p.last)):
        return False
    start, i = phrases[number - 1].last, p.first - 1
    while i >= start and view.free(i) not in _APART:
        if is_verb(view, i) or view.owner[i] != NOWHERE:
            return False
        i -= 1
    return i >= start and (i + 1 < p.first or _placed(view, p.last))


def _placed(view: View, i: int) -> bool:
    """Whether something goes on behind the figure that tells it apart: "and five in Hama"."""
    return view.pos(i) in ("ADP", "ADV", "NOUN", "PROPN", "DET") or view.low[i : i + 1] == ("each",)
