"""The tables of this package's data: tab-separated, comments begin with #, the first line names."""

from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table, each by column; cells that a line lacks at its end are empty."""
    text = (files("extractors.meaning") / "data" / name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    header = lines[0]
    return [
        dict(zip(header, line + [""] * (len(header) - len(line)), strict=True))
        for line in lines[1:]
    ]
