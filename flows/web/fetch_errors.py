"""What went wrong in fetching, as typed errors that keep what the server said."""

import re
import socket
import ssl
from collections.abc import Iterator
from datetime import datetime

import httpx2

from extractors.feeds.values import one_line
from flows.errors import FetchError, FetchKind

_LONGEST = 120  # characters of a server's own words
_HIDDEN = "head|style|script|title"
_UNSHOWN = re.compile(rf"<(?:{_HIDDEN})\b.*?(?:</(?:{_HIDDEN})>|$)|<[^<>]*>", re.S | re.I)


def refusal(url: str, response: httpx2.Response, body: bytes, asked: datetime | None) -> FetchError:
    """The error for an answer whose status is not the one hoped for."""
    words = f"answered {response.status_code} {response.reason_phrase}".rstrip()
    if said := _words_of(response, body):
        words += f' ("{said}")'
    if asked:
        words += f" and asks to wait until {asked:%Y-%m-%d %H:%M:%S} UTC"
    return FetchError(
        url, words, _mend(response.status_code), "status",
        status=response.status_code, retry_at=asked,
    )  # fmt: skip


def too_large(url: str, most: int) -> FetchError:
    """The error for a body beyond the limit."""
    return FetchError(
        url, f"is larger than {most >> 20} MiB", "look at what it serves", "too_large"
    )


def error_of(url: str, error: Exception) -> FetchError:
    """The error for what the client raised."""
    kind, problem = _kind_of(error)
    mend = "check its spelling" if kind in ("address", "dns") else "try again later"
    return FetchError(url, problem, mend, kind)


def _kind_of(error: Exception) -> tuple[FetchKind, str]:
    said = one_line(str(error)) or type(error).__name__
    if isinstance(error, httpx2.InvalidURL | httpx2.UnsupportedProtocol):
        return "address", f"is no address ({said})"
    if isinstance(error, httpx2.TimeoutException):
        return "timeout", f"gave no answer in time ({type(error).__name__})"
    for cause in _chain(error):
        if isinstance(cause, socket.gaierror):
            return "dns", said
        if isinstance(cause, ssl.SSLError):
            return "tls", f"its certificate or encryption failed ({said})"
        if isinstance(cause, ConnectionRefusedError):
            return "refused", "its server refused the connection"
    return "network", said


def _chain(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _words_of(response: httpx2.Response, body: bytes) -> str | None:
    """The first words of a readable body."""
    if not response.headers.get("content-type", "").startswith(("text/", "application/json")):
        return None
    text = _UNSHOWN.sub(" ", body.decode("utf-8", "replace"))
    words = one_line(text)
    if not words:
        return None
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def _mend(status: int) -> str:
    if status == 410:
        return "it is gone for good; find where it went"
    if status == 404:
        return "check the address, or find where it went"
    if status in (401, 402, 403, 407, 451):
        return "ask its publisher for access"
    return "try again later"
