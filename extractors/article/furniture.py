"""Which lines of a plain-text dump are page furniture, by their wording alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

MAX_LINE = 400  # characters; longer lines are paragraphs, whatever words they hold
_MAX_LINE_FORM = 200  # a whole-line form names at most this much

_EDGES = " \t.:…!|·•*-–—>»<«[](){}\"'"
_FORMS = ("word", "line", "start", "within")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The compiled table of furniture.tsv."""

    words: Mapping[str, str]
    line: tuple[tuple[str, re.Pattern[str]], ...]
    start: tuple[tuple[str, re.Pattern[str]], ...]
    within: tuple[tuple[str, re.Pattern[str]], ...]

    def kind_of(self, line: str) -> str | None:
        """The kind of furniture that a line is (see furniture.tsv), None for all else."""
        if len(line) > MAX_LINE:
            return None
        word = line.strip(_EDGES).casefold()
        if word in self.words:
            return self.words[word]
        if len(line) <= _MAX_LINE_FORM:
            for kind, pattern in self.line:
                if pattern.fullmatch(line):
                    return kind
        for kind, pattern in self.start:
            if pattern.match(line):
                return kind
        for kind, pattern in self.within:
            if pattern.search(line):
                return kind
        return None


@lru_cache(maxsize=1)
def load_furniture() -> Furniture:
    """Read furniture.tsv from the package, once."""
    table = resources.files(__package__).joinpath("furniture.tsv").read_text(encoding="utf-8")
    words: dict[str, str] = {}
    patterns: dict[str, dict[str, list[str]]] = {form: {} for form in _FORMS}
    for row in table.splitlines():
        if not row or row.startswith("#"):
            continue
        kind, form, text = row.split("\t")
        if form == "word":
            words[text] = kind
        else:
            patterns[form].setdefault(kind, []).append(text)
    return Furniture(words, *(_compiled(patterns[form]) for form in _FORMS[1:]))


def _compiled(texts: Mapping[str, list[str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile("|".join(f"(?:{text})" for text in several), re.I))
        for kind, several in texts.items()
    )
