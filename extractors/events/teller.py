"""Follows an article from sentence to sentence, and keeps the events that it tells."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from extractors.events.dating import days_of, recent
from extractors.events.evidence import near, points, weigh
from extractors.events.marks import ages_in, names_in, words_in
from extractors.events.particulars import name_in, particulars_in
from extractors.events.scenes import Scene, scene_of
from extractors.events.scopes import scope_of
from extractors.events.spotting import Spotter
from extractors.events.threads import Thread
from extractors.places import Gazetteer
from extractors.records import Event, EventScope, EventVia, Quantity, Sentence
from extractors.tables import rows

_CONSIDERED = 12  # events told last that a scene may go on with, besides the first one
_ASIDE = 3  # sentences after those that tell an event, whose people may be of it


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a claim to an event: the thread, and where the mention stands."""

    thread: Thread | None
    scope: EventScope
    via: EventVia | None


class Teller:
    """Follows an article from sentence to sentence and keeps the events told so far."""

    def __init__(self, gazetteer: Gazetteer, spotter: Spotter, published: date | None) -> None:
        self._contains = gazetteer.contains
        self.spotter = spotter
        self._published = published
        self.threads: list[Thread] = []

    def hear(self, sentence: Sentence, scene: Scene | None) -> None:
        """A sentence without a claim: it opens an event, says more of one, or stands beside it."""
        if scene and (scene.place or scene.days or scene.spots):
            self._follow(scene)
        elif self.threads:
            latest = max(self.threads, key=_last)
            if sentence.index - _last(latest)[0] <= _ASIDE:
                latest.asides.append(sentence.text)

    def read(self, sentence: Sentence, claim: Quantity) -> Tie:
        """The scope of a claim, and the event that it is of; None for a state."""
        scene = scene_of(sentence, claim, _offset(sentence, claim), self.spotter)
        scope = scope_of(claim, scene, self._published)
        if scope == "level":
            return Tie(None, scope, None)
        if scope == "event":
            thread, via = self._follow(scene)
            return Tie(thread, scope, via)
        return Tie(self._sum(scope, scene, claim), scope, "clause")

    def _follow(self, scene: Scene) -> tuple[Thread, EventVia]:
        """The event of a scene, a new one where none told before fits."""
        scored = [(points(evidence), one) for one, evidence in self.candidates(scene)]
        best = max(scored, key=lambda pair: (pair[0], _last(pair[1])), default=None)
        if best is None or best[0] <= 0:
            return self._open("event", scene), "clause"
        via = _via(best[1], scene)
        self._add(best[1], scene)
        return best[1], via

    def candidates(self, scene: Scene) -> list[tuple[Thread, list[str]]]:
        """The events that a scene may go on with, with the evidence on each."""
        open_ones = [one for one in self.threads if one.scope == "event"]
        fitting = [*open_ones[:1], *open_ones[1:][-_CONSIDERED:]]
        latest = max(fitting, key=_last, default=None)
        return [
            (one, [*weigh(one, scene, self._contains), *(["told last"] if one is latest else [])])
            for one in fitting
        ]

    def _sum(self, scope: EventScope, scene: Scene, claim: Quantity) -> Thread:
        """The campaign or the stretch of time that a total is of."""
        for thread in self.threads:
            if thread.scope == scope and self._one_sum(thread, scene, claim):
                self._add(thread, scene)
                return thread
        return self._open(scope, scene)

    def _one_sum(self, thread: Thread, scene: Scene, claim: Quantity) -> bool:
        known = thread.claims[0]
        start, first = claim.window_start, known.window_start
        if start and first and start != first:
            return False
        if thread.scope == "period" and start and first and claim.window_end != known.window_end:
            return False
        if thread.place is None or scene.place is None:
            return True
        return near(thread.place, scene.place, self._contains)

    def _open(self, scope: EventScope, scene: Scene) -> Thread:
        thread = Thread(len(self.threads), scope, recent(self._published))
        self.threads.append(thread)
        self._add(thread, scene)
        return thread

    def _add(self, thread: Thread, scene: Scene) -> None:
        known, place = thread.place, scene.place
        thread.add(scene, bool(known and place and self._contains(known.id, place.id)))

    def events(self) -> list[tuple[Thread, Event]]:
        """The events that claims are of, and the first one, in the order of the text."""
        kept = [one for one in self.threads if one.claims or one.number == 0]
        return [(one, self._event(index, one)) for index, one in enumerate(kept)]

    def _event(self, index: int, thread: Thread) -> Event:
        first, last, via = days_of(thread, self.threads, self._published)
        texts = list(dict.fromkeys(one.text for one in thread.scenes))
        whole = " ".join(dict.fromkeys(one.sentence.text for one in thread.scenes))
        place = thread.place or thread.around
        towns = {
            town
            for one in thread.scenes
            for town in self.spotter.towns(one.sentence, one.start, one.end)
        }
        targets, means = particulars_in(" . ".join(texts))
        return Event(
            index=index,
            kind=thread.kind.name if thread.kind else _told_by(thread),
            several=thread.several,
            place=place.name if place else None,
            place_id=place.id if place else None,
            country=place.country if place else None,
            spots=frozenset(thread.spots | towns),
            first_day=first,
            last_day=last,
            day_via=via,
            name=next(filter(None, map(name_in, texts)), None),
            names=frozenset(name for text in (*texts, *thread.asides) for name in names_in(text)),
            means=means,
            targets=targets,
            ages=frozenset(age for text in (*texts, *thread.asides) for age in ages_in(text)),
            words=frozenset(words_in(whole)),
        )


def _told_by(thread: Thread) -> str | None:
    """The kind of event that the measures of its claims tell of."""
    kinds = (_predicates().get(one.measure or "") for one in thread.claims)
    return next(filter(None, kinds), None)


@cache
def _predicates() -> dict[str, str]:
    return {row["measure"]: row["kind"] for row in rows(__package__, "predicates.tsv")}


def _last(thread: Thread) -> tuple[int, int]:
    return thread.scenes[-1].sentence.index, thread.number


def _via(thread: Thread, scene: Scene) -> EventVia:
    last = thread.scenes[-1].sentence
    if last is scene.sentence:
        return "sentence"
    return "paragraph" if last.paragraph == scene.sentence.paragraph else "lead"


def _offset(sentence: Sentence, claim: Quantity) -> int:
    if claim.start is not None and claim.sentence_start is not None:
        return claim.start - claim.sentence_start
    return max(sentence.text.find(claim.quote), 0)
