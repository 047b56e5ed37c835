"""One attempt at a webhook: a signed POST of the stored bytes, and what the endpoint answered.

Status rules of Standard Webhooks 1.0.0: any 2xx has arrived; a redirect is never followed and is a
failure like any other status; 410 says that the endpoint wants no more.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import anyio
import httpx2

from flows.endpoints.endpoint import Endpoint
from flows.endpoints.signing import sign
from flows.errors import GuardedAddressError
from warehouse.records import OutboxRow

GONE = 410
_BUSY = (429, 503)  # with Retry-After: the endpoint as a whole wants a pause (RFC 6585, RFC 9110)
_MOST_READ = 2048  # bytes of an answer's body; a success's is not read at all
_MOST_SHOWN = 200  # characters of it that are kept with the attempt
_LONGEST_WAIT = timedelta(days=1)
_SECONDS_TO_CLOSE = 1.0
_UNKNOWN = "application/octet-stream"  # RFC 9110, 8.3


@dataclass(frozen=True, slots=True)
class Answer:
    """How an endpoint answered; `error` is None where it took the message.

    `retry_after` is the wait that it asked for. `busy`: it asked so for all messages.
    """

    status: int | None
    error: str | None
    retry_after: timedelta | None = None
    busy: bool = False


async def send_webhook(
    row: OutboxRow, endpoint: Endpoint, at: datetime, client: httpx2.AsyncClient, seconds: float
) -> Answer:
    """Post the message, signed as of `at`; all of it is over within `seconds`."""
    headers = _headers(row, endpoint, at)
    answer = Answer(None, f"no answer within {seconds:g} s")
    try:
        with anyio.move_on_after(seconds):
            if urlsplit(endpoint.url).port == 0:  # a port above 65,535 raises ValueError
                raise ValueError("there is no port 0")
            request = client.build_request(
                "POST", endpoint.url, content=row.payload, headers=headers
            )
            response = await client.send(request, stream=True, follow_redirects=False)
            try:
                answer = _answer(response, at)
                answer = await _explained(answer, response)
            finally:
                with anyio.move_on_after(_SECONDS_TO_CLOSE, shield=True):
                    await response.aclose()
    except GuardedAddressError as error:
        return Answer(None, str(error))
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
        if answer.status is None:
            return Answer(None, f"{type(error).__name__}: {error}".rstrip(": "))
    return answer


def _headers(row: OutboxRow, endpoint: Endpoint, at: datetime) -> dict[str, str]:
    channel = endpoint.channel
    headers = sign(row.payload, row.id, at, endpoint.secrets_at(at)) if channel.is_signed else {}
    return {**headers, "content-type": channel.content_type or _UNKNOWN}


def _answer(response: httpx2.Response, at: datetime) -> Answer:
    status = response.status_code
    if response.is_success:
        return Answer(status, None)
    asked = retry_after(response.headers.get("retry-after"), at)
    return Answer(status, f"answered {status}", asked, busy=bool(asked) and status in _BUSY)


async def _explained(answer: Answer, response: httpx2.Response) -> Answer:
    """A failure with the first words of its body, for whoever has to mend the endpoint."""
    if answer.error is None or "content-encoding" in response.headers:
        return answer
    read = b""
    async for piece in response.aiter_raw(_MOST_READ):
        read += piece
        if len(read) >= _MOST_READ:
            break
    text = read[:_MOST_READ].decode("utf-8", "replace")
    shown = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    error = f"{answer.error}: {shown[:_MOST_SHOWN]}" if shown else answer.error
    return replace(answer, error=error)


def retry_after(header: str | None, now: datetime) -> timedelta | None:
    """Seconds or an HTTP date (RFC 9110, 10.2.3); at most a day is granted."""
    if not header:
        return None
    words = header.strip()
    if words.isascii() and words.isdigit():
        return min(timedelta(seconds=int(words[:9])), _LONGEST_WAIT)
    try:
        return max(timedelta(), min(parsedate_to_datetime(words) - now, _LONGEST_WAIT))
    except (ValueError, TypeError):
        return None
