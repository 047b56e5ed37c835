"""What figures take from earlier sentences of their paragraph: measure, class, the whole.

"The agency counted 60,000 refugees. Half of them are children." Where two sentences back may be
meant, or two measures in one, nothing is taken: a figure without a measure harms nobody.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.meaning import lexicon
from extractors.meaning.classes import singular
from extractors.meaning.leaning import Lean
from extractors.meaning.words import group
from extractors.records import Figure, Meaning, Token

_WORD = re.compile(r"[a-z-]+")
_LONGEST = 3  # words of a noun
_COUNTED = frozenset({"count", "percent"})


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as it was read, `meanings` one a figure."""

    text: str
    tokens: tuple[Token, ...]
    figures: tuple[Figure, ...]
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """A sentence's meanings with what they take from before, and by figure's number the words of
    the whole that stands in an earlier sentence."""

    meanings: tuple[Meaning, ...]
    wholes: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Antecedent:
    """A figure of an earlier sentence, its words and the lemma that gave it its measure."""

    figure: Figure
    meaning: Meaning
    words: str
    verb: str


def carry(here: Told, leans: Mapping[int, Lean], earlier: Sequence[Told], before: str) -> Carried:
    """The meanings of a sentence by the `earlier` ones of its paragraph that hold figures, the
    nearest first; `before` is the text of the one right before it, "" without one."""
    done, wholes = list(here.meanings), dict[int, str]()
    for number, lean in leans.items():
        figure, meaning = here.figures[number], here.meanings[number]
        found = _antecedent(here, number, lean, earlier)
        if found is None:
            if lean.pointed and (measure := _named(figure, before)):
                mode = lean.modality or meaning.modality
                done[number] = replace(meaning, measure=measure, change=lean.change, modality=mode)
            continue
        done[number] = _taken(meaning, lean, found, figure)
        if lean.kind == "of" and done[number].measure == found.meaning.measure:
            wholes[number] = found.words
    return Carried(tuple(done), wholes)


def _taken(meaning: Meaning, lean: Lean, found: _Antecedent, figure: Figure) -> Meaning:
    """The meaning with what it takes from the figure that it leans on."""
    given = found.meaning
    if lean.kind == "bare":
        return _named_again(meaning, lean, given, figure)
    own = None if lean.kind == "it" or weak(meaning.measure) else meaning.measure
    measure = own or given.measure
    counted = lean.counted or meaning.counted or given.counted
    if figure.unit not in _COUNTED:
        counted = meaning.counted
    return replace(
        meaning,
        measure=measure,
        counted=counted,
        change=lean.change or meaning.change,
        modality=lean.modality or meaning.modality,
    )


def weak(measure: str | None) -> bool:
    """Whether a measure says nothing but that there is something: "be:child", "find:person"."""
    verb, _, noun = (measure or "").partition(":")
    return bool(noun) and verb in group("neutral") | {"be", "include"}


def _named_again(meaning: Meaning, lean: Lean, given: Meaning, figure: Figure) -> Meaning:
    """What an elliptic figure counts: the same, or of the same class what its own verb says."""
    counted = given.counted if figure.unit in _COUNTED else meaning.counted
    same = not lean.verb or lean.verb in group("elliptic") | group("neutral") | group("reporting")
    measure = given.measure if same else (meaning.measure or f"{lean.verb}:{given.counted}")
    verb, _, noun = (measure or "").partition(":")
    if noun == "person" and given.counted:
        measure = f"{verb}:{given.counted}"
    return replace(meaning, measure=measure, counted=counted, change=meaning.change or given.change)


def _antecedent(here: Told, number: int, lean: Lean, earlier: Sequence[Told]) -> _Antecedent | None:
    """The one figure that may be meant, of the nearest sentence that has any."""
    own = here.meanings[number].measure
    own = None if weak(own) else own
    if lean.kind in ("it", "bare"):
        earlier = [_up_to(here, number), *earlier]
    elif lean.kind == "more" and any(one.measure for one in here.meanings[:number]):
        return None
    for told in earlier:
        found = [one for one in _figures(told) if _fits(here.figures[number], lean, one)]
        if found:
            return _chosen(found, lean, own)
    return None


def _up_to(told: Told, number: int) -> Told:
    return replace(told, figures=told.figures[:number], meanings=told.meanings[:number])


def _figures(told: Told) -> Iterator[_Antecedent]:
    """The figures of a sentence that are claims and no parts."""
    for figure, meaning in zip(told.figures, told.meanings, strict=True):
        if meaning.measure is not None and meaning.part_of is None:
            words = told.text[meaning.quote_start : meaning.quote_end]
            at = meaning.predicate
            lemma = told.tokens[at].lemma if at is not None else ""
            yield _Antecedent(figure, meaning, words, lemma)


def _fits(figure: Figure, lean: Lean, other: _Antecedent) -> bool:
    """Whether the figure may lean on the other, by their units and values."""
    if lean.kind == "it":
        changed = lean.change is not None and figure.unit == "percent"
        return changed or figure.unit == other.figure.unit
    if lean.kind == "bare" and figure.unit != "count":
        return figure.unit == other.figure.unit
    if other.figure.unit != "count":
        return False
    if lean.kind in ("more", "bare"):
        return figure.unit == "count" and other.meaning.counted is not None
    whole, part = other.figure.value, figure.value
    smaller = whole is None or part is None or part <= whole
    return figure.unit == "percent" or (figure.unit == "count" and smaller)


def _chosen(found: Sequence[_Antecedent], lean: Lean, own: str | None) -> _Antecedent | None:
    """The last of those that agree on the measure; None where two may be meant."""
    if lean.kind == "of" and own is not None:
        found = [one for one in found if one.meaning.measure == own]
    elif lean.kind == "more" and own is None and lean.verb in group("neutral") | {""}:
        alike = [one for one in found if one.verb == lean.verb] if lean.verb else []
        found = alike or found
    measures = {one.meaning.measure for one in found}
    if len(measures) > 1 and lean.row == len(found) > 1:
        return found[lean.rank]
    if len(measures) > 1 and lean.kind == "bare" and len({o.meaning.counted for o in found}) == 1:
        return found[-1] if lean.verb and lean.verb not in group("elliptic") else None
    return found[-1] if len(measures) == 1 else None


def _named(figure: Figure, before: str) -> str | None:
    """The measure of the only noun in the sentence before whose value the figure may be."""
    if figure.unit == "percent":
        return _only_noun(before, "percent")
    money = len(figure.unit) == 3 and figure.unit.isupper()
    return _only_noun(before, "money") if money else None


@lru_cache(maxsize=4)  # a sentence may hold hundreds of figures that point to the one before it
def _only_noun(before: str, kind: str) -> str | None:
    words = _WORD.findall(before.lower())
    measures, first = set(), 0
    while first < len(words):
        size, measure = _valued(words, first, kind)
        first += size
        if measure is not None:
            measures.add(measure)
    return measures.pop() if len(measures) == 1 else None


def _valued(words: Sequence[str], first: int, kind: str) -> tuple[int, str | None]:
    """The length of the longest noun of the lexicon that begins there, one without any, and the
    measure that its value may be."""
    nouns = lexicon.load().nouns
    for size in range(min(_LONGEST, len(words) - first), 0, -1):
        last = words[first + size - 1]
        for name in (last, singular(last)):
            senses = nouns.get(" ".join((*words[first : first + size - 1], name)), ())
            for sense in senses:
                held = "value" in sense.role and kind in sense.takes and not sense.near
                if held and sense.never.isdisjoint(words):
                    return size, sense.measure
    return 1, None
