"""CoNLL-U files to records, with the text's own spacing kept.

A multiword token ("1-2 don't") spans words; the words' forms are cut from its surface, so that the
words with their spaces always join to the sentence's text (format: universaldependencies.org).
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. `head` counts from 0 in the sentence, -1 for the root; `space` follows."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence; `paragraph` is unique in the file, `document` the id of its document."""

    id: str
    document: str
    paragraph: int
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with their spaces, as the source wrote them."""
        return "".join(word.form + " " * word.space for word in self.words)


def read_trees(path: Path) -> Iterator[Tree]:
    """The sentences of a gzipped CoNLL-U file; those whose words do not join to their text are
    left out, because a parser must learn from text as it is written."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        document, paragraph = "", 0
        for block in file.read().split("\n\n"):
            lines = block.split("\n")
            comments = dict(_comment(line) for line in lines if line.startswith("#"))
            document = comments.get("newdoc id", document)
            if "newpar" in comments or "newpar id" in comments or "newdoc id" in comments:
                paragraph += 1
            rows = [line.split("\t") for line in lines if line and line[0].isdigit()]
            tree = Tree(comments.get("sent_id", ""), document, paragraph, _words(rows))
            if tree.words and tree.text.strip() == comments.get("text", "").strip():
                yield tree


def _comment(line: str) -> tuple[str, str]:
    name, _, value = line[1:].partition("=")
    return name.strip(), value.strip()


def _words(rows: list[list[str]]) -> tuple[Word, ...]:
    words: list[Word] = []
    surface, last, spaced = "", 0, True
    for row in rows:
        if "." in row[0]:  # an empty node of the enhanced graph
            continue
        if "-" in row[0]:
            surface, last, spaced = row[1], int(row[0].split("-")[1]), _space(row[9])
            continue
        number, form, space = int(row[0]), row[1], _space(row[9])
        if number < last:
            form, surface = surface[: len(form)], surface[len(form) :]
            space = False
        elif number == last:
            form, space = surface, spaced
        head = int(row[6]) - 1
        dep = "ROOT" if head < 0 else row[7]
        morph = "" if row[5] == "_" else row[5]
        words.append(Word(form, row[2], row[3], row[4], morph, head, dep, space))
    return tuple(words)


def _space(misc: str) -> bool:
    return "SpaceAfter=No" not in misc.split("|")
