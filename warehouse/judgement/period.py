"""The period gate: do two figures cover one period, one a part of the other's, or another?

Windows arrive resolved. A figure without one is taken as of its article's publication, its start
unknown; such a figure is compared only with accounts of near days (DESIGN, Judgement).
"""

from dataclasses import dataclass
from datetime import date

from extractors.measures import Behaviour
from extractors.records import Quantity
from warehouse.judgement.relations import Relation
from warehouse.records import Gate

# Days by which two statements of one event's day may differ: "Saturday night", "early on Sunday".
SAME_DAY = 1
# A window this short dates an event; a longer one is a period over which things add up.
EVENT_DAYS = 4
# A stated piece of days or weeks is less than what an account without a period may tell of.
CAMPAIGN_DAYS = 28
# Starts of one running total may differ by days, or by a share of its age ("since mid-December",
# "in the last two weeks"; "since April", "since the end of April").
START_DAYS = 3
# News follows a level's readings so long; what was read before is history.
FOLLOWED_DAYS = 180
START_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Span:
    """The period of a figure as compared: `start` None where unknown; `end` is what it is as of.

    `stated` is False where the text gives no period and `end` is the publication; `end` is None
    where that is unknown too. `running`: it still went on when the article was published.
    `closed`: both ends are stated ("in the past week"), so that it cuts a piece out of a campaign.
    """

    start: date | None
    end: date | None
    stated: bool
    running: bool = True
    closed: bool = False

    @property
    def days(self) -> int | None:
        """The length, first and last day counted; None where an end is unknown."""
        return (self.end - self.start).days + 1 if self.start and self.end else None


def span_of(quantity: Quantity, published: date | None) -> Span:
    """The period of a quantity in an article published on a day (no time of day).

    A day that is only presumed of an event ("on or shortly before publication") is none stated.
    """
    start, end = quantity.window_start, quantity.window_end
    if quantity.window_via == "publication":
        start = end = None
    stated = not (start is None and end is None)
    if quantity.window_kind == "since" or end is None:
        end = end or published
    if published is not None and end is not None:
        end = min(end, max(published, start or published))
    over = published is not None and end is not None and (published - end).days > START_DAYS
    closed = start is not None and quantity.window_kind == "during"
    return Span(start, end, stated, not over, closed)


def period_gate(a: Span, b: Span, how: Behaviour) -> Gate:
    """Compatible periods for a measure of this behaviour."""
    if a.end is None or b.end is None:
        return _undated(a, b)
    if how.nature == "level":
        return _levels(a.end, b.end, how)
    if a.start is None and b.start is None:
        return _unpinned(a.end, b.end, how)
    if a.start is None or b.start is None:
        return _half_pinned(a, b, how)
    return _pinned(a, b)


def _gate(outcome: Relation, detail: str) -> Gate:
    return Gate("period", outcome, detail)


def _undated(a: Span, b: Span) -> Gate:
    if a == b:
        return _gate("unknown", "neither says when")
    if a.stated and b.stated:
        return _gate("differs", "the periods cannot be placed in time")
    return _gate("unknown", "only one says when")


def _levels(a: date, b: date, how: Behaviour) -> Gate:
    gap = abs((a - b).days)
    if gap <= how.near:
        return _gate("same", f"both as of {a}" if not gap else f"as of {a} and {b}")
    if how.followed and gap <= FOLLOWED_DAYS:
        return _gate("later", f"one is as of {a}, the other of {b}")
    return _gate("differs", f"one is as of {a}, the other of {b}")


def _unpinned(a: date, b: date, how: Behaviour) -> Gate:
    gap = abs((a - b).days)
    if gap > how.near:
        return _gate("differs", f"neither states a period, and they are {gap} days apart")
    return _gate("unknown", f"neither states a period; as of {a} and {b}")


def _half_pinned(a: Span, b: Span, how: Behaviour) -> Gate:
    """One period is stated, the other is not: only an account of the same days may be the same."""
    known, other = (a, b) if a.start else (b, a)
    assert known.start and known.end and other.end
    days = known.days or 1
    if _days_between(other.end, known.start) > SAME_DAY:
        return _gate("differs", f"one began on {known.start}, after the other was published")
    if days <= EVENT_DAYS:
        late = (other.end - known.end).days > how.near
        return _gate("differs" if late else "unknown", f"only one is dated, {_words(known)}")
    if days < CAMPAIGN_DAYS and known.closed:
        return _gate("differs", f"one covers {_words(known)}, the other does not say since when")
    gap = abs((other.end - known.end).days)
    if gap <= how.near:
        return _gate("unknown", f"only one states its period, {_words(known)}")
    if other.end < known.end:
        return _gate("unknown", f"published during the other's period, {_words(known)}")
    return _gate("differs", f"one covers {_words(known)}, the other is as of {other.end}")


def _pinned(a: Span, b: Span) -> Gate:
    assert a.start and a.end and b.start and b.end
    if (a.days or 0) <= EVENT_DAYS and (b.days or 0) <= EVENT_DAYS:
        return _event_days(a, b)
    leeway = max(START_DAYS, START_SHARE * min(a.days or 0, b.days or 0))
    ends_match = abs(_days_between(a.end, b.end)) <= leeway or (a.running and b.running)
    if (abs(_days_between(a.start, b.start)) <= leeway or _one_month(a, b)) and ends_match:
        return _gate("same", f"both begin about {min(a.start, b.start)}")
    if _within(b, a, leeway):
        return _gate("contains", f"{_words(a)} holds {_words(b)}")
    if _within(a, b, leeway):
        return _gate("within", f"{_words(b)} holds {_words(a)}")
    return _gate("differs", f"one covers {_words(a)}, the other {_words(b)}")


def _event_days(a: Span, b: Span) -> Gate:
    assert a.start and a.end and b.start and b.end
    apart = max(_days_between(b.end, a.start), _days_between(a.end, b.start))
    if apart <= SAME_DAY:
        return _gate("same", f"both of {max(a.start, b.start)}")
    return _gate("differs", f"one is of {_words(a)}, the other of {_words(b)}")


def begins_with(a: Span, b: Span) -> bool:
    """Whether two figures are counted since about one stated day, and on until they were told."""
    if a.start is None or b.start is None or a.closed or b.closed:
        return False
    if not (a.running and b.running):
        return False
    return abs(_days_between(a.start, b.start)) <= START_DAYS


def _one_month(a: Span, b: Span) -> bool:
    """Whether one is counted since a month and the other since a day in it: "since September",
    "since the outbreak was declared on 20 September"."""
    assert a.start and b.start
    if a.closed or b.closed:
        return False
    return min(a.start, b.start).day == 1 and a.start.replace(day=1) == b.start.replace(day=1)


def _within(inner: Span, outer: Span, leeway: float) -> bool:
    """Whether a span lies in another, its ends beyond the other's by at most so many days."""
    assert inner.start and inner.end and outer.start and outer.end
    early, late = _days_between(inner.start, outer.start), _days_between(outer.end, inner.end)
    return max(early, late) <= leeway


def _days_between(earlier: date, later: date) -> int:
    """Days from one day to another, negative where the first is the later one.

    Days are subtracted, never added to: beyond the years 1 and 9999, which pages state, there is
    no day to add up to.
    """
    return (later - earlier).days


def _words(span: Span) -> str:
    if span.start == span.end:
        return f"{span.end}"
    return f"{span.start or 'an unknown day'} to {span.end}"
