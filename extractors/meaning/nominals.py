"""Which words a noun phrase is made of: nouns, what describes them, and where it ends."""

from extractors.meaning import classes, lexicon
from extractors.meaning.verbs import mistaken
from extractors.meaning.view import NOWHERE, View
from extractors.meaning.words import group

# signs that stand inside a noun phrase
INNER = frozenset({"'s", "'", "’", "-", "–", "/", "&"})


def is_noun(view: View, i: int) -> bool:
    """Whether the word at `i` may be a phrase's noun, however it is tagged."""
    word, pos = view.low[i], view.pos(i)
    if is_state(view, i):
        return False
    if pos in ("NOUN", "PROPN") or word == "others":
        return True
    if pos == "VERB" and view.owner[i - 1] != NOWHERE:
        listed = word.endswith("s") and classes.class_of(word) is not None
        return listed or word in lexicon.load().shifts
    if pos == "VERB" and word.endswith("s") and view.tag(i + 1) in ("VBD", "VBN", "VBP", "MD"):
        return classes.class_of(classes.singular(word)) is not None  # "322 aid trucks entered"
    if pos == "ADJ" and view.tag(i) in ("NNS", "JJ"):
        known = classes.class_of(word)
        return known is not None and not is_state(view, i) and not _nominal_ahead(view, i + 1)
    return False


def _nominal_ahead(view: View, i: int) -> bool:
    return view.pos(i) in ("NOUN", "PROPN", "ADJ") and view.owner[i] == NOWHERE


def continues(view: View, i: int, begin: int) -> bool:
    """Whether the word at `i` goes on with the noun phrase."""
    word, pos = view.low[i], view.pos(i)
    if stops(view, i) or (i > begin and _acts(view, i)):
        return False
    if (i == begin and word in group("rest")) or (pos == "VERB" and is_noun(view, i)):
        return True
    if is_state(view, i) or (pos == "VERB" and view.tag(i) in ("VBN", "VBG")):
        return _describes(view, i)
    if pos == "VERB":
        return i == begin and word.endswith("ed") and is_known_being(view, i + 1)
    if pos in ("ADJ", "NOUN", "PROPN"):
        return not _fresh_clause(view, i, begin)
    if pos == "ADV" and view.pos(i + 1) == "ADJ":
        return not is_state(view, i + 1)
    return i > begin and _links(view, i)


def is_known_being(view: View, i: int) -> bool:
    """Whether a listed noun for living beings stands at `i`: "seven identified villagers"."""
    word = view.free(i)
    return bool(word) and classes.kind_of(classes.class_of(word)) == "being"


def _acts(view: View, i: int) -> bool:
    """A verb after a plural, however tagged: "7 people sustained minor injuries"."""
    return view.low[i] in lexicon.load().participles and view.tag(i - 1) in ("NNS", "NNPS")


def stops(view: View, i: int) -> bool:
    """Words that no noun phrase holds: ages, times, plain verbs, what opens a part of it."""
    word = view.low[i]
    if word in group("age") or word in group("time") or word in group("including"):
        return True
    if word in group("plain_verb"):
        return not _describes(view, i)
    if word in group("span_of_year") and _compares(view, i + 1):
        return True
    return word in group("which_time") and view.word(i + 1) in group("part_of_day") | group("time")


def _compares(view: View, i: int) -> bool:
    """Whether "on year", "-over-month", "to date" goes on at `i` after a span of the year."""
    i += view.word(i) in INNER
    return view.word(i) in group("spanning") and (view.word(i - 1) in INNER or _spanned(view, i))


def _spanned(view: View, i: int) -> bool:
    return view.word(i + 1) in group("span_of_year") | {"date"}


def _links(view: View, i: int) -> bool:
    """A hyphen, a genitive or "and" between words that describe the noun."""
    word = view.low[i]
    if word in INNER:
        return bool(view.free(i + 1)) and (word == "-" or _nominal_ahead(view, i + 1))
    if word in ("and", "or", ","):
        before, after = view.pos(i - 1), view.pos(i + 1)
        return before == after and after in ("ADJ", "PROPN") and _nominal_ahead(view, i + 2)
    return view.low[i - 1] == "-"


def _fresh_clause(view: View, i: int, begin: int) -> bool:
    """A capital after a small plural noun begins something else: "killed 12 people Hamas said"."""
    return (
        i > begin
        and view.pos(i) == "PROPN"
        and view.tag(i - 1) == "NNS"
        and view.tokens[i - 1].text.islower()
    )


def is_state(view: View, i: int) -> bool:
    """Whether the word at `i` says a state that the lexicon measures: "dead", "wounded"."""
    words, word = lexicon.load(), view.low[i]
    if word in words.adjectives:
        return True
    return word in words.states and (view.pos(i) != "NOUN" or mistaken(view, i))


def _describes(view: View, i: int) -> bool:
    """A participle or state stands before its noun: "12 wounded soldiers", not "12 killed"."""
    j = i + 1
    while view.word(j) in ("and", "or") or (j < len(view.low) and view.pos(j) == "ADJ"):
        j += 1
    if view.pos(j) not in ("NOUN", "PROPN") or view.owner[j] != NOWHERE:
        return False
    if view.low[i] in group("no_modifier"):
        return False
    if view.low[j] in group("time") or view.tag(i) in ("VBD", "VBZ", "VBP"):
        return False
    kind = classes.kind_of(classes.class_of(view.low[j]))
    if is_state(view, i):
        return kind is not None and view.pos(j) == "NOUN"
    return view.tokens[i].dep in ("amod", "compound") or kind == "being"
