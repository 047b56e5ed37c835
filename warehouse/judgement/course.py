"""Does time explain that two figures differ? (DESIGN, Judgement)"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from extractors.measures import Behaviour
from extractors.moments import day_of
from warehouse.judgement.bounds import Bounds, middle

Course = Literal["explained", "fall", "outrun", "same day", "constant", "unknown"]

# In an event's first days a toll may multiply; after that a total may grow by at most a few times
# its own average rate.
YOUNG_DAYS = 3
FEW = 3.0
# Two reports of one day that state their hours are two readings where an hour lies between them.
APART = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure at the moment at which it was told; `moment` None where that is unknown."""

    bounds: Bounds
    moment: date | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why time does or does not explain the difference, in words."""

    course: Course
    detail: str


def course_of(earlier: Reading, later: Reading, start: date | None, how: Behaviour) -> Explanation:
    """How the later reading follows from the earlier; `start` is when the counting began."""
    if earlier.moment is None or later.moment is None:
        return Explanation("unknown", "neither order nor time between the two is known")
    gap = (day_of(later.moment) - day_of(earlier.moment)).days
    if how.nature in ("event", "flow"):
        return Explanation("constant", "such a figure does not change from one account to the next")
    if how.nature == "level":
        return _level(earlier, later, gap, how)
    falls = middle(later.bounds) < middle(earlier.bounds)
    hours = start is not None and _hours_apart(earlier.moment, later.moment)
    if gap == 0 and (falls or not hours):
        return Explanation("same day", f"both describe {in_words(day_of(later.moment))}")
    if falls:
        return Explanation("fall", "the total went down, and no correction is stated")
    return _rise(earlier, later, gap, start)


def _level(earlier: Reading, later: Reading, gap: int, how: Behaviour) -> Explanation:
    if gap == 0:
        return Explanation("same day", "both are as of one day")
    change = abs(middle(later.bounds) - middle(earlier.bounds))
    if how.drift >= 1 or change <= how.drift * gap * abs(middle(earlier.bounds)):
        return Explanation("explained", f"{gap} days lie between the two readings")
    return Explanation("outrun", f"such a level does not move that far in {_days(gap)}")


def _rise(earlier: Reading, later: Reading, gap: int, start: date | None) -> Explanation:
    assert earlier.moment is not None
    age = (day_of(earlier.moment) - start).days if start else None
    if age is None or age <= YOUNG_DAYS:
        return Explanation(
            "explained", f"the total may have grown in the {_days(gap)} between them"
        )
    growth = middle(later.bounds) - middle(earlier.bounds)
    allowed = FEW * gap * middle(earlier.bounds) / age
    if growth <= allowed:
        return Explanation("explained", f"the growth fits the total's pace over {_days(gap)}")
    pace = f"{middle(earlier.bounds) / age:,.0f} a day"
    verb = "do" if gap != 1 else "does"
    explained = f"at the earlier pace of about {pace} {_days(gap)} {verb} not explain"
    return Explanation("outrun", f"{explained} {growth:,.0f} more")


def _hours_apart(earlier: date, later: date) -> bool:
    both = isinstance(earlier, datetime) and isinstance(later, datetime)
    return both and later - earlier >= APART


def _days(gap: int) -> str:
    return "hours" if gap == 0 else "one day" if gap == 1 else f"{gap} days"


def in_words(day: date) -> str:
    """A day as a newsroom writes it: "26 December 2019"."""
    return f"{day.day} {day:%B %Y}"
