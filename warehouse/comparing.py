"""Comparisons as rows."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from warehouse.appending import Row
from warehouse.judging import Judged
from warehouse.moments import to_utc
from warehouse.records import Gate
from warehouse.windows import as_of, day_number


def span(item: Judged) -> tuple[int, int]:
    """First and last day that the two claims stand for, counted from 1970-01-01."""
    days = sorted(day_number(as_of(side.quantity, side.account)) for side in (item.a, item.b))
    return days[0], days[1]


def comparison_row(item: Judged, alert_id: str | None, now: datetime) -> Row:
    """A row of store.comparisons."""
    found = item.comparison
    return (
        item.key,
        item.a.key,
        item.a.revision,
        item.b.key,
        item.b.revision,
        found.verdict,
        found.severity,
        found.kind,
        found.reason,
        gates_to_json(found.gates),
        alert_id,
        *span(item),
        to_utc(now),
    )


def gates_to_json(gates: Sequence[Gate]) -> str:
    """The gates' outcomes as a JSON list of objects."""
    return json.dumps([asdict(gate) for gate in gates], ensure_ascii=False)


def gates_from_json(text: str) -> tuple[Gate, ...]:
    """The outcomes that `gates_to_json` wrote."""
    return tuple(Gate(**gate) for gate in json.loads(text))
