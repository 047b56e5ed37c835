"""Which mentions are one event: what links connect, as far as its members speak for each other.

Links are taken from the strongest to the weakest. One joins the clusters of its two mentions unless
a mention of the one and a mention of the other cannot be one event (a clash, an editor's word), or
the links between them all are too weak on average: in a war a chain of likely links soon leads from
one strike to the next. So a chain that ends in a clash is cut at its weakest link, and the answer
depends on the mentions and links alone, not on the order in which they arrived.

Measured on the pairs of figures of `news` (development half) whose event is known, of those taken
for one event so many are and so many are not: links alone 222 and 56; all that links connect, cut
at clashes, 203 and 83; connected and on average above TOGETHER 237 and 49.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from warehouse.events.linking import ANOTHER, ONE

# An article, by its key, and the number of the event among those that it tells.
Mention = tuple[int, int]
Pair = tuple[Mention, Mention]

# Links as likely as not are kept: they speak for a cluster, though they connect nothing.
POSSIBLE = 0.0
# Log odds that the mentions of two clusters must have on average for these to be one. A pair
# without a link that is kept counts as ANOTHER.
TOGETHER = 0.5
# What an editor's word weighs.
CERTAIN = 8.0


@dataclass(frozen=True, slots=True)
class Known:
    """What an event is known by, as one article tells it; what clashes is never one event.

    `first`, `last`: the days within which its day lies, None where none is stated; `name` is its
    proper name; `spots` are skeletons (`extractors.events.spots`).
    """

    first: date | None = None
    last: date | None = None
    name: str | None = None
    spots: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """What editors said of pairs of mentions: that they are one event, or that they are not."""

    one: frozenset[Pair] = frozenset()
    another: frozenset[Pair] = frozenset()


def pair_of(a: Mention, b: Mention) -> Pair:
    """The two in an order that does not depend on which came first."""
    return (a, b) if a < b else (b, a)


def clusters(
    mentions: Mapping[Mention, Known], odds: Mapping[Pair, float], words: Words
) -> list[frozenset[Mention]]:
    """The mentions in sets, one an event, each mention in one.

    `odds` are the log odds of the links between them. Links of equal odds are taken in the order of
    their mentions.
    """
    held = _Held(mentions, odds, words)
    for a, b in sorted(words.one):
        held.merge(a, b)
    for (a, b), strength in sorted(odds.items(), key=lambda link: (-link[1], link[0])):
        if strength < ONE:
            break
        held.join(a, b)
    return [frozenset(cluster.mentions) for cluster in dict.fromkeys(held.of_mention.values())]


@dataclass(slots=True, eq=False)
class _Cluster:
    """Mentions that are one so far, with what tells whether more may join.

    `links` are the sum and the number of the links to each other cluster; `apart` the mentions that
    an editor keeps out. `latest` is the last first day of any, `earliest` the first last one.
    """

    mentions: list[Mention]
    articles: Counter[int]
    names: set[str]
    spots: set[frozenset[str]]
    latest: date | None
    earliest: date | None
    links: dict["_Cluster", tuple[float, int]] = field(default_factory=dict)
    apart: set[Mention] = field(default_factory=set)


class _Held:
    """The clusters while links are taken."""

    def __init__(
        self, mentions: Mapping[Mention, Known], odds: Mapping[Pair, float], words: Words
    ) -> None:
        self.of_mention = {mention: _alone(mention, known) for mention, known in mentions.items()}
        # In one order, so that sums of them are the same whatever came first.
        for (a, b), strength in sorted({**odds, **dict.fromkeys(words.one, CERTAIN)}.items()):
            one, other = self.of_mention[a], self.of_mention[b]
            one.links[other] = other.links[one] = strength, 1
        for a, b in words.another:
            self.of_mention[a].apart.add(b)
            self.of_mention[b].apart.add(a)

    def merge(self, a: Mention, b: Mention) -> None:
        """Make the clusters of two mentions one by an editor's word, who may keep others apart."""
        one, other = self.of_mention[a], self.of_mention[b]
        if one is not other and one.apart.isdisjoint(other.mentions):
            _reconcile(self._absorbed(one, other))

    def join(self, a: Mention, b: Mention) -> None:
        """Make the clusters of two mentions one, unless they clash or too little links them."""
        one, other = self.of_mention[a], self.of_mention[b]
        if one is other or not one.apart.isdisjoint(other.mentions) or _clash(one, other):
            return
        if _average(one, other) >= TOGETHER:
            self._absorbed(one, other)

    def _absorbed(self, one: _Cluster, other: _Cluster) -> _Cluster:
        if len(one.mentions) > len(other.mentions):
            one, other = other, one
        _absorb(one, other)
        for mention in one.mentions:
            self.of_mention[mention] = other
        return other


def _alone(mention: Mention, known: Known) -> _Cluster:
    return _Cluster(
        mentions=[mention],
        articles=Counter([mention[0]]),
        names={known.name.casefold()} if known.name else set(),
        spots={known.spots} if known.spots else set(),
        latest=known.first,
        earliest=known.last,
    )


def _absorb(one: _Cluster, other: _Cluster) -> None:
    """The members of the one go over to the other, with all that tells who may join."""
    other.mentions += one.mentions
    other.articles += one.articles
    other.names |= one.names
    other.spots |= one.spots
    other.apart |= one.apart
    other.latest = max(filter(None, (one.latest, other.latest)), default=None)
    other.earliest = min(filter(None, (one.earliest, other.earliest)), default=None)
    for third, (total, number) in one.links.items():
        del third.links[one]
        if third is not other:
            before = other.links.get(third, (0.0, 0))
            other.links[third] = third.links[other] = before[0] + total, before[1] + number


def _reconcile(cluster: _Cluster) -> None:
    """What a cluster is known by, once an editor said that its spots and days are of one event."""
    if cluster.spots:
        cluster.spots = {frozenset().union(*cluster.spots)}
    if cluster.latest and cluster.earliest and cluster.latest > cluster.earliest:
        cluster.latest, cluster.earliest = cluster.earliest, cluster.latest


def _average(one: _Cluster, other: _Cluster) -> float:
    """The log odds of a mention of the one and a mention of the other, of two articles."""
    total, number = one.links[other]
    fewer, more = sorted((one.articles, other.articles), key=len)
    pairs = len(one.mentions) * len(other.mentions)
    pairs -= sum(count * more[article] for article, count in fewer.items())
    return (total + ANOTHER * (pairs - number)) / pairs


def _clash(one: _Cluster, other: _Cluster) -> bool:
    """Whether a mention of the one and a mention of the other have both a day, a spot or a proper
    name, and share none."""
    if one.names and other.names and one.names.isdisjoint(other.names):
        return True
    if _later(one, other) or _later(other, one):
        return True
    return any(a.isdisjoint(b) for a in one.spots for b in other.spots)


def _later(one: _Cluster, other: _Cluster) -> bool:
    if one.latest is None or other.earliest is None:
        return False
    return one.latest - other.earliest > timedelta(1)


def event_of(mentions: Iterable[Mention], told: Mapping[Mention, date]) -> Mention:
    """The mention that a cluster is known by: of the article told first."""
    return min(mentions, key=lambda mention: (told[mention], mention))


def by_event(
    found: Iterable[frozenset[Mention]], told: Mapping[Mention, date]
) -> dict[Mention, Mention]:
    """For each mention that of its event."""
    anchors: dict[Mention, Mention] = {}
    for cluster in found:
        anchors |= dict.fromkeys(cluster, event_of(cluster, told))
    return anchors
