"""Open measures: verb and noun, for what is asserted outside the lexicon ("sell:car").

What a figure is the level of ("the lake stood at 7.2 metres", "an index of 484") has "be" for its
verb, whatever verb links the two: two accounts that choose other verbs tell one thing.
"""

from dataclasses import replace
from itertools import chain as together

from extractors.figures.units import dimension_of
from extractors.meaning import lexicon
from extractors.meaning.choose import Choice
from extractors.meaning.classes import singular
from extractors.meaning.clausal import clausal, designates, harms
from extractors.meaning.governor import Governor
from extractors.meaning.meant import meant
from extractors.meaning.objects import governing
from extractors.meaning.parallels import apposed_age, taken_up
from extractors.meaning.phrases import Phrase
from extractors.meaning.predicates import beside, following
from extractors.meaning.senses import sense_of
from extractors.meaning.values import Valued, subject, valued
from extractors.meaning.view import NOWHERE, View
from extractors.meaning.words import group
from extractors.records import Change

_WITHOUT = 8  # words from a noun to "without"
_MOVES: dict[Change, str] = {"up": "rise", "down": "fall"}
UNASSERTED = frozenset(
    {
        "duration",
        "ordinal",
        "multiple",
        "age",
        "occasion",
        "fraction",
        "margin",
        "distance",
        "score",
    }
)


def open_choice(view: View, number: int, p: Phrase, found: frozenset[str]) -> Choice | None:
    """The open measure of a figure, or the fixed one that its unit and sentence make of it."""
    choice = _open(view, number, p, found)
    if choice is None or choice.change is not None:
        return choice
    fixed = meant(view, choice.measure, found)
    return replace(choice, measure=fixed) if fixed else choice


def _open(view: View, number: int, p: Phrase, found: frozenset[str]) -> Choice | None:
    """A measure of the sentence's own verb and the noun counted; None where there is none.

    "One of the officers" and "one man" count nobody: a single one gets no open measure.
    """
    link = None if "distance" in found else valued(view, p)
    if link is not None and link.change and (not p.noun or p.noun in lexicon.load().shifts):
        moved = _moved(view, number, p, link, link.change)
        if moved is not None:
            return moved
    if view.figures[number].value == 1 and "number" in found:
        return None
    if taken_up(view, p, number) or apposed_age(view, p, number):
        return None
    if not found & UNASSERTED and (level := _level(view, number, p, link)) is not None:
        return level
    for governor in together(governing(view, p), beside(view, p), following(view, p)):
        if _names(view, governor, found):
            noun = p.noun.replace(" ", "_") or _unnamed(view, governor, found)
            lemma = "lack" if _without(view, p, governor) else _lemma(governor, p)
            return Choice(f"{lemma}:{noun}", None, governor) if noun else None
    return None if found & UNASSERTED else clausal(view, number, p, _unit(found))


def _without(view: View, p: Phrase, governor: Governor) -> bool:
    """ "left 4,000 homes in the valley without power": they lack it, whoever left them so."""
    if governor.lemma not in group("leaving") or governor.relation != "object":
        return False
    for i in range(p.last, min(p.last + _WITHOUT, len(view.low))):
        if view.low[i] == "without":
            return True
        if view.pos(i) not in ("ADP", "DET", "ADJ", "NOUN", "PROPN") or view.owner[i] != NOWHERE:
            return False
    return False


def _lemma(governor: Governor, p: Phrase) -> str:
    linking = p.head is None and governor.relation == "object"
    return "be" if linking and governor.lemma in group("linking") else governor.lemma


def _names(view: View, governor: Governor, found: frozenset[str]) -> bool:
    """Whether the governor's verb can name an open measure of a figure of kinds `found`."""
    lemma = governor.lemma
    if governor.pos != "verb" or governor.relation not in ("object", "subject"):
        return False
    if lemma in group("be") | group("reporting") | group("naming_nothing") or _agent(governor):
        return False
    if "age" in found or (found & UNASSERTED and lemma not in group("durative")):
        return False
    return lemma.isalpha() and sense_of(view, governor, found) is None


def _level(view: View, number: int, p: Phrase, link: Valued | None) -> Choice | None:
    """ "the lake peaked at 7.2 metres", "an index of 484": be:lake, be:index."""
    if link is None or link.change or designates(view, p, number):
        return None
    before = view.free(p.first - 1)
    if p.head is not None and before not in ("at", "to", "of"):
        return None
    here = link.verb
    if here is not None and here.lemma not in group("be") | group("linking"):
        led = before in ("at", "to") or view.free(p.first - 2) in ("at", "to")
        set_at = here.passive and bool(here.aux & group("be"))
        sets = here.lemma in lexicon.load().moves or here.lemma in group("revising")
        if not led or not (set_at or sets):
            return None
    noun = head(view, link.first, link.last)
    if not noun or noun in group("total_noun") | group("nameless") | group("norm"):
        return None
    if here and _is_water(view, number, noun, here.lemma):
        noun = "level"  # "the Elbe crested at 7.4 metres": a name says which water, not what of it
    return Choice(f"be:{noun}", None, Governor(p.first, noun, "noun", "value", here), link)


def _is_water(view: View, number: int, noun: str, lemma: str) -> bool:
    """Whether only a river or lake, by its name, does this in metres."""
    named = any(view.pos(i) == "PROPN" for i, word in enumerate(view.low) if word == noun)
    long = dimension_of(view.figures[number].unit) == "length"
    return named and long and lemma in group("swelling")


def _moved(view: View, number: int, p: Phrase, link: Valued, change: Change) -> Choice | None:
    """ "a 5% rise in exports", "exports rose 5%": rise:export.

    A change that is itself named ("a 5% rise") is what the figure measures, as a level; only a verb
    makes the figure a change of something else (so NewsQuant's annotators read both).
    """
    verb = link.verb
    if view.figures[number].unit == "count" and verb and verb.lemma in group("losing"):
        return None  # "the park lost 124": what was lost, and no change of the park
    governor = Governor(p.first, p.noun, "noun", "self", verb)
    noun = head(view, link.first, link.last)
    measure = f"{_MOVES[change]}:{noun or 'value'}"
    return Choice(measure, None if link.named else change, governor)


def _agent(governor: Governor) -> bool:
    """Whether the figure does what the lexicon counts others for: the gunmen who kill."""
    return governor.relation == "subject" and harms(governor.lemma)


def _unnamed(view: View, governor: Governor, found: frozenset[str]) -> str:
    """The noun of a figure without one: whose verb it is ("the port handled 40%"); a bare number
    that does something counts people, and one that undergoes it says nothing by itself."""
    if "number" not in found:
        return _subject(view, governor) or _unit(found)
    return "person" if governor.relation == "subject" or governor.verb_passive else ""


def _subject(view: View, governor: Governor) -> str:
    """The noun of the verb's subject: it has the figure ("the port handled 40%")."""
    if governor.verb is None:
        return ""
    return head(view, *subject(view, governor.verb.first, governor.at))


def head(view: View, first: int, last: int) -> str:
    """The last noun of the first run of nouns among the words, singular; "" without one. What
    stands behind a preposition tells where, unless there is nothing else ("At Obuasi output")."""
    found, placed = "", False
    for i in range(first, last):
        if not found and view.pos(i) == "ADP":
            placed = True
        elif placed and view.pos(i) == "ADP":
            found = ""
        if found and view.low[i] in ("-", "–", "—") and _apart(view, i):
            found = ""  # "MANAUS, Brazil - The river fell": a dateline names nothing
            continue
        timed = view.low[i] in group("time") or view.low[i] in group("which_time")
        if view.pos(i) in ("NOUN", "PROPN") and view.free(i) and not timed:
            found = singular(view.low[i])
        elif i == first and view.pos(i) in ("VERB", "ADJ") and view.pos(i + 1) == "ADP":
            found = singular(view.low[i])  # "Flow in the Tigris": its capital misled the parser
        elif found and view.low[i] not in ("'s", "'") and view.pos(i) not in ("NUM", "PUNCT"):
            break
    return found


def _apart(view: View, i: int) -> bool:
    """Whether blanks stand on both sides of a dash, which no compound has."""
    here = view.tokens[i]
    return view.tokens[i - 1].end < here.start and view.text[here.end : here.end + 1] == " "


def _unit(found: frozenset[str]) -> str:
    """The dimension of a figure without a noun."""
    return "" if "number" in found else min(found)
