"""Mentions that have come to be of one event, or of two: their articles are to be judged anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from warehouse.events.clusters import Mention
from warehouse.events.marks import Place

# Articles of one event, the nearest by publication, that one of them is held against.
MOST_TOGETHER = 40


@dataclass(frozen=True, slots=True)
class Moved:
    """A mention, where it is on file, when it was told, and its event before and after clustering;
    `before` is None of a new one."""

    place: Place
    mention: Mention
    told: date
    before: int | None
    after: int


def to_judge(moved: Sequence[Moved]) -> list[tuple[int, int]]:
    """Pairs of articles' versions, the lower first, of which two mentions met or parted."""
    met = (pair for pair in _within(moved, "after") if _changed(*pair, "before"))
    parted = (pair for pair in _within(moved, "before") if _changed(*pair, "after"))
    found = {
        (min(a.place, b.place)[0], max(a.place, b.place)[0])
        for pairs in (met, parted)
        for a, b in pairs
        if a.mention[0] != b.mention[0]
    }
    return sorted(found)


def _changed(a: Moved, b: Moved, then: str) -> bool:
    one, other = getattr(a, then), getattr(b, then)
    return one is None or one != other


def _within(moved: Iterable[Moved], then: str) -> Iterator[tuple[Moved, Moved]]:
    """Pairs of mentions of one event, each with those told nearest."""
    events: dict[int, list[Moved]] = defaultdict(list)
    for one in moved:
        key = getattr(one, then)
        if key is not None:
            events[key].append(one)
    for members in events.values():
        members.sort(key=lambda one: (one.told, one.mention))
        for (n, a), (m, b) in combinations(enumerate(members), 2):
            if m - n <= MOST_TOGETHER // 2:
                yield a, b
