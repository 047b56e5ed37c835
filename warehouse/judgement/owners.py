"""Whose price, revenue or budget is it? Sums of money are of one thing only if one owner has them.

"Shares of one company fell to $20" and "shares of another rose to $40" differ in nothing that the
other gates ask: measure, unit, place and day are the same.
"""

import re
from collections.abc import Iterator
from functools import cache

from extractors.events.marks import fold, stop_words
from extractors.measures import behaviour
from extractors.standing.habits import priced
from extractors.tables import word_set
from warehouse.judgement.side import Side
from warehouse.records import Gate

# Told of most pairs of claims, so made once.
_NOBODYS = Gate("owner", "same", "what is counted belongs to nobody")

_NAME = re.compile(r"[A-Z][^\W_]*(?:[’'&-][^\W_]+)*")


def owner_gate(a: Side, b: Side) -> Gate:
    """Whether both sentences name one owner of what the two claims give; asked where they clash.

    Whoever is credited with a figure is taken for its owner only where a sentence names nobody
    else: a company gives its own revenue, an agency the prices of many.
    """
    if behaviour(a.quantity.measure).owned in ("-", "country"):
        return _NOBODYS
    if behaviour(a.quantity.measure).owned == "party":
        return _parties(a, b)
    names_a, names_b = _names(a, b), _names(b, a)
    surer = (_goods(a), _goods(b)), (names_a - _credited(a), names_b - _credited(b))
    one, other = next((pair for pair in surer if all(pair)), (names_a, names_b))
    if one & other:
        return Gate("owner", "same", f"both sentences name {', '.join(sorted(one & other)[:3])}")
    return Gate("owner", "differs", "the two sentences name no owner in common")


def _parties(a: Side, b: Side) -> Gate:
    """Votes and seats are of two parties where each sentence names its own and not the other's."""
    one, other = (side.quantity.owner for side in (a, b))
    if one is None and other is None:
        return Gate("owner", "unknown", "neither says whose votes they are")
    if one is None or other is None:
        return _half_known(one or other or "", a if one is None else b)
    named = _told_of(one, b) or _told_of(other, a)
    if named or _words(one) & _words(other):
        return Gate("owner", "same", f"both speak of {one}")
    return Gate("owner", "differs", f"one counts those of {one}, the other of {other}")


def _half_known(owner: str, silent: Side) -> Gate:
    """Of two parties' votes of which one is named: another's where that article, which must count
    somebody's votes, never speaks of the named one."""
    if _told_of(owner, silent) or _words(owner) & _known(silent):
        return Gate("owner", "unknown", "not both say whose votes they are")
    return Gate("owner", "differs", f"one counts those of {owner}, whom the other never names")


def _words(name: str) -> frozenset[str]:
    return frozenset(map(fold, name.split())) - _stop()


def _told_of(owner: str, side: Side) -> bool:
    """Whether a claim's sentence speaks of an owner, by a word of the name."""
    return bool(
        _words(owner) & {fold(word.strip(",.;:")) for word in side.quantity.sentence.split()}
    )


def _goods(side: Side) -> frozenset[str]:
    """What is sold at a price, as a common noun names it ("prices of bread", "oil prices")."""
    if side.quantity.measure != "price":
        return frozenset()
    return frozenset(map(fold, priced(side.quantity))) - _stop()


def _names(side: Side, other: Side) -> frozenset[str]:
    """The names in a claim's sentence, those of places left out where no place can be the owner."""
    found = frozenset(_capitalised(side, _known(side) | _known(other)))
    if behaviour(side.quantity.measure).owned == "place":
        return found
    places = f"{side.quantity.place or ''} {other.quantity.place or ''}"
    return found - {fold(word) for word in places.split()}


def _capitalised(side: Side, known: frozenset[str]) -> Iterator[str]:
    """Capitalised words, folded; a sentence's first one where it is a name elsewhere too."""
    sentence = side.quantity.sentence
    for match in _NAME.finditer(sentence):
        word = fold(match[0])
        begins = not sentence[: match.start()].strip(" \t“\"'‘(")
        if len(word) > 1 and word not in _stop() and (not begins or word in known):
            yield word


def _known(side: Side) -> frozenset[str]:
    story = side.account.story
    return (
        frozenset(word for name in story.names for word in name.split()) if story else frozenset()
    )


def _credited(side: Side) -> frozenset[str]:
    return frozenset(fold(word) for word in (side.quantity.source or "").split())


@cache
def _stop() -> frozenset[str]:
    return frozenset(map(fold, word_set("warehouse.judgement", "owner_stop.txt"))) | stop_words()
