"""The words by which news credits its sources, read once from the package's tables."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from extractors.tables import blocks, rows


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind of data/lexicon.txt."""
    return _lexicon()[kind]


@cache
def any_of(*kinds: str) -> frozenset[str]:
    """The words of several kinds together."""
    return frozenset().union(*(words(kind) for kind in kinds))


@cache
def aliases() -> Mapping[str, str]:
    """The canonical name of each folded name in data/aliases.tsv."""
    table: dict[str, str] = {}
    for row in rows("extractors.sources", "aliases.tsv", glue=""):
        for name in (row["name"], *row["others"].split("|")):
            table[fold(name)] = row["name"]
    return table


@cache
def one_of(*kinds: str) -> str:
    """A regular expression's alternatives for all words of the kinds, longest first."""
    found = sorted({word for kind in kinds for word in words(kind)}, key=len, reverse=True)
    return "|".join(re.escape(word) for word in found)


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name without case, stops, apostrophes and its article: "The U.N." is "un"."""
    folded = name.casefold().replace(".", "").replace("’", "'").replace("‑", "-").strip()
    folded = re.sub(r"\s+", " ", folded)
    return folded.removeprefix("the ")


@cache
def _lexicon() -> Mapping[str, frozenset[str]]:
    found = blocks("extractors.sources", "lexicon.txt")
    return {name: frozenset(listed) for name, listed in found.items()}
