"""An ingest by hand beside a watch: sources on the web wait for its round, those on disk do not."""

from dataclasses import replace

import pytest
from click.testing import CliRunner

from flows.cli import cli
from flows.runs.ingesting import ingest
from flows.runs.turns import WAIT, AlreadyPolling, poller_in_turn, sole_poller
from tests.flows.conftest import SEEDS
from tests.flows.runs.test_ingest import site
from tests.flows.site import serving
from warehouse.file.connection import Patience
from warehouse.file.query import run_query


class Waiting:
    """A clock that moves when it is slept on; `until` ends the other's round."""

    def __init__(self, held=None, seconds=None):
        self.now, self._held, self._seconds = 0.0, held, seconds

    def sleep(self, seconds):
        self.now += seconds
        if self._held and self.now >= self._seconds:
            self._held.__exit__(None, None, None)
            self._held = None

    @property
    def patience(self):
        return Patience(lambda: self.now, self.sleep, lambda: 0.5)


def holding(warehouse):
    held = sole_poller(warehouse)
    held.__enter__()
    return held


def test_a_turn_that_is_free_is_taken_at_once_and_nothing_is_said(tmp_path):
    waiting, told = Waiting(), []
    with poller_in_turn(tmp_path / "w.duckdb", waiting.patience, told.append):
        pass
    assert (waiting.now, told) == (0.0, [])


def test_the_end_of_a_round_is_waited_for_and_told_once(tmp_path):
    waiting, told = Waiting(holding(tmp_path / "w.duckdb"), 7.0), []
    with poller_in_turn(tmp_path / "w.duckdb", waiting.patience, told.append):
        assert 7 <= waiting.now < 8
    assert len(told) == 1 and "waiting up to 120 s" in told[0]


def test_a_round_that_does_not_end_is_not_waited_for_for_ever(tmp_path):
    waiting = Waiting()
    with (
        sole_poller(tmp_path / "w.duckdb"),
        pytest.raises(AlreadyPolling, match="wait for its round to end, or stop it"),
        poller_in_turn(tmp_path / "w.duckdb", waiting.patience, lambda line: None),
    ):
        pass
    assert WAIT <= waiting.now < WAIT + 2


def test_a_feed_on_the_web_is_not_asked_while_another_polls(world_at, tmp_path):
    world = replace(world_at(tmp_path), patience=Waiting().patience)
    with serving(site()) as web:
        with sole_poller(world.settings.warehouse), pytest.raises(AlreadyPolling):
            ingest([f"{web.url}/feed.xml"], world)
        assert web.requests == []
        assert ingest([f"{web.url}/feed.xml"], world).articles == 5


def test_all_due_feeds_wait_too(world_at, tmp_path):
    world = replace(world_at(tmp_path), patience=Waiting().patience)
    with sole_poller(world.settings.warehouse), pytest.raises(AlreadyPolling):
        ingest([], world)


@pytest.mark.parametrize("source", ["feed.xml", "idlib-000.html", "."])
def test_what_lies_on_disk_needs_no_turn(world_at, tmp_path, source):
    world = world_at(tmp_path)
    with sole_poller(world.settings.warehouse):
        assert ingest([str(SEEDS / source)], world).articles >= 1


def test_an_opml_list_and_a_feed_file_of_links_do(world_at, tmp_path):
    world = replace(world_at(tmp_path), patience=Waiting().patience)
    opml, feed = tmp_path / "list.opml", tmp_path / "feed.xml"
    opml.write_text('<opml><body><outline xmlUrl="http://127.0.0.1:9/feed"/></body></opml>')
    item = "<item><title>a</title><link>http://127.0.0.1:9/a</link></item>"
    feed.write_text(f"<rss version='2.0'><channel>{item}</channel></rss>")
    for source in (opml, feed):
        with sole_poller(world.settings.warehouse), pytest.raises(AlreadyPolling):
            ingest([str(source)], world)


def test_the_command_leaves_the_messages_to_whoever_polls(tmp_path):
    warehouse = tmp_path / "w.duckdb"
    with sole_poller(warehouse):
        done = CliRunner().invoke(
            cli, ["--warehouse", str(warehouse), "ingest", str(SEEDS / "feed.xml")]
        )
    assert done.exit_code == 0
    assert "polls for it now, and sends the messages" in done.stderr
    assert run_query(warehouse, "SELECT count(*) FROM articles").rows == ((5,),)
