"""Which of the words around a figure says what it measures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extractors.meaning import classes, lexicon
from extractors.meaning.governor import Governor
from extractors.meaning.kinds import fits
from extractors.meaning.objects import conjoined, governing, noun_names
from extractors.meaning.phrases import Phrase
from extractors.meaning.predicates import abreast, beside, following, hurt
from extractors.meaning.senses import sense_of
from extractors.meaning.values import Valued, among, names, valued
from extractors.meaning.verbs import is_verb, verb
from extractors.meaning.view import View
from extractors.meaning.words import group
from extractors.measures import tolls
from extractors.records import Change


@dataclass(frozen=True, slots=True)
class Choice:
    """What a figure measures and the word that says so."""

    measure: str
    change: Change | None
    governor: Governor
    valued: Valued | None = None


def near(view: View, p: Phrase, found: frozenset[str]) -> Choice | None:
    """The measure that the words right after figure `p` give: "12 dead", "12 people killed".

    In "two of the people killed" they say who is meant, and nothing of the two.
    """
    if p.definite:
        return None
    side = _fixed(view, beside(view, p), found)
    return side or (_fixed(view, _states(view, p.last), found) if abreast(view, p) else None)


def event(view: View, p: Phrase, found: frozenset[str]) -> Choice | None:
    """The measure of a noun that is itself an event: "300 cases, including 12 deaths"."""
    return None if p.definite or _weak(p) else _self(view, p, found)


def choose(view: View, p: Phrase, found: frozenset[str]) -> Choice | None:
    """The measure of figure `p` of kinds `found` by the lexicon; None where no word gives one."""
    if p.link == "scale":
        return Choice("magnitude", None, Governor(p.first, "magnitude", "noun", "value"))
    side = near(view, p, found) or _fixed(view, acting(view, p), found)
    if side:
        return side
    counted = None if p.definite and "percent" not in found else _self(view, p, found)
    if counted and not _weak(p):
        return counted
    return (
        _fixed(view, consisting(view, p, found), found)
        or _valued(view, p, found)
        or _fixed(view, following(view, p), found)
        or _fixed(view, hurt(view, p), found)
        or _fixed(view, conjoined(view, p), found)
        or (None if p.definite else _described(view, p))
        or counted
    )


def acting(view: View, p: Phrase) -> Iterator[Governor]:
    """The governors of the figure but verbs that only link a bare number to its noun: "infections
    hit 12,785" strikes nothing, "the total reached 40" reaches nobody."""
    for governor in governing(view, p):
        here = governor.verb
        links = p.head is None and governor.relation == "object" and here and not here.passive
        if not (links and governor.lemma in group("linking")):
            yield governor


def consisting(view: View, p: Phrase, found: frozenset[str]) -> Iterator[Governor]:
    """The noun of "$3.5 million in damage", "$12 million in annual revenue": what the sum is in."""
    if p.head is not None or "money" not in found or view.free(p.last) != "in":
        return
    j = p.last + 1
    while view.pos(j) == "ADJ" or (
        view.pos(j) in ("NOUN", "VERB") and view.pos(j + 1) == "NOUN"  # "insured losses"
    ):
        j += 1
    if view.pos(j) == "NOUN":
        for lemma in noun_names(view, j):
            yield Governor(j, lemma, "noun", "value")


def _fixed(view: View, governors: Iterable[Governor], found: frozenset[str]) -> Choice | None:
    """The governors' measure; of several, the gravest harm ("were shot and killed")."""
    choices = []
    for governor in governors:
        sense = sense_of(view, governor, found)
        if sense is not None:
            choices.append(Choice(sense.measure, sense.change, governor))
    if not choices:
        return None
    first = choices[0]
    if first.measure not in tolls():
        return first
    for other in choices[1:]:
        if other.measure in tolls() and other.measure != first.measure:
            return _joined(view, first, other)
    return _with_neighbour(view, first)


def _joined(view: View, first: Choice, other: Choice) -> Choice:
    """ "shot and killed" is killed; "killed or wounded" is both together."""
    measures = {first.measure, other.measure}
    between = view.low[first.governor.at + 1 : other.governor.at]
    if measures == {"killed", "injured"}:
        together = len(between) <= 2 and bool({"and", "or"} & set(between))
        return replace(first, measure="casualties") if together else _killed(first, other)
    return _killed(first, other) if "killed" in measures else other


def _killed(first: Choice, other: Choice) -> Choice:
    return first if first.measure == "killed" else other


def _with_neighbour(view: View, choice: Choice) -> Choice:
    """ "killed or injured 12": the verb before it shares the object."""
    at = choice.governor.at
    if view.word(at - 1) not in ("and", "or") or choice.governor.relation != "object":
        return choice
    earlier = Governor(at - 2, "", "verb", "object")
    if at < 2 or not is_verb(view, at - 2):
        return choice
    earlier = replace(earlier, lemma=verb(view, at - 2).lemma)
    sense = sense_of(view, earlier, frozenset({"being", "count"}))
    if sense and {sense.measure, choice.measure} == {"killed", "injured"}:
        return replace(choice, measure="casualties")
    return choice


def _self(view: View, p: Phrase, found: frozenset[str]) -> Choice | None:
    """The counted noun itself: "12 deaths", "a $3bn loss", "12% of the vote"."""
    if p.head is None:
        return None
    roles = ("self",) if "number" in found and "percent" not in found else ("value", "share")
    for lemma in noun_names(view, p.head):
        for role in roles:
            governor = Governor(p.head, lemma, "noun", role)
            if role == "value" and p.link != "direct":
                continue
            sense = sense_of(view, governor, found)
            if sense is not None and (role != "self" or "self" in sense.role):
                return Choice(sense.measure, sense.change, governor)
    return None


def _weak(p: Phrase) -> bool:
    """A noun for people says what they are; what happens to them says more."""
    return classes.kind_of(classes.class_of(p.noun)) in ("being", "thing", "site", None)


def _described(view: View, p: Phrase) -> Choice | None:
    """ "12 wounded soldiers", "30,000 displaced people"."""
    return _fixed(
        view,
        (governor for i in p.described for governor in _states(view, i)),
        frozenset({"being", "site", "structure", "vehicle", "thing"}),
    )


def _states(view: View, i: int) -> Iterator[Governor]:
    yield Governor(i, view.low[i], "adj", "holder")
    form = lexicon.load().forms.get(view.low[i])
    if form:
        yield Governor(i, form[0], "verb", "object")


def _numbers(view: View, p: Phrase, link: Valued, governor: Governor) -> bool:
    """Whether a plural is itself what the figure numbers: "homicides in the city fell to 312"."""
    linked = link.verb is not None and link.verb.lemma in group("linking")
    if p.head is not None or link.change is not None:
        return False
    if not linked and view.free(p.first - 1) not in ("to", "at"):
        return False
    held = any(view.pos(i) == "ADP" for i in range(link.first, governor.at))
    name = classes.class_of(view.low[governor.at])
    opens = governor.at == 0 and view.low[0].endswith("s")  # its capital makes it a name
    plural = opens or view.tag(governor.at) in ("NNS", "NNPS")
    return not held and plural and classes.kind_of(name) == "event"


def _valued(view: View, p: Phrase, found: frozenset[str]) -> Choice | None:
    link = valued(view, p)
    if link is None:
        return None
    counting = among(view, link)
    for governor in names(view, link):
        counting = counting or governor.lemma in ("number", "total", "count", "tally", "figure")
        roles: tuple[str, ...] = ("value", "self", "holder", "object") if counting else ("value",)
        if not counting and "number" in found and _numbers(view, p, link, governor):
            roles = ("value", "self")
        for relation in roles:
            named = replace(governor, relation=relation)
            sense = sense_of(view, named, found)
            if sense is not None and fits(sense.takes, found):
                return Choice(sense.measure, link.change, named, link)
    return None
