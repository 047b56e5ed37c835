"""Loaders and senders of one warehouse, side by side and killed at random; for test_chaos.py.

    python -m tests.flows.runs.chaos FOLDER RECEIVER SECRET KILLS SEED

Two loaders and a sender run at any time, each a fork of this process, which never opens the
warehouse. Most are doomed: to kill themselves at a named point, or to be killed at any moment. What
a killed loader was given is given to another. When enough were killed the rest is loaded and sent
in peace. Ends with one JSON object: kills by point, runs, and the children that failed by
themselves.
"""

import json
import os
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

from tests.flows.runs.chaos_children import POINTS, Place, archive, fork, loader, sender, warm

CREW = ("load", "load", "send")
SPARED = 0.1  # of the children live to their end
AT_POINT = 0.65  # of the doomed die at a named point, the others at a moment
MOMENT = "any moment"
TICK = 0.005  # seconds


@dataclass(slots=True)
class Child:
    """A running child: what it does, its archive if it loads, and how it is to die.

    `until` is the moment of its death by the monotonic clock, None where it sees to that itself or
    is spared.
    """

    kind: str
    number: int | None
    point: str | None
    until: float | None
    started: float


@dataclass(slots=True)
class Chaos:
    """The state of a run. `usual` is how long a child of each kind takes, in seconds."""

    place: Place
    chance: Random
    wanted: int
    crew: dict[int, Child] = field(default_factory=dict)
    kills: Counter[str] = field(default_factory=Counter)
    runs: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=count)
    archives: dict[int, Path] = field(default_factory=dict)
    usual: dict[str, float] = field(default_factory=lambda: {"load": 1.0, "send": 0.5})

    def go(self) -> None:
        """Kill as many as wanted and at every point, then finish in peace."""
        most = 8 * self.wanted + 100  # runs after which a point counts as one that nobody comes by
        while not self.failed and self.runs.total() < most and not self.is_enough:
            for kind in self.missing_crew():
                self.start(kind, *self.doom(kind))
            self.tick()
        self.settle()
        while self.waiting and not self.failed:
            self.start("load", None, None)
            self.settle()
        for _ in range(2):  # the second is for what the first has put off
            self.start("send", None, None)
            self.settle()

    @property
    def is_enough(self) -> bool:
        return self.kills.total() >= self.wanted and not any(map(self.missing, POINTS))

    def missing(self, kind: str) -> list[str]:
        """The points at which no child of a kind was killed yet; none are asked of short runs."""
        if self.wanted < 4 * sum(map(len, POINTS.values())):
            return []
        return [point for point in POINTS[kind] if not self.kills[f"{kind}: {point}"]]

    def missing_crew(self) -> list[str]:
        busy = Counter(child.kind for child in self.crew.values())
        return list((Counter(CREW) - busy).elements())

    def doom(self, kind: str) -> tuple[str | None, float | None]:
        """How a child is to die: at a point, after some seconds, or not at all."""
        if self.chance.random() < SPARED or self.kills.total() + len(self.crew) > self.wanted + 20:
            return None, None
        if self.chance.random() < AT_POINT:
            return self.chance.choice(self.missing(kind) or POINTS[kind]), None
        return None, self.chance.uniform(0, 1.2 * self.usual[kind])

    def start(self, kind: str, point: str | None, seconds: float | None) -> None:
        number = None
        if kind == "load":
            number = self.waiting.pop(0) if self.waiting else next(self.numbers)
            source = self.source(number)
            child = fork(lambda: loader(self.place, source, point))
        else:
            child = fork(lambda: sender(self.place, point))
        now = time.monotonic()
        until = None if seconds is None else now + seconds
        self.crew[child] = Child(kind, number, point, until, now)
        self.runs[kind] += 1

    def source(self, number: int) -> Path:
        if number not in self.archives:
            self.archives[number] = archive(number, self.place.folder)
        return self.archives[number]

    def settle(self) -> None:
        """Let all children come to their ends."""
        while self.crew:
            self.tick()

    def tick(self) -> None:
        """Kill whose moment has come, see who has ended, wait a little."""
        now = time.monotonic()
        for pid, child in self.crew.items():
            if child.until is not None and now >= child.until:
                child.until = None
                child.point = MOMENT
                os.kill(pid, signal.SIGKILL)
        for pid in list(self.crew):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                self.ended(self.crew.pop(pid), status)
        time.sleep(TICK)

    def ended(self, child: Child, status: int) -> None:
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL and child.point:
            self.kills[f"{child.kind}: {child.point}"] += 1
            if child.number is not None:
                self.waiting.append(child.number)
        elif status == 0:
            took = time.monotonic() - child.started
            self.usual[child.kind] = 0.7 * self.usual[child.kind] + 0.3 * took
        else:
            self.failed.append(f"{child.kind} {child.point}: wait status {status}")

    def stop(self) -> None:
        """Leave no child behind."""
        for pid in self.crew:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def main(folder: str, url: str, secret: str, kills: str, seed: str) -> None:
    warm()
    chaos = Chaos(Place(Path(folder), url, secret), Random(int(seed)), int(kills))
    try:
        chaos.go()
    finally:
        chaos.stop()
    told = {"kills": chaos.kills, "runs": chaos.runs, "failed": chaos.failed}
    print(json.dumps({**told, "archives": len(chaos.archives)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
