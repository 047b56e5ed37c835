"""The lexicon of measures: which words say what a figure counts or measures.

One row of data/measures.tsv is one sense of one word: `word`, `pos` (verb, noun, adj, move, shift,
level), `role` (which of the word's arguments the figure is), `takes` (the kinds of thing it may
be), `measure`, `change`, `with` (words one of which must stand near for this sense).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractors.records import Change


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a word; `near` is empty where the word alone will do."""

    role: frozenset[str]
    takes: frozenset[str]
    measure: str
    change: Change | None
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Senses by lemma. `moves` and `shifts` are verbs and nouns of rising and falling."""

    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, tuple[Sense, ...]]
    adjectives: Mapping[str, tuple[Sense, ...]]
    moves: Mapping[str, tuple[Sense, ...]]
    shifts: Mapping[str, tuple[Sense, ...]]
    levels: Mapping[str, tuple[Sense, ...]]
    forms: Mapping[str, tuple[str, str]]

    def verb_of(self, word: str) -> tuple[str, str] | None:
        """(lemma, form) of a word that may be a form of a verb of the lexicon; form is "base", "s",
        "past", "ing"; "past" stands for the participle too."""
        return self.forms.get(word)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of this package's data; lines that begin with # are comments."""
    text = (files("extractors.meaning") / "data" / name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    header = lines[0]
    return [
        dict(zip(header, line + [""] * (len(header) - len(line)), strict=False))
        for line in lines[1:]
    ]


@cache
def load() -> Lexicon:
    """The lexicon of the package's own data, read once."""
    tables: dict[str, dict[str, tuple[Sense, ...]]] = {
        pos: {} for pos in ("verb", "noun", "adj", "move", "shift", "level")
    }
    for row in rows("measures.tsv"):
        table, word = tables[row["pos"]], row["word"]
        table[word] = (*table.get(word, ()), _sense(row))
    verbs = {word.split()[0] for pos in ("verb", "move", "level") for word in tables[pos]}
    return Lexicon(
        verbs=tables["verb"],
        nouns=tables["noun"],
        adjectives=tables["adj"],
        moves=tables["move"],
        shifts=tables["shift"],
        levels=tables["level"],
        forms=_forms(verbs),
    )


def _sense(row: Mapping[str, str]) -> Sense:
    change: Change | None = None
    if row["change"] == "up":
        change = "up"
    elif row["change"] == "down":
        change = "down"
    return Sense(
        role=frozenset(row["role"].split(",")),
        takes=frozenset(row["takes"].split("|")),
        measure=row["measure"],
        change=change,
        near=frozenset(row["with"].split("|")) if row["with"] else frozenset(),
    )


def _forms(verbs: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Every form of the verbs -> (lemma, form)."""
    irregular = {row["base"]: (row["past"], row["participle"]) for row in rows("irregular.tsv")}
    found: dict[str, tuple[str, str]] = {}
    for verb in sorted({*verbs, *irregular}):
        past, participle = irregular.get(verb, (_past(verb), _past(verb)))
        for form, name in (
            (participle, "past"),
            (past, "past"),
            (_ing(verb), "ing"),
            (_third(verb), "s"),
            (verb, "base"),
        ):
            found.setdefault(form, (verb, name))
    return found


_DOUBLED = frozenset(
    ["slip", "shrug", "drop", "plan", "stab", "trap", "nab", "gun", "shed", "cut", "hit", "run", "put", "set", "dip", "slam", "grab", "gut", "ship", "trim", "plot", "top", "jab", "rob", "rip", "shut", "bar", "mop", "wed", "tip", "log", "up"]
)


def _stem(verb: str) -> str:
    return verb + verb[-1] if verb in _DOUBLED else verb


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return _stem(verb) + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return _stem(verb) + "ing"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb + "s"
