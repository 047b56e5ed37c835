"""Lemma tables learnt from the treebanks: endings by majority, and the words they get wrong."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from extractors.parsing.lemmas import Lemmas
from extractors.tables import blocks, rows
from extractors.training.conllu import Tree

# Tags with an inflection to take off, and closed classes with lemmas of their own.
INFLECTED = ("NNS", "VBD", "VBG", "VBN", "VBZ", "JJR", "JJS", "RBR", "RBS")
LISTED = ("VB", "VBP", "MD", "RB", "IN", "DT", "PRP", "PRP$", "WP", "WDT", "POS", "TO", "NN", "JJ")
LONGEST = 6  # letters of an ending
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]|repel|expel|compel|quell?|kidnap")


def learn(trees: Iterable[Tree]) -> dict[str, Any]:
    """Tables as `extractors.parsing.lemmas.Lemmas` holds them, ready for JSON. The forms of known
    verbs, those of `verbs.txt` too, are made by rule and kept where the
    endings would get them wrong."""
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for tree in trees:
        for word in tree.words:
            if word.lemma != "_" and word.tag in INFLECTED + LISTED:
                seen[word.tag][word.form.lower()][word.lemma.lower()] += 1
    chosen = {
        tag: {form: counts.most_common(1)[0][0] for form, counts in sorted(forms.items())}
        for tag, forms in sorted(seen.items())
    }
    endings = {tag: _endings(chosen[tag]) for tag in INFLECTED if tag in chosen}
    for tag, other in (("VBD", "VBN"), ("VBN", "VBD")):
        for form, lemma in chosen[other].items():
            chosen[tag].setdefault(form, lemma)
    for tag, form, lemma in inflected([*_listed_verbs(), *sorted(chosen["VB"].values())]):
        chosen.setdefault(tag, {}).setdefault(form, lemma)
    for form, lemma in _irregular():
        chosen["VBD"][form] = chosen["VBN"][form] = lemma
    bare = Lemmas({tag: {} for tag in chosen}, endings)
    words = {
        tag: {form: lemma for form, lemma in forms.items() if bare.of(form, tag) != lemma}
        for tag, forms in chosen.items()
    }
    return {"words": words, "endings": endings}


def inflected(verbs: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """(tag, form, verb) of the regular forms: English spelling doubles the last consonant of a
    short verb ("rammed"), drops a silent e ("razing") and turns y to i ("buried")."""
    for verb in verbs:
        stem = verb
        if _DOUBLES.fullmatch(verb):
            stem = verb + verb[-1]
        past = stem + "ed"
        if verb.endswith("e"):
            past = verb + "d"
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            past = verb[:-1] + "ied"
        silent = verb.endswith("e") and not verb.endswith(("ee", "oe"))
        yield "VBD", past, verb
        yield "VBN", past, verb
        yield "VBG", (verb[:-1] if silent else stem) + "ing", verb


def _listed_verbs() -> list[str]:
    return list(blocks("extractors.training", "verbs.txt")["regular"])


def _irregular() -> list[tuple[str, str]]:
    return [(row["form"], row["lemma"]) for row in rows("extractors.training", "irregular.tsv")]


def _endings(lemma_of: dict[str, str]) -> dict[str, tuple[int, str]]:
    votes: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for form, lemma in lemma_of.items():
        script = _script(form, lemma)
        for length in range(1, min(len(form) - 1, LONGEST) + 1):
            if script[0] <= length and form.isalpha():
                votes[form[-length:]][script] += 1
    rules: dict[str, tuple[int, str]] = {}
    for ending, counts in sorted(votes.items(), key=lambda item: (len(item[0]), item[0])):
        script, count = counts.most_common(1)[0]
        shorter = next((rules[ending[cut:]] for cut in range(1, 9) if ending[cut:] in rules), None)
        if script != shorter and (count >= 2 or len(ending) <= 2):
            rules[ending] = script
    return rules


def _script(form: str, lemma: str) -> tuple[int, str]:
    """(letters to cut from the end, letters to add)."""
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return len(form) - shared, lemma[shared:]
