"""Events on file: one id for one event, whatever order its articles came in."""

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.events.raids import raid
from tests.warehouse.samples import NOW, WAYS, account
from warehouse.file.migrate import migrate
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
    for table in ("events", "event_marks", "event_links", "event_edits"):
        connection.execute(f"DROP TABLE store.{table}")
    connection.execute("DELETE FROM store.schema_version WHERE version >= 13")
    migrate(connection, "older")
    assert events(connection) == {"north": None}
    report = ingest_accounts(connection, [raid("south", 30), raid("west", 31)], WAYS, NOW)
    assert report.verdicts["contradicts"] == 3
    found = events(connection)
    assert found["north"] is None and found["south"] == found["west"] is not None


raids = st.builds(
    raid,
    st.just(""),
    st.sampled_from([4.0, 12.0, 30.0]),
    day=st.sampled_from([None, 2, 3, 4]),
    spot=st.sampled_from([None, "Tel Marun", "Kafr Darbun"]),
    target=st.sampled_from([None, "market", "school"]),
    town=st.sampled_from(["7001", "7002"]),
    published=st.sampled_from([3, 4, 5]),
)


@st.composite
def streams(draw: st.DrawFn) -> list[Account]:
    number = draw(st.integers(2, 6))
    return [draw(raids.map(lambda made, n=n: named(made, f"a{n}"))) for n in range(number)]


def named(made: Account, article_id: str) -> Account:
    event = made.events[0]
    return raid(
        article_id,
        made.quantities[0].value or 0.0,
        day=event.first_day.day if event.day_via == "clause" and event.first_day else None,
        spot=next(iter(event.spots), None),
        target=next(iter(event.targets), None),
        town=event.place_id or "7001",
        published=made.published.day if made.published else 3,
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(streams(), st.randoms())
def test_the_order_of_arrival_changes_no_event(stream: list[Account], chance) -> None:
    at_once = in_order([stream])
    assert in_order([[one] for one in stream]) == at_once
    chance.shuffle(stream)
    assert in_order([[one] for one in stream]) == at_once
    assert in_order([stream[:2], stream[2:]]) == at_once


def in_order(batches: list[list[Account]]) -> dict[str, str | None]:
    with duckdb.connect() as connection:
        migrate(connection, "shuffled")
        return ingested(connection, *batches)
