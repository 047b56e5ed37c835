"""What two stories settle before any gate is asked of their claims.

Most articles that meet in a place and a time tell different events. Of those only claims that their
words pin can pass the event gate (`warehouse.judgement.telling`); all other pairs would be judged
gate by gate to come out unrelated. This is a sieve: it may let through what a gate closes, and
leaves out nothing that all gates let through (a property test holds the two together).
"""

from collections.abc import Callable

from extractors.story import Story
from warehouse.judgement.event import SAME_CAMPAIGN, marks
from warehouse.judgement.side import Side
from warehouse.judgement.telling import may_be_pinned
from warehouse.records import Account

May = Callable[[Side, Side], bool]


def all_may(a: Side, b: Side) -> bool:
    """Every pair is judged."""
    return True


def sieve(a: Account, b: Account) -> May:
    """Which pairs of claims, one of each account, could come out related."""
    if a.id == b.id or not stories_differ(a.story, b.story):
        return all_may
    return _both_pinned


def _both_pinned(a: Side, b: Side) -> bool:
    return may_be_pinned(a) and may_be_pinned(b)


def stories_differ(a: Story | None, b: Story | None) -> bool:
    """Whether two stories share too little for any claims, pinned ones aside.

    Days that clash count against an event, not against what went on for longer.
    """
    if a is None or b is None:
        return True
    points = (max(m.points, 0.0) if m.name == "days" else m.points for m in marks(a, b))
    return sum(points) < SAME_CAMPAIGN
