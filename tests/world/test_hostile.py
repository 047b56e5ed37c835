"""Two rounds with every hostile feed among the orderly ones: they cost nothing but themselves."""

from datetime import timedelta

import pytest

from tests.world.driver import living
from warehouse.file.query import run_query

pytestmark = pytest.mark.slow  # `make world` plays all of it


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    with living(folder, 0, "all", timedelta(hours=7, minutes=50)) as found:
        yield found


def feeds(lived) -> dict[str, tuple[object, ...]]:
    rows = run_query(lived.settings.warehouse, "SELECT url, failures, state FROM feeds").rows
    return {str(url).removeprefix("http://").partition(":")[0]: row for url, *row in rows}


def test_there_are_thirty_and_more(lived):
    assert len(lived.script.hostile) >= 30


def test_the_orderly_ones_are_well_and_their_news_is_stored(lived):
    known = feeds(lived)
    orderly = {outlet.host.partition(":")[0]: name for name, outlet in lived.script.outlets.items()}
    assert {orderly[host] for host in orderly if known[host][0]} == set()
    out = {
        item.url
        for outlet in lived.script.outlets.values()
        for item in outlet.items
        if item.moment <= lived.rounds_at[-1] and "/private/" not in item.url
    }
    rows = run_query(lived.settings.warehouse, "SELECT url FROM articles").rows
    # A server that says 304 for ever is found out by the fetch in full, once a day.
    waiting = {"pages down", "robots down", "slow pages", "says 304 for ever"}
    hosts = {lived.script.outlets[name].host for name in waiting}
    missing = {url for url in out - {row[0] for row in rows} if url.split("/")[2] not in hosts}
    assert len(rows) > 5 and missing == set()


def test_nobody_came_into_the_guarded_network(lived):
    assert lived.served.trapped == []


@pytest.mark.parametrize(
    "name",
    [
        "drips its body",
        "never answers",
        "never ends",
        "packs a bomb in bombs",
        "redirects to itself",
        "redirects into the guarded network",
        "is 30 MB",
        "hangs up half-way",
        "hangs feedparser with dots",
        "has endless headers",
        "answers no HTTP",
    ],
)
def test_a_hostile_feed_is_a_failure_and_no_more(lived, name):
    (host,) = (host for host, known in lived.script.names.items() if known == name)
    failures, state = feeds(lived)[host]
    assert failures >= 1 and state == "active"
    lines = [line for line in lived.failures if host + ":" in line or name.startswith("redirects")]
    assert all("\n" not in line for line in lines)
