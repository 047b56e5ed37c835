"""Asking hubs: one POST a request, its answer in words. Nothing is remembered here."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

import anyio
import httpx2

from flows.errors import GuardedAddressError
from flows.hubs.inbox import Asked
from warehouse.memory.leases import Lease

MOST_SECONDS = 20.0
MOST_REDIRECTS = 3
_MOST_SAID = 200  # bytes of an answer that are told
_ELSEWHERE = (307, 308)  # section 5.1.1: the request is to be made there, too


@dataclass(frozen=True, slots=True)
class Request:
    """A form for a hub, on behalf of a lease."""

    lease: Lease
    form: dict[str, str]


async def ask_hubs(client: httpx2.AsyncClient, requests: Sequence[Request]) -> list[Asked]:
    """Post all forms side by side; one answer each, in order."""
    answers: dict[int, Asked] = {}

    async def one(position: int, request: Request) -> None:
        lease = request.lease
        answers[position] = Asked(lease.feed, lease.hub, await _ask(client, request))

    async with anyio.create_task_group() as group:
        for position, request in enumerate(requests):
            group.start_soon(one, position, request)
    return [answers[position] for position in range(len(requests))]


async def _ask(client: httpx2.AsyncClient, request: Request) -> str | None:
    """What was wrong with the hub's answer, or that none came; None where it took the request."""
    try:
        with anyio.fail_after(MOST_SECONDS):
            return await _post(client, request.lease.hub, request.form)
    except TimeoutError:
        return f"the hub did not answer within {MOST_SECONDS:.0f} s"
    except GuardedAddressError as error:
        return str(error)
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        return f"the hub cannot be reached: {error or type(error).__name__}"


async def _post(client: httpx2.AsyncClient, hub: str, form: dict[str, str]) -> str | None:
    url = hub
    for _ in range(MOST_REDIRECTS + 1):
        async with client.stream("POST", url, data=form) as response:
            if response.is_success:
                return None
            place = response.headers.get("location")
            if response.status_code in _ELSEWHERE and place:
                url = urljoin(url, place)
                continue
            said = await _said(response)
            return f"the hub answered {response.status_code}" + (f": {said}" if said else "")
    return f"the hub redirects more than {MOST_REDIRECTS} times"


async def _said(response: httpx2.Response) -> str:
    body = b""
    async for chunk in response.aiter_bytes():
        body += chunk[:_MOST_SAID]
        if len(body) >= _MOST_SAID:
            break
    text = body[:_MOST_SAID].decode("utf-8", "replace")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
