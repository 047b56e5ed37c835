"""From annotated text to examples: spacing, heads and what is left out."""

import gzip
import random
from pathlib import Path

import pytest
import spacy

from extractors.errors import InputError
from extractors.training import conllu, corpus, documents

# Our own sentence, annotated by hand; "don't" and "it's" are multiword tokens, 2.1 an empty node.
TEXT = "They don't say it's 7-10 km."
ROWS = [
    "# newdoc id = GUM_news_own",
    "# sent_id = own-1",
    f"# text = {TEXT}",
    "1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_",
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_",
    "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_",
    "2.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_",
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_",
    "4\tsay\tsay\tVERB\tVB\t_\t0\troot\t_\t_",
    "5-6\tit's\t_\t_\t_\t_\t_\t_\t_\t_",
    "5\tit\tit\tPRON\tPRP\t_\t10\tnsubj\t_\t_",
    "6\t's\tbe\tAUX\tVBZ\t_\t10\tcop\t_\t_",
    "7\t7\t7\tNUM\tCD\t_\t10\tnummod\t_\tSpaceAfter=No",
    "8\t-\t-\tSYM\tSYM\t_\t9\tcase\t_\tSpaceAfter=No",
    "9\t10\t10\tNUM\tCD\t_\t7\tnmod\t_\t_",
    "10\tkm\tkilometre\tNOUN\tNN\tNumber=Sing\t4\tccomp\t_\tSpaceAfter=No",
    "11\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tSpaceAfter=No",
]


def write(path: Path, *blocks: list[str]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n\n".join("\n".join(block) for block in blocks) + "\n\n")
    return path


def test_words_join_to_the_text_with_its_spaces(tmp_path: Path) -> None:
    (tree,) = conllu.read_trees(write(tmp_path / "own.conllu.gz", ROWS))
    assert tree.text == TEXT
    assert [word.form for word in tree.words][1:5] == ["do", "n't", "say", "it"]
    assert [word.head for word in tree.words] == [3, 3, 3, -1, 9, 9, 9, 8, 6, 3, 3]
    assert tree.words[3].dep == "ROOT"


def test_a_sentence_whose_words_are_not_its_text_is_left_out(tmp_path: Path) -> None:
    broken = [row.replace("# text = They", "# text = We") for row in ROWS]
    trees = list(conllu.read_trees(write(tmp_path / "own.conllu.gz", broken, ROWS)))
    assert [tree.text for tree in trees] == [TEXT]


def test_a_document_holds_the_sentences_of_a_paragraph(tmp_path: Path) -> None:
    second = [row.replace("# newdoc id = GUM_news_own", "# part = 2") for row in ROWS]
    third = [*ROWS[:0], "# newpar", *second]
    trees = list(conllu.read_trees(write(tmp_path / "own.conllu.gz", ROWS, second, third)))
    groups = list(documents.paragraphs(trees))
    assert [len(group) for group in groups] == [2, 1]
    nlp = spacy.blank("en")
    doc = documents.to_doc([trees[0], trees[2]], nlp.vocab)
    assert len(list(doc.sents)) == 2
    assert [word.head.text for word in doc][11] == "say"


def test_pieces_keep_every_sentence_once(tmp_path: Path) -> None:
    second = [row.replace("# newdoc id = GUM_news_own", "# part = 2") for row in ROWS]
    trees = list(conllu.read_trees(write(tmp_path / "own.conllu.gz", ROWS, *[second] * 24)))
    made = list(documents.pieces(trees, random.Random(1)))
    assert sum(map(len, made)) == 25
    assert max(map(len, made)) <= documents.LONGEST
    assert {len(piece) for piece in made} > {1}


def test_a_missing_treebank_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"ewt-train\.conllu\.gz: no such treebank"):
        corpus.read(tmp_path, corpus.LEARNT)


def test_a_made_word_has_no_analysis_rather_than_an_empty_one() -> None:
    """An empty one was learnt as a label of its own, and numerals had no universal tag."""
    made = conllu.Word("22", "_", "", "CD", "", -1, "ROOT", True)
    tree = conllu.Tree("made", "made", 0, (made,))
    example = documents.to_example([tree], spacy.blank("en"))
    assert example.get_aligned("MORPH", as_string=True) == [""]
    assert example.get_aligned("TAG", as_string=True) == ["CD"]
