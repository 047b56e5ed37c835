"""The subscriptions in memory: the server's threads answer from here, the listener works on it."""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from flows.feeds.websub import denied, granted, mode_of, signature_holds, verifies
from flows.hubs.inbox import Inbox, Pushed
from flows.hubs.keys import Draw, Keys, keys_for
from flows.hubs.server import Reply
from warehouse.memory.leases import Lease


@dataclass(frozen=True, slots=True)
class Chances:
    """The time, chance from 0 to 1, unguessable words, and whom to tell what happens."""

    clock: Callable[[], datetime]
    chance: Callable[[], float]
    draw: Draw
    tell: Callable[[str], None]


class Ledger:
    """Leases and keys by feed. What changed since it was last asked is to be stored."""

    def __init__(
        self, leases: Iterable[Lease], keys: Mapping[str, Keys], inbox: Inbox, chances: Chances
    ) -> None:
        self._leases = {lease.feed: lease for lease in leases}
        self._keys = dict(keys)
        self._changed: set[str] = set()
        self._inbox = inbox
        self._chances = chances
        self._lock = threading.RLock()

    def leases(self) -> dict[str, Lease]:
        """The leases by feed, as they are now."""
        with self._lock:
            return dict(self._leases)

    def change(self, feed: str, decide: Callable[[Lease | None], Lease | None]) -> Lease | None:
        """Replace one feed's lease by what is decided of it; None drops it. The new one."""
        with self._lock:
            before = self._leases.get(feed)
            after = decide(before)
            if after == before:
                return after
            self._changed.add(feed)
            if after is None:
                self._leases.pop(feed, None)
                self._keys.pop(feed, None)
            else:
                self._leases[feed] = after
            return after

    def keys_of(self, lease: Lease) -> Keys:
        """The keys of a lease, drawn where its hub has none yet."""
        with self._lock:
            keys = keys_for(lease, self._keys, self._chances.draw)
            self._keys[lease.feed] = keys
            return keys

    def changed(self) -> tuple[list[Lease], list[str], dict[str, Keys]]:
        """What is to be stored: leases that changed, feeds whose lease is gone, all keys."""
        with self._lock:
            changed, self._changed = self._changed, set()
            kept = [self._leases[feed] for feed in sorted(changed) if feed in self._leases]
            gone = sorted(feed for feed in changed if feed not in self._leases)
            return kept, gone, dict(self._keys)

    def restore(self, feeds: Iterable[str]) -> None:
        """What changed could not be stored: it is told of again."""
        with self._lock:
            self._changed.update(feeds)

    def verify(self, token: str, query: Mapping[str, str]) -> Reply:
        """A hub asks whether we meant it, or tells that it will not push (sections 5.2, 5.3)."""
        with self._lock:
            feed = self._feed_of(token)
            lease = self._leases.get(feed) if feed else None
            if feed is None or lease is None:
                return Reply(404)
            if query.get("hub.mode") == "denied" and query.get("hub.topic") == lease.topic:
                return self._denied(lease, query.get("hub.reason"))
            if not verifies(lease, query, self._chances.clock()):
                return Reply(404)
            self._granted(lease, query.get("hub.lease_seconds"))
            return Reply(200, query["hub.challenge"])

    def push(self, token: str, body: bytes, signature: str | None) -> Reply:
        """A hub pushes. What is not signed as it must be is taken and dropped (section 8)."""
        with self._lock:
            feed = self._feed_of(token)
            lease = self._leases.get(feed) if feed else None
            keys = self._keys.get(feed) if feed else None
        if feed is None or lease is None or keys is None:
            return Reply(404)
        if lease.state == "leaving":
            return Reply(410)
        if not signature_holds(body, signature, keys.secret):
            self._chances.tell(f"{feed}: a push with a wrong signature was ignored")
            return Reply(202)
        return Reply(202) if self._inbox.put(Pushed(feed, body)) else Reply(503)

    def _feed_of(self, token: str) -> str | None:
        found = (feed for feed, keys in self._keys.items() if keys.token == token)
        return next(found, None)

    def _granted(self, lease: Lease, seconds: str | None) -> None:
        if mode_of(lease) == "unsubscribe":
            self.change(lease.feed, lambda before: None)
            self._chances.tell(f"{lease.feed}: unsubscribed at {lease.hub}")
            return
        now, chance = self._chances.clock(), self._chances.chance()
        after = granted(lease, seconds, now, chance)
        self.change(lease.feed, lambda before: after)
        self._chances.tell(f"{lease.feed}: pushed by {lease.hub} until {after.expires:%F %T} UTC")

    def _denied(self, lease: Lease, reason: str | None) -> Reply:
        if lease.state == "leaving":
            self.change(lease.feed, lambda before: None)
            return Reply(200)
        now, chance = self._chances.clock(), self._chances.chance()
        after = denied(lease, reason, now, chance)
        self.change(lease.feed, lambda before: after)
        self._chances.tell(f"{lease.feed}: {after.error}")
        return Reply(200)


def pushed_at(now: datetime, lease: Lease | None) -> Lease | None:
    """The lease after a push was stored."""
    return replace(lease, last_push=now) if lease else None
