"""The noun phrase that a figure counts, read from the words after it.

Parsers misplace numerals often ("more than 400,000 people" is headed by "more" in some schemes), so
the phrase is read from the words themselves: modifiers, nouns and an "of" that the number needs.
"""

from dataclasses import dataclass

from extractors.meaning import classes, lexicon
from extractors.meaning.view import View

_MODIFIER_POS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_TIMES = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "today", "yesterday", "tomorrow", "tonight", "overnight", "weekend", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "morning", "afternoon", "evening", "night", "week", "month", "year"]
)
_DAYS = frozenset(["last", "this", "next", "early", "late", "earlier", "that", "every", "each"])
_TRANSPARENT = frozenset(
    ["member", "number", "group", "kind", "type", "piece", "sort", "pair", "set", "total", "majority", "percent", "bit", "body", "score", "series", "crew", "family", "case", "count", "round", "million", "thousand", "hundred", "billion", "life"]
)
_REST = frozenset(["more", "others", "other", "another", "further", "additional", "extra"])
_OF_PRONOUN = frozenset(["them", "whom", "those", "these", "us", "you", "which", "it"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [first, last) hold figure and noun phrase; `head` is the counted noun's token or None;
    `noun` its lemma ("" without one); `begin` the first word of the counted phrase; `modifiers` the
    words before the head; `of_them` where a pronoun stands for the whole ("six of them")."""

    first: int
    last: int
    begin: int
    head: int | None
    noun: str
    modifiers: tuple[str, ...]
    attributive: bool
    of_them: bool


def phrase(view: View, number: int) -> Phrase:
    """The noun phrase of figure `number`."""
    first, end = view.spans[number]
    unit = view.figures[number].unit
    i = end
    if view.word(i) == "of" and view.owner[i] == -1:
        found = _of_phrase(view, first, i + 1)
        if found is not None:
            return found
    if view.word(i) in ("-", "–") and view.text[view.tokens[i].start - 1] not in " ":
        i += 1
    return _nominal(view, first, i, attributive=unit != "count")


def _of_phrase(view: View, first: int, i: int) -> Phrase | None:
    """ "thousands of innocent civilians", "30% of voters", "six of them", "70 percent of Syria"."""
    if view.word(i) in _OF_PRONOUN:
        after = _nominal(view, first, i + 1, attributive=False)
        if after.head is not None and view.word(i) != "which":
            return Phrase(
                first, after.last, after.begin, after.head, after.noun, after.modifiers, False, True
            )
        return Phrase(first, i + 1, i, None, "", (), False, True)
    begin = i
    while view.pos(i) in ("DET", "PRON", "NUM") or view.word(i) in ("all", "some", "its"):
        if view.pos(i) == "PRON" and view.tokens[i].tag not in ("PRP$", "WP$", "DT"):
            break
        i += 1
    found = _nominal(view, first, i, attributive=False)
    if found.head is None:
        return None
    return Phrase(first, found.last, begin, found.head, found.noun, found.modifiers, False, False)


def _nominal(view: View, first: int, i: int, *, attributive: bool) -> Phrase:
    begin, head = i, None
    while i < len(view.low) and view.owner[i] == -1 and _continues(view, i, begin):
        if _is_noun(view, i):
            head = i
        i += 1
    end = (head + 1) if head is not None else begin
    if head is None and begin < i and view.low[begin] in _REST:
        end = begin + 1
    if head is None:
        return Phrase(first, end, begin, None, "", tuple(view.low[begin:end]), False, False)
    noun = _noun(view, head, begin)
    modifiers = tuple(view.low[begin:head])
    last = _transparent(view, head) if noun in _TRANSPARENT else head + 1
    return Phrase(first, last, begin, head, noun, modifiers, attributive, False)


def _is_noun(view: View, i: int) -> bool:
    if view.pos(i) in ("NOUN", "PROPN") or view.low[i] in ("others",):
        return True
    if view.pos(i) in ("ADJ", "VERB"):
        return view.low[i] in _NOUNLIKE and not _is_nominal_word(view, i + 1)
    return False


_NOUNLIKE = frozenset(["people", "others", "civilians", "children", "women", "men"])


def _is_nominal_word(view: View, i: int) -> bool:
    return view.pos(i) in ("NOUN", "PROPN", "ADJ")


def _continues(view: View, i: int, begin: int) -> bool:
    """Whether the word at `i` goes on with the noun phrase."""
    word, pos = view.low[i], view.pos(i)
    if word in _TIMES or (word in _DAYS and view.word(i + 1) in _TIMES):
        return word in ("week", "month", "year", "night") and False
    if _is_predicate(view, i):
        return _premodifies(view, i)
    if pos in _MODIFIER_POS:
        return True
    if word in ("'s", "'") and i > begin:
        return True
    if word in ("-", "–", "/") and i > begin:
        return True
    if pos == "VERB":
        return _premodifies(view, i)
    if word in ("and", "or", ",") and i > begin:
        return (
            view.pos(i - 1) == "ADJ"
            and view.pos(i + 1) in ("ADJ",)
            and _is_nominal_word(view, i + 2)
        )
    return word in _REST and i == begin


def _is_predicate(view: View, i: int) -> bool:
    words = lexicon.load()
    word = view.low[i]
    if word in words.adjectives:
        return True
    form = words.verb_of(word)
    return bool(form and form[0] in words.verbs and form[1] in ("past",) and view.pos(i) != "NOUN")


def _premodifies(view: View, i: int) -> bool:
    """A participle or adjective stands before the noun that it describes: "12 wounded soldiers"."""
    j = i + 1
    while view.word(j) in ("and", "or") or view.pos(j) == "ADJ":
        j += 1
    if view.pos(j) not in ("NOUN", "PROPN") or view.owner[j] != -1 or view.low[j] in _TIMES:
        return False
    if view.tokens[i].tag == "VBD":
        return False
    kind = classes.kind_of(classes.class_of(view.low[j]))
    return kind == "being" or (view.pos(j) == "NOUN" and view.tokens[i].dep == "amod")


def _noun(view: View, head: int, begin: int) -> str:
    """The lemma of the head, two words where the classes list them together."""
    word = classes.singular(view.low[head])
    if head > begin:
        pair = f"{view.low[head - 1]} {word}"
        if classes.class_of(pair):
            return pair
    if view.low[head] == "others":
        return "other"
    return word


def _transparent(view: View, head: int) -> int:
    """Past the "of" phrase that says what the members, cases or groups are of."""
    i = head + 1
    if view.word(i) != "of" or view.owner[i] != -1:
        return head + 1
    i += 1
    last = i
    while (
        i < len(view.low)
        and view.owner[i] == -1
        and (view.pos(i) in ("DET", "ADJ", "NOUN", "PROPN") or view.low[i] in ("the", "'s", "'"))
    ):
        if _is_predicate(view, i):
            break
        i += 1
        last = i
    return last if last > head + 2 else head + 1
