"""The lexicon of measures: which words say what a figure counts or measures.

A row of data/senses.tsv is one sense of a word, or of several with "|" between: `word` (a lemma,
or words joined by blanks), `pos` (verb, noun, adj, move, shift), `role` (which of the word's
arguments the figure is), `takes` (the kinds of thing it may be), `measure`, `change`, `with` (words
one of which must stand near).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.records import Change
from extractors.tables import rows

_BEFALLEN = frozenset({"being", "person", "site", "structure", "vehicle"})

Senses = Mapping[str, tuple["Sense", ...]]


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a word. One word of `near` must stand near, unless it is empty; none of `never`
    may (in the table: words of the column `with` after a "!")."""

    role: frozenset[str]
    takes: frozenset[str]
    measure: str
    change: Change | None
    near: frozenset[str]
    never: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Senses by lemma, those with a condition first. `moves` and `shifts` are verbs and nouns of
    rising and falling. `forms`: every form of the verbs -> (lemma, form); a form is "base", "s",
    "past" (the participle too) or "ing". `participles` are all past forms,
    `states` those that say a state by themselves."""

    verbs: Senses
    nouns: Senses
    adjectives: Senses
    moves: Senses
    shifts: Senses
    forms: Mapping[str, tuple[str, str]]
    participles: frozenset[str]
    states: frozenset[str]


@cache
def load() -> Lexicon:
    """The lexicon of the package's own data, read once."""
    tables: dict[str, dict[str, tuple[Sense, ...]]] = {
        pos: {} for pos in ("verb", "noun", "adj", "move", "shift")
    }
    for row in rows("extractors.meaning", "senses.tsv"):
        table, sense = tables[row["pos"]], _sense(row)
        for word in row["word"].split("|"):
            senses = (*table.get(word, ()), sense)
            table[word] = tuple(sorted(senses, key=lambda one: not one.near))
    forms = forms_of({*tables["verb"], *tables["move"]})
    past = {word: verb for word, (verb, form) in forms.items() if form == "past"}
    return Lexicon(
        verbs=tables["verb"],
        nouns=tables["noun"],
        adjectives=tables["adj"],
        moves=tables["move"],
        shifts=tables["shift"],
        forms=forms,
        participles=frozenset(past),
        states=frozenset(
            word
            for word, verb in past.items()
            if any(_says_a_state(sense) for sense in tables["verb"].get(verb, ()))
        ),
    )


def _says_a_state(sense: Sense) -> bool:
    """Whether the participle alone says what became of something: "wounded", but not "found"."""
    return "object" in sense.role and not sense.near and bool(sense.takes & _BEFALLEN)


def _sense(row: Mapping[str, str]) -> Sense:
    changes: dict[str, Change] = {"up": "up", "down": "down"}
    listed = row["with"].replace("|", " ").split()
    words = [word.replace("_", " ") for word in listed]
    return Sense(
        role=frozenset(row["role"].split(",")),
        takes=frozenset(row["takes"].split("|")),
        measure=row["measure"],
        change=changes.get(row["change"]),
        near=frozenset(word for word in words if word[0] != "!"),
        never=frozenset(word[1:] for word in words if word[0] == "!"),
    )


def forms_of(verbs: Iterable[str]) -> dict[str, tuple[str, str]]:
    irregular = {row["base"]: row for row in rows("extractors.meaning", "irregular.tsv")}
    found: dict[str, tuple[str, str]] = {}
    for verb in sorted({*verbs, *irregular}):
        row = irregular.get(verb, {})
        past = row.get("past") or _past(verb)
        for form, name in (
            (row.get("participle") or past, "past"),
            (past, "past"),
            (row.get("ing") or _ing(verb), "ing"),
            (_third(verb), "s"),
            (verb, "base"),
        ):
            found.setdefault(form, (verb, name))
    return found


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
