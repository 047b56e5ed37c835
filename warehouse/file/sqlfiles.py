"""The SQL of the warehouse, read from the package's .sql files."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

# Views that select all columns of another take over its comments: DuckDB leaves them behind.
_SAME_COLUMNS = (("comparisons", "contradictions"),)
_STATEMENT = re.compile(r"^(?=COMMENT |CREATE )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: its number, its file's name and its statements."""

    version: int
    name: str
    sql: str


@cache
def sql(name: str) -> str:
    """The text of `warehouse/sql/<name>.sql`."""
    return resources.files("warehouse").joinpath("sql", f"{name}.sql").read_text("utf-8")


@cache
def views() -> str:
    """The statements that make the views and their comments, in order."""
    text = "\n".join(file.read_text("utf-8") for file in _files("views"))
    return "\n".join([text, *(_comments(text, of, to) for of, to in _SAME_COLUMNS)])


def _comments(text: str, of: str, to: str) -> str:
    """The comments on the columns of one view, as comments on those of another."""
    start = f"COMMENT ON COLUMN {of}."
    found = (part for part in _STATEMENT.split(text) if part.startswith(start))
    return "\n".join(part.replace(start, f"COMMENT ON COLUMN {to}.", 1) for part in found)


@cache
def migrations() -> tuple[Migration, ...]:
    """All migrations in the order in which they are applied."""
    return tuple(
        Migration(int(file.name.split("_")[0]), file.name, file.read_text("utf-8"))
        for file in _files("schema")
    )


def _files(folder: str) -> list[Traversable]:
    files = resources.files("warehouse").joinpath(folder).iterdir()
    return sorted((f for f in files if f.name.endswith(".sql")), key=lambda file: file.name)
