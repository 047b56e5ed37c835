"""Messages of alerts that were raised and could not be told of, written once they can be."""

from datetime import datetime

import duckdb

from warehouse.alerts.on_file import read_alert
from warehouse.alerts.raising import Outgoing, message_id
from warehouse.file.keys import article_key
from warehouse.file.sqlfiles import sql
from warehouse.file.transactions import transaction
from warehouse.outbox.queue import add_messages
from warehouse.records import OutboxRow


def announce_again(
    connection: duckdb.DuckDBPyConnection, ids: tuple[str, str], outgoing: Outgoing, now: datetime
) -> int:
    """Write the messages that lack of the alerts between two articles; how many.

    A message that was written stays as it was. What `outgoing` raises is raised.
    """
    pair = {"articles": [article_key(one) for one in ids]}
    found = connection.execute(sql("alerts_between"), pair).fetchall()
    known = {row[0] for row in connection.execute(sql("alerts_told"), pair).fetchall()}
    rows = [
        OutboxRow(message, alert, endpoint, body, now, now)
        for (alert,) in found
        for endpoint, body in _bodies(connection, alert, outgoing).items()
        if (message := message_id(alert, endpoint)) not in known
    ]
    with transaction(connection):
        add_messages(connection, rows)
    return len(rows)


def _bodies(
    connection: duckdb.DuckDBPyConnection, alert_id: str, outgoing: Outgoing
) -> dict[str, bytes]:
    file = read_alert(connection, alert_id)
    return dict(outgoing(file.alert, file.accounts))
