"""What editors say on the page, filed as the commands file it."""

import threading

from flows.page.desk import Desk
from warehouse.alerts.on_file import set_state
from warehouse.errors import WarehouseLocked
from warehouse.file.connection import writing
from warehouse.file.snapshot import publish
from warehouse.records import AlertState

# One at a time: others of this process would wait for it without end.
_TURN = threading.Lock()


def judge(desk: Desk, alert_id: str, state: AlertState, note: str | None) -> str:
    """Say of an alert what the commands `ack`, `confirm`, `dismiss` and `reopen` say; its full id.

    Raises WarehouseLocked where a run holds the warehouse, UnknownAlert.
    """
    path = desk.warehouse
    if not _TURN.acquire(timeout=desk.patience.limit):
        raise WarehouseLocked(str(path), None)
    try:
        with writing(path, desk.patience) as connection:
            full = set_state(connection, alert_id, state, note, desk.clock())
            publish(connection, path, lambda point: None)
    finally:
        _TURN.release()
    return full
