"""A snapshot held open for readers."""

import random
import shutil
import time

import pytest

from warehouse.errors import QueryError, WarehouseMissing
from warehouse.file.connection import Patience, writing
from warehouse.file.snapshot import publish, snapshot_path
from warehouse.page.looking import Lookout


@pytest.fixture(scope="module")
def empty_file(tmp_path_factory):
    """A warehouse with nothing in it, published."""
    path = tmp_path_factory.mktemp("looking") / "w.duckdb"
    with writing(path, Patience(time.monotonic, time.sleep, random.random)) as connection:
        publish(connection, path, lambda point: None)
    return path


def test_a_new_snapshot_is_read_and_a_lost_one_told(empty_file, tmp_path):
    path = tmp_path / "w.duckdb"
    shutil.copy(snapshot_path(empty_file), snapshot_path(path))
    lookout, asked = Lookout(path), []

    def count(connection) -> int:
        asked.append(connection)
        return connection.execute("SELECT count(*) FROM articles").fetchone()[0]

    assert lookout.once(count) == lookout.once(count) == 0 and len(asked) == 1
    with lookout.looking() as old:
        shutil.copy(snapshot_path(empty_file), tmp_path / "new")
        (tmp_path / "new").replace(snapshot_path(path))
        assert lookout.once(count) == 0 and len(asked) == 2, "another file is asked anew"
        assert count(old) == 0, "who reads the old one goes on"
    snapshot_path(path).unlink()
    with pytest.raises(WarehouseMissing):
        lookout.once(count)
    lookout.close()


def test_a_query_that_takes_too_long_is_ended(empty_file):
    lookout = Lookout(empty_file, seconds=0.1)
    with pytest.raises(QueryError, match="took longer"), lookout.looking() as connection:
        connection.execute(
            "SELECT sum(hash(a.i + b.i)) FROM range(100000) a(i), range(100000) b(i)"
        )
    with lookout.looking() as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    lookout.close()
