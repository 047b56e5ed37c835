"""Scores on held-out text, raw: the pipeline gets the characters and nothing else."""

from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language

from extractors.training.conllu import Tree
from extractors.training.corpus import read
from extractors.training.documents import paragraphs, to_example

SHOWN = {
    "token_f": "words F",
    "tag_acc": "TAG",
    "pos_acc": "POS",
    "morph_acc": "MORPH",
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "sents_f": "sentences F",
}


def of_trees(nlp: Language, pieces: Iterable[list[Tree]]) -> dict[str, float]:
    """spaCy's scores (UAS, LAS without punctuation, F1 over words as the pipeline cut them), in
    per cent."""
    result = nlp.evaluate([to_example(piece, nlp) for piece in pieces])
    return {shown: round(100 * float(result[name] or 0), 1) for name, shown in SHOWN.items()}


def genre(tree: Tree) -> str:
    """The genre in a document's name: "GUM news", "EWT weblog"."""
    if tree.document.startswith("GUM_"):
        return "GUM " + tree.document.split("_")[1]
    return "EWT " + tree.document.split("-")[0]


def table(nlp: Language, folder: Path) -> dict[str, dict[str, float]]:
    """Scores by test set; paragraphs are given whole but in the last row."""
    ewt, gum = read(folder, ["ewt-test"]), read(folder, ["gum-test"])
    held = read(folder, ["gum-dev"]) + gum
    news = [tree for tree in held if genre(tree) == "GUM news"]
    edited = [tree for tree in held if genre(tree) in ("GUM news", "GUM bio", "GUM voyage")]
    sets: dict[str, Iterable[list[Tree]]] = {
        "EWT test": paragraphs(ewt),
        "GUM test": paragraphs(gum),
        "GUM dev and test: news": paragraphs(news),
        "GUM dev and test: news, bio, voyage": paragraphs(edited),
        "GUM dev and test: news, one sentence at a time": ([tree] for tree in news),
        "EWT test, one sentence at a time": ([tree] for tree in ewt),
    }
    return {name: of_trees(nlp, pieces) for name, pieces in sets.items()}


def by_genre(nlp: Language, trees: Iterable[Tree]) -> dict[str, dict[str, float]]:
    """Scores of each genre of the trees."""
    groups: dict[str, list[Tree]] = {}
    for tree in trees:
        groups.setdefault(genre(tree), []).append(tree)
    return {name: of_trees(nlp, paragraphs(group)) for name, group in sorted(groups.items())}
