"""One event as one article tells it: all that the evidence for a link asks of it.

Where the reading gave no event (an account filed before events were read, a claim about none that
was recognised) the claim itself and the marks of its article stand in for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from extractors.event_kinds import event_kinds
from extractors.events.marks import ages_in, words_in
from extractors.moments import day_of
from extractors.records import Event, Quantity
from warehouse.records import Account

# An event is told on or shortly before the day of publication, where nothing else is said.
RECENT = timedelta(days=2)
# A period this short dates an event; a longer one is what things add up over.
SHORT = timedelta(days=4)
# Smaller figures agree by chance ("two", "three").
LEAST_TELLING = 4

# Families of events that one place sees again and again; a quake, a crash or a vote is alone there.
FREQUENT = frozenset({"attack", "crime"})

Beside = frozenset[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one article tells it.

    The event's day lies within `first` and `last`; `dated` is False where only the publication
    tells them. `placed` is False where the place is the article's rather than the event's. `kinds`
    are names of `event_kinds.tsv` or of the story's marks. `words` are those of the sentences that
    tell it, `around`, `people` and `title` those of the whole article. `main`: headline or lead
    tell it. `classes` are those that its claims count, `beside` its figures of other measures than
    the one that is compared, as (measure, value). `rivals` counts the other events of like kind
    that the same article tells: where much happens, two tellings are less surely of one thing.
    """

    publisher: str | None
    published: date | None
    kinds: frozenset[str]
    several: bool
    name: str | None
    place: str | None
    place_id: str | None
    country: str | None
    placed: bool
    spots: frozenset[str]
    streets: frozenset[str]
    first: date | None
    last: date | None
    dated: bool
    names: frozenset[str]
    means: frozenset[str]
    targets: frozenset[str]
    ages: frozenset[int]
    words: frozenset[str]
    around: frozenset[str]
    people: frozenset[str]
    title: frozenset[str]
    main: bool
    classes: frozenset[str | None]
    beside: Beside
    rivals: int = 0


def event_of(account: Account, quantity: Quantity) -> Event | None:
    """The event that a claim is about, None where the reading gave none."""
    if quantity.event is None:
        return None
    return next((event for event in account.events if event.index == quantity.event), None)


def about_event(quantity: Quantity) -> bool:
    """Whether a claim is about something that happened once, of which the article tells."""
    return quantity.event is not None and quantity.event_scope == "event"


def single_event(account: Account, quantity: Quantity) -> Event | None:
    """The single event that a claim is about, as its article tells it; None of sums and states."""
    return event_of(account, quantity) if about_event(quantity) else None


def told_of(account: Account, quantity: Quantity) -> Told:
    """The event that a claim of an account is about, as the account tells it."""
    event = event_of(account, quantity)
    found = (
        told_claim(account, quantity)
        if event is None
        else told_event(account, event, quantity.measure)
    )
    if quantity.event_scope in (None, "event"):
        return found
    # What adds up or stands has no day of its own: its period is compared as a period.
    return replace(found, first=None, last=None, dated=False)


@lru_cache(maxsize=8192)
def told_event(account: Account, event: Event, measure: str | None) -> Told:
    """An event of an account, to be linked for claims of a measure."""
    claims = [q for q in account.quantities if q.event == event.index and q.measure is not None]
    published, story = _published(account), account.story
    first, last, dated = event.first_day, event.last_day, event.day_via != "publication"
    if first is None and last is None:
        spans = (_days_of(claim, published) for claim in claims)
        unknown = _days_before(published)
        first, last, dated = next((span for span in spans if span[2]), unknown)
    place = next((claim for claim in claims if claim.place_id is not None), None)
    return Told(
        publisher=account.publisher,
        published=published,
        kinds=frozenset({event.kind} if event.kind else ()),
        several=event.several,
        name=event.name,
        place=event.place if event.place_id or not place else place.place,
        place_id=event.place_id or (place.place_id if place else None),
        country=event.country or (place.country if place else None),
        placed=event.place_id is not None,
        spots=event.spots,
        streets=story.streets if story and event.index == 0 else frozenset(),
        first=first or last,
        last=last or first,
        dated=dated,
        names=event.names,
        means=event.means,
        targets=event.targets,
        ages=event.ages,
        words=event.words,
        around=story.words if story else frozenset(),
        people=story.names if story else frozenset(),
        title=frozenset(words_in(account.title or "")),
        main=event.index == 0,
        classes=frozenset(claim.counted for claim in claims if claim.measure == measure),
        beside=_beside(claims, measure),
        rivals=_rivals(account, event),
    )


@lru_cache(maxsize=4096)
def told_claim(account: Account, quantity: Quantity) -> Told:
    """What stands in for the event of a claim of which none was read."""
    story, published = account.story, _published(account)
    first, last, dated = _days_of(quantity, published)
    if not dated and story and story.days and published:
        near = [day for day in story.days if timedelta(0) <= published - day <= 2 * SHORT]
        if near:
            first, last, dated = min(near), max(near), True
    return Told(
        publisher=account.publisher,
        published=published,
        kinds=story.kinds if story else frozenset(),
        several=False,
        name=None,
        place=quantity.place,
        place_id=quantity.place_id,
        country=quantity.country,
        placed=quantity.place_via not in (None, "article", "dateline", "headline"),
        spots=story.spots if story else frozenset(),
        streets=story.streets if story else frozenset(),
        first=first,
        last=last,
        dated=dated,
        names=frozenset(),
        means=frozenset(),
        targets=frozenset(),
        ages=frozenset(ages_in(quantity.sentence)),
        words=frozenset(words_in(quantity.sentence)),
        around=story.words if story else frozenset(),
        people=story.names if story else frozenset(),
        title=frozenset(words_in(account.title or "")),
        main=quantity.part == "headline" or quantity.paragraph == 0,
        classes=frozenset((quantity.counted,)),
        beside=frozenset(),
    )


def _rivals(account: Account, event: Event) -> int:
    family = family_of(event.kind)
    return sum(other is not event and family_of(other.kind) == family for other in account.events)


def is_frequent(kind: str | None) -> bool:
    """Whether events of a kind happen again and again in one place."""
    return family_of(kind) in FREQUENT


def lasts(kind: str | None) -> bool:
    """Whether events of a kind go on for days: then its days are of its phases."""
    known = event_kinds().get(kind or "")
    return known is not None and known.lasting


def family_of(kind: str | None) -> str | None:
    """The family of a kind; an unlisted one is its own."""
    known = event_kinds().get(kind or "")
    return known.family if known else kind


def _beside(claims: Iterable[Quantity], measure: str | None) -> Beside:
    return frozenset(
        (claim.measure, claim.value)
        for claim in claims
        if claim.measure is not None
        and claim.measure != measure
        and claim.value is not None
        and claim.value >= LEAST_TELLING
    )


_Days = tuple[date | None, date | None, bool]


def _days_of(quantity: Quantity, published: date | None) -> _Days:
    """First and last day of a claim's own short period; else the days before publication."""
    start, end = quantity.window_start, quantity.window_end
    stated = quantity.window_via != "publication" and quantity.window_kind != "since"
    if stated and start and end and end - start <= SHORT:
        return start, end, True
    return _days_before(published)


def _days_before(published: date | None) -> _Days:
    return (_before(published), published, False) if published else (None, None, False)


def _before(day: date) -> date:
    """The first day on which what is told on a day may have happened; the calendar has an end."""
    return day - RECENT if day - date.min > RECENT else date.min


def _published(account: Account) -> date | None:
    return day_of(account.published) if account.published else None
