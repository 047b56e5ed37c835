"""Sending one chat message with Apprise, inside a worker of its own (`flows.delivery.chat`).

Apprise brings its own HTTP and mail clients, which resolve and connect for themselves. So the whole
process is guarded: an audit hook (PEP 578) sees each address that a socket is about to be connected
to, after names were resolved and whatever was redirected, and forbids those that the guard does not
permit; a name that answers differently the second time gains nothing. Redirects are switched off
besides, and proxies of the environment are not used.

Not covered: code that connects without Python's `socket` module. None of the services in
`chat_services.tsv` has any.
"""

import logging
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flows.delivery.chat_text import ChatMessage
from flows.endpoints.chat_services import beginning_of, without_secrets
from flows.web.addresses import Guard

_STATUS = re.compile(r"\berror=(\d{3})\b")
_LONGEST_PROBLEM = 300


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of a message: `problem` is None where the service took it."""

    status: int | None
    problem: str | None


@dataclass(slots=True)
class _Watch:
    """What the process's audit hook goes by; a hook cannot be taken out again."""

    guard: Guard = field(default_factory=Guard)
    refused: list[str] = field(default_factory=list)
    on: bool = False

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
            self.check(arguments[1])

    def check(self, address: object) -> None:
        """Raise OSError, which every client takes for a failed connection, where it is guarded."""
        if address is None:
            return  # sendmsg on a socket that is connected, and was checked then
        host = address[0] if isinstance(address, tuple) else str(address)
        if not _permitted(self.guard, str(host)):
            self.refused.append(str(host))
            raise PermissionError(f"{host} is not a public address")


_watch = _Watch()


def _permitted(guard: Guard, host: str) -> bool:
    """Names and paths of Unix sockets are no literal addresses and are not connected to."""
    try:
        return guard.permits(host)
    except ValueError:
        return False


def send(url: str, message: ChatMessage, guard: Guard) -> Sent:
    """Send one message. Nothing of the address is in what comes back."""
    import apprise

    _watch.guard, _watch.refused = guard, []
    if not _watch.on:
        os.environ["NO_PROXY"] = os.environ["no_proxy"] = "*"
        sys.addaudithook(_watch.hear)
        _watch.on = True
    asset = apprise.AppriseAsset(http_redirects=False, async_mode=False, app_id="counterclaim")
    service = apprise.Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
    if service is None or beginning_of(url) is None:
        return Sent(None, "Apprise cannot read the endpoint's address")
    service.redirects = False  # whatever the address asks for
    service.verify_certificate = True
    sender = apprise.Apprise(asset=asset)
    sender.add(service)
    with _told() as lines:
        arrived = sender.notify(
            body=message.body, title=message.title, body_format=apprise.NotifyFormat.TEXT
        )
    return Sent(None, None) if arrived else _failure(url, lines)


@contextmanager
def _told() -> Iterator[list[str]]:
    """What Apprise says meanwhile, which is where it tells what went wrong."""
    lines: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    logger, listener = logging.getLogger("apprise"), Listener(logging.WARNING)
    before, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield lines
    finally:
        logger.removeHandler(listener)
        logger.propagate = before


def _failure(url: str, lines: list[str]) -> Sent:
    if _watch.refused:
        mend = "if that server is yours, add its network to `allow_networks` in the settings"
        return Sent(None, f"leads to {_watch.refused[0]}, which is not a public address; {mend}")
    told = " ".join(" ".join(lines).split()) or "the service did not take the message"
    status = _STATUS.search(told)
    return Sent(int(status[1]) if status else None, without_secrets(told, url)[:_LONGEST_PROBLEM])
