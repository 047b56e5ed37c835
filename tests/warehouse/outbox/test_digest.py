"""Many messages as one: at set times, and where a flood comes in. A simulated clock drives all."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.samples import NOW
from warehouse.file.appending import append
from warehouse.file.moments import to_utc
from warehouse.outbox.digest import Plan, Rule, Summary, Waiting, Written, plan, slot_end
from warehouse.outbox.queue import due, next_due, record, replay
from warehouse.outbox.summarising import gather
from warehouse.records import Delivery, OutboxRow

HOURLY, STORM = {"desk": Rule(60, 3)}, {"desk": Rule(None, 3)}
MINUTE = timedelta(minutes=1)


def waiting(count: int, at: datetime = NOW) -> list[Waiting]:
    return [Waiting(f"m{n:03}", "desk", at) for n in range(count)]


def compose(summary: Summary, bodies: Sequence[bytes]) -> bytes:
    return f"{summary.cause}:".encode() + b" ".join(bodies)


def write(connection: duckdb.DuckDBPyConnection, names: Sequence[str], at: datetime) -> None:
    rows = [
        (f"msg_{name}", f"alert {name}", "desk", name.encode(), to_utc(at), to_utc(at))
        for name in names
    ]
    append(connection, "store.outbox", rows)


def run(connection: duckdb.DuckDBPyConnection, rules: dict[str, Rule], now: datetime) -> list[str]:
    """Gather, and send what is due; the bodies that arrived."""
    gather(connection, rules, compose, now)
    rows = due(connection, now, 1000)
    record(connection, [arrived(row, now) for row in rows])
    return [row.payload.decode() for row in rows]


def arrived(row: OutboxRow, now: datetime) -> Delivery:
    return Delivery(row.id, row.endpoint, row.attempts + 1, now, "delivered", 204, None, None)


def test_a_digest_waits_for_its_time_and_tells_all_at_once(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    write(connection, ["a"], NOW + 5 * MINUTE)
    assert run(connection, HOURLY, NOW + 6 * MINUTE) == []
    write(connection, ["b"], NOW + 40 * MINUTE)
    assert run(connection, HOURLY, NOW + 59 * MINUTE) == []
    assert next_due(connection) == NOW + 60 * MINUTE
    assert run(connection, HOURLY, NOW + 60 * MINUTE) == ["digest:a b"]
    assert run(connection, HOURLY, NOW + 600 * MINUTE) == []


def test_a_digest_of_one_is_the_message_itself(connection: duckdb.DuckDBPyConnection) -> None:
    write(connection, ["a"], NOW)
    assert run(connection, HOURLY, NOW) == []
    assert run(connection, HOURLY, NOW + 60 * MINUTE) == ["a"]
    (row,) = connection.execute(
        "SELECT attempt FROM deliveries WHERE outcome = 'delivered'"
    ).fetchall()
    assert row == (1,), "being held is no attempt"


def test_a_flood_is_one_summary(connection: duckdb.DuckDBPyConnection) -> None:
    write(connection, ["a", "b", "c", "d"], NOW)
    assert run(connection, STORM, NOW) == ["storm:a b c d"]


def test_as_many_as_the_limit_are_sent_one_by_one(connection: duckdb.DuckDBPyConnection) -> None:
    write(connection, ["a", "b", "c"], NOW)
    assert run(connection, STORM, NOW) == ["a", "b", "c"]


def test_what_comes_while_the_flood_lasts_is_told_ten_minutes_after(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    write(connection, ["a", "b", "c", "d"], NOW)
    run(connection, STORM, NOW)
    for minute, name in enumerate("efgh", 1):
        write(connection, [name], NOW + minute * MINUTE)
        assert run(connection, STORM, NOW + minute * MINUTE) == []
    assert next_due(connection) == NOW + 10 * MINUTE
    assert run(connection, STORM, NOW + 10 * MINUTE) == ["storm:e f g h"]


def test_after_the_flood_messages_come_at_once_again(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    write(connection, ["a", "b", "c", "d"], NOW)
    run(connection, STORM, NOW)
    write(connection, ["e"], NOW + 11 * MINUTE)
    assert run(connection, STORM, NOW + 11 * MINUTE) == ["e"]


def test_what_was_sent_in_the_last_ten_minutes_counts(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    write(connection, ["a", "b", "c"], NOW)
    assert run(connection, STORM, NOW) == ["a", "b", "c"]
    write(connection, ["d", "e"], NOW + 5 * MINUTE)
    assert run(connection, STORM, NOW + 5 * MINUTE) == ["storm:d e"]


def test_a_grouped_message_can_be_asked_for_by_itself(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    write(connection, ["a", "b", "c", "d"], NOW)
    run(connection, STORM, NOW)
    replay(connection, "alert b", NOW + MINUTE)
    assert run(connection, STORM, NOW + MINUTE) == ["b"]


def test_what_failed_once_is_tried_by_itself(connection: duckdb.DuckDBPyConnection) -> None:
    write(connection, ["a"], NOW)
    (row,) = due(connection, NOW, 1)
    failed = Delivery(row.id, "desk", 1, NOW, "retry", 500, "answered 500", NOW + MINUTE)
    record(connection, [failed])
    write(connection, ["b", "c", "d", "e"], NOW + MINUTE)
    assert run(connection, STORM, NOW + MINUTE) == ["storm:b c d e", "a"]


def test_deliveries_tell_which_message_told_of_it(connection: duckdb.DuckDBPyConnection) -> None:
    write(connection, ["a", "b", "c", "d"], NOW)
    gather(connection, STORM, compose, NOW)
    (summary,) = due(connection, NOW, 10)
    told = "SELECT outcome, error FROM deliveries WHERE alert_id = 'alert a'"
    assert connection.execute(told).fetchall() == [("grouped", f"told in {summary.id}")]
    waits = "SELECT waiting, messages FROM endpoints"
    assert connection.execute(waits).fetchall() == [(1, 5)]


def test_a_process_that_dies_while_gathering_leaves_nothing_behind(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    write(connection, ["a", "b", "c", "d"], NOW)

    def dies(summary: Summary, bodies: Sequence[bytes]) -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        gather(connection, STORM, dies, NOW)
    assert len(due(connection, NOW, 10)) == 4
    assert run(connection, STORM, NOW) == ["storm:a b c d"]


def test_endpoints_without_a_rule_and_other_endpoints_are_left_alone() -> None:
    others = [Waiting(f"o{n}", "other", NOW) for n in range(9)]
    found = plan([*waiting(4), *others], [], STORM, NOW)
    assert [summary.endpoint for summary in found.summaries] == ["desk"]
    assert plan(others, [], STORM, NOW) == Plan()


def test_the_same_messages_make_the_same_summary() -> None:
    (one,), (other,) = (
        plan(waiting(4), [], STORM, NOW).summaries,
        plan(waiting(4)[::-1], [], STORM, NOW).summaries,
    )
    (fewer,) = plan(waiting(5), [], STORM, NOW).summaries
    assert one.id == other.id != fewer.id


def test_a_summary_of_late_holds_what_comes_after_it() -> None:
    told = Written("s", "desk", NOW - 4 * MINUTE, True)
    before = [Written(f"b{n}", "desk", NOW - 4 * MINUTE, False) for n in range(4)]
    found = plan(waiting(1), [told, *before], STORM, NOW)
    assert found.held == ((waiting(1)[0], NOW + 6 * MINUTE),)


def test_digests_go_out_at_whole_multiples() -> None:
    half = timedelta(minutes=30)
    assert slot_end(NOW, half) == NOW + half
    assert slot_end(NOW + half - MINUTE, half) == NOW + half


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 45), st.integers(1, 6)), max_size=25),
    st.sampled_from([Rule(None, 3), Rule(15, 3)]),
)
def test_every_message_is_told_exactly_once(arrivals: list[tuple[int, int]], rule: Rule) -> None:
    """An hour and a half, minute by minute, as a deployment runs: `plan` alone, no database."""
    coming = Counter(dict.fromkeys(range(90), 0))
    for minute, count in arrivals:
        coming[minute] += count
    queue: list[Waiting] = []
    until: dict[str, datetime] = {}
    written: list[Written] = []
    told: list[str] = []
    for minute in range(90):
        now = NOW + minute * MINUTE
        new = [Waiting(f"{minute}-{n}", "desk", now) for n in range(coming[minute])]
        queue += new
        written += [Written(one.id, "desk", now, False) for one in new]
        ready = [one for one in queue if until.get(one.id, now) <= now]
        recent = [one for one in written if one.created > now - 10 * MINUTE]
        found = plan(ready, recent, {"desk": rule}, now)
        until.update({one.id: at for one, at in found.held})
        held = {one.id for one, _ in found.held}
        sent = [one for one in ready if one.id not in held]
        told += [one.id for one in sent]
        written += [Written(s.id, "desk", now, True) for s in found.summaries]
        queue = [one for one in queue if one not in sent]
        assert all(at > now for _, at in found.held)
        assert len(found.summaries) <= 1
    assert queue == []
    assert Counter(told) == Counter(f"{m}-{n}" for m in coming for n in range(coming[m]))
