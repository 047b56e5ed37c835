"""Which pairs of claims need not be judged gate by gate to come out unrelated.

Most articles that meet in a place and a time tell different events. Of those only claims that their
words pin can pass the event gate (`warehouse.judgement.telling`). Of the rest most are parted by a
gate that costs little, long before a sentence is read for parts, corrections and other events. This
is a sieve: it may let through what a gate closes, and leaves out nothing that all gates let through
(a property test holds the two together).
"""

from collections.abc import Callable
from functools import lru_cache

from extractors.events.story import Story
from extractors.measures import relatives
from warehouse.judgement.case import surely_unrelated
from warehouse.judgement.event import SAME_CAMPAIGN, marks
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.side import Side
from warehouse.judgement.sides import prepare
from warehouse.judgement.telling import linked, may_be_pinned, of_one_event
from warehouse.records import Account

May = Callable[[Side, Side], bool]


def all_may(a: Side, b: Side) -> bool:
    """Every pair is judged."""
    return True


def sieve(a: Account, b: Account, knowledge: Knowledge) -> May:
    """Which pairs of claims, one of each account, could come out related."""

    def may(one: Side, other: Side) -> bool:
        if surely_unrelated(one, other, knowledge):
            return False
        pinned = may_be_pinned(one) and may_be_pinned(other)
        if a.id == b.id or (pinned and not of_one_event(one, other)):
            return True
        return linked(one, other, knowledge).answer == "one"

    return may


@lru_cache(maxsize=64)
def stories_differ(a: Story | None, b: Story | None) -> bool:
    """Whether two stories share too little for any claims, pinned ones aside.

    Days that clash count against an event, not against what went on for longer. Asked of the same
    two by the screen and right after it by the sieve.
    """
    if a is None or b is None:
        return True
    points = [max(m.points, 0.0) if m.name == "days" else m.points for m in marks(a, b)]
    return sum(points) < SAME_CAMPAIGN


def may_meet(
    story: Story | None, measures: frozenset[str], account: Account, knowledge: Knowledge
) -> bool:
    """Whether claims of these measures, in an article with this story, could be related to an
    account's. Asked before the claims themselves are read back."""
    if not stories_differ(story, account.story):
        return True
    return not measures.isdisjoint(_pinned_reach(account, knowledge))


@lru_cache(maxsize=1024)
def _pinned_reach(account: Account, knowledge: Knowledge) -> frozenset[str]:
    """The measures that an account's claims meet whatever story is told around them."""
    sides = prepare(account, knowledge).sides
    reach = (relatives(side.quantity.measure or "") for side in sides if may_be_pinned(side))
    return frozenset().union(*reach)
