"""Sums over coordination: "a mother and her two children were killed" says that three were.

A sum is read only where every conjunct is a person phrase with a definite number and all share one
predicate; where a comma may set off an apposition ("two people, a man and a boy") there is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.meaning import classes
from extractors.meaning.conjuncts import Conjunct, conjunct
from extractors.meaning.phrases import Phrase
from extractors.meaning.steps import is_adjective, is_finite, is_predicate, skip_adverbs
from extractors.meaning.verbs import is_verb, verb
from extractors.meaning.view import View
from extractors.meaning.words import group
from extractors.measures import summed
from extractors.parsing.tree import SUBJECTS
from extractors.records import Figure, Meaning

_BACK = 30  # words from a figure back to where its coordination may begin
_MOST = 12  # members of one coordination
_GAP = 4  # words between a predicate and its coordination
_BEFORE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "CCONJ", "PUNCT", "PART", "ADV"})
_STOPS = frozenset({".", ";", ":", "“", "”", "(", ")", "–", "—"})
_PAIRS = frozenset({("as", "well", "as"), ("along", "with"), ("together", "with")})


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure that a coordination amounts to; `parts` are the sentence's figures that count for
    it, `near` is the figure whose place, period and source it shares."""

    figure: Figure
    meaning: Meaning
    parts: tuple[int, ...]
    near: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Conjuncts in a row; `weak[i]` where a bare comma stands between the i-th and the next."""

    members: tuple[Conjunct, ...]
    weak: tuple[bool, ...]

    @property
    def first(self) -> int:
        return self.members[0].first

    @property
    def end(self) -> int:
        return self.members[-1].end


def sums(view: View, phrases: Sequence[Phrase], meanings: Sequence[Meaning]) -> tuple[Sum, ...]:
    """The sums of a sentence's coordinations of persons, in the order of the text."""
    found: list[Sum] = []
    done: set[int] = set()
    for number, meaning in enumerate(meanings):
        if number in done or meaning.predicate is None or meaning.part_of is not None:
            continue
        if meaning.measure not in summed():
            continue
        for start in _starts(view, phrases[number].first, meaning.predicate):
            chain = chain_at(view, phrases, start)
            if chain is None or chain.end <= phrases[number].first:
                continue
            if _holds(view, chain, number, meanings):
                found.append(_sum(view, chain, meaning))
                done.update(found[-1].parts)
            break
    return tuple(found)


def _starts(view: View, first: int, predicate: int) -> Iterator[int]:
    """Where a coordination that holds the figure at `first` may begin, the furthest first."""
    i = first
    while i > max(0, first - _BACK) and view.low[i - 1] not in _STOPS and i - 1 != predicate:
        if view.pos(i - 1) not in _BEFORE and view.low[i - 1] not in ("with", "along", "of"):
            break
        i -= 1
    yield from (j for j in range(i, first + 1) if j == i or opens(view, j))


def opens(view: View, i: int) -> bool:
    word = view.low[i - 1]
    return not word.isalnum() or view.pos(i - 1) in ("ADV", "PART", "VERB", "ADP")


def chain_at(view: View, phrases: Sequence[Phrase], i: int) -> Chain | None:
    """The conjuncts from `i` on; None for fewer than two."""
    members, weak = list[Conjunct](), list[bool]()
    while len(members) < _MOST and (found := conjunct(view, phrases, i)) is not None:
        members.append(found)
        after = _past_sign(view, found.end)
        if after is None:
            break
        i = after
        weak.append(after == found.end + 1 and view.low[found.end] == ",")
    return Chain(tuple(members), tuple(weak[: len(members) - 1])) if len(members) > 1 else None


def _past_sign(view: View, i: int) -> int | None:
    """Past what joins conjuncts: a comma, "and", both, "as well as"; None where nothing does."""
    j = i + 1 if view.free(i) == "," else i
    for words in _PAIRS:
        if tuple(view.low[j : j + len(words)]) == words:
            return j + len(words)
    if view.free(j) in ("and", "&", "plus", "alongside"):
        j += 1
        return j + 1 if view.free(j) == "then" else j
    return j if j > i else None


def _holds(view: View, chain: Chain, number: int, meanings: Sequence[Meaning]) -> bool:
    """Whether the chain holds figure `number`, is a list and shares the figure's predicate."""
    figures = [member.figure for member in chain.members if member.figure is not None]
    if number not in figures or not is_list(chain):
        return False
    measures = {meanings[other].measure or "" for other in figures}
    if any(m != meanings[number].measure and ":" not in m and m for m in measures):
        return False
    if any(meanings[other].part_of is not None for other in figures):
        return False
    predicate = meanings[number].predicate
    return predicate is not None and shared(view, chain, predicate)


def is_list(chain: Chain) -> bool:
    """Whether the commas separate members: no one is named twice, and the last two are joined."""
    for k, weak in enumerate(chain.weak):
        here, after = chain.members[k], chain.members[k + 1]
        if not weak:
            continue
        if here.sort in ("definite", "name") and after.sort == "indefinite":
            return False  # "his wife, a teacher, and two sons"
        later = chain.members[k + 1 :]
        if here.value > 1 and any(classes.contains(here.name, other.name) for other in later):
            return False  # "two people, a man and a boy"
        if here.value > 1 and after.sort == "name":
            return False  # "two brothers, Ali Hill, 20, and John Hill, 22"
    return not chain.weak[-1] or len(chain.weak) == 1


def shared(view: View, chain: Chain, predicate: int) -> bool:
    """Whether the predicate is that of all members: before the first, or behind the last."""
    if view.word(chain.first - 1) in ("alongside", "with"):
        return False  # "Hill was killed along with his wife and two sons" is one more
    if predicate < chain.first:
        between = range(predicate + 1, chain.first)
        if len(between) > _GAP or any(view.pos(i) in ("NOUN", "PUNCT", "CCONJ") for i in between):
            return False
        return not _taken_up(view, chain.end, predicate)
    if predicate == chain.end and is_adjective(view, predicate):
        return True  # "left a man and two women dead"
    if predicate < chain.end or not _begins(view, chain.first):
        return False
    between = range(chain.end, predicate)
    return all(view.pos(i) in ("AUX", "ADV", "PART", "ADJ", "VERB", "CCONJ") for i in between)


def _taken_up(view: View, end: int, predicate: int) -> bool:
    """Whether a finite verb right behind the chain has its last member as its subject, not a noun
    before the predicate ("the man accused of shooting his wife and two sons told the police")."""
    if not (is_predicate(view, end) and is_finite(view, end)):
        return False
    above = skip_adverbs(view, end)
    return not any(
        token.head == above and token.dep in SUBJECTS for token in view.tokens[:predicate]
    )


def _begins(view: View, i: int) -> bool:
    """Whether a subject can begin at `i`: nothing before it claims its first member."""
    before = i - 1
    if before < 0 or view.low[before] in ("that", "after", "when", "as", "while", "where", ","):
        return True
    if is_verb(view, before):
        return verb(view, before).lemma in group("reporting")
    return view.pos(before) in ("PUNCT", "SCONJ", "CCONJ", "ADV")


def _sum(view: View, chain: Chain, like: Meaning) -> Sum:
    figure = figure_of(view, chain)
    meaning = replace(
        like,
        counted=common(chain),
        counted_text=view.text[figure.start : figure.end],
        quote_start=figure.start,
        quote_end=figure.end,
        part_of=None,
    )
    parts = tuple(member.figure for member in chain.members if member.figure is not None)
    return Sum(figure, meaning, parts, parts[0])


def figure_of(view: View, chain: Chain) -> Figure:
    """The figure that a chain amounts to; all its words are the number's."""
    start, end = view.tokens[chain.first].start, view.tokens[chain.end - 1].end
    value = float(sum(member.value for member in chain.members))
    return Figure(
        start=start,
        end=end,
        number_start=start,
        number_end=end,
        value=value,
        low=value,
        high=value,
        soft_low=value,
        soft_high=value,
        hedge="exact",
        unit="count",
        unit_text=None,
    )


def common(chain: Chain) -> str:
    """The narrowest class that holds all members."""
    names = [member.name for member in chain.members]
    for name in classes.lineage(names[0]):
        if all(classes.contains(name, other) for other in names):
            return name
    return "person"
