"""The tables of words in `flows/data`."""

from importlib import resources


def rows_of(name: str) -> list[list[str]]:
    """The rows of a table of `flows/data`, its comments left out."""
    text = resources.files("flows").joinpath("data", name).read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("# "))
    return [line.split("\t") for line in lines]
