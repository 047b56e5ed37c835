"""The SQL of the warehouse, read from the package's .sql files."""

from dataclasses import dataclass
from functools import cache
from importlib import resources


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
    """The statements that make the views and their comments."""
    return resources.files("warehouse").joinpath("views.sql").read_text("utf-8")


@cache
def migrations() -> tuple[Migration, ...]:
    """All migrations in the order in which they are applied."""
    files = resources.files("warehouse").joinpath("schema").iterdir()
    steps = [f for f in files if f.name.endswith(".sql")]
    return tuple(
        Migration(int(f.name.split("_")[0]), f.name, f.read_text("utf-8"))
        for f in sorted(steps, key=lambda f: f.name)
    )
