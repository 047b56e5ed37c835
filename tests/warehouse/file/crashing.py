"""One run of the main job that kills itself at a named point: `crashing.py FILE LOG POINT`.

Loads two batches, publishes a snapshot and delivers what is due by writing message ids to LOG.
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


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
