"""What follows from attempts: they are stored, endpoints are disabled, and somebody is told."""

from collections.abc import Mapping, Sequence

import duckdb

from flows.delivery.disabling import Disabling, notice_of, to_disable
from flows.endpoints.endpoint import Endpoint
from warehouse.file.transactions import transaction
from warehouse.outbox.endpoints import change_state, failing, is_disabled
from warehouse.outbox.queue import add_attempts, add_messages
from warehouse.records import Delivery, OutboxRow


def by_name(endpoints: Sequence[Endpoint]) -> dict[str, Endpoint]:
    """Endpoints by their names."""
    return {endpoint.name: endpoint for endpoint in endpoints}


def settle(
    connection: duckdb.DuckDBPyConnection,
    attempts: Sequence[Delivery],
    endpoints: Mapping[str, Endpoint],
) -> list[Disabling]:
    """Store the attempts of a round with all that follows from them; the endpoints disabled."""
    with transaction(connection):
        add_attempts(connection, attempts)
        found = to_disable(attempts, failing(connection), endpoints)
        disabled = [one for one in found if not is_disabled(connection, one.endpoint.name)]
        for one in disabled:
            change_state(connection, one.endpoint.name, "disabled", one.reason, one.at)
        add_messages(connection, _notices(disabled, endpoints))
    return disabled


def _notices(disabled: Sequence[Disabling], endpoints: Mapping[str, Endpoint]) -> list[OutboxRow]:
    told = ((one, endpoints.get(one.endpoint.notify or "")) for one in disabled)
    return [notice_of(one, endpoint) for one, endpoint in told if endpoint is not None]
