"""Which pairs of claims need not be judged gate by gate to come out unrelated.

Most articles that meet in a place and a time tell different events. Most of their claims are parted
by a gate that costs little, or by the events that they are about, long before a sentence is read
for parts and corrections. This is a sieve: it may let through what a gate closes, and leaves out
nothing that all gates let through (a property test holds the two together).
"""

from collections.abc import Callable

from warehouse.judgement.case import surely_unrelated
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.revision import revision_of
from warehouse.judgement.side import Side
from warehouse.judgement.telling import linked, of_campaign, of_one_event, one_on_file
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
        if a.id == b.id or not of_one_event(one, other) or revision_of(one, other):
            return True
        if one_on_file(one, other) is False and not of_campaign(one, other):
            return False
        return linked(one, other, knowledge).answer != "another"

    return may
