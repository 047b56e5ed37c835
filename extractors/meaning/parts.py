"""Figures that lean on another figure of the sentence: parts of it, or joined to it by "and"."""

from collections.abc import Sequence

from extractors.meaning import lexicon
from extractors.meaning.phrases import Phrase
from extractors.meaning.verbs import is_verb
from extractors.meaning.view import View
from extractors.meaning.words import group

_BACK = 4  # words: "among those killed were two"
_MANNER = {"fatally": "killed", "mortally": "killed"} | dict.fromkeys(
    ("seriously", "critically", "badly", "severely", "gravely"), "injured"
)

_LISTED = frozenset({"DET", "ADJ", "NOUN", "CCONJ", "PRON"})

_GAP = 9  # words between the figures of a verb that is left out
_PERIOD = frozenset({"since", "for", "so", "far", "this", "the", "in"})
_SCENES = frozenset({"in", "at", "on", "near", "outside", "across", "around"})
_APART = frozenset({";", ":", "while", "but", "that"})
_PERSONAL = frozenset({"death", "fatality", "injury", "arrest", "case", "casualty"})

Kinds = Sequence[frozenset[str]]


def whole_of(
    view: View, phrases: Sequence[Phrase], found: Kinds, wholes: Sequence[int | None]
) -> int | None:
    """The figure that the figure after those of `wholes` is a part of; None where it is no part.

    `found` are the kinds of all figures, `wholes` the wholes of the figures before.
    """
    number = len(wholes)
    p = phrases[number]
    if number == 0:
        return None
    last = wholes[-1]
    if last is not None and joined(view, phrases, found, number):
        return last if _no_more(view, number, last) else None
    if p.link == "pronoun" and "unknown" in found[number]:
        # "five of them novices": "them" says of what they are a part, whatever they are
        bare = frozenset({"number", "count"})
        return _earlier(view, [*found[:number], bare], (), number)
    if p.link == "pronoun" or manner(view, p):
        return _earlier(view, found, (), number)
    return _earlier(view, found, wholes, number) if listed(view, phrases, number) else None


def listed(view: View, phrases: Sequence[Phrase], number: int) -> bool:
    """Whether "including", "among them" or "of whom" stands before the figure."""
    start = phrases[number - 1].last if number else 0
    first = _opening(view, phrases[number].first, start)
    words = view.low[max(start, first - _BACK) : phrases[number].first]
    among = bool(group("among").intersection(words))
    pointing = bool(group("pronoun").intersection(words))
    return bool(group("including").intersection(words)) or (
        pointing and (among or ("of" in words and "whom" in words))
    )


def _opening(view: View, first: int, start: int) -> int:
    """Back over single members of a list: "including a mother and her two children"."""
    i = first
    while i > start and (view.pos(i - 1) in _LISTED or view.low[i - 1] == ","):
        if view.pos(i - 1) == "PRON" and view.tag(i - 1) != "PRP$":
            break
        i -= 1
    return i if view.free(i - 1) in group("including") else first


def _earlier(view: View, found: Kinds, wholes: Sequence[int | None], number: int) -> int | None:
    """The nearest earlier figure of a like kind, no smaller, and itself no part by `wholes`."""
    for j in range(number - 1, -1, -1):
        if not alike(found[j], found[number]) or (wholes and wholes[j] is not None):
            continue
        if _no_more(view, number, j):
            return j
    return None


def _no_more(view: View, part: int, whole: int) -> bool:
    """Whether the part's value, where both are known, is not above the whole's."""
    value, other = view.figures[part].value, view.figures[whole].value
    return value is None or other is None or value <= other


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two figures are of a kind; one without a noun is like any other that counts."""
    if "count" in one or "count" in other:
        return "number" in one and "number" in other
    if "being" in one | other and "event" in one | other:
        return _befalls(one) or _befalls(other)
    return bool((one & other) - {"number", "unknown"})


def _befalls(found: frozenset[str]) -> bool:
    """Whether each of them happens to one person: "35 deaths, including 12 children"."""
    return not found.isdisjoint(_PERSONAL)


def compared(view: View, phrases: Sequence[Phrase], found: Kinds, number: int) -> bool:
    """Whether the figure is held against the one before it: "up from 3", "compared with 3"."""
    if number == 0 or view.figures[number].unit != view.figures[number - 1].unit:
        return False
    between = view.low[phrases[number - 1].last : phrases[number].first]
    if len(between) > 4 or ("number" in found[number] and phrases[number].head is not None):
        return False
    return any(word in group("comparing") for word in between)


def totals(view: View, p: Phrase) -> bool:
    """Whether the figure is what the one before it adds up to: "12 new cases, taking the total to
    143"; a total that is named ("the total of sales") speaks for itself."""
    i = p.first - 1
    if view.free(i) != "to":
        return False
    i = _over_period(view, i)
    if view.free(i - 1) not in group("total_noun"):
        return False
    words = view.low[max(0, i - _BACK) : i - 1]
    return any(_lemma(word) in group("total_verb") for word in words)


def _over_period(view: View, i: int) -> int:
    """Back over the period of a total: "the total since January to", "the toll so far to"."""
    words = group("time") | group("span_of_year") | _PERIOD
    back = i
    while i - back < _BACK and view.free(back - 1) in words:
        back -= 1
    return back


def _lemma(word: str) -> str:
    return lexicon.load().forms.get(word, (word, ""))[0]


def alternative(view: View, phrases: Sequence[Phrase], number: int) -> bool:
    """Whether the figure says the one before it in another unit: "190 points, or 0.6%"."""
    if number == 0 or view.figures[number].unit == "count":
        return False
    between = view.low[phrases[number - 1].last : phrases[number].first]
    return tuple(between) in ((",", "or"), ("or",), ("(",))


def manner(view: View, p: Phrase) -> str | None:
    """The measure of "five people were shot, two fatally"; None without such an adverb."""
    ended = view.word(p.last + 1) in ("", ".", ",", "and", ";")
    return _MANNER.get(view.free(p.last)) if ended else None


def partitive(view: View, phrases: Sequence[Phrase], number: int) -> bool:
    """Whether the figure is the whole of "12 of the 30 passengers", "17 out of a crew of 23", "Of
    the crew of 23, 17 drowned"."""
    if drawn_from(view, phrases[number]):
        return True
    if number == 0 or phrases[number - 1].link != "of":
        return False
    return phrases[number - 1].begin <= view.spans[number][0] < phrases[number - 1].last


def aimed_at(view: View, p: Phrase) -> bool:
    """ "against a target of 76%", "a norm of 15": what is to be, and not what is."""
    return view.free(p.first - 1) == "of" and view.free(p.first - 2) in group("norm")


def drawn_from(view: View, p: Phrase) -> bool:
    """Whether "out of", or "of" that opens the clause, stands before the figure."""
    at = p.first - 1
    while view.free(at) in group("whole"):
        at -= 1
    return view.free(at) == "of" and view.word(at - 1) in ("", ",", "out")


def gapped(view: View, phrases: Sequence[Phrase], number: int) -> bool:
    """Whether the verb of the figure before is left out: "killed 30 on Monday and another 12 on
    Tuesday", "killed 30 in Homs and five in Hama"."""
    if number == 0 or phrases[number].head is not None or is_verb(view, phrases[number].last):
        return False
    first, last = phrases[number - 1].last, phrases[number].first
    words = view.low[first:last]
    if not 0 < len(words) <= _GAP or view.figures[number].unit != "count":
        return False
    if any(is_verb(view, i) or view.word(i) in _APART for i in range(first, last)):
        return False
    if words[-1] in ("another", "further"):
        return "and" in words
    return (
        words[0] in _SCENES
        and words[-1] in ("and", ",")
        and view.word(phrases[number].last) in _SCENES
    )


def joined(view: View, phrases: Sequence[Phrase], found: Kinds, number: int) -> bool:
    """Whether "and" or a comma alone joins it to one of its kind: "5 soldiers and 2 nuns"."""
    if number == 0 or not alike(found[number], found[number - 1]):
        return False
    between = view.low[phrases[number - 1].last : phrases[number].first]
    return bool(between) and set(between) <= {"and", "or", ",", "&", "plus", "another", "a"}
