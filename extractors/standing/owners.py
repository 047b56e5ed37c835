"""Whose money, votes and seats a claim counts, and of what whole a percentage is a share.

Read from the parse: the possessor of the measure's noun ("Belten's profit"), what stands behind it
("revenue at Belten") or before it ("oil prices"), else the subject of its verb ("Belten reported").
A sentence that says only "the company" or "its" takes up the owner named last.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.measures import behaviour
from extractors.parsing.tree import SUBJECTS, ancestors
from extractors.records import Quantity, Token
from extractors.standing.cues import offset
from extractors.tables import word_set

_OF_PARTIES = frozenset({"votes", "vote_share", "seats"})
_NAMING = ("PROPN", "NOUN")
_PARTS = ("flat", "compound", "flat:name", "nmod:desc", "amod")
_BEHIND = frozenset({"of", "at", "for", "in", "from"})
_LONGEST = 60  # characters of an owner or a whole


def owned(
    quantities: Sequence[Quantity], parses: Mapping[str, Sequence[Token]]
) -> tuple[Quantity, ...]:
    """An article's quantities with owner and share, in order; `parses` by the sentence's text."""
    told: list[Quantity] = []
    last: str | None = None
    for one in quantities:
        tokens = parses.get(one.sentence, ())
        at = _token_at(tokens, offset(one))
        if at is None or one.measure is None:
            told.append(one)
            continue
        owner = _named(one, tokens, at)
        if owner is not None and owner.lower() in _owning():
            owner = last
        last = owner or last
        share = _share(one.sentence, tokens, at) if one.unit == "percent" else None
        told.append(replace(one, owner=owner, share=share))
    return tuple(told)


def _named(claim: Quantity, tokens: Sequence[Token], at: int) -> str | None:
    """The owner as the sentence has it: a name, goods, or a word that takes one up."""
    if claim.measure in _OF_PARTIES:
        found = _subject(tokens, at)
    elif behaviour(claim.measure).owned != "-":
        found = _owner(tokens, at)
    else:
        return None
    return found or next((one.text for one in tokens if one.text.lower() in _owning()), None)


def _token_at(tokens: Sequence[Token], start: int) -> int | None:
    return next((one.index for one in tokens if one.end > start), None)


def _owner(tokens: Sequence[Token], at: int) -> str | None:
    """The owner that the figure's clause names, None where it names none."""
    for index in (at, *ancestors(tokens, at)):
        word = tokens[index]
        if word.pos == "NOUN" and (found := _of_noun(tokens, index)):
            return found
        if any(child.dep in SUBJECTS for child in _children(tokens, index)):
            break
    return _subject(tokens, at)


def _subject(tokens: Sequence[Token], at: int) -> str | None:
    """The name that is the subject over the figure, or that its subject belongs to."""
    for index in (at, *ancestors(tokens, at)):
        subject = next((c for c in _children(tokens, index) if c.dep in SUBJECTS), None)
        if subject is not None:
            named = subject.pos == "PROPN"
            return _phrase(tokens, subject) if named else _of_noun(tokens, subject.index)
    return None


def _of_noun(tokens: Sequence[Token], index: int) -> str | None:
    """What a measure's noun belongs to: "Belten's profit", "revenue at Belten", "oil prices"."""
    children = list(_children(tokens, index))
    for child in children:
        if child.dep in ("nmod:poss", "poss") and child.pos in _NAMING:
            return _phrase(tokens, child)
    for child in children:
        if child.dep == "nmod" and child.pos in _NAMING and _preposition(tokens, child) in _BEHIND:
            return _phrase(tokens, child)
    for child in children:
        if child.dep == "compound" and child.pos in _NAMING:
            return _phrase(tokens, child)
    return None


def _preposition(tokens: Sequence[Token], noun: Token) -> str:
    found = (one.text.lower() for one in _children(tokens, noun.index) if one.dep == "case")
    return next(found, "")


def _phrase(tokens: Sequence[Token], head: Token) -> str | None:
    """A name or a noun with the words that belong to it, as written, without its article."""
    parts = [head, *(one for one in _children(tokens, head.index) if one.dep in _PARTS)]
    first, last = min(one.index for one in parts), max(one.index for one in parts)
    words = " ".join(one.text for one in tokens[first : last + 1])
    return words if len(words) <= _LONGEST else None


def _share(text: str, tokens: Sequence[Token], at: int) -> str | None:
    """The words behind "of" in "51 percent of the vote"."""
    for index in (at, *ancestors(tokens, at)):
        for child in _children(tokens, index):
            if child.dep == "nmod" and child.index > at and _preposition(tokens, child) == "of":
                inner = [one for one in _under(tokens, child.index) if one.dep != "case"]
                start, end = min(one.start for one in inner), max(one.end for one in inner)
                return text[start:end] if end - start <= _LONGEST else None
        if tokens[index].pos in ("VERB", "AUX"):
            return None
    return None


def _under(tokens: Sequence[Token], index: int) -> Iterator[Token]:
    yield tokens[index]
    for one in tokens:
        if index in ancestors(tokens, one.index):
            yield one


def _children(tokens: Sequence[Token], index: int) -> Iterator[Token]:
    return (one for one in tokens if one.head == index and one.index != index)


def _owning() -> frozenset[str]:
    return word_set(__package__, "words.txt", "owning")
