"""Delivering alerts: signed POSTs, each attempt a record; what fails is tried again later."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import anyio
import httpx2

from flows.endpoints import Endpoint
from flows.errors import GuardedAddressError
from flows.retries import wait_after
from flows.signing import sign
from warehouse.records import Delivery, DeliveryOutcome, OutboxRow

MOST_SECONDS = 20.0  # Standard Webhooks: "15 to 30 s"
AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Post:
    """What sending needs from the world: a client, the time, and chance for the jitter."""

    client: httpx2.AsyncClient
    clock: Callable[[], datetime]
    chance: Callable[[], float]


@dataclass(frozen=True, slots=True)
class _Answer:
    """How an endpoint answered; `error` is None where it took the message."""

    status: int | None
    error: str | None
    retry_after: timedelta | None = None


async def deliver(
    rows: Sequence[OutboxRow], endpoints: Mapping[str, Endpoint], post: Post
) -> list[Delivery]:
    """Try each message once, eight at a time; one attempt a message, in the rows' order."""
    attempts: dict[int, Delivery] = {}
    limit = anyio.CapacityLimiter(AT_ONCE)

    async def one(position: int, row: OutboxRow) -> None:
        async with limit:
            attempts[position] = await _attempt(row, endpoints.get(row.endpoint), post)

    async with anyio.create_task_group() as group:
        for position, row in enumerate(rows):
            group.start_soon(one, position, row)
    return [attempts[position] for position in range(len(rows))]


async def _attempt(row: OutboxRow, endpoint: Endpoint | None, post: Post) -> Delivery:
    at = post.clock()
    if endpoint is None:
        answer = _Answer(None, f"endpoint {row.endpoint} is not in the settings")
    else:
        answer = await _send(row, endpoint, at, post.client)
    attempt = row.attempts + 1
    if answer.error is None:
        return Delivery(row.id, row.endpoint, attempt, at, "delivered", answer.status, None, None)
    gone = answer.status == 410  # "the endpoint no longer wants to receive": never again
    wait = None if gone else wait_after(attempt, answer.retry_after, post.chance())
    outcome: DeliveryOutcome = "retry" if wait else "dead"
    due = at + wait if wait else None
    return Delivery(row.id, row.endpoint, attempt, at, outcome, answer.status, answer.error, due)


async def _send(
    row: OutboxRow, endpoint: Endpoint, at: datetime, client: httpx2.AsyncClient
) -> _Answer:
    headers = sign(row.payload, row.id, at, endpoint.secrets)
    headers["content-type"] = "application/json"
    try:
        with anyio.fail_after(MOST_SECONDS):
            response = await client.post(endpoint.url, content=row.payload, headers=headers)
    except TimeoutError:
        return _Answer(None, f"no answer within {MOST_SECONDS:.0f} s")
    except GuardedAddressError as error:
        return _Answer(None, str(error))
    except httpx2.HTTPError as error:
        return _Answer(None, str(error) or type(error).__name__)
    if response.is_success:
        return _Answer(response.status_code, None)
    asked = _retry_after(response.headers.get("retry-after"), at)
    return _Answer(response.status_code, f"answered {response.status_code}", asked)


def _retry_after(header: str | None, now: datetime) -> timedelta | None:
    """Seconds or an HTTP date (RFC 9110, 10.2.3); at most a day is granted."""
    if not header:
        return None
    day = timedelta(days=1)
    if header.strip().isdigit():
        return min(timedelta(seconds=int(header.strip()[:9])), day)
    try:
        return max(timedelta(), min(parsedate_to_datetime(header) - now, day))
    except (ValueError, TypeError):
        return None
