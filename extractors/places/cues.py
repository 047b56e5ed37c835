"""The word lists of `data/cues.txt` and `data/traps.tsv`, read once."""

from dataclasses import dataclass
from functools import cache

from extractors.places.fold import ARTICLES
from extractors.tables import blocks, rows

PLACES = "extractors.places"


@dataclass(frozen=True, slots=True)
class Cues:
    """Sets of lower-case words by what they say of a name beside them; see `data/cues.txt`.

    `traps` are folded names that are more often another word or a person than a place, `words`
    those of them that are another word, `borne` all that persons bear, countries among them.
    `openings`: the words in small letters that a name may begin with. `first_names` are folded.
    `demonyms` gives a folded adjective's or people's country ("syrian" -> "SY").
    """

    groups: dict[str, frozenset[str]]
    traps: frozenset[str]
    words: frozenset[str]
    borne: frozenset[str]
    demonyms: dict[str, str]
    openings: frozenset[str]
    first_names: frozenset[str]


@cache
def load_cues() -> Cues:
    """The tables that ship with the package. Raises TableError where one is missing."""
    cues = blocks(PLACES, "cues.txt")
    groups = {name: frozenset(words) for name, words in cues.items()}
    traps: dict[str, set[str]] = {"word": set(), "person": set(), "given": set(), "never": set()}
    for row in rows(PLACES, "traps.tsv", glue=""):
        traps[row["kind"]].update(row["names"].split(";"))
    demonyms = {
        word: row["country"]
        for row in rows(PLACES, "demonyms.tsv", glue="")
        for word in row["words"].split(";")
    }
    return Cues(
        groups,
        frozenset(traps["word"] | traps["person"]),
        frozenset(traps["word"]),
        frozenset(traps["word"] | traps["person"] | traps["given"]),
        demonyms,
        ARTICLES | groups["compass"] | groups["uncapitalised"],
        frozenset(
            name
            for row in rows(PLACES, "first_names.tsv", glue="")
            for name in row["names"].split(";")
        ),
    )
