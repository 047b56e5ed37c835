"""The SQL of the warehouse, read from the package's .sql files."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable


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
    return "\n".join(file.read_text("utf-8") for file in _files("views"))


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
