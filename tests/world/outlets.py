"""An outlet: a feed, its pages, robots.txt, and how its server behaves."""

import gzip
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime

from tests.world.formats import Entry, Format, Head, rss
from tests.world.pages import page
from tests.world.stories import Telling

SHOWN = 20  # entries that a feed lists


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came; names of headers in lower case."""

    moment: datetime
    host: str
    path: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered; `slow` is how many real seconds before it, `until` the moment before which
    the host asks for no further request."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    slow: float = 0.0
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An article from `moment` on; `edits` replace its words from theirs on."""

    moment: datetime
    url: str
    telling: Telling
    edits: tuple[tuple[datetime, Telling], ...] = ()
    marked: str = ""  # what this outlet appends to the address ("?utm_source=...")

    def words(self, now: datetime) -> Telling:
        """The words as of now."""
        return next((t for at, t in reversed(self.edits) if at <= now), self.telling)


# What is asked of an outlet before its ordinary answer; None leaves it to that.
Rule = Callable[[Asked], Reply | None]


@dataclass(slots=True)
class Outlet:
    """`validators` are those that the feed's answers carry: "both", "etag", "modified" or "none".

    `lies` makes the server answer 304 to whatever validator it is shown.
    """

    title: str
    host: str  # address and port
    items: list[Item] = field(default_factory=list)
    format: Format = rss
    validators: str = "both"
    lies: bool = False
    headers: dict[str, str] = field(default_factory=dict)
    ttl: int | None = None
    charset: str = "utf-8"
    robots: str | None = None
    zipped: bool = False
    rules: Sequence[Rule] = ()
    path: str = "/feed"

    @property
    def feed(self) -> str:
        """The feed's address."""
        return f"http://{self.host}{self.path}"

    def reply(self, asked: Asked) -> Reply:
        """The answer to a request."""
        for rule in self.rules:
            found = rule(asked)
            if found is not None:
                return found
        if asked.path == self.path:
            return self._feed(asked)
        if asked.path == "/robots.txt":
            return Reply(200, self.robots.encode()) if self.robots else Reply(404)
        return self._page(asked)

    def shown(self, now: datetime) -> list[Item]:
        """The items that the feed lists now, newest first."""
        out = [item for item in self.items if item.moment <= now]
        return sorted(out, key=lambda item: item.moment, reverse=True)[:SHOWN]

    def _feed(self, asked: Asked) -> Reply:
        shown = self.shown(asked.moment)
        entries = [Entry(f"id:{i.url}", i.url + i.marked, i.telling.title, i.moment) for i in shown]
        body = self.format(
            Head(self.title, f"http://{self.host}/", self.ttl, self.charset), entries
        )
        headers = {**self._validators(body, shown), **self.headers}
        if self._unchanged(asked, headers):
            return Reply(304, b"", headers)
        if self.zipped:
            return Reply(200, gzip.compress(body), {**headers, "content-encoding": "gzip"})
        return Reply(200, body, headers)

    def _validators(self, body: bytes, shown: list[Item]) -> dict[str, str]:
        digest = hashlib.sha256(body).hexdigest()[:12]
        newest = max((item.moment for item in shown), default=None)
        etag = {"etag": f'W/"{digest}"'} if self.validators in ("both", "etag") else {}
        if self.validators not in ("both", "modified") or newest is None:
            return etag
        return {**etag, "last-modified": format_datetime(newest, usegmt=True)}

    def _unchanged(self, asked: Asked, headers: dict[str, str]) -> bool:
        etag = asked.headers.get("if-none-match")
        since = asked.headers.get("if-modified-since")
        if self.lies:
            return bool(etag or since)
        if etag is not None:
            return etag == headers.get("etag")
        return since is not None and since == headers.get("last-modified")

    def _page(self, asked: Asked) -> Reply:
        for item in self.items:
            _, _, path = item.url.removeprefix("http://").partition("/")
            if "/" + path == asked.path.partition("?")[0] and item.moment <= asked.moment:
                text = page(item.words(asked.moment), item.url, self.title, item.moment)
                kind = "text/html; charset=utf-8"
                return Reply(200, text.encode(), {"content-type": kind})
        return Reply(404)
