"""Lemmas by Penn tag: a table of exceptions, then the longest known ending.

Both are learnt from the treebanks by `extractors.training.lemmas`.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

# Tags whose lemma is the word itself, capitals and all.
_AS_WRITTEN = frozenset({"NNP", "NNPS", "CD", "SYM", "LS", "ADD", "FW"})


@dataclass(frozen=True)
class Lemmas:
    """`words`: tag and lower-case word to lemma. `endings`: tag and ending to (letters to cut,
    letters to add)."""

    words: dict[str, dict[str, str]]
    endings: dict[str, dict[str, tuple[int, str]]]

    def of(self, text: str, tag: str) -> str:
        """The lemma of a word with its Penn tag; lower case but for names."""
        if tag in _AS_WRITTEN:
            return text
        word = text.lower()
        known = self.words.get(tag)
        if known is None:
            return word
        lemma = known.get(word)
        return lemma if lemma is not None else self._by_ending(word, tag)

    def _by_ending(self, word: str, tag: str) -> str:
        endings = self.endings.get(tag)
        if endings:
            for length in range(min(len(word) - 1, 6), 0, -1):
                rule = endings.get(word[-length:])
                if rule is not None:
                    return word[: len(word) - rule[0]] + rule[1]
        return word


@lru_cache(maxsize=1)
def load_lemmas() -> Lemmas:
    """The shipped tables."""
    data = json.loads((files("extractors") / "model" / "lemmas.json").read_text(encoding="utf-8"))
    endings = {
        tag: {ending: (cut, add) for ending, (cut, add) in rules.items()}
        for tag, rules in data["endings"].items()
    }
    return Lemmas(data["words"], endings)
