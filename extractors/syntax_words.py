"""The word lists that reading a parse needs, loaded once."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class SyntaxWords:
    """Lower-case words, `reporting` lemmas. `data/syntax_words.json` gives their source."""

    reporting: frozenset[str]
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
