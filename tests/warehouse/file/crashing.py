"""Runs of the main job that kill themselves at a named point.

A run loads two batches, publishes a snapshot and delivers what is due by writing message ids to a
log. Each line `FILE TAB LOG TAB POINT` on standard input starts one in a process of its own, forked
from this one, which has imported everything and opened nothing; its exit status is the answer.
"""

import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from tests.warehouse.samples import NOW, WAYS, account
from warehouse.file.connection import Patience, writing
from warehouse.file.snapshot import publish
from warehouse.ingest import ingest_accounts
from warehouse.outbox.queue import due, record
from warehouse.records import Delivery

BATCHES = (
    [account("north", 12), account("south", 30)],
    [account("east", 30), account("west", 70), account("north", 14)],
)
PATIENCE = Patience(time.monotonic, time.sleep, lambda: 0.5)


def run(path: Path, log: Path, fatal: str) -> None:
    """The job, killed at the point `fatal` ("2 loaded" is the second batch's) if it comes by it."""
    stage = "0"

    def reach(point: str) -> None:
        if f"{stage} {point}" == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    ways = replace(WAYS, reach=reach)
    for number, batch in enumerate(BATCHES, start=1):
        stage = str(number)
        with writing(path, PATIENCE) as connection:
            ingest_accounts(connection, batch, ways, NOW)
            publish(connection, path, reach)
    with writing(path, PATIENCE) as connection:
        waiting = due(connection, NOW, 100)
    stage = "3"
    for row in waiting:
        with log.open("a") as arrived:
            arrived.write(f"{row.id}\n")
        reach("sent")
        attempt = Delivery(
            row.id, row.endpoint, row.attempts + 1, NOW, "delivered", 200, None, None
        )
        with writing(path, PATIENCE) as connection:
            record(connection, [attempt])
            reach("recorded")
            publish(connection, path, reach)


def forked(path: Path, log: Path, fatal: str) -> int:
    """The exit status of a run in a child process, negative where a signal ended it."""
    child = os.fork()
    if child == 0:
        run(path, log, fatal)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    for line in sys.stdin:
        file, log, fatal = line.rstrip("\n").split("\t")
        print(forked(Path(file), Path(log), fatal), flush=True)
