"""The noun phrase that a figure counts, read from the words after it.

Parsers misplace numerals often ("more than 400,000 people" is headed by "more" in some schemes), so
the phrase is read from the words themselves: modifiers, nouns, and an "of" that the number needs.
"""

from dataclasses import dataclass, replace

from extractors.meaning import classes
from extractors.meaning.nominals import INNER, continues, is_known_being, is_noun, is_state, stops
from extractors.meaning.view import NOWHERE, View
from extractors.meaning.words import group

_OWNING = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A figure with its noun phrase.

    Tokens [first, last) hold both, [begin, last) the counted words; `head` is the counted noun's
    token, `noun` its singular ("" without one). `link` says how the noun follows the number:
    "direct" ("12 people"), "of" ("thousands of people", "30% of voters"), "pronoun" ("six of
    them"), "scale" ("a magnitude 7.1 quake"). `described` are the tokens of words before the noun
    that say a state ("wounded"). `definite` is set where the figure is a share of those meant
    ("two of the people killed").
    """

    first: int
    last: int
    begin: int
    head: int | None = None
    noun: str = ""
    link: str = "direct"
    described: tuple[int, ...] = ()
    definite: bool = False


def phrase(view: View, number: int) -> Phrase:
    """The noun phrase of figure `number`."""
    first, end = view.spans[number]
    scale = _on_scale(view, first, end)
    if scale is not None:
        return Phrase(first, scale, scale, link="scale")
    first = _collective(view, first)
    if view.free(end) in group("quote") and view.free(end + 1) == "of":
        end += 1
    if view.free(end) == "head" and _herd(view, end + 1):
        end += 1
    if view.free(end) == "of":
        found = _of(view, first, end + 1)
        if found is not None:
            return found
    if _analysts(view, number, end):
        return Phrase(first, end, end)
    if view.free(end) in ("-", "–") and end + 1 < len(view.low):
        end += 1
    found = _nominal(view, first, end)
    return Phrase(first, end, end) if _informs(view, number, found) else found


def _informs(view: View, number: int, p: Phrase) -> bool:
    """Whether the noun is whoever says so, its sign lost: "Air strikes kill more than 20 Monitor",
    "kills 10 monitoring group says". What is counted would be a plural."""
    value = view.figures[number].value
    if p.head is None or value is None or value < 2 or view.tag(p.head) not in ("NN", "NNP"):
        return False
    says = p.last < len(view.low) and view.tokens[p.last].lemma in group("reporting")
    told = p.last == len(view.low) or says
    return told and p.noun in group("informant")


def _analysts(view: View, number: int, end: int) -> bool:
    """Whether a clause begins after a sum: "below the $4bn analysts had forecast"."""
    measured = view.figures[number].unit not in ("count", "ordinal", "multiple", "percent")
    return measured and view.tag(end) in ("NNS", "PRP") and view.pos(end + 1) in ("AUX", "VERB")


def _herd(view: View, i: int) -> bool:
    """Whether "of cattle" stands at `i`, so that the head before it is a beast's."""
    name = classes.class_of(view.free(i + 1))
    return view.free(i) == "of" and name is not None and classes.contains("animal", name)


def _on_scale(view: View, first: int, end: int) -> int | None:
    """The end of a number on a scale, which counts nothing: "a magnitude 7.1 earthquake",
    "a 7.1-magnitude earthquake"; None where it is on none."""
    names = group("scale")
    before = first - 1 - (view.free(first - 1) in ("-", "–"))
    if view.free(before) in names or view.word(first).partition("-")[0] in names:
        return end
    after = end + (view.free(end) in ("-", "–"))
    if view.free(after) in names:
        return after + 1
    return end if view.word(end - 1).rpartition("-")[2] in names else None


def _collective(view: View, first: int) -> int:
    """The first word of "a family of six", "a total of 12 people", "a group of 30 tourists"."""
    if view.free(first - 1) != "of" or view.free(first - 2) not in group("collective"):
        return first
    i = first - 2
    while view.pos(i - 1) in ("DET", "ADJ") and view.owner[i - 1] == NOWHERE:
        i -= 1
    return i


def _of(view: View, first: int, i: int) -> Phrase | None:
    if view.word(i) in group("pronoun"):
        after = _nominal(view, first, i + 1)
        if view.word(i) == "which" or after.head is None:
            after = Phrase(first, i + 1, i + 1)
        return replace(after, link="pronoun", definite=True)
    begin = i
    while view.pos(i) in ("DET", "NUM") or view.tag(i) in ("PRP$", "DT"):
        i += 1
    i = _past_owner(view, i)
    found = _nominal(view, first, i)
    if found.head is None:
        return None
    return replace(found, begin=begin, link="of", definite=i > begin)


def _past_owner(view: View, i: int) -> int:
    """Past an owner and the number of all that is owned: "11 of the country's 21 seats"."""
    j = i
    while (
        j < len(view.low) and view.owner[j] == NOWHERE and view.pos(j) in ("NOUN", "PROPN", "ADJ")
    ):
        j += 1
    if j == i or view.free(j) not in _OWNING or view.owner[j + 1 : j + 2] in ((), (NOWHERE,)):
        return i
    return view.spans[view.owner[j + 1]][1]


def _nominal(view: View, first: int, begin: int) -> Phrase:
    """Modifiers and nouns from `begin` on."""
    begin = _past_measure(view, begin)
    quoted = view.free(begin) in group("quote") and view.pos(begin + 1) in ("ADJ", "NOUN")
    begin += quoted and view.free(begin + 2) in group("quote")
    i, head, described = begin, None, []
    while i < len(view.low) and view.owner[i] == NOWHERE and continues(view, i, begin):
        if is_noun(view, i):
            head = i
        elif is_state(view, i):
            described.append(i)
        i = _past_remark(view, i + 1)
    if head is None:
        rest = begin < len(view.low) and view.free(begin) in group("rest")
        return Phrase(first, begin + rest, begin)
    last = head + 1
    noun = _noun(view, head, begin)
    other = _other_beings(view, head, noun)
    if other is not None:
        return Phrase(first, other + 1, begin, head, "person", "direct", tuple(described))
    if noun in group("transparent"):
        last = _members(view, last)
    return Phrase(first, last, begin, head, noun, "direct", tuple(described))


def _past_remark(view: View, i: int) -> int:
    """Past a word in brackets: "innocent (sic) civilians"; past the end of a quoted one."""
    if view.free(i) in group("quote") and view.free(i - 2) in group("quote") and view.free(i + 1):
        return i + 1
    return i + 3 if view.free(i) == "(" and view.free(i + 2) == ")" and view.free(i + 3) else i


def _past_measure(view: View, i: int) -> int:
    """Past a figure that describes the noun: "two 9mm handguns", "three 5-year-old boys"."""
    if not 0 < i < len(view.low) or view.owner[i] in (NOWHERE, view.owner[i - 1]):
        return i
    number = view.owner[i]
    end = view.spans[number][1]
    plural = view.tag(end - 1) == "NNS"  # "up from 18 eleven days before" describes nothing
    return i if plural or view.figures[number].unit in ("count", "percent") else end


def _noun(view: View, head: int, begin: int) -> str:
    """The singular of the head, two words where the classes list them together."""
    word = classes.singular(view.low[head])
    pair = f"{view.low[head - 1]} {word}"
    return pair if head > begin and classes.class_of(pair) else word


def _other_beings(view: View, head: int, noun: str) -> int | None:
    """The second noun of "hundreds of civilians and fighters", counted together with the first."""
    at = head + 2
    if view.free(head + 1) != "and" or view.tag(at) != "NNS" or not is_known_being(view, at):
        return None
    if classes.kind_of(classes.class_of(noun)) != "being" or view.tag(head) != "NNS":
        return None
    after = view.word(at + 1)
    reports = at + 1 < len(view.low) and view.tokens[at + 1].lemma in group("reporting")
    return None if reports or after in group("relative") else at


def _members(view: View, i: int) -> int:
    """Past "of the Khan family" after "members", so that the phrase says whose."""
    if view.free(i) != "of":
        return i
    j = last = i + 1
    while j < len(view.low) and view.owner[j] == NOWHERE and not stops(view, j):
        if view.pos(j) in ("NOUN", "PROPN") and not is_state(view, j):
            last = j + 1
        elif (view.pos(j) not in ("DET", "ADJ") and view.low[j] not in INNER) or is_state(view, j):
            break
        j += 1
    return last if last > i + 1 else i
