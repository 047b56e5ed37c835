"""The server's account of how it was treated: what a polite client never does."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.world.outlets import Asked, Reply

GAP = timedelta(seconds=1)
FULL = timedelta(hours=23)  # a full fetch now and then is meant to be, once a day
FULL_OF_LIARS = timedelta(minutes=55)
MARKS = ("etag", "last-modified")
MOVED = (301, 302, 303, 307, 308)
CONDITIONS = {"etag": "if-none-match", "last-modified": "if-modified-since"}


@dataclass(slots=True)
class _Feed:
    given: dict[str, str] = field(default_factory=dict)
    last_full: datetime | None = None


@dataclass(slots=True)
class Manners:
    """Requests counted by host, and what was wrong with them, in words."""

    liars: set[str] = field(default_factory=set)
    requests: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    conditional: int = 0
    wrongs: list[str] = field(default_factory=list)
    log: list[tuple[datetime, str, str, int]] = field(default_factory=list)
    _feeds: dict[str, _Feed] = field(default_factory=dict)
    _not_before: dict[str, datetime] = field(default_factory=dict)
    _last: dict[str, datetime] = field(default_factory=dict)

    def count(self, asked: Asked, status: int) -> None:
        """Take down that a request came. (Of a hostile site no more is known: time does not stand
        still for it, so that two requests of its may seem to come at once.)"""
        self.requests[asked.host] += 1
        self.statuses[status] += 1
        self.log.append((asked.moment, asked.host, asked.path, status))

    def note(self, asked: Asked, reply: Reply, is_feed: bool) -> None:
        """Take down a request and its answer."""
        self.count(asked, reply.status)
        self._pace(asked)
        if is_feed:
            self._conditions(asked, reply)
        self._pause(asked, reply)
        if not asked.headers.get("user-agent", "").startswith("counterclaim/"):
            self._wrong(asked, "does not say who asks")

    def _pace(self, asked: Asked) -> None:
        until = self._not_before.get(asked.host)
        if until and asked.moment < until:
            self._wrong(asked, f"early: was asked to wait until {until:%d %H:%M:%S}")
        last = self._last.get(asked.host)
        if last and asked.moment - last < GAP:
            self._wrong(
                asked, f"crowded: {(asked.moment - last).total_seconds():.3f} s after another"
            )
        self._last[asked.host] = asked.moment

    def _conditions(self, asked: Asked, reply: Reply) -> None:
        if reply.status in MOVED:
            return
        # Validators are one address's: where a feed moves to it is asked for in full at first.
        feed = self._feeds.setdefault(asked.host + asked.path, _Feed())
        sent = {mark: asked.headers.get(CONDITIONS[mark]) for mark in MARKS}
        if any(sent.values()):
            self.conditional += 1
            for mark, value in sent.items():
                if value is not None and value != feed.given.get(mark):
                    self._wrong(asked, f"sends {mark} {value!r}, not {feed.given.get(mark)!r}")
        elif feed.given:
            pause = FULL_OF_LIARS if asked.host in self.liars else FULL
            if feed.last_full and asked.moment - feed.last_full < pause:
                self._wrong(asked, "unconditional where a conditional request was due")
        if not any(sent.values()):
            feed.last_full = asked.moment
        if reply.status == 200:
            feed.given = {m: v for m in MARKS if (v := reply.headers.get(m))}
            feed.last_full = asked.moment

    def _pause(self, asked: Asked, reply: Reply) -> None:
        if reply.until:
            self._not_before[asked.host] = reply.until

    def _wrong(self, asked: Asked, what: str) -> None:
        self.wrongs.append(f"{asked.moment:%a %H:%M:%S} {asked.host}{asked.path} {what}")
