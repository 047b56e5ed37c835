"""From an article's quantities to its events, and each claim to its event."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from extractors.events.marks import ages_in, names_in, words_in
from extractors.events.scenes import Scene, scene_of, told
from extractors.events.scopes import scope_of
from extractors.events.threads import Thread, days_before, taken_up
from extractors.moments import day_of
from extractors.places import Gazetteer, Locations
from extractors.records import (
    Article,
    DayVia,
    Event,
    EventVia,
    Quantity,
    Reading,
    Sentence,
)


def read(
    article: Article,
    sentences: Sequence[Sentence],
    quantities: tuple[Quantity, ...],
    locations: Locations,
    gazetteer: Gazetteer,
) -> Reading:
    """The article's events, and its quantities with the event that each is about."""
    if not any(one.measure for one in quantities):
        return Reading(quantities, ())
    published = day_of(article.published) if article.published else None
    teller = _Teller(gazetteer, published)
    held = _by_sentence(sentences, quantities)
    found: dict[int, Quantity] = {}
    for sentence in sentences:
        claims = held.get(sentence.index, ())
        if not claims and (scene := told(sentence, locations, published)):
            teller.hear(scene)
        for number in claims:
            found[number] = teller.read(sentence, quantities[number])
    return teller.reading(tuple(found.get(n, one) for n, one in enumerate(quantities)))


def _by_sentence(
    sentences: Sequence[Sentence], quantities: Sequence[Quantity]
) -> Mapping[int, list[int]]:
    """The numbers of the claims, by sentence index."""
    index = {(one.start, one.text): one.index for one in sentences}
    held: dict[int, list[int]] = {}
    for number, one in enumerate(quantities):
        if one.measure is not None:
            held.setdefault(index[one.sentence_start, one.sentence], []).append(number)
    return held


class _Teller:
    """Follows an article from sentence to sentence and keeps the events told so far."""

    def __init__(self, gazetteer: Gazetteer, published: date | None) -> None:
        self._contains = gazetteer.contains
        self._published = published
        self._threads: list[Thread] = []
        self._stretches: list[tuple[tuple[object, ...], Thread]] = []
        self._of: dict[int, Thread] = {}

    def hear(self, scene: Scene) -> None:
        """A sentence without a claim: it opens an event, or says more of one."""
        if scene.mention is None or not (scene.place or scene.days or scene.spots):
            return
        self._thread(scene)

    def read(self, sentence: Sentence, claim: Quantity) -> Quantity:
        """A claim with its scope, event and kind."""
        at = _offset(sentence, claim)
        scene = scene_of(sentence, claim, at)
        mention = scene.mention
        scope = scope_of(claim, scene.text, singular=bool(mention and mention.article != "bare"))
        if scope == "level":
            return replace(claim, event_scope=scope)
        via: EventVia
        if scope in ("total", "period"):
            thread, via = self._stretch(scope, scene, claim), "clause"
        else:
            thread, via = self._thread(scene)
        thread.claims += 1
        self._of[id(claim)] = thread
        return replace(
            claim,
            event=self._index(thread),
            event_scope=scope,
            event_kind=thread.kind,
            event_via=via,
        )

    def _index(self, thread: Thread) -> int:
        return next(n for n, one in enumerate(self._threads) if one is thread)

    def _thread(self, scene: Scene) -> tuple[Thread, EventVia]:
        stretches = {id(one) for _, one in self._stretches}
        open_ones = [one for one in self._threads if id(one) not in stretches]
        found = taken_up(open_ones, scene, self._contains)
        thread, via = found if found else (Thread(), "clause")
        if found is None:
            self._threads.append(thread)
        elif scene.mention and via != "sentence" and (scene.days or scene.place):
            via = "clause"
        thread.add(scene, self._contains)
        return thread, via

    def _stretch(self, scope: str, scene: Scene, claim: Quantity) -> Thread:
        start, end = claim.window_start, claim.window_end
        key = (scope, start, end if scope == "period" else None)
        for known, thread in self._stretches:
            if known == key:
                return thread
        thread = Thread()
        thread.place = scene.place
        thread.scenes.append(scene)
        if start:
            thread.days = (start, end or start)
        self._threads.append(thread)
        self._stretches.append((key, thread))
        return thread

    def reading(self, quantities: tuple[Quantity, ...]) -> Reading:
        """What was read; events that no claim is of are left out, the first one excepted."""
        kept = [number for number, one in enumerate(self._threads) if one.claims or number == 0]
        new = {old: place for place, old in enumerate(kept)}
        totals = {id(one): key[0] for key, one in self._stretches}
        first = self._threads[kept[0]] if kept else None
        events = tuple(
            self._event(new[old], self._threads[old], totals.get(id(self._threads[old])), first)
            for old in kept
        )
        return Reading(
            tuple(
                one
                if one.event is None
                else replace(one, event=new[one.event], event_kind=events[new[one.event]].kind)
                for one in quantities
            ),
            events,
        )

    def _event(self, index: int, thread: Thread, scope: object, first: Thread | None) -> Event:
        days, via = self._days(thread, scope, first)
        texts = list(dict.fromkeys(one.text for one in thread.scenes))
        place = thread.place
        return Event(
            index=index,
            kind=thread.kind,
            several=thread.several,
            place=place.name if place else None,
            place_id=place.id if place else None,
            country=place.country if place else None,
            spots=frozenset(thread.spots),
            first_day=days[0] if days else None,
            last_day=None if scope == "total" else days[1] if days else None,
            day_via=via,
            names=frozenset(name for text in texts for name in names_in(text)),
            ages=frozenset(age for text in texts for age in ages_in(text)),
            words=frozenset(word for text in texts for word in words_in(text)),
        )

    def _days(
        self, thread: Thread, scope: object, first: Thread | None
    ) -> tuple[tuple[date, date] | None, DayVia | None]:
        if thread.days:
            return thread.days, "clause"
        if scope:
            return None, None
        if first is not None and first is not thread and first.days:
            return first.days, "lead"
        days = days_before(self._published)
        return days, "publication" if days else None


def _offset(sentence: Sentence, claim: Quantity) -> int:
    if claim.start is not None and claim.sentence_start is not None:
        return claim.start - claim.sentence_start
    return max(sentence.text.find(claim.quote), 0)
