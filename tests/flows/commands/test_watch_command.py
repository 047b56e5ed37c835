"""`counterclaim watch --once`: its exit status and what it says."""

import os

import pytest
from click.testing import CliRunner

from flows.cli import cli
from flows.runs.turns import sole_poller
from tests.flows.site import Answer, serving


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with serving({"/empty": Answer(body=b'<rss version="2.0"><channel/></rss>')}) as web:

        def once(*paths: str):
            feeds = ", ".join(f'"{web.url}{path}"' for path in paths)
            (tmp_path / "counterclaim.toml").write_text(
                f'warehouse = "w.duckdb"\nfeeds = [{feeds}]\nhost_gap = 0\n'
                'allow_networks = ["127.0.0.0/8"]\n'
            )
            result = CliRunner().invoke(cli, ["watch", "--once"], standalone_mode=False)
            assert result.exception is None, result.exception
            return result.return_value, result.stderr

        yield tmp_path, once


def test_a_round_without_failure_is_all_done(desk):
    _, once = desk
    status, said = once("/empty")
    assert status == 0
    assert said.count("1 feeds asked, 0 new articles") == 1


def test_a_feed_that_fails_makes_it_done_in_part(desk):
    _, once = desk
    status, said = once("/empty", "/nothing")
    assert status == 3
    assert "/nothing: " in said and "2 feeds asked" in said


def test_where_another_process_polls_it_has_failed_and_names_it(desk):
    folder, once = desk
    with sole_poller(folder / "w.duckdb"):
        status, said = once("/empty")
    assert status == 1
    assert f"process {os.getpid()} polls for it now" in said
