"""A WebSub hub for tests: a real server that verifies, pushes, denies and fails as it is told."""

import hashlib
import hmac
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.flows.site import Answer, Request, Web, serving


@dataclass(slots=True)
class Subscription:
    topic: str
    callback: str
    secret: str
    lease: int


@dataclass(slots=True)
class Hub:
    """`lease` is what it grants in seconds; `verifying` False keeps requests for `verify_all`."""

    web: Web
    lease: int = 3600
    verifying: bool = True
    status: int = 202
    denies: str | None = None
    asked: list[dict[str, str]] = field(default_factory=list)
    subscribers: dict[str, Subscription] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"{self.web.url}/hub"

    def take(self, request: Request) -> Answer:
        """A request to subscribe or unsubscribe; verified before it is answered, as hubs may."""
        form = dict(urllib.parse.parse_qsl(request.body.decode()))
        self.asked.append(form)
        if self.status != 202:
            return Answer(self.status, b"the hub is tired")
        if self.verifying:
            self.verify(form)
        return Answer(202)

    def verify_all(self) -> None:
        for form in self.asked:
            self.verify(form)

    def verify(self, form: dict[str, str]) -> None:
        """Ask the subscriber whether it meant it (section 5.3), or deny (5.2)."""
        callback = form["hub.callback"]
        if self.denies is not None:
            self.ask(callback, mode="denied", topic=form["hub.topic"], reason=self.denies)
            return
        lease = {"lease_seconds": str(self.lease)} if form["hub.mode"] == "subscribe" else {}
        status, said = self.ask(
            callback, mode=form["hub.mode"], topic=form["hub.topic"], challenge="c-12", **lease
        )
        if status != 200 or said != b"c-12":
            return
        if form["hub.mode"] == "unsubscribe":
            self.subscribers.pop(callback, None)
            return
        self.subscribers[callback] = Subscription(
            form["hub.topic"], callback, form["hub.secret"], self.lease
        )

    def ask(self, callback: str, **query: str) -> tuple[int, bytes]:
        text = urllib.parse.urlencode({f"hub.{name}": value for name, value in query.items()})
        return _answer(urllib.request.Request(f"{callback}?{text}"))

    def push(self, topic: str, body: bytes, method: str = "sha256") -> list[int]:
        """Push to all subscribers of a topic; the statuses that they answer."""
        found = [one for one in self.subscribers.values() if one.topic == topic]
        return [self.push_to(one.callback, body, sign(body, one.secret, method)) for one in found]

    def push_to(self, callback: str, body: bytes, signature: str | None) -> int:
        headers = {"Content-Type": "application/rss+xml"}
        if signature is not None:
            headers["X-Hub-Signature"] = signature
        return _answer(urllib.request.Request(callback, body, headers))[0]


def sign(body: bytes, secret: str, method: str) -> str:
    digest = hmac.new(secret.encode(), body, getattr(hashlib, method)).hexdigest()
    return f"{method}={digest}"


def _answer(request: urllib.request.Request) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()


@contextmanager
def hubbing() -> Iterator[Hub]:
    """A running hub, whose server also serves what a test adds to `hub.web.routes`."""
    with serving({}) as web:
        hub = Hub(web)
        web.routes["/hub"] = hub.take
        yield hub
