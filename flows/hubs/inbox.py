"""What has happened while no one looked: pushes, answered requests, seen hubs, in their order."""

import threading
from collections import deque
from dataclasses import dataclass, field

from warehouse.memory.leases import HubNote

MOST_WAITING = 64 * 1024 * 1024  # bytes of pushes; a hub is told to come again beyond that


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a hub has pushed, its signature checked; an empty body says: go and look."""

    feed: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to a hub has been answered; `error` is None where the hub has taken it."""

    feed: str
    hub: str
    error: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """Feeds were looked at: their hubs."""

    notes: tuple[HubNote, ...]


Event = Pushed | Asked | Seen


class Inbox:
    """A queue between threads, bounded in the bytes that it holds."""

    def __init__(self) -> None:
        self._events: deque[Event] = deque()
        self._bytes = 0
        self._arrived = threading.Condition()

    def put(self, event: Event) -> bool:
        """Whether there was room."""
        size = len(event.body) if isinstance(event, Pushed) else 0
        with self._arrived:
            if self._bytes + size > MOST_WAITING:
                return False
            self._events.append(event)
            self._bytes += size
            self._arrived.notify()
        return True

    def take(self, seconds: float) -> list[Event]:
        """All that is there; waits up to `seconds` for something where nothing is."""
        with self._arrived:
            if not self._events and seconds > 0:
                self._arrived.wait(seconds)
            events = list(self._events)
            self._events.clear()
            self._bytes = 0
        return events
