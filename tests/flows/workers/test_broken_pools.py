"""A pool that breaks is made anew and its tasks are done; only a task's own fault is its error."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import anyio
import pytest
from pebble import ProcessPool

from extractors.records import Page
from flows.feeds.checking import Looker
from flows.workers.isolation import IsolationError, Limits, Workers, WorkersGone
from flows.workers.pages import Job, account_page, read_pages
from tests import paths
from tests.flows.workers import hostile_work as work

LIMITS = Limits(seconds=4.0)
ROOT = paths.ROOT


def test_an_idle_worker_that_is_killed_costs_no_task() -> None:
    with Workers(1, LIMITS, []) as pool:
        os.kill(pool.outcome(pool.submit(work.own_pid)), signal.SIGKILL)
        time.sleep(0.5)
        assert pool.outcome(pool.submit(work.double, 21)) == 42


def test_all_tasks_that_wait_are_done_by_the_new_pool() -> None:
    """More than a pipe holds, so that some were not even handed over."""
    with Workers(1, LIMITS, []) as pool:
        pid = pool.outcome(pool.submit(work.own_pid))
        futures = [pool.submit(work.length, b"x" * 50_000) for _ in range(20)]
        os.kill(pid, signal.SIGTERM)
        assert [pool.outcome(future) for future in futures] == [50_000] * 20


SERVER_KILLED = """
import os, signal, sys, time
from multiprocessing import forkserver
from pathlib import Path
from flows.workers.isolation import Limits, Workers
from tests.flows.workers import hostile_work as work
if __name__ == "__main__":
    mark = Path(sys.argv[1])
    with Workers(1, Limits(seconds=4.0), []) as pool:
        slow = pool.submit(work.note_and_sleep, str(mark), 0.5)
        while not mark.exists():
            time.sleep(0.02)
        os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)
        print(pool.outcome(slow), pool.outcome(pool.submit(work.double, 21)))
"""


def test_the_end_of_the_server_process_is_no_fault_of_a_task(tmp_path: Path) -> None:
    """In a process of its own: other tests' pools fork from this one's server."""
    script = tmp_path / "killing.py"
    script.write_text(SERVER_KILLED)
    done = subprocess.run(
        [sys.executable, script, tmp_path / "mark"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stderr, done.stdout, done.returncode) == ("", "slept 42\n", 0)


def test_a_worker_that_is_told_to_end_has_its_task_done_again(tmp_path: Path) -> None:
    with Workers(1, LIMITS, []) as pool:
        pid = pool.outcome(pool.submit(work.own_pid))
        slow = pool.submit(work.note_and_sleep, str(tmp_path / "runs"), 2.0)
        _wait_for(tmp_path / "runs")
        os.kill(pid, signal.SIGTERM)
        assert pool.outcome(slow) == "slept"
    assert (tmp_path / "runs").read_text() == "xx"


def test_a_task_that_ends_its_worker_is_not_done_again(tmp_path: Path) -> None:
    with Workers(1, LIMITS, []) as pool:
        with pytest.raises(IsolationError, match="crashed its reader"):
            pool.outcome(pool.submit(work.note_and_die, str(tmp_path / "runs")))
        assert pool.outcome(pool.submit(work.double, 21)) == 42
    assert (tmp_path / "runs").read_text() == "x"


def test_where_none_can_be_started_it_is_told_in_a_type_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(pool: ProcessPool, *args: object, **named: object) -> None:
        raise BrokenProcessPool

    with Workers(1, LIMITS, []) as pool:
        monkeypatch.setattr(ProcessPool, "schedule", broken)
        pool.warm()  # says nothing: nobody waits for it
        with pytest.raises(WorkersGone, match="no worker process can be started"):
            pool.submit(work.double, 21)
        monkeypatch.undo()
        assert pool.outcome(pool.submit(work.double, 21)) == 42


def test_a_pool_that_was_left_starts_no_more() -> None:
    with Workers(1, LIMITS, []) as pool:
        assert pool.outcome(pool.submit(work.double, 21)) == 42
    with pytest.raises(WorkersGone):
        pool.submit(work.double, 21)


def test_a_feed_is_not_lost_for_want_of_workers() -> None:
    lost: list[object] = []
    with Workers(1, LIMITS, []) as pool:
        pass
    web = SimpleNamespace(clock=lambda: datetime(2031, 5, 4, tzinfo=UTC))  # all that is asked of it
    looker = Looker(web, pool, lost.append)  # type: ignore[arg-type]
    feed = anyio.run(looker.read, b"<rss/>", "https://a.example/feed")
    assert "no worker process" in (feed.error or "") and lost == []


def test_a_page_is_not_blamed_for_want_of_workers() -> None:
    with Workers(1, LIMITS, []) as pool:
        pass
    page = Page("a", html="<p>Twelve people were killed in Homs.</p>")
    with pytest.raises(WorkersGone):
        account_page(page, pool, Job(datetime(2031, 5, 4, tzinfo=UTC)))
    with pytest.raises(WorkersGone):
        list(read_pages([page], pool))


def _wait_for(path: Path) -> None:
    until = time.monotonic() + 20
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert path.exists()
