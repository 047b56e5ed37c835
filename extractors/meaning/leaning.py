"""How figures lean on earlier sentences: "another 12", "forty of them", "put the figure at 60".

What they lean on is looked for by `extractors.meaning.carrying`; here only the words tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain as together
from typing import Literal

from extractors.meaning import classes
from extractors.meaning.clausal import designates
from extractors.meaning.governor import Governor
from extractors.meaning.modality import modality
from extractors.meaning.nominals import is_state
from extractors.meaning.objects import governing
from extractors.meaning.parallels import bare, difference, row_from
from extractors.meaning.parts import aimed_at, drawn_from, listed
from extractors.meaning.phrases import Phrase
from extractors.meaning.predicates import beside, following
from extractors.meaning.values import valued
from extractors.meaning.verbs import is_verb, verb
from extractors.meaning.view import View
from extractors.meaning.words import group
from extractors.records import Change, Meaning, Modality

_MORE = frozenset({"another", "further", "additional"})
_THEM = frozenset({"them", "these", "those"})
_IT = frozenset({"it", "that", "this"})
_GROUPS = frozenset({"victim", "victims", "casualties", "deaths", "fatalities"})
_SAID = 5  # words after "were" among which the noun stands that says what they were


@dataclass(frozen=True, slots=True)
class Lean:
    """A figure's lean. "more": it comes on top of what was counted; "of": it is a part of that, of
    class `counted` where the sentence says one; "it": it is another value of it, moved by `change`;
    "bare": it counts the same without naming it ("Jordan has confirmed 75").

    `verb` is the lemma of the figure's own verb, "" without one. `pointed`: by "it", not by "the
    figure", so that it may be a noun without a figure; `modality` is that of its verb. `rank` is
    the figure's place in a row of `row` ("the numbers had been 39 and 68").
    """

    kind: Literal["more", "of", "it", "bare"]
    verb: str = ""
    counted: str | None = None
    change: Change | None = None
    pointed: bool = False
    modality: Modality | None = None
    rank: int = 0
    row: int = 1


def leanings(
    view: View, phrases: Sequence[Phrase], meanings: Sequence[Meaning]
) -> Mapping[int, Lean]:
    """The leans of a sentence's figures, by their numbers."""
    found = {}
    for number, meaning in enumerate(meanings):
        if meaning.part_of is None and (lean := _lean(view, phrases, number, meaning)):
            found[number] = lean
        before = found.get(number - 1)
        if before and before.kind == "it" and before.rank + 1 < before.row:
            found[number] = replace(before, rank=before.rank + 1)
    return found


def _lean(view: View, phrases: Sequence[Phrase], number: int, meaning: Meaning) -> Lean | None:
    p = phrases[number]
    if drawn_from(view, p) or aimed_at(view, p):
        return None
    if _parted(view, phrases, number):
        return _part(view, p, meaning)
    if p.head is not None or difference(view, p) is not None:
        return None
    if view.figures[number].unit == "count" and _added(view, number):
        if meaning.counted is None or ":" in (meaning.measure or ":"):
            return Lean("more", _own_verb(view, p))
        return None
    pointing = _value(view, p, number) if _nameless(meaning.measure) else None
    return pointing or _bare(view, p, number, meaning)


def _bare(view: View, p: Phrase, number: int, meaning: Meaning) -> Lean | None:
    """ "Jordan has confirmed 75", "a thousand crossed into Peru": of what was counted before."""
    verb, _, noun = (meaning.measure or ":").partition(":")
    weak = not verb or verb in group("elliptic") or noun == "person"
    measured = meaning.measure and ":" not in meaning.measure
    if measured or not weak or not bare(view, p, number) or designates(view, p, number):
        return None
    if view.figures[number].value == 1:
        return None
    return Lean("bare", _own_verb(view, p))


def _nameless(measure: str | None) -> bool:
    """Whether the sentence names nothing that the figure measures: "it rose 9%"."""
    move, _, noun = (measure or "rise:value").partition(":")
    return move in ("rise", "fall") and noun in group("total_noun") | {"value"}


def _added(view: View, number: int) -> bool:
    """ "another 12", "12 more", "a further 12", "12 others"."""
    first, end = view.spans[number]
    return view.free(first - 1) in _MORE or view.free(end) in group("rest")


def _own_verb(view: View, p: Phrase) -> str:
    for governor in together(governing(view, p), beside(view, p), following(view, p)):
        if governor.pos == "verb":
            return governor.lemma
    return ""


def _parted(view: View, phrases: Sequence[Phrase], number: int) -> bool:
    """ "forty of them", "12 of the dead", "among them were 12", "they included 12"."""
    _, end = view.spans[number]
    if view.free(end) == "of":
        return view.free(end + 1) in _THEM or _meant(view, end + 1)
    if number or not listed(view, phrases, number):
        return False
    at = next((i for i, word in enumerate(view.low) if word in ("among", "amongst")), None)
    if at is not None and at < phrases[number].first:
        return view.free(at + 1) in _THEM or _meant(view, at + 1)
    return view.low[0] == "they" or _meant(view, 0)


def _meant(view: View, i: int) -> bool:
    """Whether "the dead", "the victims" or "the 12 injured" begins at `i`."""
    if view.word(i) not in ("the", "those"):
        return False
    i += 1
    return i < len(view.low) and (view.free(i) in _GROUPS or is_state(view, i))


def _part(view: View, p: Phrase, meaning: Meaning) -> Lean | None:
    """A part's lean: none where a verb of its own tells what became of it ("were released")."""
    i = p.last + 3 if view.free(p.last) == "of" else p.last  # over "of the dead"
    while view.pos(i) in ("AUX", "ADV", "PART") and not is_verb(view, i):
        i += 1
    if not is_verb(view, i):
        return Lean("of", counted=meaning.counted if p.link == "direct" else None)
    here = verb(view, i)
    if here.lemma in group("be"):
        return Lean("of", counted=_said(view, here.at + 1))
    return None if meaning.measure is None else Lean("of", here.lemma)


def _said(view: View, i: int) -> str | None:
    """The class of the noun after "were": "forty of them were children"."""
    for j in range(i, min(i + _SAID, len(view.low))):
        name = classes.class_of(view.low[j]) if view.pos(j) == "NOUN" else None
        if name is not None:
            return name if classes.kind_of(name) == "being" else None
        if view.pos(j) not in ("ADJ", "DET", "NOUN", "ADV"):
            return None
    return None


def _value(view: View, p: Phrase, number: int) -> Lean | None:
    """ "put it at 12", "the figure rose to 12", "that compares with 12"."""
    link = valued(view, p)
    if link is None:
        with_it = view.free(p.first - 1) in ("with", "to") and view.low[0] in _IT
        compared = with_it and is_verb(view, p.first - 2)
        return Lean("it") if compared and verb(view, p.first - 2).lemma == "compare" else None
    words = _nouns(view, link.first, link.last)
    if not words or words - _IT - group("total_noun"):
        return None
    here = link.verb
    linking = Governor(here.at, here.lemma, "verb", "value", here) if here else None
    mode = modality(view, linking, number)
    row = row_from(view, number)
    pointed = bool(words & _IT)
    return Lean("it", change=link.change, pointed=pointed, modality=mode, row=row)


def _nouns(view: View, first: int, last: int) -> set[str]:
    """The nouns and pronouns among the words, in the singular, whose they are left aside."""
    found = set[str]()
    for i in range(first, last):
        word = view.free(i)
        whose = view.low[i + 1 : i + 2] in (("'s",), ("'",))
        if whose or word in group("taken_up_by") or word in group("time"):
            continue
        if view.pos(i) in ("NOUN", "PRON", "PROPN") or word in _IT:
            found.add(classes.singular(word))
    return found
