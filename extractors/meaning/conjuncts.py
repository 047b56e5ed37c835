"""Person phrases with a definite number: what "a mother, her two children and John Hill, 34" lists.

A singular noun for a person counts one, with an article, a possessive or, in headlines, bare; "a
couple" and "his parents" count two. A pronoun counts one, so do an age ("a 3-year-old") and a name
that its age or "his wife" behind it shows to be a person's. A figure counts what it says exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.meaning import classes
from extractors.meaning.nominals import is_state
from extractors.meaning.phrases import Phrase
from extractors.meaning.verbs import is_verb
from extractors.meaning.view import NOWHERE, View
from extractors.meaning.words import group

_OLDEST = 120
_REACH = 12  # words of one phrase

Sort = Literal["figure", "indefinite", "definite", "bare", "pronoun", "name"]


@dataclass(frozen=True, slots=True)
class Conjunct:
    """Tokens [first, end) that count `value` persons of class `name`; `figure` is the sentence's
    figure that says so, None for a single person."""

    first: int
    end: int
    value: int
    name: str
    sort: Sort
    figure: int | None = None


def conjunct(view: View, phrases: Sequence[Phrase], i: int) -> Conjunct | None:
    """The person phrase that begins at token `i`, ages behind it included; None without one."""
    if i >= len(view.low):
        return None
    found = _numbered(view, phrases, i) or _pronoun(view, i) or _single(view, i) or _name(view, i)
    return replace(found, end=_past_age(view, found.end)) if found else None


def _numbered(view: View, phrases: Sequence[Phrase], i: int) -> Conjunct | None:
    owned = view.tag(i) == "PRP$" or view.free(i) in ("the", "another")  # "her two children"
    at = i + owned
    number = view.owner[at] if at < len(view.low) else NOWHERE
    if number == NOWHERE or view.spans[number][0] != at or view.figures[number].unit != "count":
        return None
    p, figure = phrases[number], view.figures[number]
    name = _class(p)
    if figure.value is None or figure.value < 1 or figure.value % 1 or name is None:
        return None
    if figure.hedge != "exact":
        return None
    return Conjunct(i, p.last, int(figure.value), name, "figure", number)


def _class(p: Phrase) -> str | None:
    """The class of persons that a figure counts; None where it counts no persons."""
    if p.head is None:
        return "person" if p.last > p.begin else None  # "three others", not a bare "three"
    if p.noun in ("other", "others"):
        return "person"
    name = classes.class_of(p.noun)
    return name if name and classes.contains("person", name) else None


def _pronoun(view: View, i: int) -> Conjunct | None:
    word = view.free(i)
    if word not in group("single_pronoun"):
        return None
    if word == "her" and view.pos(i + 1) in ("NOUN", "ADJ", "PROPN", "NUM"):
        return None
    return Conjunct(i, i + 1, 1, "person", "pronoun")


def _single(view: View, i: int) -> Conjunct | None:
    """ "a 26-year-old woman", "his wife", "another man", "toddler" in a headline."""
    sort = _article(view, i)
    j = i if sort == "bare" or view.pos(i) == "PROPN" else i + 1
    head, aged = None, False
    while j < min(i + _REACH, len(view.low)):
        if view.owner[j] != NOWHERE:
            if not (view.figures[view.owner[j]].unit_text or "").endswith("old"):
                return None
            aged = True
        elif is_state(view, j) or is_verb(view, j):
            break
        elif view.pos(j) == "NOUN" or _one(view, j):
            head = j
        elif view.pos(j) not in ("ADJ", "PROPN") and view.low[j] not in ("-", "'s", "'"):
            break
        j += 1
    if head is None or head != j - 1:
        aged = aged and head is None and view.owner[j - 1] != NOWHERE
        return Conjunct(i, j, 1, "person", sort) if aged else None
    if view.low[head] in group("two_persons"):
        return Conjunct(i, j, 2, "person", sort)
    name = _one(view, head)
    return Conjunct(i, j, 1, name, sort) if name else None


def _article(view: View, i: int) -> Sort:
    if view.free(i) in ("a", "an", "another"):
        return "indefinite"
    owned = view.tag(i) == "PRP$" or view.pos(i) == "PROPN"  # "his wife", "Ali Hill's wife"
    return "definite" if view.low[i] == "the" or owned else "bare"


def _one(view: View, head: int) -> str | None:
    """The class of a noun for a single person; None for plurals and groups ("police", "family")."""
    word = view.low[head]
    if word in group("collective_person") or classes.singular(word) != word:
        return None
    name = classes.class_of(word)
    return name if name and classes.contains("person", name) else None


def _name(view: View, i: int) -> Conjunct | None:
    """A personal name: capitals with an age behind them, or with "and his", ", her"."""
    j = i
    while view.pos(j) == "PROPN" and view.owner[j] == NOWHERE:
        j += 1
    if j == i:
        return None
    k = j + 1 if view.free(j) in (",", "and", "&") else j
    related = k > j and view.free(k) in ("his", "her")
    return Conjunct(i, j, 1, "person", "name") if related or _is_age(view, j) else None


def _is_age(view: View, i: int) -> bool:
    """Whether ", 34" and a comma or the end of a phrase stands at `i`."""
    number = view.word(i + 1)
    if view.word(i) != "," or not number.isdecimal() or int(number[:4]) > _OLDEST:
        return False
    return view.word(i + 2) in (",", "and", "&", "", ".") or view.pos(i + 2) in ("AUX", "VERB")


def _past_age(view: View, i: int) -> int:
    """Past ", 34", "(34)", ", aged 5 and 7", "ages 3 months to 10 years old"."""
    if _is_age(view, i):
        return i + 2
    if view.word(i) == "(" and view.word(i + 1).isdecimal() and view.word(i + 2) == ")":
        return i + 3
    j = i + 1 if view.word(i) == "," else i
    if view.word(j) not in group("age"):
        return i
    j += 1
    while j < min(i + _REACH, len(view.low)):
        between = view.low[j] in ("to", "and", ",", "-", "–")
        counts = view.pos(j) == "NUM" or view.owner[j] != NOWHERE
        if between and not (view.pos(j + 1) == "NUM" or view.word(j + 1) in ("and",)):
            break
        if not between and not counts and view.low[j] not in group("age_units"):
            break
        j += 1
    return j
