"""The package's own tables: tab-separated text with comment lines."""

from importlib import resources

from extractors.errors import GazetteerError


def read_table(name: str) -> list[list[str]]:
    """The rows of a table in this package's `data`, as many fields a row as its widest row has.

    Raises GazetteerError where the file is missing.
    """
    try:
        text = (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")
    except OSError as gone:
        raise GazetteerError(
            f"{name}: missing from the package; install counterclaim again"
        ) from gone
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
