"""One poller at a time: a lock that names its holder and ends with it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.runs.turns import AlreadyPolling, lock_of, sole_poller
from warehouse.errors import WarehouseError

HOLD = """
import sys
from pathlib import Path
from pathlib import Path
from flows.runs.turns import sole_poller
with sole_poller(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "w.duckdb")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout.readline() == "held\n"
    yield child
    child.kill()
    child.communicate()


def test_whoever_holds_it_is_named(tmp_path, holder):
    with pytest.raises(AlreadyPolling) as caught, sole_poller(tmp_path / "w.duckdb"):
        pass
    assert caught.value.holder == holder.pid
    assert str(holder.pid) in str(caught.value)


def test_another_warehouse_is_free(tmp_path, holder):
    with sole_poller(tmp_path / "other.duckdb"):
        assert lock_of(tmp_path / "other.duckdb").read_text() == f"{os.getpid()}\n"


def test_another_name_of_the_warehouse_is_not(tmp_path, holder):
    (tmp_path / "link.duckdb").symlink_to(tmp_path / "w.duckdb")
    with pytest.raises(AlreadyPolling), sole_poller(tmp_path / "link.duckdb"):
        pass


def test_the_kernel_lets_go_when_the_holder_is_killed(tmp_path, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with sole_poller(tmp_path / "w.duckdb"):
        pass


def test_it_is_free_again_after_an_error(tmp_path):
    with pytest.raises(ValueError), sole_poller(tmp_path / "w.duckdb"):
        raise ValueError
    with sole_poller(tmp_path / "w.duckdb"):
        pass


def test_a_lock_that_is_a_link_is_refused_and_what_it_leads_to_left_alone(tmp_path: Path) -> None:
    warehouse, elsewhere = tmp_path / "w.duckdb", tmp_path / "elsewhere"
    elsewhere.write_text("another's")
    lock_of(warehouse).symlink_to(elsewhere)
    with pytest.raises(WarehouseError, match="symbolic link"), sole_poller(warehouse):
        pass
    assert elsewhere.read_text() == "another's"
