"""What two articles tell around their claims: the years they name, the events they speak of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractors.meaning.families import in_time
from extractors.measures import Behaviour, behaviour, holds
from warehouse.events.linking import Link, link
from warehouse.events.told import about_event, is_frequent, single_event, told_of
from warehouse.judgement.event import (
    ONE_OUTLET,
    SAME_CAMPAIGN,
    SAME_EVENT,
    SAME_STORY,
    SURELY_SAME,
    WIDER_PLACE,
    event_gate,
    marks,
    names_something,
    sums_up,
)
from warehouse.judgement.headline import self_gate
from warehouse.judgement.knowledge import Knowledge
from warehouse.judgement.period import EVENT_DAYS, begins_with
from warehouse.judgement.relations import Relation
from warehouse.judgement.series import from_one_day, in_series, of_country
from warehouse.judgement.side import Side
from warehouse.records import Gate

_ONE_SCOPE = Gate("scope", "same", "both are of one scope")
_ONE_OR_SUM = Gate("several", "same", "neither sums up several events alone")
_HOLDS: Relation = "contains"
_WITHIN: Relation = "within"
_SCOPE: Mapping[str | None, str] = {
    "event": "one event",
    "period": "all of its kind in a period",
    "total": "a running total",
    "level": "a state as of a day",
}
_NOT_ONE = {"perhaps": "perhaps one event, perhaps two", "another": "two events"}
# Told of most pairs of claims, so made once.
_NO_PAST = Gate("year", "same", "no sentence speaks of a year gone by")

# A total that adds up over a month or more in a named place is pinned by its words.
PINNED_DAYS = 28
# A toll of fewer is that of one event; one of more may be that of a campaign.
OF_ONE_EVENT = 1_000


_BUILDING = re.compile(
    r"\b(?:building|house|school|shelter|hospital|hotel|hostel|block|tower|apartment|flat|mosque"
    r"|church|centre|center|complex|camp|prison|dormitory|compound|site)s?\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def behaviour_of(a: Side, b: Side) -> Behaviour:
    """How the measure behaves in time; of a whole and its part the whole's."""
    one, other = a.quantity.measure, b.quantity.measure
    if one is not None and other is not None and holds(other, one):
        return behaviour(other)
    return in_time(*(measure for measure in (one, other) if measure is not None))


def year_gate(a: Side, b: Side) -> Gate:
    """Whether a sentence without a readable period names a year gone by ("August 1982: ...")."""
    for side, other in ((a, b), (b, a)):
        published = side.account.published
        years = {int(year) for year in _YEAR.findall(side.quantity.sentence)}
        if other.span.start is not None and other.span.start.year in years:
            continue  # the other says which of the year's periods is meant
        if published and years and not side.span.stated and max(years) < published.year:
            return Gate("year", "differs", f"a sentence speaks of {max(years)}")
    return _NO_PAST


def event_gates(
    a: Side, b: Side, place: Gate, period: Gate, knowledge: Knowledge
) -> Iterator[Gate]:
    if a.account.id == b.account.id:
        within = a.account.revision == b.account.revision
        yield self_gate(a, b, knowledge) if within else Gate("event", "same", "one article")
        return
    scope = scope_gate(a, b)
    yield scope
    if scope.outcome == "differs":
        return
    several = _several_gate(a, b, period)
    yield several
    if several.outcome == "differs":
        return
    if _pinned(a, b, place, period):
        yield Gate("event", "same", "place and period pin what is counted")
        return
    link_said = link_gate(a, b, knowledge)
    series = None if of_one_event(a, b) else in_series(a, b, place, knowledge)
    if link_said.outcome == "same" and not _stands(a, b):
        yield link_said
    elif series is not None and linked(a, b, knowledge).answer != "another":
        yield series
    elif _told_by_story(a, b, knowledge):
        yield _story_gate(a, b, place)
    else:
        yield link_said


def _several_gate(a: Side, b: Side, period: Gate) -> Gate:
    """Whether one sums up what happened in several places ("a violent weekend"), one does not."""
    dated = a.span.stated and b.span.stated and period.outcome == "same"
    sentences = [sums_up(side.quantity.sentence) for side in (a, b)]
    titles = [not dated and _is_main(side) and sums_up(side.account.title or "") for side in (a, b)]
    if any(titles) or sentences[0] != sentences[1]:
        return Gate("several", "differs", "one sums up several events")
    for side, other, outcome in ((a, b, _HOLDS), (b, a, _WITHIN)):
        if _tells_wide(side) and _tells_spot(other):
            return Gate("several", outcome, "one sums up several, of which the other may be one")
    return _ONE_OR_SUM


def _is_main(side: Side) -> bool:
    """Whether a claim is about what its article's headline tells, as far as is known."""
    return side.quantity.event in (None, 0)


def _tells_wide(side: Side) -> bool:
    """Whether a claim is of several told as one, of which no spot is named: "raids on the province
    killed 25 on Friday"."""
    event = single_event(side.account, side.quantity)
    return event is not None and event.several and not event.spots and is_frequent(event.kind)


def _tells_spot(side: Side) -> bool:
    """Whether a claim is of one event at a named spot: "a raid on the Karam market killed 16"."""
    event = single_event(side.account, side.quantity)
    return event is not None and not event.several and bool(event.spots)


def _stands(a: Side, b: Side) -> bool:
    """Whether a state is told, which is of no event: a rate, those living in a place."""
    return "level" in (a.quantity.event_scope, b.quantity.event_scope) or (
        a.quantity.event_scope is None and behaviour_of(a, b).nature == "level"
    )


def _told_by_story(a: Side, b: Side, knowledge: Knowledge) -> bool:
    """Whether the articles' stories may say what the events do not: of sums, states, campaigns."""
    if not of_one_event(a, b):
        return True
    return of_campaign(a, b) and linked(a, b, knowledge).answer != "another"


def of_campaign(a: Side, b: Side) -> bool:
    """Whether so many are counted as no single day's event hits ("40,000 people fled")."""
    return min(a.size, b.size) >= OF_ONE_EVENT


def _story_gate(a: Side, b: Side, place: Gate) -> Gate:
    """Whether two articles tell the same campaign, which has no day or spot of its own."""
    if a.account.story is None or b.account.story is None:
        return Gate("event", "differs", "the story of one article is not on file")
    found = marks(a.account.story, b.account.story)
    longest = max(a.span.days or 0, b.span.days or 0)
    if longest > EVENT_DAYS:
        found = tuple(mark for mark in found if mark.name != "days")
    needed = _needed(a, b, place, longest)
    if place.outcome == "unknown" and not names_something(found):
        needed = max(needed, SURELY_SAME)
    return event_gate(found, needed)


def scope_gate(a: Side, b: Side) -> Gate:
    """Whether both count one thing that happened, or both what adds up, or both a state."""
    one, other = _scope_of(a), _scope_of(b)
    same_period = a.span.stated and (a.span == b.span or begins_with(a.span, b.span))
    # Where so many are counted, "event" says only that no start is told ("370,000 have died").
    loosely = {one, other} == {"event", "total"} and of_campaign(a, b)
    if one == other or None in (one, other) or same_period or loosely:
        return _ONE_SCOPE
    return Gate("scope", "differs", f"one is of {_SCOPE[one]}, the other of {_SCOPE[other]}")


def _scope_of(side: Side) -> str | None:
    """A claim's scope; what one event has cost since a stated day is a running total, too."""
    scope = side.quantity.event_scope
    return "total" if scope == "event" and side.quantity.window_kind == "since" else scope


def link_gate(a: Side, b: Side, knowledge: Knowledge) -> Gate:
    """Whether the events that two claims are about are one."""
    found = linked(a, b, knowledge)
    told = found.reasons or "little is told of either event"
    if found.answer == "one":
        return Gate("event", "same", told)
    return Gate("event", "differs", f"{_NOT_ONE[found.answer]}: {told}")


def linked(a: Side, b: Side, knowledge: Knowledge) -> Link:
    """The link of the events that two claims are about; what is on file of both decides."""
    one, other = (told_of(side.account, side.quantity) for side in (a, b))
    found = link(one, other, knowledge.atlas)
    filed = one_on_file(a, b)
    if filed is None:
        return found
    if filed:
        return replace(found, answer="one", by_others=found.answer != "one")
    return replace(found, answer="perhaps") if found.answer == "one" else found


def one_on_file(a: Side, b: Side) -> bool | None:
    """Whether two claims are about one event on file; None where one is about none there."""
    keys = [
        side.account.event_keys.get(side.quantity.event)
        for side in (a, b)
        if side.quantity.event is not None and about_event(side.quantity)
    ]
    if len(keys) < 2 or None in keys:
        return None
    return keys[0] == keys[1]


def _needed(a: Side, b: Side, place: Gate, longest: int) -> float:
    """The points that two articles need before their claims are taken to be of one story."""
    if place.outcome != "unknown" and longest >= PINNED_DAYS:
        return SAME_CAMPAIGN
    single = max(a.size, b.size) < OF_ONE_EVENT and longest <= EVENT_DAYS
    told_once = behaviour_of(a, b).nature == "total" or ":" in (a.quantity.measure or ":")
    if not single or not told_once:
        return SAME_STORY
    needed = SAME_EVENT
    if place.outcome in ("contains", "within"):
        needed += WIDER_PLACE
    if a.account.publisher is not None and a.account.publisher == b.account.publisher:
        needed += ONE_OUTLET
    return needed


def of_one_event(a: Side, b: Side) -> bool:
    """Whether both are figures of something that happened once."""
    return a.quantity.event_scope == b.quantity.event_scope == "event"


def _of_building(side: Side) -> bool:
    """Whether people are counted in one building ("the school hosts 50 displaced people")."""
    measure, sentence = side.quantity.measure, side.quantity.sentence
    return measure == "population" and side.size < OF_ONE_EVENT and bool(_BUILDING.search(sentence))


def _pinned(a: Side, b: Side, place: Gate, period: Gate) -> bool:
    """Whether the words alone say that one thing is counted, whatever story is told around it."""
    if place.outcome == "unknown" or period.outcome == "unknown":
        return False
    if of_one_event(a, b) and not (from_one_day(a, b) and place.outcome == "same"):
        return False
    if any(_of_building(side) for side in (a, b)):
        return False
    if any(side.quantity.place_via == "article" and not of_country(side) for side in (a, b)):
        return False
    if behaviour_of(a, b).nature in ("level", "flow") or _one_stretch(a, b, period):
        return True
    if from_one_day(a, b):
        return True
    return all((side.span.days or 0) >= PINNED_DAYS for side in (a, b))


def _one_stretch(a: Side, b: Side, period: Gate) -> bool:
    """Whether both sum up all of a kind in the same stated stretch of time."""
    summing = all(side.quantity.event_scope in ("period", "total") for side in (a, b))
    return summing and a.span.stated and b.span.stated and period.outcome == "same"
