"""The one reader of the packages' tables: rows below a header, and sets of words in blocks.

A table of rows (`.tsv`) is tab-separated; its first line names the columns, and a line that begins
with a tab goes on with the row above: what stands in a column is added to it after a blank, or at
once where the table's reader says so (lists with a sign of their own, regular expressions).

    # What the table is for.
    kind	family	nouns	example
    quake	disaster	earthquake quake	The earthquake killed 12.
                tremor aftershock

A table of words (`.txt`) holds blocks: a name and a colon, then indented lines of words. A comment
before each says what the words do, with an example.

    # Verbs after which a plan follows: "It plans to hire 400."
    intending:
      plan aim hope

In both, lines that begin with # are comments, and no line is longer than 100 characters.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from extractors.errors import TableError

Row = Mapping[str, str]


@cache
def rows(package: str, name: str, glue: str = " ") -> tuple[Row, ...]:
    """The rows of `data/<name>` in a package ("extractors.places"), each by its columns' names.

    Cells that a line lacks at its end are empty; `glue` joins a cell to what goes on below it.
    Raises TableError where the file is missing, or a row has more cells than the table columns.
    """
    found = _lines(package, name)
    _, first = next(found, (0, ""))
    columns = first.split("\t")
    table: list[dict[str, str]] = []
    for number, line in found:
        cells = line.split("\t")
        if len(cells) > len(columns) or (not cells[0] and not table):
            raise TableError(f"{name}, line {number}", f"not a row of {', '.join(columns)}")
        cells += [""] * (len(columns) - len(cells))
        if cells[0]:
            table.append(dict(zip(columns, cells, strict=True)))
        else:
            _go_on(table[-1], dict(zip(columns, cells, strict=True)), glue)
    return tuple(table)


@cache
def blocks(package: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """The words of `data/<name>` in a package by their block's name, in the file's order.

    Raises TableError where the file is missing, or a line is neither a name nor indented words.
    """
    table: dict[str, list[str]] = {}
    words: list[str] = []
    for number, line in _lines(package, name):
        if line[0].isspace() and table:
            words += line.split()
        elif line.endswith(":") and line[:-1] not in table:
            words = table[line[:-1]] = []
        else:
            raise TableError(f"{name}, line {number}", "neither a new name: nor indented words")
    return {block: tuple(found) for block, found in table.items()}


def word_set(package: str, name: str, *chosen: str) -> frozenset[str]:
    """The words of some blocks together; of all blocks, where none is named.

    Raises KeyError for a block that the table does not hold, TableError as `blocks`.
    """
    table = blocks(package, name)
    return frozenset(word for block in chosen or table for word in table[block])


def _go_on(row: dict[str, str], more: Row, glue: str) -> None:
    for column, cell in more.items():
        if cell:
            row[column] = f"{row[column]}{glue}{cell}" if row[column] else cell


def _lines(package: str, name: str) -> Iterator[tuple[int, str]]:
    """The lines of a table that are no comments, with their numbers."""
    try:
        folder = Path(
            import_module(package).__path__[0]
        )  # importlib.resources takes 30 ms to import
        text = (folder / "data" / name).read_text(encoding="utf-8")
    except (OSError, ModuleNotFoundError) as gone:
        raise TableError(name, f"missing from {package}") from gone
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line
