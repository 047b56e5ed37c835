"""A real, migrated file for each test."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.file.connection import open_file
from warehouse.file.migrate import migrate


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.duckdb"


@pytest.fixture
def connection(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    opened = open_file(path)
    migrate(opened, str(path))
    yield opened
    opened.close()
