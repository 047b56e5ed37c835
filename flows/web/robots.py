"""robots.txt (RFC 9309) for article pages: what a host allows, asked once a day.

Feeds that a user named are not subject to it: they are made for programs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from protego import Protego

from flows.errors import FetchError
from flows.web.fetching import Fetched

AGENT = "counterclaim"
PATH = "/robots.txt"
KEPT = timedelta(days=1)  # 2.4: no longer than 24 hours
RETRIES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6))
GIVEN_UP = timedelta(days=30)  # 2.3.1.4: unreachable for so long, a host may be taken to allow all
MOST_BYTES = 500 * 1024  # 2.5: parsers must read at least so much, and may leave the rest

RobotsState = Literal["rules", "allowed", "unreachable"]


@dataclass(frozen=True, slots=True)
class Robots:
    """A host's robots.txt as of the last time that it was asked for.

    `text` is None unless `state` is "rules". `since` is when the state began: a host that has been
    unreachable for a month is taken to allow everything. `expires` is when it is asked for again.
    """

    origin: str
    state: RobotsState
    text: str | None
    since: datetime
    expires: datetime


def robots_of(
    origin: str, before: Robots | None, answer: Fetched | FetchError, now: datetime
) -> Robots:
    """What an answer for robots.txt means, by RFC 9309, 2.3.1.

    A status of 4xx and endless redirects allow everything. One of 5xx or 429, or no answer,
    forbids everything for now; it is asked for again soon, the longer it lasts the more seldom.
    """
    if isinstance(answer, Fetched):
        return Robots(origin, "rules", _text_of(answer.body), now, now + KEPT)
    status = answer.status or 0
    if (400 <= status < 500 and status != 429) or answer.kind == "redirects":
        return Robots(origin, "allowed", None, now, now + KEPT)
    unreachable = before if before and before.state == "unreachable" else None
    since = unreachable.since if unreachable else now
    if now - since >= GIVEN_UP:
        return Robots(origin, "unreachable", None, since, now + KEPT)
    wait = next((w for w in RETRIES if w > now - since), RETRIES[-1])
    return Robots(origin, "unreachable", None, since, max(now + wait, answer.retry_at or now))


def _text_of(body: bytes) -> str:
    """Whole lines up to the limit: half a line would be another rule."""
    if len(body) > MOST_BYTES:
        body = body[:MOST_BYTES].rpartition(b"\n")[0]
    return body.decode("utf-8-sig", "replace").replace("\0", "")


def shut_at(robots: Robots, now: datetime) -> bool:
    """Whether the host is to be left alone because its robots.txt cannot be had."""
    return robots.state == "unreachable" and now - robots.since < GIVEN_UP


def judge(text: str, urls: Sequence[str]) -> tuple[tuple[bool, ...], float | None]:
    """Whether each address may be fetched, and the seconds that are to pass between requests.

    To be called in a worker that can be killed: with as many agents as rules, reading a robots.txt
    takes the product of both.
    """
    rules = Protego.parse(text)
    return tuple(rules.can_fetch(url, AGENT) for url in urls), rules.crawl_delay(AGENT)
