"""How a warehouse's file does, for `counterclaim doctor`. Nothing is changed."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError, WarehouseLocked
from warehouse.file.connection import typed
from warehouse.file.migrate import version
from warehouse.file.moments import from_utc
from warehouse.file.soundness import read_through
from warehouse.file.sqlfiles import migrations, sql


@dataclass(frozen=True, slots=True)
class Checkup:
    """`problem` is what keeps the file from being read, with its mend; else what it holds."""

    problem: WarehouseError | None
    schema: int = 0
    newest: int = 0
    rows: int = 0
    articles: int = 0
    last_load: datetime | None = None

    @property
    def is_locked(self) -> bool:
        """Whether another process writes to it just now, which is no fault."""
        return isinstance(self.problem, WarehouseLocked)


def check_up(path: Path) -> Checkup:
    """Read every table of the file, opened read-only."""
    newest = migrations()[-1].version
    try:
        connection = duckdb.connect(str(path.resolve()), read_only=True)
    except duckdb.Error as error:
        return Checkup(typed(path, error), newest=newest)
    try:
        reached = version(connection)
        rows = read_through(connection, path, None)
        told = connection.execute(sql("checkup")).fetchone() or (0, None)
        return Checkup(None, reached, newest, rows, told[0], from_utc(told[1]))
    except WarehouseError as error:
        return Checkup(error, newest=newest)
    except duckdb.Error as error:
        return Checkup(typed(path, error), newest=newest)
    finally:
        connection.close()
