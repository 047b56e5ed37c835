"""An editor's word on events, and the view that shows them."""

from collections.abc import Sequence
from datetime import date, datetime

import duckdb
import pytest

from tests.warehouse.events.raids import WORDS, raid
from tests.warehouse.events.test_on_file import REAL, events
from tests.warehouse.samples import NOW
from warehouse.errors import UnknownEvent
from warehouse.events.editing import merge_events, split_event
from warehouse.events.reading import Wanted, list_events, read_event
from warehouse.ingest import LoadReport, edit_events, ingest_accounts


def merge(connection: duckdb.DuckDBPyConnection, a: str, b: str) -> LoadReport:
    def edit(connection: duckdb.DuckDBPyConnection, now: datetime) -> Sequence[tuple[int, int]]:
        return merge_events(connection, (a, b), "one raid", now)

    return edit_events(connection, edit, REAL, NOW)


def split(connection: duckdb.DuckDBPyConnection, event: str, *articles: str) -> LoadReport:
    def edit(connection: duckdb.DuckDBPyConnection, now: datetime) -> Sequence[tuple[int, int]]:
        return split_event(connection, event, articles, None, now)

    return edit_events(connection, edit, REAL, NOW)


def verdicts(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str]]:
    found = connection.execute(
        "SELECT least(a_article_id, b_article_id), greatest(a_article_id, b_article_id), verdict"
        " FROM comparisons ORDER BY ALL"
    )
    return found.fetchall()


def test_two_events_that_are_merged_are_one_whatever_comes(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    apart = [raid("north", 12, spot="Tel Marun"), raid("south", 30, spot="Kafr Darbun")]
    ingest_accounts(connection, apart, REAL, NOW)
    found = events(connection)
    assert found["north"] != found["south"] and verdicts(connection) == []
    report = merge(connection, str(found["south"]), str(found["north"])[:8])
    assert (report.verdicts, len(report.alerts)) == ({"contradicts": 1}, 1)
    merged = events(connection)
    assert merged["north"] == merged["south"] in found.values()
    ingest_accounts(connection, [raid("west", 12, spot="Tel Marun")], REAL, NOW)
    assert set(events(connection).values()) == {merged["north"]}


def test_a_pair_that_is_split_is_never_one_event_again(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    batch = [raid("north", 12), raid("south", 30), raid("west", 31)]
    ingest_accounts(connection, batch, REAL, NOW)
    (event,) = set(events(connection).values())
    assert len(verdicts(connection)) == 3
    split(connection, str(event), "north")
    found = events(connection)
    assert found["south"] == found["west"] != found["north"]
    assert verdicts(connection) == [("south", "west", "contradicts")]
    ingest_accounts(connection, [raid("east", 31), raid("north", 12, title="Raid")], REAL, NOW)
    found = events(connection)
    assert found["south"] == found["west"] != found["north"]


def test_the_last_word_holds(connection: duckdb.DuckDBPyConnection) -> None:
    ingest_accounts(connection, [raid("north", 12), raid("south", 30)], REAL, NOW)
    (event,) = set(events(connection).values())
    split(connection, str(event), "north")
    assert verdicts(connection) == []
    merge(connection, *map(str, events(connection).values()))
    assert set(events(connection).values()) == {event}
    assert verdicts(connection) == [("north", "south", "contradicts")]


@pytest.mark.parametrize(
    ("articles", "problem"),
    [(("east",), "no article east is of it"), (("north", "south"), "some articles must go")],
)
def test_what_cannot_be_split_is_told(
    connection: duckdb.DuckDBPyConnection, articles: tuple[str, ...], problem: str
) -> None:
    ingest_accounts(connection, [raid("north", 12), raid("south", 30)], REAL, NOW)
    (event,) = set(events(connection).values())
    with pytest.raises(UnknownEvent, match=problem):
        split(connection, str(event), *articles)
    with pytest.raises(UnknownEvent, match="no event has this id"):
        split(connection, "ffff", "north")


def test_the_view_tells_an_event_in_words(connection: duckdb.DuckDBPyConnection) -> None:
    batch = [
        raid("north", 12),
        raid("south", 30, day=3),
        raid("east", 8, day=20, published=21, town="7002", kind="flood", name="Hurricane Petra"),
    ]
    ingest_accounts(connection, batch, REAL, NOW)
    rows = connection.execute(
        "SELECT name, kind, place, first_day, last_day, articles, voices, claims, contradictions,"
        " figures FROM events ORDER BY first_day"
    ).fetchall()
    toll = {"measure": "killed", "counted": "person", "unit": "count"}
    days = date(2031, 5, 2), date(2031, 5, 3)
    assert rows == [
        ("strike in Town 7001 from 2 May to 3 May 2031", "strike", "Town 7001", *days, 2, 2, 2, 1,
         [{**toll, "low": 12.0, "high": 30.0, "claims": 2}]),
        ("Hurricane Petra in Town 7002 on 20 May 2031", "flood", "Town 7002",
         date(2031, 5, 20), date(2031, 5, 20), 1, 1, 1, 0,
         [{**toll, "low": 8.0, "high": 8.0, "claims": 1}]),
    ]  # fmt: skip


def test_events_are_listed_by_kind_place_and_day(connection: duckdb.DuckDBPyConnection) -> None:
    batch = [raid("north", 12), raid("south", 30), raid("east", 8, town="7002", kind="flood")]
    ingest_accounts(connection, batch, REAL, NOW)

    def listed(**wanted: object) -> list[object]:
        answer = list_events(connection, Wanted(**wanted), 10)  # type: ignore[arg-type]
        return [row[answer.columns.index("place")] for row in answer.rows]

    assert listed(kind="flood") == ["Town 7002"]
    assert listed(place="town 7001") == ["Town 7001"] == listed(least=2)
    assert listed(day=date(2031, 5, 9)) == [] == listed(place="FR")
    assert sorted(map(str, listed(place="sy"))) == ["Town 7001", "Town 7002"]


def test_an_event_is_shown_with_its_articles_and_why(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    vague = raid("west", 9, day=None, target=None, words=WORDS[3:])
    ingest_accounts(connection, [raid("north", 12), raid("south", 30), vague], REAL, NOW)
    found = read_event(connection, str(events(connection)["north"])[:6])
    articles = [row[found.articles.columns.index("article_id")] for row in found.articles.rows]
    assert {"north", "south"} <= set(articles)
    reason = found.links.rows[0][found.links.columns.index("reason")]
    assert "both name market" in str(reason)
