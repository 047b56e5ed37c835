"""Messages of alerts that were raised and could not be told of, written once they can be."""

from datetime import datetime

import duckdb

from warehouse.alerts.on_file import read_alert
from warehouse.alerts.telling import Outgoing, message_id
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
    files = [read_alert(connection, alert) for (alert,) in found]
    rows = [
        OutboxRow(message, file.alert.id, endpoint, body, now, now)
        for file in files
        for endpoint, body in outgoing(file.alert, file.accounts).items()
        if (message := message_id(file.alert, endpoint)) not in known
    ]
    with transaction(connection):
        add_messages(connection, rows)
    return len(rows)
