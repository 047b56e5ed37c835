"""Which lines of a plain-text dump are page furniture, by their wording alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.tables import Row, rows

MAX_LINE = 400  # characters; longer lines are paragraphs, whatever words they hold
_MAX_LINE_FORM = 200  # a whole-line form names at most this much

_EDGES = " \t.:…!|·•*-–—>»<«[](){}\"'"

_SPARING = ("nav", "social", "byline", "newsletter", "promo", "notice", "after")
_FIGURE = re.compile(r"\d.*[.!?][\"'”’)]*$")
_LABEL = re.compile(r"[^:]{3,40}:")
_SENTENCE = 6  # words


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of furniture and how its lines read; `needs` are words of which a line holds one."""

    kind: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The compiled table of furniture.tsv: by form, and the kinds of lines that are one word."""

    words: Mapping[str, str]
    line: tuple[Rule, ...]
    start: tuple[Rule, ...]
    within: tuple[Rule, ...]

    def kind_of(self, line: str) -> str | None:
        """The kind of furniture that a line is (see furniture.tsv), None for all else.

        A whole sentence with a figure is furniture only as a rights notice, a caption or
        behind a label ("Read more: ..."): "Support for the party fell to 40% today." is news.
        """
        if len(line) > MAX_LINE:
            return None
        kind = self._kind(line)
        return None if kind in _SPARING and _tells_a_figure(line) else kind

    def _kind(self, line: str) -> str | None:
        word = line.strip(_EDGES).casefold()
        if word in self.words:
            return self.words[word]
        if len(line) <= _MAX_LINE_FORM:
            for rule in self.line:
                if rule.pattern.fullmatch(line):
                    return rule.kind
        for rule in self.start:
            if rule.pattern.match(line):
                return rule.kind
        return self._within(line)

    def _within(self, line: str) -> str | None:
        small = line.lower()
        for rule in self.within:
            if any(need in small for need in rule.needs) and rule.pattern.search(line):
                return rule.kind
        return None


def _tells_a_figure(line: str) -> bool:
    is_sentence = line.count(" ") >= _SENTENCE - 1 and _FIGURE.search(line)
    return bool(is_sentence) and not _LABEL.match(line)


@lru_cache(maxsize=1)
def load_furniture() -> Furniture:
    """Read data/furniture.tsv from the package, once."""
    table = rows("extractors.article", "furniture.tsv", glue="")
    return Furniture(
        words={row["text"]: row["kind"] for row in table if row["form"] == "word"},
        line=_together(table, "line"),
        start=_together(table, "start"),
        within=tuple(
            Rule(row["kind"], re.compile(row["text"], re.I), tuple(row["needs"].split(",")))
            for row in table
            if row["form"] == "within"
        ),
    )


def _together(table: Sequence[Row], form: str) -> tuple[Rule, ...]:
    """One rule a kind: the expressions of its rows as alternatives."""
    texts: dict[str, list[str]] = {}
    for row in table:
        if row["form"] == form:
            texts.setdefault(row["kind"], []).append(f"(?:{row['text']})")
    return tuple(Rule(kind, re.compile("|".join(t), re.I), ()) for kind, t in texts.items())
