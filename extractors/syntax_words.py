"""The word lists that reading a parse needs, loaded once."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class SyntaxWords:
    """Lower-case words; lemmas where verbs. `data/syntax_words.json` gives their source.

    `reporting`: verbs whose clause is somebody's word; `counting`: those whose object is
    ("reported 40 deaths"); `revising`: those that set a figure of `tolls` ("put the toll at 40").
    """

    reporting: frozenset[str]
    counting: frozenset[str]
    revising: frozenset[str]
    tolls: frozenset[str]
    hedges: frozenset[str]
    multipliers: frozenset[str]
    vague: frozenset[str]
    parts: frozenset[str]
    currencies: frozenset[str]
    times: frozenset[str]


@lru_cache(maxsize=1)
def syntax_words() -> SyntaxWords:
    """The shipped lists."""
    text = (files("extractors") / "data" / "syntax_words.json").read_text(encoding="utf-8")
    lists = json.loads(text)
    return SyntaxWords(*(frozenset(lists[name]) for name in SyntaxWords.__slots__))
