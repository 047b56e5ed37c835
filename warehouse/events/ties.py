"""The link of two mentions: of the measures that both give, that for which most speaks."""

from warehouse.events.clusters import POSSIBLE
from warehouse.events.evidence import Atlas
from warehouse.events.linking import Link, link
from warehouse.events.mentions import Marked
from warehouse.events.told import told_event
from warehouse.records import Account


def link_of(a: Account, one: Marked, b: Account, other: Marked, atlas: Atlas) -> Link:
    """Whether two events of different articles are one.

    The figures of a measure never speak for a link by which they are compared: evidence is asked
    once for each measure that both give, its figures left out, and the surest answer stands. So two
    tolls are of one event because the injured agree, and never because the tolls do.
    """
    shared = sorted(one.measures & other.measures)
    links = (
        link(told_event(a, one.event, measure), told_event(b, other.event, measure), atlas)
        for measure in shared or (None,)
    )
    return max(links, key=lambda found: (found.answer == "one", found.odds))


def is_kept(found: Link) -> bool:
    """Whether a link goes on file."""
    return found.answer != "another" and found.odds >= POSSIBLE
