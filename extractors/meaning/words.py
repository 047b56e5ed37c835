"""Closed groups of words, by name, from data/words.txt."""

from functools import cache

from extractors.tables import word_set


@cache
def group(name: str) -> frozenset[str]:
    """The words of a group, lower case. Raises KeyError for a name that the table lacks."""
    return word_set("extractors.meaning", "words.txt", name)
