"""What servers do besides answering: outages, pauses asked for, moves, ends."""

from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import format_datetime

from tests.world.clock import START
from tests.world.outlets import Asked, Reply, Rule


def hours(count: float) -> datetime:
    """So many hours after the beginning."""
    return START + timedelta(hours=count)


def during(start: float, end: float, reply: Rule, *paths: str) -> Rule:
    """The reply to these paths (to all where none is named) between two hours of the week."""

    def rule(asked: Asked) -> Reply | None:
        inside = hours(start) <= asked.moment < hours(end)
        return reply(asked) if inside and (not paths or asked.path in paths) else None

    return rule


def status(code: int) -> Callable[[Asked], Reply]:
    """A bare status."""
    return lambda asked: Reply(code)


def wait_seconds(code: int, seconds: int) -> Callable[[Asked], Reply]:
    """A status with a Retry-After in seconds."""

    def reply(asked: Asked) -> Reply:
        until = asked.moment + timedelta(seconds=seconds)
        return Reply(code, b"", {"retry-after": str(seconds)}, until=until)

    return reply


def wait_date(code: int, hour: float) -> Callable[[Asked], Reply]:
    """A status with a Retry-After that names the moment."""
    until = hours(hour)
    header = {"retry-after": format_datetime(until, usegmt=True)}
    return lambda asked: Reply(code, b"", header, until=until)


def moved(code: int, to: str) -> Callable[[Asked], Reply]:
    """A redirect."""
    return lambda asked: Reply(code, b"", {"location": to})


def slowly(seconds: float, outlet_reply: Callable[[Asked], Reply]) -> Callable[[Asked], Reply]:
    """The ordinary answer after so many real seconds."""

    def reply(asked: Asked) -> Reply:
        found = outlet_reply(asked)
        return Reply(found.status, found.body, found.headers, seconds, found.until)

    return reply
