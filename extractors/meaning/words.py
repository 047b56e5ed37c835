"""Closed groups of words, by name, from data/words.tsv."""

from functools import cache

from extractors.meaning.tables import rows


@cache
def group(name: str) -> frozenset[str]:
    """The words of a group, lower case. Raises KeyError for a name that the table lacks."""
    return {row["name"]: frozenset(row["words"].split()) for row in rows("words.tsv")}[name]
