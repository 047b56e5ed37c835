"""Disputes: one alert a thing, with all its figures; joined, closed, opened again, merged."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations

import duckdb
import pytest

from tests.warehouse import samples
from tests.warehouse.samples import NOW, WAYS, account, quantity
from warehouse.alerts.on_file import list_alerts, read_alert, set_state
from warehouse.file.migrate import migrate
from warehouse.ingest import LoadReport, ingest_accounts
from warehouse.records import Account, Alert, Comparison


def telling(alert: Alert, accounts: Mapping[str, Account]) -> Mapping[str, bytes]:
    """What a message says of a turn."""
    figures = [position.quote for position in alert.positions if position.fallen is None]
    joined = [p.quote for p in alert.positions if p.key in alert.joined]
    told = {"id": alert.id, "turn": alert.turn, "standing": figures, "joined": joined}
    return {"desk": json.dumps(told).encode()}


def judge(a: Account, b: Account) -> Sequence[Comparison]:
    """As `samples.judge`, but an outlet that gives another figure later revises its own."""
    found = samples.judge(a, b)
    own = a.publisher == b.publisher and a.id != b.id
    plain = {"verdict": "revises", "severity": None, "kind": None}
    differ = [replace(c, **plain) if c.verdict == "contradicts" and own else c for c in found]  # type: ignore[arg-type]
    return [c for c in differ if c.a.modality == c.b.modality == "asserted"]


HOW = replace(WAYS, outgoing=telling, judge=judge)


def load(connection: duckdb.DuckDBPyConnection, *accounts: Account) -> LoadReport:
    return ingest_accounts(connection, accounts, HOW, NOW)


def told(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, list[str], list[str]]]:
    rows = connection.execute("SELECT payload FROM store.outbox ORDER BY rowid").fetchall()
    bodies = [json.loads(payload) for (payload,) in rows]
    return [(body["turn"], body["standing"], body["joined"]) for body in bodies]


def rows(connection: duckdb.DuckDBPyConnection, columns: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT {columns} FROM disputes").fetchall()


def test_ten_tolls_are_one_alert_with_ten_positions(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    values = (58, 60, 64, 67, 70, 72, 80, 86, 90, 100)
    report = load(connection, *(account(f"paper{n}", v) for n, v in enumerate(values)))
    (alert,) = report.alerts
    assert [position.value for position in alert.positions] == list(values)
    assert all(len(position.voices) == 1 for position in alert.positions)
    assert rows(connection, "figures, lowest, highest, voices, state") == [
        (10, 58.0, 100.0, 10, "open")
    ]
    assert connection.execute("SELECT count(*) FROM contradictions").fetchall() == [(45,)]


def test_a_third_figure_joins_and_a_repetition_is_not_told(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    (alert,) = load(connection, account("north", 12), account("south", 30)).alerts
    third = load(connection, account("east", 70))
    again = load(connection, account("west", 70), account("inland", 30))
    assert (third.alerts, third.messages, again.messages) == ((), 1, 0)
    assert told(connection) == [
        ("opened", ["12 people", "30 people"], []),
        ("joined", ["12 people", "30 people", "70 people"], ["70 people"]),
    ]
    held = read_alert(connection, alert.id).alert
    assert [(p.value, len(p.voices)) for p in held.positions] == [(12, 1), (30, 2), (70, 2)]


def test_who_bears_a_figure_out_is_among_its_voices(connection: duckdb.DuckDBPyConnection) -> None:
    load(connection, account("early", 12), account("north", 12))
    load(connection, account("south", 30))
    held = read_alert(connection, list_alerts(connection, None, 1).rows[0][0]).alert
    assert held.positions[0].voices == ("early Gazette", "north Gazette")


def test_the_children_among_the_dead_are_a_dispute_of_their_own(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    def both(name: str, dead: float, children: float) -> Account:
        child = quantity(name, children, counted="child", sentence=f"{children} in {name}.")
        return account(name, quantities=(quantity(name, dead), child), text=name)

    report = load(connection, both("north", 12, 3), both("south", 30, 5))
    assert sorted(alert.counted or "" for alert in report.alerts) == ["child", "person"]


def later(name: str, publisher: str, *values: float, **changes: object) -> Account:
    made = account(name, *values, day=5)
    claims = tuple(replace(q, **changes) for q in made.quantities)  # type: ignore[arg-type]
    return replace(made, publisher=publisher, quantities=claims)


def test_an_outlet_that_corrects_itself_ends_the_dispute(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    (alert,) = load(connection, account("north", 12), account("south", 30)).alerts
    load(connection, later("correction", "north Gazette", 30))
    assert told(connection)[1:] == [("closed", ["30 people"], [])]
    held = read_alert(connection, alert.id).alert
    low, high = held.positions
    assert (held.is_open, low.fallen, low.instead) == (False, "corrected", "30 people")
    assert high.fallen is None
    assert rows(connection, "state, standing, figures") == [("closed", 1, 2)]


def test_a_figure_that_another_still_holds_stands(connection: duckdb.DuckDBPyConnection) -> None:
    load(connection, account("north", 12), account("echo", 12), account("south", 30))
    load(connection, later("correction", "north Gazette", 30))
    assert [turn for turn, _, _ in told(connection)] == ["opened"]
    assert rows(connection, "state") == [("open",)]


def test_a_figure_that_its_outlet_takes_back_ends_the_dispute(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    load(connection, account("north", 12), account("south", 30))
    load(connection, later("note", "south Gazette", 30, standing="withdrawn", modality="negated"))
    assert [turn for turn, _, _ in told(connection)] == ["opened", "closed"]


def test_another_outlet_cannot_take_a_figure_back(connection: duckdb.DuckDBPyConnection) -> None:
    load(connection, account("north", 12), account("south", 30))
    load(connection, later("note", "east Gazette", 30, standing="withdrawn", modality="negated"))
    assert [turn for turn, _, _ in told(connection)] == ["opened"]


def test_an_article_that_was_edited_holds_its_figure_no_more(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    load(connection, account("north", 12), account("south", 30))
    report = load(connection, account("south", 12))
    assert ("closed", ["12 people"], []) in told(connection)
    assert report.revised == 1


def test_a_closed_dispute_opens_again(connection: duckdb.DuckDBPyConnection) -> None:
    load(connection, account("north", 12), account("south", 30))
    load(connection, later("correction", "north Gazette", 30))
    load(connection, account("east", 70))
    assert told(connection)[2:] == [("reopened", ["30 people", "70 people"], ["70 people"])]
    assert rows(connection, "state") == [("open",)]


def test_what_became_of_a_dispute_twice_is_told_twice(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    load(connection, account("north", 12), account("south", 30))
    load(connection, later("correction", "north Gazette", 30))
    load(connection, account("east", 70))
    assert load(connection, later("second", "east Gazette", 30)).spoilt == ()
    closed = ("closed", ["30 people"], [])
    assert [turn for turn in told(connection) if turn[0] == "closed"] == [closed, closed]


def test_of_a_dismissed_dispute_nothing_more_is_told(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    (alert,) = load(connection, account("north", 12), account("south", 30)).alerts
    set_state(connection, alert.id, "dismissed", "two landslides", NOW)
    assert load(connection, later("correction", "north Gazette", 30)).messages == 0


def of_event(name: str, value: float, event: int) -> Account:
    claim = replace(quantity(name, value), event=event, event_scope="event")
    return account(name, quantities=(claim,), text=name)


def put_on_file(connection: duckdb.DuckDBPyConnection, key: int, *names: str) -> None:
    """Say that the first event of some articles is one, as the linking would."""
    for name in names:
        connection.execute(
            "INSERT INTO store.events SELECT version, 0, article_key, 0, ? FROM store.articles"
            " WHERE article_id = ?",
            [key, name],
        )


def test_the_order_of_arrival_parts_no_dispute() -> None:
    """North meets south, east meets west; a fifth figure shows that all four tell one thing."""

    def meets(a: Account, b: Account) -> Sequence[Comparison]:
        apart = {frozenset(pair) for pair in (("north", "east"), ("north", "west"),
                                              ("south", "east"), ("south", "west"))}  # fmt: skip
        return [] if frozenset({a.id, b.id}) in apart else judge(a, b)

    told = {"north": 12, "south": 30, "east": 70, "west": 90, "fifth": 110}
    accounts = [account(name, value) for name, value in told.items()]
    found = []
    for order in list(permutations(accounts))[::40]:
        connection = duckdb.connect()
        migrate(connection, "memory")
        for one in order:
            ingest_accounts(connection, [one], replace(HOW, judge=meets), NOW)
        found.append(rows(connection, "figures, lowest, highest, contradictions"))
        connection.close()
    assert set(map(str, found)) == {str([(5, 12.0, 110.0, 6)])}


def test_a_merged_alert_leads_to_the_one_that_it_is_a_part_of(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    def meets(a: Account, b: Account) -> Sequence[Comparison]:
        return [] if {a.id, b.id} & {"north", "south"} and {a.id, b.id} & {"east", "west"} else (
            judge(a, b))  # fmt: skip

    how = replace(HOW, judge=meets)
    alerts = [
        ingest_accounts(connection, pair, how, NOW).alerts[0].id
        for pair in ([account("north", 12), account("south", 30)],
                     [account("east", 70), account("west", 90)])
    ]  # fmt: skip
    ingest_accounts(connection, [account("fifth", 110)], how, NOW)
    one, other = (read_alert(connection, alert_id).alert for alert_id in alerts)
    assert one.id == other.id and len(one.positions) == 5
    assert len(list_alerts(connection, None, 10).rows) == 1
    pairs = connection.execute("SELECT DISTINCT alert_id FROM contradictions").fetchall()
    assert pairs == [(one.id,)]


@pytest.mark.parametrize(("key", "alerts"), [(7, 1), (8, 2)])
def test_figures_of_one_event_are_one_dispute_though_no_claim_is_shared(
    connection: duckdb.DuckDBPyConnection, key: int, alerts: int
) -> None:
    """The same two figures of another event are another alert."""

    def apart(a: Account, b: Account) -> Sequence[Comparison]:
        return judge(a, b) if {a.id, b.id} in ({"a", "b"}, {"c", "d"}) else []

    how = replace(HOW, judge=apart)
    ingest_accounts(connection, [of_event("a", 12, 0)], how, NOW)
    ingest_accounts(connection, [of_event("c", 12, 0)], how, NOW)
    put_on_file(connection, 7, "a")
    put_on_file(connection, key, "c")
    for name, value, event in (("b", 30, 7), ("d", 30, key)):
        with_event(connection, of_event(name, value, 0), how, event)
    assert len(list_alerts(connection, None, 10).rows) == alerts


def with_event(
    connection: duckdb.DuckDBPyConnection, one: Account, how: object, key: int
) -> LoadReport:
    """An article loaded whose event is known by the time its figures are judged."""

    def reach(point: str) -> None:
        if point == "candidates found":
            connection.execute(
                "INSERT INTO store.events SELECT version, 0, article_key, 0, ? FROM batch_articles",
                [key],
            )

    return ingest_accounts(connection, [one], replace(how, reach=reach), NOW)  # type: ignore[type-var]


def test_alerts_on_file_from_before_keep_their_ids(connection: duckdb.DuckDBPyConnection) -> None:
    """Their rows of disputes are made by the migration, from their comparisons."""
    (alert,) = load(connection, account("north", 12), account("south", 30)).alerts
    for table in ("disputes", "dispute_claims", "dispute_turns"):
        connection.execute(f"DROP TABLE store.{table}")
    connection.execute("DELETE FROM store.schema_version WHERE version >= 15")
    migrate(connection, "memory")
    assert read_alert(connection, alert.id).alert == alert
    load(connection, account("east", 70))
    assert rows(connection, "alert_id, figures") == [(alert.id, 3)]
