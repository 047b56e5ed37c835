"""`counterclaim watch` as processes: two on one warehouse, stopped, killed and started again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import paths
from tests.flows.runs.test_ingest import site
from tests.flows.site import Web, serving
from warehouse.file.query import run_query

PATIENCE = 90.0  # seconds for a process to come up on a busy machine


@pytest.fixture
def desk(tmp_path) -> Iterator[tuple[Path, Web]]:
    with serving(site()) as web:
        (tmp_path / "counterclaim.toml").write_text(
            f'warehouse = "w.duckdb"\nfeeds = ["{web.url}/feed.xml"]\nhost_gap = 0\n'
            'allow_networks = ["127.0.0.0/8"]\n'
        )
        yield tmp_path, web


def start(folder: Path, name: str, *options: str) -> subprocess.Popen[bytes]:
    command = "from flows.cli import main; main()"
    with (folder / f"{name}.out").open("wb") as out, (folder / f"{name}.err").open("wb") as err:
        return subprocess.Popen(
            [sys.executable, "-c", command, "watch", *options],
            cwd=folder,
            stdout=out,
            stderr=err,
            env={**os.environ, "PYTHONPATH": str(paths.ROOT)},
            start_new_session=True,
        )


def wait_for(folder: Path, name: str, text: str) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        said = (folder / f"{name}.err").read_text()
        if text in said:
            return said
        time.sleep(0.1)
    raise AssertionError(f"{name} never said {text!r}: {said}")


def end(watch: subprocess.Popen[bytes], number: int) -> int:
    watch.send_signal(number)
    return watch.wait(timeout=PATIENCE)


def articles(folder: Path) -> tuple[object, ...]:
    (row,) = run_query(
        folder / "w.duckdb", "SELECT count(*), count(DISTINCT article_id) FROM articles"
    ).rows
    return row


def test_two_watches_share_a_warehouse_and_stop_when_told(desk):
    folder, web = desk
    watches = [start(folder, name) for name in ("one", "two")]
    try:
        for name in ("one", "two"):
            wait_for(folder, name, "feeds asked")
        assert articles(folder) == (5, 5)
        assert web.paths().count("/feed.xml") == 1
        assert len(web.paths()) == len(set(web.paths()))
        assert end(watches[0], signal.SIGTERM) == 0
        os.killpg(watches[1].pid, signal.SIGINT)  # as a terminal does: its workers hear it, too
        assert watches[1].wait(timeout=PATIENCE) == 0
    finally:
        for watch in watches:
            watch.kill()
    both = "".join((folder / f"{name}.out").read_text() for name in ("one", "two"))
    assert both.count("CONTRADICTION") >= 2
    said = (folder / "one.err").read_text()
    assert "Traceback" not in said, said


def test_one_that_was_killed_is_taken_over_from(desk):
    folder, web = desk
    slow = web.routes["/idlib-004.html"]

    def hang(request):
        time.sleep(2)
        return slow

    web.routes["/idlib-004.html"] = hang
    first = start(folder, "first")
    until = time.monotonic() + PATIENCE
    while "/idlib-004.html" not in web.paths() and time.monotonic() < until:
        time.sleep(0.05)
    assert end(first, signal.SIGKILL) == -signal.SIGKILL
    web.routes["/idlib-004.html"] = slow
    again = start(folder, "again", "--once")
    assert again.wait(timeout=PATIENCE) == 0, (folder / "again.err").read_text()
    assert articles(folder) == (5, 5)


def test_one_that_is_stopped_in_the_midst_of_a_round_ends_soon(desk):
    folder, web = desk

    def hang(request):
        time.sleep(40)
        return web.routes["/idlib-000.html"]

    web.routes["/feed.xml"] = hang
    watch = start(folder, "stuck")
    until = time.monotonic() + PATIENCE
    while not web.paths() and time.monotonic() < until:
        time.sleep(0.05)
    began = time.monotonic()
    assert end(watch, signal.SIGTERM) == 0, (folder / "stuck.err").read_text()
    assert time.monotonic() - began < 25
    assert "Traceback" not in (folder / "stuck.err").read_text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("server_up", [False, True], ids=["starting", "preloading"])
def test_a_stop_while_the_workers_start_leaves_no_traceback(desk, number, server_up):
    """As a service manager stops it: its children hear the signal, too."""
    folder, _ = desk
    watch = start(folder, "one")
    try:
        wait_until(lambda: children(watch.pid, "forkserver"))
        time.sleep(1.0 if server_up else 0.0)
        os.killpg(watch.pid, number)
        assert watch.wait(timeout=PATIENCE) == 0
    finally:
        watch.kill()
    said = (folder / "one.err").read_text()
    assert "Traceback" not in said, said


def wait_until(holds: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    assert holds()


def children(parent: int, named: str) -> list[int]:
    """The processes below one whose command line holds a word."""
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(pid) for pid in listed if named in Path(f"/proc/{pid}/cmdline").read_text()]
