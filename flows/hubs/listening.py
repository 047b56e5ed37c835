"""Listening to hubs: subscribe what advertises one, renew, take what is pushed.

One thread works on the warehouse; requests to hubs and looks at feeds run aside and come back
through the inbox, so that a slow hub holds up no news. All of it happens in `Listener.tick` and
`Listener.handle`, which a simulated clock can drive.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import islice

import duckdb

from extractors.errors import CounterclaimError
from flows.feeds.websub import aged, asked, failed, is_due, left, mode_of, request_form, wanted
from flows.hubs.asking import Request
from flows.hubs.errands import Errands, Job, is_unknown
from flows.hubs.inbox import Asked, Event, Inbox, Pushed, Seen
from flows.hubs.keys import keys_path, load_keys, save_keys
from flows.hubs.ledger import Chances, Ledger, pushed_at
from flows.hubs.pushed import Taken, take
from flows.runs.turns import AlreadyPolling
from flows.world import World
from warehouse.errors import WarehouseLocked
from warehouse.file.connection import writing
from warehouse.memory.feeds import all_feeds
from warehouse.memory.leases import (
    HubNote,
    Lease,
    all_hub_notes,
    all_leases,
    drop_leases,
    save_hub_notes,
    save_leases,
)

REREAD = timedelta(seconds=30)  # the list of feeds, for what was added or removed meanwhile
MOST_LOOKS = 50  # feeds looked at in one go
PAUSE = 1.0  # seconds between looks at the clock


@dataclass(frozen=True, slots=True)
class Ear:
    """What listening needs besides the world.

    `callback` is the callbacks' public address, `draw` gives unguessable words. `tell` is told what
    happens and `taken` what pushes brought; `deliver` sends the messages that are due, or raises
    AlreadyPolling; `aside` runs a slow job elsewhere.
    """

    callback: str
    draw: Callable[[], str]
    tell: Callable[[str], None]
    taken: Callable[[Taken], None]
    deliver: Callable[[], None]
    aside: Callable[[Job], None]


class Listener:
    """Keeps the subscriptions of all feeds on the list; `ledger` answers the hubs."""

    def __init__(self, world: World, ear: Ear) -> None:
        self._world = world
        self._ear = ear
        self.tell = ear.tell
        self._path = world.settings.warehouse
        self._notes: dict[str, HubNote] = {}
        self._listed: set[str] = set()
        self._reread_at: datetime | None = None
        self._looking: set[str] = set()
        self._may_deliver = True
        self.inbox = Inbox()
        self._errands = Errands(world, self.inbox, ear.aside)
        with writing(self._path, world.patience) as connection:
            leases = all_leases(connection)
        keys = load_keys(keys_path(self._path))
        chances = Chances(world.clock, world.chance, ear.draw, ear.tell)
        self.ledger = Ledger(leases, keys, self.inbox, chances)

    def tick(self) -> None:
        """Do what is due now: ask hubs, look at new feeds, store what has changed."""
        now = self._world.clock()
        if self._reread_at is None or now >= self._reread_at:
            self._reread()
            self._reread_at = now + REREAD
            self._may_deliver = True
        for feed in sorted({*self._notes, *self.ledger.leases()}):
            self.ledger.change(feed, partial(self._decided, feed, now))
        requests = self._requests(now)
        try:
            self._store()
        except CounterclaimError as problem:  # what was not stored was not asked
            for request in requests:
                self.inbox.put(Asked(request.lease.feed, request.lease.hub, str(problem)))
            raise
        self._errands.ask(requests)
        unknown = self._unknown(now)
        self._looking.update(unknown)
        self._errands.look(unknown, dict(self._notes))
        if self._may_deliver:
            self._deliver()

    def handle(self, events: Sequence[Event]) -> None:
        """Take what has arrived."""
        for event in events:
            if isinstance(event, Asked):
                self._answered(event)
            elif isinstance(event, Seen):
                self._seen(event.notes)
        if pushes := [event for event in events if isinstance(event, Pushed)]:
            self._take(pushes)

    def _reread(self) -> None:
        with writing(self._path, self._world.patience) as connection:
            self._listed = {feed.url for feed in all_feeds(connection) if feed.state == "active"}
            notes = {note.feed: note for note in all_hub_notes(connection)}
        self._notes = {feed: note for feed, note in notes.items() if feed in self._listed}

    def _decided(self, feed: str, now: datetime, lease: Lease | None) -> Lease | None:
        """What becomes of a feed's lease by the time and by what the feed says of its hubs."""
        if lease is not None:
            lease = aged(lease, now, self._world.chance())
        note = self._notes.get(feed)
        if note is None and feed in self._listed:
            return lease  # not looked at yet
        if note is None:
            return left(lease, now) if lease else None
        return wanted(note, lease, now)

    def _requests(self, now: datetime) -> list[Request]:
        """What is to be posted now; each is noted as open first, since a hub may verify at once."""
        requests = []
        for feed, lease in self.ledger.leases().items():
            if not is_due(lease, now):
                continue
            keys = self.ledger.keys_of(lease)
            callback = f"{self._ear.callback.rstrip('/')}/{keys.token}"
            form = request_form(lease, mode_of(lease), callback, keys.secret)
            self.ledger.change(feed, partial(_asked_at, now))
            requests.append(Request(lease, form))
        return requests

    def _store(self) -> None:
        kept, gone, keys = self.ledger.changed()
        if not kept and not gone:
            return
        try:
            save_keys(keys_path(self._path), keys)
            with writing(self._path, self._world.patience) as connection:
                save_leases(connection, kept)
                drop_leases(connection, gone)
        except CounterclaimError:
            self.ledger.restore([*gone, *(lease.feed for lease in kept)])
            raise

    def _unknown(self, now: datetime) -> list[str]:
        """Feeds whose hubs are not known, or were not heard of for long."""
        due = (feed for feed in sorted(self._listed) if is_unknown(self._notes.get(feed), now))
        return list(islice(due, MOST_LOOKS)) if not self._looking else []

    def _answered(self, answer: Asked) -> None:
        if answer.error is None:
            return
        now, chance = self._world.clock(), self._world.chance()
        self._ear.tell(f"{answer.feed}: {answer.error}")
        self.ledger.change(answer.feed, partial(_refused, answer, now, chance))

    def _seen(self, notes: Sequence[HubNote]) -> None:
        self._looking.clear()
        with writing(self._path, self._world.patience) as connection:
            save_hub_notes(connection, notes)
        self._notes |= {note.feed: note for note in notes if note.feed in self._listed}

    def _take(self, pushes: Sequence[Pushed]) -> None:
        taken = take(pushes, self._world)
        now = self._world.clock()
        for push in pushes:
            self.ledger.change(push.feed, partial(pushed_at, now))
        self._ear.taken(taken)
        self._store()
        self._may_deliver = True

    def _deliver(self) -> None:
        """Send what is due, unless another process is just at it: then at the next tick."""
        try:
            self._ear.deliver()
        except AlreadyPolling:
            return
        self._may_deliver = False


def _asked_at(now: datetime, lease: Lease | None) -> Lease | None:
    return asked(lease, now) if lease else None


def _refused(answer: Asked, now: datetime, chance: float, lease: Lease | None) -> Lease | None:
    """The lease after a hub refused a request, if that is the one still open."""
    if lease is None or lease.asked is None or lease.hub != answer.hub:
        return lease
    if lease.granted is not None and lease.granted >= lease.asked:
        return lease  # it has verified the request, whatever it answered
    return failed(lease, answer.error or "", now, chance)


def listen(listener: Listener, is_over: Callable[[], bool]) -> None:
    """Work until it is over. What fails is told of; a warehouse that is locked is waited for."""
    while not is_over():
        events = listener.inbox.take(PAUSE)
        try:
            listener.handle(events)
            events = []
            listener.tick()
        except WarehouseLocked as busy:
            listener.tell(str(busy))
            for event in events:  # handling one twice changes nothing
                listener.inbox.put(event)
        except (CounterclaimError, OSError, duckdb.Error) as problem:
            listener.tell(f"{str(problem).splitlines()[0]}; the feeds are still polled")
