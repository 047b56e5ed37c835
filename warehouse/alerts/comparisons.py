"""Comparisons as rows."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

import duckdb

from warehouse.file.appending import Row, append
from warehouse.file.moments import to_utc
from warehouse.file.sqlfiles import sql
from warehouse.filing.judging import Judged
from warehouse.filing.windows import as_of, day_number
from warehouse.records import Gate


def new_only(connection: duckdb.DuckDBPyConnection, judged: Iterable[Judged]) -> list[Judged]:
    """The comparisons that are not on file; an unchanged claim in a new revision has its own."""
    items = {item.key: item for item in judged}
    connection.execute(sql("stage_wanted"))
    append(connection, "wanted", ((key,) for key in items))
    known = connection.execute(sql("known_comparisons")).fetchall()
    for (key,) in known:
        del items[key]
    return list(items.values())


def span(item: Judged) -> tuple[int, int]:
    """First and last day that the two claims stand for, counted from 1970-01-01."""
    found = item.comparison
    days = (day_number(as_of(found.a, item.a)), day_number(as_of(found.b, item.b)))
    return min(days), max(days)


def comparison_row(item: Judged, alert_id: str | None, now: datetime) -> Row:
    """A row of store.comparisons."""
    found = item.comparison
    return (
        item.key,
        item.a_key,
        item.a.revision,
        item.b_key,
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
    # By hand: `asdict` copies deeply and took as long as the judgement of a pair.
    told = [{"gate": g.gate, "outcome": g.outcome, "detail": g.detail} for g in gates]
    return json.dumps(told, ensure_ascii=False)


def gates_from_json(text: str) -> tuple[Gate, ...]:
    """The outcomes that `gates_to_json` wrote."""
    return tuple(Gate(**gate) for gate in json.loads(text))
