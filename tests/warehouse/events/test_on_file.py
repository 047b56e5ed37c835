"""Events on file: one id for one event, whatever order its articles came in."""

from dataclasses import replace
from functools import cache
from random import Random

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.records import Origin
from tests.warehouse.events.raids import WORDS, raid
from tests.warehouse.judgement.build import KNOWLEDGE
from tests.warehouse.samples import NOW, WAYS, account
from warehouse.file.migrate import migrate
from warehouse.filing.judging import judge_with
from warehouse.ingest import ingest_accounts
from warehouse.records import Account


def events(connection: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    found = connection.execute("SELECT article_id, event_id FROM claims")
    return dict(found.fetchall())


def ingested(
    connection: duckdb.DuckDBPyConnection, *batches: list[Account]
) -> dict[str, str | None]:
    for batch in batches:
        report = ingest_accounts(connection, batch, WAYS, NOW)
        assert report.spoilt == ()
    return events(connection)


def test_two_articles_on_one_raid_share_an_event(connection: duckdb.DuckDBPyConnection) -> None:
    found = ingested(connection, [raid("north", 12)], [raid("south", 30)])
    assert found["north"] == found["south"] is not None


def test_two_raids_of_two_days_or_spots_are_two_events(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    batch = [
        raid("north", 12, spot="Tel Marun"),
        raid("south", 30, spot="Kafr Darbun"),
        raid("east", 8, day=20, published=21),
    ]
    found = ingested(connection, batch)
    assert len(set(found.values())) == 3


def test_what_is_about_no_event_has_none(connection: duckdb.DuckDBPyConnection) -> None:
    assert ingested(connection, [account("north", 12)]) == {"north": None}


def test_an_event_keeps_its_id_when_articles_join(connection: duckdb.DuckDBPyConnection) -> None:
    first = ingested(connection, [raid("north", 12)])["north"]
    later = ingested(connection, [raid("south", 30, published=4)], [raid("west", 31, published=5)])
    assert set(later.values()) == {first}


def test_a_revision_takes_the_place_of_the_one_before(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    found = ingested(connection, [raid("north", 12), raid("south", 30)])
    again = ingested(connection, [raid("south", 30, spot="Tel Marun", title="Raid on Tel Marun")])
    assert again == found
    moved = ingested(connection, [raid("south", 30, day=20, published=21)])
    assert moved["north"] != moved["south"]


def test_a_raid_that_a_revision_tells_no_more_is_of_no_event(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ingested(connection, [raid("north", 12), raid("south", 30)])
    found = ingested(connection, [account("south", 30, title="Corrected")])
    assert found["south"] is None and found["north"] is not None
    third = ingested(connection, [raid("west", 12)])
    assert third["west"] == third["north"]


def test_a_file_from_before_events_holds_claims_of_none_and_takes_new_ones(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ingested(connection, [raid("north", 12)])
    for table in ("events", "event_marks"):
        connection.execute(f"TRUNCATE store.{table}")
    assert events(connection) == {"north": None}
    report = ingest_accounts(connection, [raid("south", 30), raid("west", 31)], WAYS, NOW)
    assert report.verdicts["contradicts"] == 3
    found = events(connection)
    assert found["north"] is None and found["south"] == found["west"] is not None


REAL = replace(WAYS, judge=judge_with(KNOWLEDGE))
Found = tuple[dict[str, str | None], list[tuple[object, ...]]]


def test_a_figure_that_turns_out_to_be_of_another_raid_contradicts_nothing_any_more(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """The two vague reports look like one until others tell of two raids."""
    vague = [raid("north", 12, target=None), raid("south", 30, target=None)]
    report = ingest_accounts(connection, vague, REAL, NOW)
    assert report.verdicts == {"contradicts": 1}
    edited = raid("south", 30, day=20, published=21, target=None)
    ingest_accounts(connection, [edited], REAL, NOW)
    found = events(connection)
    assert found["north"] != found["south"]
    assert connection.execute("SELECT verdict FROM comparisons").fetchall() == []
    back = raid("south", 30, target=None, origin=Origin("https://south.example/1", None))
    ingest_accounts(connection, [back], REAL, NOW)
    assert connection.execute("SELECT verdict FROM comparisons").fetchall() == [("contradicts",)]


def test_two_reports_that_a_third_connects_are_held_against_each_other(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """Nothing but the third article tells that the first two are on one raid."""
    first = raid("north", 12, day=None, target=None, words=WORDS[:3])
    second = raid("south", 30, day=None, target=None, words=WORDS[3:])
    report = ingest_accounts(connection, [first, second], REAL, NOW)
    assert report.verdicts == {}
    third = raid("west", 30, day=3, target=None)
    ingest_accounts(connection, [third], REAL, NOW)
    found = connection.execute("SELECT a_article_id, b_article_id, verdict FROM comparisons")
    assert sorted(found.fetchall()) == [
        ("north", "south", "contradicts"),
        ("north", "west", "contradicts"),
        ("south", "west", "corroborates"),
    ]


@st.composite
def streams(draw: st.DrawFn) -> list[Account]:
    """Five to seven articles on raids of near days, some vague, some on a market or a school."""
    return [
        raid(
            f"a{number}",
            draw(st.sampled_from([4.0, 12.0, 30.0])),
            day=draw(st.sampled_from([None, 2, 3, 4])),
            spot=draw(st.sampled_from([None, None, "Tel Marun", "Kafr Darbun"])),
            target=draw(st.sampled_from([None, None, "market", "school"])),
            published=draw(st.sampled_from([3, 4])),
            words=draw(st.sampled_from([WORDS[:3], WORDS[:5], WORDS[3:]])),
        )
        for number in range(draw(st.integers(5, 7)))
    ]


@settings(max_examples=5, deadline=None)
@given(streams(), st.randoms())
def test_the_order_of_arrival_changes_nothing(stream: list[Account], chance: Random) -> None:
    shuffled(stream, chance)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(streams(), st.randoms())
def test_no_order_of_arrival_changes_anything(stream: list[Account], chance: Random) -> None:
    shuffled(stream, chance)


def shuffled(stream: list[Account], chance: Random) -> None:
    """At once, one by one in another order, and in two batches: the events and verdicts are one."""
    at_once = in_order([stream])
    chance.shuffle(stream)
    assert in_order([[one] for one in stream]) == at_once
    assert in_order([stream[:3], stream[3:]]) == at_once


@cache
def shared() -> duckdb.DuckDBPyConnection:
    """One file for all examples: to make one takes longer than to fill it."""
    connection = duckdb.connect()
    migrate(connection, "shuffled")
    return connection


def in_order(batches: list[list[Account]]) -> Found:
    """The events and the comparisons that some batches come to in an empty file."""
    connection = shared()
    for (table,) in connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store'"
        " AND table_name NOT IN ('schema_version', 'views_digest')"
    ).fetchall():
        connection.execute(f"TRUNCATE store.{table}")
    for batch in batches:
        assert ingest_accounts(connection, batch, REAL, NOW).spoilt == ()
    compared = connection.execute(
        "SELECT least(a_article_id, b_article_id), greatest(a_article_id, b_article_id),"
        " verdict, severity, kind FROM comparisons ORDER BY ALL"
    )
    return events(connection), compared.fetchall()
