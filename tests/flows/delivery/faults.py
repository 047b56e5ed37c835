"""Thousands of deliveries to a server that fails three in ten, on a simulated clock of 76 hours.

The outbox is a real DuckDB file, the connections are real; only the clock is not.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import anyio
import duckdb

from flows.delivery.lanes import Limits, Post, deliver
from flows.delivery.settling import settle
from flows.endpoints.endpoint import Endpoint
from flows.web.addresses import guard_of
from flows.web.transport import new_client
from tests.flows.web.faulty_web import FaultyWeb
from warehouse.file.connection import open_file
from warehouse.file.keys import key_of, to_hex
from warehouse.file.migrate import migrate
from warehouse.file.moments import from_utc
from warehouse.file.transactions import transaction
from warehouse.outbox.queue import add_messages, due, next_due
from warehouse.records import OutboxRow

HOURS = timedelta(hours=76)
NAMES = (*(f"desk-{n}" for n in range(8)), "down-8", "down-9")


@dataclass(slots=True)
class Clock:
    """The simulated time."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True, slots=True)
class Sender:
    """How often it runs, in simulated time, and how long it waits for an answer, in real time."""

    pace: timedelta
    limits: Limits


@dataclass(frozen=True, slots=True)
class Run:
    """What became of the messages: how many ended how, and every attempt's error in few words.

    `told_to_wait` are the attempts, by message and time, that saw an answer of 429.
    """

    sent: tuple[OutboxRow, ...]
    outcomes: dict[str, str]
    errors: Counter[str]
    told_to_wait: frozenset[tuple[str, datetime]]
    attempts: int
    rounds: int
    hours: float


def endpoints_of(web: FaultyWeb, secret: str) -> dict[str, Endpoint]:
    """Ten endpoints of one secret, two of them never up."""
    return {name: Endpoint(name, web.url(name), (secret,)) for name in NAMES}


def run(
    path: Path, count: int, endpoints: dict[str, Endpoint], clock: Clock, sender: Sender
) -> Run:
    """Write the messages and run the sender until the 76 hours are over."""
    start = clock.now
    messages = tuple(_messages(count, start))
    with open_file(path) as connection:
        migrate(connection, str(path))
        with transaction(connection):
            add_messages(connection, messages)
    rounds = anyio.run(_drive, path, endpoints, clock, sender)
    return _result(path, messages, rounds, (clock.now - start) / timedelta(hours=1))


def _messages(count: int, now: datetime) -> Iterator[OutboxRow]:
    """One in fifty to the endpoints that are down, the rest to the others in turn."""
    for number in range(count):
        down = number % 50 == 49
        endpoint = NAMES[8 + number // 50 % 2] if down else NAMES[number % 8]
        body = f'{{"type":"counterclaim.contradiction","data":{{"n":{number},"x":"{"é" * 900}"}}}}'
        message = f"msg_{to_hex(key_of('fault', number))}"
        yield OutboxRow(message, f"{number:016x}", endpoint, body.encode(), created=now, due=now)


async def _drive(path: Path, endpoints: dict[str, Endpoint], clock: Clock, sender: Sender) -> int:
    """Rounds of the sender, the file closed and opened again every fifty of them."""
    end, rounds, chance = clock.now + HOURS, 0, random.Random(76).random
    async with new_client(guard_of(["127.0.0.0/8"]), "counterclaim/test") as client:
        post = Post(client, clock, chance, sender.limits)
        while clock.now < end:
            with open_file(path) as connection:
                for _ in range(50):
                    await _round(connection, endpoints, post)
                    rounds += 1
                    falls_due = next_due(connection)
                    if falls_due is None:
                        return rounds
                    clock.now = min(max(falls_due, clock.now + sender.pace), end)
                    if clock.now == end:
                        return rounds
    return rounds


async def _round(
    connection: duckdb.DuckDBPyConnection, endpoints: dict[str, Endpoint], post: Post
) -> None:
    attempts = await deliver(due(connection, post.clock(), 500), endpoints, post)
    settle(connection, attempts, endpoints)


def _result(path: Path, messages: tuple[OutboxRow, ...], rounds: int, hours: float) -> Run:
    with open_file(path) as connection:
        outcomes = dict(
            connection.execute("SELECT message_id, outcome FROM store.messages").fetchall()
        )
        rows = connection.execute(
            "SELECT message_id, attempted, coalesce(split_part(error, ':', 1), 'taken') "
            "FROM store.attempts"
        ).fetchall()
    waits = {(message, from_utc(at)) for message, at, error in rows if error == "answered 429"}
    errors = Counter(error for _, _, error in rows)
    return Run(messages, outcomes, errors, frozenset(waits), len(rows), rounds, hours)
