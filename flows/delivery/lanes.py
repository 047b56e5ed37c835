"""Delivering messages: one attempt each, endpoint by endpoint side by side.

Each endpoint has a lane of its own, so that one which hangs holds up no other. A lane is left for
this round once its endpoint says that it is gone or wants a pause: what is left stays due. It is
also left once so many attempts in a row have failed that the endpoint is down: what is left fails
with it, unsent (a circuit breaker), so that its schedule, too, ends within 76 hours.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import anyio
import httpx2

from flows.delivery.posting import GONE, Answer, send_webhook
from flows.delivery.retries import wait_after
from flows.endpoints.channels import Way
from flows.endpoints.endpoint import Endpoint
from warehouse.records import Delivery, DeliveryOutcome, OutboxRow

_UNSENT = Answer(None, "not sent: the endpoint had just failed too often in a row")

Sender = Callable[[OutboxRow, Endpoint, datetime], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an attempt may take in all (Standard Webhooks: "15 to 30 s"), how many go to one
    endpoint at once and how many in all, and after how many failures in a row a lane is left."""

    seconds: float = 20.0
    at_once: int = 8
    in_all: int = 64
    in_a_row: int = 8


@dataclass(frozen=True, slots=True)
class Post:
    """What sending needs from the world: a client, the time, and chance for the jitter.

    `senders` deliver what does not go out by HTTP. Attempts are begun while `goes_on`.
    """

    client: httpx2.AsyncClient
    clock: Callable[[], datetime]
    chance: Callable[[], float]
    limits: Limits = Limits()
    senders: Mapping[Way, Sender] = field(default_factory=dict)
    goes_on: Callable[[], bool] = lambda: True


@dataclass(slots=True)
class _Lane:
    """The messages of one endpoint in this round; `failed` counts failures in a row."""

    endpoint: Endpoint | None
    rows: Iterator[tuple[int, OutboxRow]]
    failed: int = 0
    paused: bool = False
    down: bool = False


@dataclass(slots=True)
class _Attempts:
    """The attempts made, by the positions of their messages; `ended` is told of each."""

    ended: Callable[[Delivery], None]
    made: dict[int, Delivery] = field(default_factory=dict)

    def add(self, position: int, attempt: Delivery) -> None:
        self.made[position] = attempt
        self.ended(attempt)


def _unheard(attempt: Delivery) -> None:
    """Where attempts are taken when all have ended."""


async def deliver(
    rows: Sequence[OutboxRow],
    endpoints: Mapping[str, Endpoint],
    post: Post,
    ended: Callable[[Delivery], None] = _unheard,
) -> list[Delivery]:
    """Try each message once; the attempts made, in the rows' order. `ended` is told of each.

    Messages of an endpoint whose secret could not be had are not tried.
    """
    attempts = _Attempts(ended)
    limiter = anyio.CapacityLimiter(post.limits.in_all)
    lanes = _lanes(rows, endpoints)
    async with anyio.create_task_group() as group:
        for lane in lanes:
            for _ in range(post.limits.at_once):
                group.start_soon(_work, lane, post, limiter, attempts)
    down = {lane.endpoint.name for lane in lanes if lane.endpoint and lane.down and not lane.paused}
    for position, row in enumerate(rows):
        if row.endpoint in down and position not in attempts.made:
            attempts.add(position, _attempt(row, _UNSENT, post.clock(), post.chance()))
    return [attempts.made[position] for position in sorted(attempts.made)]


def _lanes(rows: Sequence[OutboxRow], endpoints: Mapping[str, Endpoint]) -> list[_Lane]:
    by_name: dict[str, list[tuple[int, OutboxRow]]] = {}
    for position, row in enumerate(rows):
        by_name.setdefault(row.endpoint, []).append((position, row))
    found = [(endpoints.get(name), iter(numbered)) for name, numbered in by_name.items()]
    return [_Lane(endpoint, numbered) for endpoint, numbered in found if _can_sign(endpoint)]


def _can_sign(endpoint: Endpoint | None) -> bool:
    return endpoint is None or not endpoint.channel.is_signed or bool(endpoint.secrets)


async def _work(
    lane: _Lane, post: Post, limiter: anyio.CapacityLimiter, attempts: _Attempts
) -> None:
    """Take messages of the lane until there are none or it is left."""
    for position, row in lane.rows:
        async with limiter:
            if lane.paused or lane.down or not post.goes_on():
                return
            at = post.clock()
            answer = await send(row, lane.endpoint, at, post)
        attempts.add(position, _attempt(row, answer, at, post.chance()))
        lane.failed = 0 if answer.error is None else lane.failed + 1
        lane.paused = lane.paused or answer.busy or answer.status == GONE
        failing = lane.endpoint is not None and lane.failed >= post.limits.in_a_row
        lane.down = lane.down or failing


async def send(row: OutboxRow, endpoint: Endpoint | None, at: datetime, post: Post) -> Answer:
    """Send a message now, once, in the endpoint's format; what it answered."""
    if endpoint is None:
        return Answer(None, f"endpoint {row.endpoint} is not in the settings")
    sender = post.senders.get(endpoint.channel.way)
    if sender is not None:
        return await sender(row, endpoint, at)
    if endpoint.channel.way != "http":
        return Answer(None, f"{endpoint.format} messages cannot be sent from here")
    return await send_webhook(row, endpoint, at, post.client, post.limits.seconds)


def _attempt(row: OutboxRow, answer: Answer, at: datetime, chance: float) -> Delivery:
    """The record of an attempt: delivered, to be tried again after a while, or dead."""
    attempt = row.attempts + 1
    if answer.error is None:
        return Delivery(row.id, row.endpoint, attempt, at, "delivered", answer.status, None, None)
    gone = answer.status == GONE  # "the endpoint no longer wants to receive": never again
    wait = None if gone else wait_after(attempt, answer.retry_after, chance)
    outcome: DeliveryOutcome = "retry" if wait else "dead"
    due = at + wait if wait else None
    hold = at + answer.retry_after if answer.busy and answer.retry_after else None
    return Delivery(
        row.id, row.endpoint, attempt, at, outcome, answer.status, answer.error, due, hold
    )
