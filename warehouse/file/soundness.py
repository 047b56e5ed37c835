"""Whether a file can be read to its last block.

DuckDB keeps a checksum with each block and looks at it when the block is read. A copy made block by
block copies damage unseen, so each copy is read through before it takes the place of a good one.
"""

from pathlib import Path

import duckdb

from warehouse.errors import WarehouseDamaged
from warehouse.file.connection import typed
from warehouse.file.sqlfiles import sql


def check(path: Path, name: Path) -> None:
    """Read every table of a file that nobody writes to; `name` is the file that is spoken of.

    Raises WarehouseDamaged, naming the first table that cannot be read.
    """
    try:
        connection = duckdb.connect()
        try:
            connection.execute(sql("check_attach"), {"path": str(path)})
            read_through(connection, name, "checked")
        finally:
            connection.close()
    except duckdb.Error as error:
        raise _damaged(name, "", error) from error


def read_through(connection: duckdb.DuckDBPyConnection, name: Path, database: str | None) -> int:
    """Read every column of every table; how many rows there were. Raises WarehouseDamaged.

    `database` is the attached one that is meant, None for the connection's own.
    """
    rows = 0
    tables = connection.execute(sql("check_tables"), {"database": database}).fetchall()
    for base, schema, table in tables:
        whole = ".".join('"' + part.replace('"', '""') + '"' for part in (base, schema, table))
        try:
            # A name cannot be a parameter; it comes from the catalogue and is quoted.
            found = connection.execute(sql("check_table").replace("{table}", whole)).fetchone()
        except duckdb.Error as error:
            raise _damaged(name, f"table {schema}.{table} cannot be read: ", error) from error
        rows += int(found[0]) if found else 0
    return rows


def is_sound(path: Path) -> bool:
    """Whether a copy is there and can be read to its end."""
    try:
        check(path, path)
    except WarehouseDamaged:
        return False
    return path.exists()


def _damaged(name: Path, where: str, error: duckdb.Error) -> WarehouseDamaged:
    found = typed(name, error)
    return WarehouseDamaged(
        str(name),
        f"{where}{found.problem}",
        "the last good copies were kept; run `counterclaim repair`",
    )
