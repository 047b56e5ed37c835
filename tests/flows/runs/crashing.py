"""A run that is killed at a named point and run again; started by test_crash.py as a process.

The language pipeline is loaded once, then each run is a fork of this process, which itself never
opens the warehouse: argv is the archive, a folder, the receiver's address and secret. One JSON
line a point goes to standard output.
"""

import json
import os
import random
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from flows.endpoints.endpoint import Endpoint
from flows.runs.ingesting import deliver, ingest
from flows.settings import Settings
from flows.web.addresses import guard_of
from flows.workers.isolation import Workers
from flows.workers.limits import PAGE_LIMITS
from flows.workers.resources import shared_reader
from flows.world import World, patience

# One of each kind; a load alone is killed at each point in `tests/warehouse/file/test_crash.py`.
POINTS = ["before transaction", "alerted", "after commit", "during snapshot", "sent"]


def main(archive: str, folder: str, url: str, secret: str) -> None:
    reader = shared_reader()
    for point in [None, *POINTS]:
        place = Path(folder) / (point or "never").replace(" ", "-")
        place.mkdir()
        settings = Settings(
            warehouse=place / "w.duckdb",
            guard=guard_of(["127.0.0.0/8"]),
            endpoints=(Endpoint("desk", url, (secret,)),),
        )
        killed = forked(lambda s=settings, p=point: run(archive, s, reader, p))
        again = forked(lambda s=settings: run(archive, s, reader, None))
        print(json.dumps({"point": point, "killed": killed, "again": again}), flush=True)


def run(archive: str, settings: Settings, reader, point: str | None) -> None:
    def reach(name: str) -> None:
        if name == point:
            os.kill(os.getpid(), signal.SIGKILL)

    with Workers(1, PAGE_LIMITS, ["extractors.article.html"]) as workers:
        world = World(
            settings,
            reader,
            workers,
            lambda: datetime.now(UTC),
            random.random,
            patience(),
            reach,
        )
        report = ingest([archive], world)
        assert not report.failures, report.failures
        deliver(world)


def forked(work) -> int:
    """Run `work` in a child; the signal that ended it, 0 where it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - a fork must never return into the test
            print(repr(error), file=sys.stderr)
            os._exit(9)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


if __name__ == "__main__":
    main(*sys.argv[1:])
