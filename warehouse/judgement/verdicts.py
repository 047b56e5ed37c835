"""From a case to its verdict: bounds first, then corrections, then time (DESIGN, Judgement)."""

from dataclasses import dataclass
from datetime import date, datetime

from extractors.moments import day_of
from extractors.records import Quantity
from extractors.standing.corrections import correction_in, note_in, told_alike
from warehouse.judgement.bounds import apart, bounds_of, middle, overlap, ratio
from warehouse.judgement.case import ONE_CYCLE, Case, of_main_event
from warehouse.judgement.course import Course, Explanation, Reading, course_of
from warehouse.judgement.parts import SMALL
from warehouse.judgement.relations import closed
from warehouse.judgement.revision import revision_of
from warehouse.judgement.side import Side
from warehouse.judgement.telling import of_one_event
from warehouse.records import Account, Gate, Kind, Severity, VerdictName

# What readers take words to mean binds only where the two speak of one moment: of two undated texts
# nobody knows whether "more than 40" was all that could be known when it was written.
_ROOM = "their words leave room for each other, and readers would not take them for one figure"
_VAGUE = "“dozens” and its like are too vague to differ"
_ONE_STEP = "one running total, told a step of its rounding apart"
_UNDATED = "their words leave room for each other, and when they were written is not known"


# First counts of the same hour differ by as much ("at least 15", "more than 20"); what differs by
# more, nobody reads as one count.
FIRST_COUNTS = 1.5


# What a running total grows by while newsrooms still give the last round number, as a share of it.
ONE_STEP = 0.05
# Kinds of event that are over when the counting begins (`extractors.events.story`).
_SUDDEN = frozenset({"shooting", "stabbing", "blast", "earthquake", "crash", "fire", "collapse"})


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdict on a case; `because` is what decided it, in words."""

    verdict: VerdictName
    because: str
    severity: Severity | None = None
    kind: Kind | None = None


_OPEN = Ruling("unrelated", f"bounds: {_ROOM}")


def rule(case: Case) -> Ruling:
    """The verdict on two claims whose gates are known."""
    shut = closed(case.gates)
    if shut is not None:
        return Ruling("unrelated", f"{shut.gate}: {shut.detail}")
    earlier, later = in_order(case.a, case.b)
    words = _correction(earlier, later)
    one_thing = case.relation == "same" or revision_of(case.a, case.b) is not None
    if words is not None and one_thing and _differ(case):
        return Ruling("revises", f"a correction is stated: “{words}”")
    if _outcome(case.gates, "period") == "later":
        return _newer_reading(case)
    if case.overlap == "overlap":
        return _agreement(case)
    if case.overlap == "soft":
        lenient = _leniency(case)
        if lenient is not None:
            return lenient
    start = None if _of_two_counts(case) else _start(case)
    course = course_of(_reading(earlier), _reading(later), start, case.how)
    return _over_time(case, earlier, later, course)


def _leniency(case: Case) -> Ruling | None:
    """Why figures that clash only as readers take them do not clash after all."""
    sides = (case.a, case.b)
    if any(side.quantity.hedge == "vague" for side in sides):
        if of_one_event(*sides) and not of_main_event(*sides):
            return Ruling("unrelated", f"bounds: {_VAGUE} of what is told in passing")
        if apart(case.a.bounds, case.b.bounds) < FIRST_COUNTS:
            return Ruling("unrelated", f"bounds: {_VAGUE} by so little")
    if any(side.span.end is None for side in sides):
        return Ruling("unrelated", f"bounds: {_UNDATED}")
    if _is_one_step(case):
        return Ruling("unrelated", f"bounds: {_ONE_STEP}")
    provisional = any(_is_provisional(side.quantity) for side in sides)
    if provisional and ratio(case.a.bounds, case.b.bounds) < FIRST_COUNTS:
        return Ruling("unrelated", "bounds: “at least” of so small a count leaves room for more")
    return None


def _is_one_step(case: Case) -> bool:
    """Whether two running totals lie one step of their rounding apart: "more than 280,000" of one
    newsroom, "more than 290,000" of the next, which has turned the page.

    A step is small against the total: from "more than 400,000" to "at least 500,000" is none.
    """
    sides = (case.a, case.b)
    if not all(side.quantity.event_scope == "total" and side.bounds.open_end for side in sides):
        return False
    low, high = sorted((side.bounds for side in sides), key=lambda one: one.low)
    step = max(one.soft_high - one.soft_low for one in (low, high))
    return high.low - low.low <= step <= ONE_STEP * low.low


def _correction(earlier: Side, later: Side) -> str | None:
    """The words of a correction: the later account's, or either's where no order is known."""
    words = _corrects(later)
    if words is None and _day(earlier) == _day(later):
        words = _corrects(earlier)
    return words or _note(earlier.account, later.account)


def _corrects(side: Side) -> str | None:
    if side.stance != "corrects":
        return None
    return correction_in(side.quantity) or f"{side.quantity.quote}, and not as told before"


def _note(one: Account, other: Account) -> str | None:
    """The note of a revised article that its figures were corrected."""
    if one.id != other.id or one.revision == other.revision:
        return None
    return note_in(max(one, other, key=lambda account: account.revision).text)


def _differ(case: Case) -> bool:
    """Whether two numbers are stated, and differ."""
    one, other = case.a.bounds.stated, case.b.bounds.stated
    return case.overlap != "overlap" or (None not in (one, other) and one != other)


def _is_provisional(quantity: Quantity) -> bool:
    """Whether a count is a first one: "at least 15" is told while people are still being found."""
    low = quantity.low
    return quantity.hedge == "at_least" and low is not None and low < SMALL


def in_order(a: Side, b: Side) -> tuple[Side, Side]:
    """The two sides, the earlier first; a first where nothing tells."""
    return (b, a) if _key(b) < _key(a) else (a, b)


def _newer_reading(case: Case) -> Ruling:
    """Of a level at two times: it may have moved, and where it has not nothing is borne out."""
    detail = next(gate.detail for gate in case.gates if gate.gate == "period")
    if case.relation == "same" and case.overlap != "overlap":
        return Ruling("updates", f"{detail}, and such a level moves")
    return Ruling("unrelated", f"period: {detail}")


def _agreement(case: Case) -> Ruling:
    if case.relation == "same":
        return Ruling("corroborates", "the two overlap") if _meet(case) else _OPEN
    if _loosely_worded(case):
        return Ruling("corroborates", "the two overlap, one noun being the looser")
    part, whole = ("second", "first") if case.relation == "contains" else ("first", "second")
    return Ruling("unrelated", f"part: the {part} is part of the {whole} and does not exceed it")


def _meet(case: Case) -> bool:
    """Whether the two overlap as readers take them, and not only because a bound is open."""
    one, other = (bounds_of(side.quantity, side.knowledge) for side in (case.a, case.b))
    return case.a.quantity.unit != case.b.quantity.unit or overlap(one, other) != "soft"


def _loosely_worded(case: Case) -> bool:
    """Whether large figures agree and only their nouns differ: a province of "three million people"
    or "three million civilians"."""
    parted = [g.gate for g in case.gates if g.outcome in ("contains", "within")]
    one, other = case.a.bounds, case.b.bounds
    if parted == ["several"] and one.stated is not None and one.stated == other.stated:
        return True  # "shootings leave four dead", "a shooting leaves four dead"
    return (
        parted == ["counted"]
        and "vague" not in (case.a.quantity.hedge, case.b.quantity.hedge)
        and min(case.a.size, case.b.size) >= SMALL
        and overlap(one, other) == "overlap"
    )


def _over_time(case: Case, earlier: Side, later: Side, course: Explanation) -> Ruling:
    severity: Severity = "hard" if case.overlap == "hard" else "soft"
    one_source = _outcome(case.gates, "source") == "same"
    days_differ = _day(earlier) != _day(later)
    if course.course == "explained":
        return Ruling("updates", course.detail)
    one_article = case.a.account.id == case.b.account.id
    if one_source and days_differ and not one_article and not _of_one_telling(case, course.course):
        return Ruling("revises", f"the same source later gave another figure; {course.detail}")
    return Ruling("contradicts", course.detail, severity, _kind(case, course.course, one_source))


def _of_one_telling(case: Case, course: Course) -> bool:
    """Whether one source cannot have told both: a total that falls, one sentence with two figures,
    or a total that no news cycle explains, with no word of a revision."""
    if course == "fall":
        return True
    days = [_day(side) for side in (case.a, case.b)]
    near = None not in days and abs((days[0] - days[1]).days) <= ONE_CYCLE  # type: ignore[operator]
    return near and (course == "outrun" or told_alike(case.a.quantity, case.b.quantity))


def _kind(case: Case, course: Course, one_source: bool) -> Kind:
    one, other = case.a.account, case.b.account
    if one.id == other.id:
        return "self" if one.revision == other.revision else "edit"
    if course == "fall":
        return "fall"
    return "misquote" if one_source else "figures"


def _of_two_counts(case: Case) -> bool:
    """Whether two sources give their counts on one day of what was over the day before: hours do
    not explain that they differ."""
    days = [_day(side) for side in (case.a, case.b)]
    began = _start(case)
    over = began is not None and days[0] is not None and began < days[0]
    return days[0] == days[1] and over and _outcome(case.gates, "source") == "other"


def _start(case: Case) -> date | None:
    """When the counting began: the stated start, else the day of a sudden event.

    The days that articles on a war or an epidemic speak of are days of news, not its beginning.
    """
    starts = [side.span.start for side in (case.a, case.b) if side.span.start]
    if starts:
        return min(starts)
    one, other = case.a.account.story, case.b.account.story
    if one is None or other is None or not _SUDDEN & one.kinds & other.kinds:
        return None
    return min(one.days & other.days, default=None)


def _reading(side: Side) -> Reading:
    return Reading(side.bounds, side.account.published or side.span.end)


def _day(side: Side) -> date | None:
    moment = side.account.published or side.span.end
    return day_of(moment) if moment else None


def _key(side: Side) -> tuple[date, int, float, float]:
    """Sorts by the moment of telling; then by revision, hour and size, so that order is total."""
    moment = side.account.published or side.span.end or date.min
    hour = moment.timestamp() if isinstance(moment, datetime) else 0.0
    return day_of(moment), side.account.revision, hour, middle(side.bounds)


def _outcome(gates: tuple[Gate, ...], name: str) -> str | None:
    return next((gate.outcome for gate in gates if gate.gate == name), None)
