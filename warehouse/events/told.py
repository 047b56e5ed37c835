"""One event as one article tells it: all that the evidence for a link asks of it.

Where the reading gave no event (an account filed before events were read, a claim about none that
was recognised) the claim itself and the marks of its article stand in for it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from extractors.events.marks import ages_in, words_in
from extractors.moments import day_of
from extractors.records import Event, Quantity
from warehouse.records import Account

# An event is told on or shortly before the day of publication, where nothing else is said.
RECENT = timedelta(days=2)
# A period this short dates an event; a longer one is what things add up over.
SHORT = timedelta(days=4)
# Verbs and nouns of the story's older kinds and the families of `event_kinds.tsv` that they are.
_LEAD_WORDS = 40


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one article tells it.

    The event's day lies within `first` and `last`; `dated` is False where only the publication
    tells them. `placed` is False where the place is the article's rather than the event's. `kinds`
    are names of `event_kinds.tsv` or of the story's marks. `words` are those of the sentences that
    tell it, `around` and `people` the words and names of the whole article.
    """

    article: str
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
    main: bool


@lru_cache(maxsize=4096)
def told_in(account: Account, quantity: Quantity) -> Told:
    """The event that a claim of an account is about."""
    if quantity.event is not None:
        for event in account.events:
            if event.index == quantity.event:
                return _of_event(account, event, quantity)
    return _of_claim(account, quantity)


def _of_event(account: Account, event: Event, quantity: Quantity) -> Told:
    published = _published(account)
    first, last, dated = event.first_day, event.last_day, event.day_via != "publication"
    if first is None and last is None:
        first, last, dated = _days_of(quantity, published)
    story = account.story
    return Told(
        article=account.id,
        publisher=account.publisher,
        published=published,
        kinds=frozenset({event.kind} if event.kind else ()),
        several=event.several,
        name=event.name,
        place=event.place or quantity.place,
        place_id=event.place_id or quantity.place_id,
        country=event.country or quantity.country,
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
        main=event.index == 0,
    )


def _of_claim(account: Account, quantity: Quantity) -> Told:
    story, published = account.story, _published(account)
    first, last, dated = _days_of(quantity, published)
    if not dated and story and story.days and published:
        near = [day for day in story.days if timedelta(0) <= published - day <= 2 * SHORT]
        if near:
            first, last, dated = min(near), max(near), True
    return Told(
        article=account.id,
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
        main=quantity.part == "headline" or quantity.paragraph == 0,
    )


def _days_of(
    quantity: Quantity, published: date | None
) -> tuple[date | None, date | None, bool]:
    """First and last day of a claim's own short period; else the days before publication."""
    start, end = quantity.window_start, quantity.window_end
    if quantity.window_via != "publication" and quantity.window_kind != "since":
        if start and end and end - start <= SHORT:
            return start, end, True
        if end and start is None and quantity.window_kind == "during":
            return end, end, True
    if published is None:
        return None, None, False
    return published - RECENT, published, False


def _published(account: Account) -> date | None:
    return day_of(account.published) if account.published else None
