"""The open measure that a figure's clause gives where no verb governs it directly.

"A poll of 1,004 adults", "fined the firm $12.5 million", "685 firefighters were in action": the
noun that the figure belongs to, or the clause's verb, as the parse has them.
"""

from extractors.meaning import lexicon
from extractors.meaning.choose import Choice
from extractors.meaning.classes import singular
from extractors.meaning.governor import Governor
from extractors.meaning.objects import raising
from extractors.meaning.phrases import Phrase
from extractors.meaning.verbs import is_verb, verb
from extractors.meaning.view import NOWHERE, View
from extractors.meaning.words import group

_HARM = frozenset(
    {"killed", "injured", "casualties", "detained", "destroyed", "damaged", "struck", "attacks"}
)
# "Lost 12 lives", "took 12 bodies": what is lost says it, and who loses power kills nobody.
_REMAINS = frozenset({"life", "body"})
_CLIMB = 6  # governors above a figure among which its noun or verb is looked for


def clausal(view: View, number: int, p: Phrase, dimension: str) -> Choice | None:
    """The measure by the figure's clause; None where the figure stands in passing ("in 3 towns").

    `dimension` names a figure without a noun ("money"), "" for a bare number.
    """
    at = p.head if p.head is not None else view.spans[number][1] - 1
    noun = p.noun.replace(" ", "_") or dimension
    if _none(view, number) or designates(view, p, number) or _in_passing(view, p, at):
        return None
    own = True  # until another figure is passed on the way: "12 of the 40 passengers"
    for _ in range(_CLIMB):
        up = view.tokens[at].head
        if up == at:
            break
        if view.owner[up] != NOWHERE or up in range(p.first, p.last):
            own = own and view.owner[up] in (NOWHERE, number)
            at = up
            continue
        if is_verb(view, up):
            dep = view.tokens[at].dep
            return (_undergone(view, up, dep) if own else None) or _by_verb(view, up, noun, dep)
        if (found := _predicated(view, at, up, noun)) is not None:
            return found
        led = view.tokens[at].dep.startswith(("nmod", "obl", "pobj", "acl"))
        if led and view.pos(up) == "NOUN" and (found := _by_noun(view, p, up, noun)) is not None:
            return found
        at = up
    return _by_copula(view, at, noun)


def _none(view: View, number: int) -> bool:
    """Whether a zero is only a "no": "nobody counts", "there are no plans" assert no number."""
    figure = view.figures[number]
    return figure.value == 0 and "0" not in view.text[figure.number_start : figure.number_end]


def _in_passing(view: View, p: Phrase, at: int) -> bool:
    """Whether what stands at `at` only says where, when or how: "in three towns", "within 2 km"."""
    if view.tokens[at].dep.startswith(("advcl", "nmod:tmod", "obl:tmod", "nummod:date")):
        return True
    led_by = (t for t in view.tokens if t.head == at and t.dep in ("case", "prep", "mark"))
    scenic = group("scenic")
    return any(t.text.lower() in scenic for t in led_by) or view.free(p.first - 1) in scenic


def _undergone(view: View, at: int, dep: str) -> Choice | None:
    """What a verb of harm made of its subject or object, however far from it: "Seven people,
    including two children, and one soldier were killed"."""
    here = verb(view, at)
    suffers = dep.startswith("obj") or (dep.startswith("nsubj") and here.passive)
    harm = harmed(here.lemma) if suffers else None
    if harm is None:
        return None
    return Choice(harm, None, Governor(at, here.lemma, "verb", "object", here, raising(view, here)))


def _by_verb(view: View, at: int, noun: str, dep: str) -> Choice | None:
    here = verb(view, at)
    lemma = here.lemma
    if not noun or lemma in group("reporting") | group("naming_nothing") or not lemma.isalpha():
        return None
    acts = dep.startswith("nsubj") and not here.passive
    if acts and harms(lemma):
        return None  # the gunmen who kill
    if lemma in group("linking") | group("be") or harms(lemma):
        lemma = "be"  # "12 of the 40 passengers were killed": there were 40
    relation = "subject" if acts else "object"
    governor = Governor(at, lemma, "verb", relation, here, raising(view, here))
    return Choice(f"{lemma}:{noun}", None, governor)


def harms(lemma: str) -> bool:
    """Whether the verb says by itself what became of its object: "kill", "arrest", "destroy"."""
    return harmed(lemma) is not None


def harmed(lemma: str) -> str | None:
    """What such a verb makes of its object: "Seven people, including two children, were killed"."""
    senses = lexicon.load().verbs.get(lemma, ())
    found = (
        one.measure
        for one in senses
        if "object" in one.role and not one.near and not one.takes <= _REMAINS
    )
    return next((measure for measure in found if measure in _HARM), None)


def designates(view: View, p: Phrase, number: int) -> bool:
    """Whether the number is a noun's name: "bus 16", "classes 10 and 12", "Engine 69"."""
    if p.head is not None or view.figures[number].unit != "count":
        return False
    if view.free(p.first - 1) in ("and", "or", ",", "-", "–") and number:
        before = view.spans[number - 1]
        joined = before[1] == p.first - 1
        return joined and view.pos(before[0] - 1) == "NOUN" and view.free(before[0] - 1) != ""
    return p.first == view.spans[number][0] and view.pos(p.first - 1) in ("NOUN", "PROPN")


def _by_noun(view: View, p: Phrase, at: int, noun: str) -> Choice | None:
    """ "a poll of 1,004 adults", "beds for 1,800": the noun before the figure's preposition."""
    word = singular(view.low[at])
    if at > p.first or word in group("transparent") | group("total_noun") | group("nameless"):
        return None
    return Choice(f"{word}:{noun or word}", None, Governor(at, word, "noun", "of"))


def _predicated(view: View, at: int, up: int, noun: str) -> Choice | None:
    """ "1,200 people were in shelters": what they are in, under or at says what is counted."""
    cases = [t.text.lower() for t in view.tokens if t.head == up and t.dep == "case"]
    linking = next((t.index for t in view.tokens if t.head == up and t.dep == "cop"), None)
    if not cases or linking is None or not noun or not view.tokens[at].dep.startswith("nsubj"):
        return None
    if view.pos(up) != "NOUN" or not is_verb(view, linking):
        return None
    word = "lack" if cases[0] == "without" else singular(view.low[up])
    return Choice(f"{word}:{noun}", None, Governor(up, word, "noun", "holder", verb(view, linking)))


def _by_copula(view: View, at: int, noun: str) -> Choice | None:
    """ "685 firefighters were in action": what has a copula, or a subject, is said to be."""
    linking = next((t.index for t in view.tokens if t.head == at and t.dep == "cop"), None)
    if linking is None or not noun or not is_verb(view, linking):
        return None
    here = verb(view, linking)
    return Choice(f"be:{noun}", None, Governor(linking, "be", "verb", "subject", here))
