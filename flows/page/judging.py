"""What editors say on the page, filed as the commands file it."""

import threading
from dataclasses import replace

from flows.page.desk import Desk
from warehouse.alerts.on_file import set_state
from warehouse.errors import WarehouseLocked
from warehouse.file.connection import writing
from warehouse.file.snapshot import publish
from warehouse.records import AlertState

_SECONDS = 3.0  # that a reader waits for a warehouse that is being written to
# One at a time: others of this process would wait for it without end.
_TURN = threading.Lock()


def judge(desk: Desk, alert_id: str, state: AlertState, note: str | None) -> str:
    """Say of an alert what the commands `ack`, `confirm`, `dismiss` and `reopen` say; its full id.

    Raises WarehouseLocked where a run holds the warehouse, UnknownAlert.
    """
    path = desk.warehouse
    if not _TURN.acquire(timeout=_SECONDS):
        raise WarehouseLocked(str(path), None)
    try:
        patience = replace(desk.patience, limit=_SECONDS, tell=lambda line: None)
        with writing(path, patience) as connection:
            full = set_state(connection, alert_id, state, note, desk.clock())
            publish(connection, path, lambda point: None)
    finally:
        _TURN.release()
    return full
