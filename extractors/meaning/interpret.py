"""From a parsed sentence and its figures to what each figure means."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extractors.meaning import classes
from extractors.meaning.choose import Choice, choose, event, near
from extractors.meaning.counted import counted_by, refined
from extractors.meaning.kinds import kinds
from extractors.meaning.leaning import Lean, leanings
from extractors.meaning.modality import modality
from extractors.meaning.numbered import Numbered, choice_of, numbered
from extractors.meaning.openly import open_choice
from extractors.meaning.ordinals import counts_up
from extractors.meaning.parallels import Echo, echo, in_compared_row
from extractors.meaning.parts import (
    aimed_at,
    alternative,
    compared,
    drawn_from,
    gapped,
    joined,
    manner,
    partitive,
    totals,
    whole_of,
)
from extractors.meaning.phrases import Phrase, phrase
from extractors.meaning.sums import Sum, sums
from extractors.meaning.unnumbered import unnumbered
from extractors.meaning.values import valued
from extractors.meaning.view import View, view
from extractors.meaning.words import group
from extractors.measures import of_people
from extractors.records import Figure, Meaning, Part, Token

# A sentence of more figures is a table or worse, in which no word says what one of them measures.
MOST_FIGURES = 120


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a sentence: a meaning for each figure, the sums that its lists amount to,
    and, by figure's number, how figures lean on earlier sentences."""

    meanings: tuple[Meaning, ...]
    sums: tuple[Sum, ...]
    leans: Mapping[int, Lean]


@dataclass(slots=True)
class _Reading:
    """A sentence while its figures are read, in order."""

    view: View
    phrases: tuple[Phrase, ...]
    kinds: tuple[frozenset[str], ...]
    wholes: list[int | None] = field(default_factory=list)
    done: list[Meaning] = field(default_factory=list)


def interpret(
    text: str, tokens: tuple[Token, ...], figures: tuple[Figure, ...], part: Part
) -> tuple[Meaning, ...]:
    """The meaning of each figure of a sentence, in the figures' order.

    `tokens` are the sentence's, as the pipeline parsed it; `part` says whether it is a headline.
    A figure of which nothing is asserted gets a Meaning whose `measure` is None.
    """
    return read(text, tokens, figures, part).meanings


def read(text: str, tokens: tuple[Token, ...], figures: tuple[Figure, ...], part: Part) -> Read:
    """The meanings as `interpret` gives them, with sums and leans."""
    if not tokens or len(figures) > MOST_FIGURES:
        return Read(tuple(_nothing(figure) for figure in figures), (), {})
    seen = view(text, tokens, figures)
    phrases = tuple(phrase(seen, number) for number in range(len(figures)))
    found = tuple(kinds(seen, number, p) for number, p in enumerate(phrases))
    reading = _Reading(seen, phrases, found)
    for _ in figures:
        reading.wholes.append(whole_of(seen, phrases, found, reading.wholes))
        reading.done.append(_meaning(reading))
    _lend_back(reading)
    lists = sums(seen, phrases, reading.done) + unnumbered(seen, phrases, reading.done)
    for number in (part for total in lists for part in total.parts):
        p = phrases[number]
        if group("rest") & set(seen.low[p.first : p.last]):
            # "her and three other people": three is neither the toll nor a class of its own
            reading.done[number] = replace(reading.done[number], measure=None)
    return Read(tuple(reading.done), lists, leanings(seen, phrases, reading.done))


def _lend_back(reading: _Reading) -> None:
    """ "2 adults, 6 children dead": the last of a list says what they all are."""
    for number in range(len(reading.done) - 2, -1, -1):
        here, after = reading.done[number], reading.done[number + 1]
        drawn = drawn_from(reading.view, reading.phrases[number])
        if drawn or here.measure or here.part_of is not None:
            continue
        if not after.measure or ":" in after.measure:
            continue
        if joined(reading.view, reading.phrases, reading.kinds, number + 1):
            reading.done[number] = replace(
                here, measure=after.measure, change=after.change, modality=after.modality
            )


def _nothing(figure: Figure) -> Meaning:
    return Meaning(None, None, None, None, "asserted", figure.start, figure.end)


def _meaning(reading: _Reading) -> Meaning:
    """The meaning of the next figure."""
    number = len(reading.done)
    seen, p, found = reading.view, reading.phrases[number], reading.kinds[number]
    counted, counted_text, end = counted_by(seen, p, seen.figures[number])
    choice = _choice(reading, number)
    source = _inherited(reading, number, counted) if choice is None else None
    taken: Echo | None = None
    speaks = _speaks(reading, number)
    if not speaks:
        choice = source = None
    elif choice is None and source is None and not drawn_from(seen, p):
        taken = echo(seen, reading.phrases, reading.kinds, reading.done)
        source = reading.done[taken.lender] if taken else None
    of = numbered(seen, p, valued(seen, p)) if choice is None or choice.valued else None
    if choice is None and source is None and speaks:
        choice = (choice_of(seen, p, of) if of else None) or open_choice(seen, number, p, found)
    giver = choice or source
    mode = (
        source.modality if source else modality(seen, choice.governor if choice else None, number)
    )
    measure = manner(seen, p) or (giver.measure if giver else None)
    if source is not None and measure and p.noun and ":" in measure and p.link == "direct":
        # "found 12 rifles and 9 guns": each thing found is its own
        measure = f"{measure.partition(':')[0]}:{p.noun.replace(' ', '_')}"
    if measure == "population" and counted == "refugee":
        measure = "refugees"  # "a million refugees live there"
    if measure == "in_need" and choice and choice.governor.lemma == "reach" and mode == "asserted":
        measure = f"reach:{p.noun or 'person'}"  # whom aid has reached is served, not all in need
    if measure == "injured" and "body" in found:
        measure = "killed"  # "12 bodies and 30 wounded were brought in"
    if measure == "injured" and seen.figures[number].unit == "ordinal":
        measure = "casualties"  # "three were shot dead and a fourth was hurt" counts the victims
    if counted is None and of is not None and measure is not None and _says_whom(of, measure):
        counted, counted_text = of.counted, seen.tokens[of.at].text
    if counted is None and measure in of_people() and "being" in found:
        counted = (source.counted if source else None) or "person"
    if counted is None and source is not None:
        counted, counted_text = source.counted, source.counted_text
    if counted is None and measure is not None and _of_persons(measure):
        counted = "person"
    counted = refined(seen, p, measure, counted)
    return Meaning(
        measure,
        counted,
        counted_text,
        taken.change if taken else (giver.change if giver else None),
        mode,
        seen.figures[number].start,
        end,
        choice.governor.at if choice else None,
        reading.wholes[number],
        taken.unit if taken else None,
    )


def _of_persons(measure: str) -> bool:
    """Whether an open measure is of people: "march:person", "be:crowd"."""
    return measure.partition(":")[2] in {"person"} | group("crowd")


def _says_whom(of: Numbered, measure: str) -> bool:
    """Whether "the number of" names things counted: of "the number of dead" the dead are people."""
    return measure not in of_people() or classes.contains("person", of.counted)


def _speaks(reading: _Reading, number: int) -> bool:
    """Whether the figure may have a measure: one that is shown, told apart or aimed at has none."""
    seen, p = reading.view, reading.phrases[number]
    return not (_shown(seen, p) or _names_one(seen, number, p) or aimed_at(seen, p))


def _shown(view: View, p: Phrase) -> bool:
    """ "photos of six of the dead" says how many are shown, and nothing of how many there are."""
    at = p.first - 1
    return view.free(at) == "of" and classes.singular(view.word(at - 1)) in group("depiction")


def _names_one(view: View, number: int, p: Phrase) -> bool:
    """ "the second suspect died" says which one died, and not how many."""
    return view.figures[number].unit == "ordinal" and not counts_up(view, p)


def _choice(reading: _Reading, number: int) -> Choice | None:
    """What the figure's own words say; a listed part has none but those beside it,
    nor has the whole of "one of the five people killed"."""
    seen, p, found = reading.view, reading.phrases[number], reading.kinds[number]
    if partitive(seen, reading.phrases, number):
        return near(seen, p, found) or event(seen, p, found)
    pointed = p.link == "pronoun" or seen.free(p.first - 1) == "whom"
    if reading.wholes[number] is not None and not pointed:
        return near(seen, p, found) or event(seen, p, found)
    return choose(seen, p, found)


def _inherited(reading: _Reading, number: int, counted: str | None) -> Meaning | None:
    """The figure that lends its measure: the whole, or the one joined by "and"."""
    whole, p = reading.wholes[number], reading.phrases[number]
    if whole is None and totals(reading.view, p):
        return _last_counted(reading)
    if whole is None:
        return reading.done[number - 1] if _leans(reading, number) else None
    lender = reading.done[whole]
    if p.link == "pronoun" and p.head is None and not _closed(reading.view, p):
        return None
    if counted and lender.counted and classes.contains(counted, lender.counted):
        return None
    return lender


def _last_counted(reading: _Reading) -> Meaning | None:
    """The nearest figure before that counts by the lexicon: the total is of its kind."""
    for number in range(len(reading.done) - 1, -1, -1):
        measure = reading.done[number].measure
        if measure and ":" not in measure and "number" in reading.kinds[number]:
            return reading.done[number]
    return None


def _leans(reading: _Reading, number: int) -> bool:
    """Whether the figure before lends its measure though this one is no part of it."""
    seen, phrases, found = reading.view, reading.phrases, reading.kinds
    if in_compared_row(seen, phrases, number):
        return False
    return (
        joined(seen, phrases, found, number)
        or compared(seen, phrases, found, number)
        or alternative(seen, phrases, number)
        or gapped(seen, phrases, number)
    )


def _closed(view: View, p: Phrase) -> bool:
    """Whether nothing is said of "two of them" besides: the clause ends."""
    return view.word(p.last) in ("", ".", ",", ";", ")", "on", "in", "at")
