"""The loaders and senders of a chaos run, and the articles that they are given."""

import json
import os
import random
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from extractors.records import Page
from flows.endpoints.endpoint import Endpoint
from flows.runs.ingesting import deliver, ingest
from flows.settings import Settings
from flows.web.addresses import guard_of
from flows.workers.extracting import accounts_of_pages
from flows.workers.isolation import Workers
from flows.workers.resources import shared_reader
from flows.world import World, patience

SNAPSHOT = ("before snapshot", "during snapshot", "after snapshot")
POINTS = {
    "load": (
        "before transaction", "staged", "events filed", "candidates found", "judged", "loaded",
        "alerted",
        "before commit", "after commit", *SNAPSHOT,
    ),
    "send": ("sent", *SNAPSHOT),
}  # fmt: skip
TOWNS = (
    "Barisal", "Khulna", "Sylhet", "Rangpur", "Chittagong", "Mymensingh", "Patna", "Ranchi",
    "Bhopal", "Nagpur", "Kanpur", "Multan", "Quetta", "Peshawar", "Lahore", "Hyderabad",
)  # fmt: skip
TEXT = (
    "{town} - Exactly {dead} people were killed when the dam of {dam} burst above {town} on {day},"
    " {who} said. Rescuers searched the mud along the canal for survivors, and the governor of the"
    " district ordered all schools to stay shut until the end of the week."
)
FAILED = 9  # a child's exit code where it failed by itself
NO_STORM = 1_000_000  # so that each alert is told in a message of its own, not in a summary
PATIENCE = 300.0  # seconds: who waits for the others on a busy machine has not failed


class AtOnce(Workers):
    """Tasks done by the process itself, so that a killed loader takes them with it."""

    def __init__(self) -> None:
        pass

    def submit(self, function: Callable[..., Any], *args: object) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(function(*args))
        return done


@dataclass(frozen=True, slots=True)
class Place:
    """Where children meet: the warehouse's folder, the receiver's address and its secret."""

    folder: Path
    url: str
    secret: str

    @property
    def warehouse(self) -> Path:
        return self.folder / "w.duckdb"


def archive(number: int, folder: Path) -> Path:
    """Two articles of one flood that give different tolls; each number is a flood of its own."""
    path = folder / f"archive-{number}.jsonl"
    day = date(2024, 1, 8) + timedelta(days=9 * (number // len(TOWNS)))
    facts = {
        "town": TOWNS[number % len(TOWNS)],
        "dam": f"Kirtan {chr(65 + number % 26)}ola",
        "day": f"{day:%B} {day.day}",
    }
    told = (
        ("morning", 41 + number % 7, "police"),
        ("evening", 12 + number % 5, "the fire brigade"),
    )
    records = [
        {
            "id": f"{when}-{number}",
            "title": f"Dam bursts above {facts['town']}",
            "publisher": f"The {when} {number % 3}",
            "published": (day + timedelta(days=1)).isoformat(),
            "text": TEXT.format(dead=dead, who=who, **facts),
        }
        for when, dead, who in told
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def warm() -> None:
    """Load what all children read with: they are forks of this process."""
    text = TEXT.format(town="Patna", dead=4, dam="Koshi", day="May 1", who="police")
    accounts_of_pages([Page("warm", text)], datetime.now(UTC))


def loader(place: Place, source: Path, doom: str | None) -> None:
    """Load an archive; killed at the point `doom`."""
    report = ingest([str(source)], _world(place, doom))
    assert not report.failures, report.failures


def sender(place: Place, doom: str | None) -> None:
    """Send what is due; killed at the point `doom`."""
    deliver(_world(place, doom))


def _world(place: Place, doom: str | None) -> World:
    def reach(point: str) -> None:
        if point == doom:
            os.kill(os.getpid(), signal.SIGKILL)

    settings = Settings(
        warehouse=place.warehouse,
        guard=guard_of(["127.0.0.0/8"]),
        endpoints=(Endpoint("desk", place.url, (place.secret,), storm_limit=NO_STORM),),
    )
    now = lambda: datetime.now(UTC)  # noqa: E731
    waits = replace(patience(), limit=PATIENCE)
    return World(settings, shared_reader(), AtOnce(), now, random.random, waits, reach)


def fork(work: Callable[[], None]) -> int:
    """Run `work` in a child; its process id."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException as error:  # noqa: BLE001 - a fork must never return into its parent's code
        print(repr(error), file=sys.stderr)
        os._exit(FAILED)
    os._exit(0)
