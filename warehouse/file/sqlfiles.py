"""The SQL of the warehouse, read from the package's .sql files."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

# Views that take over columns of another take over their comments: DuckDB leaves them behind. What
# the names begin with there, and what the comments do.
_SAME_COLUMNS = (
    ("claims", "comparisons", "a_", "On file: "),
    ("claims", "comparisons", "b_", "New: "),
    ("comparisons", "contradictions", "", ""),
)
_NAME = re.compile(r"^-- name: (\w+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: its number, its file's name and its statements."""

    version: int
    name: str
    sql: str


def sql(name: str) -> str:
    """The statement of that name in the files of `warehouse/sql`, one file a room.

    A statement begins with a line `-- name: ...` and ends before the next; a file without names is
    one by its own. Raises KeyError.
    """
    return _statements()[name]


@cache
def _statements() -> dict[str, str]:
    found: dict[str, str] = {}
    for file in _files("sql"):
        first, *parts = _NAME.split(file.read_text("utf-8"))
        if not parts:
            parts = [file.name.removesuffix(".sql"), first]
        found |= zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True)
    return found


@cache
def views() -> str:
    """The statements that make the views and their comments, in order."""
    text = "\n".join(file.read_text("utf-8") for file in _files("views"))
    for of, to, prefix, words in _SAME_COLUMNS:
        text += "\n" + _comments(text, of, to, prefix, words)
    return text


def _comments(text: str, of: str, to: str, prefix: str, words: str) -> str:
    """The comments on the columns of one view, as comments on those of another."""
    found = re.findall(rf"^COMMENT ON COLUMN {of}\.\"?(\w+)\"? IS\s+'((?:[^']|'')*)';", text, re.M)
    return "".join(
        f"COMMENT ON COLUMN {to}.\"{prefix}{name}\" IS '{words}{_after(words, comment)}';\n"
        for name, comment in found
    )


def _after(words: str, comment: str) -> str:
    """A comment as it goes on after others words: its first letter small, but for an acronym's."""
    return comment if not words or comment[1:2].isupper() else comment[0].lower() + comment[1:]


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
