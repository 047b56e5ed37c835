"""Made and augmented sentences are trees that can be learnt from; lemmas are learnt as a table."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.parsing.lemmas import Lemmas, load_lemmas
from extractors.training import augment, lemmas, numerals
from extractors.training.conllu import Tree, Word
from extractors.training.grammar import Grammar

GRAMMAR = Grammar()


def is_tree(words: tuple[Word, ...]) -> bool:
    """One root, and from every word a way up to it."""
    if sum(word.head < 0 for word in words) != 1:
        return False
    for start in range(len(words)):
        here, steps = start, 0
        while words[here].head >= 0:
            here, steps = words[here].head, steps + 1
            if steps > len(words) or here >= len(words):
                return False
    return True


def is_projective(words: tuple[Word, ...]) -> bool:
    arcs = [tuple(sorted((place, word.head))) for place, word in enumerate(words) if word.head >= 0]
    return not any(a < c < b < d for a, b in arcs for c, d in arcs)


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_made_sentences_are_projective_trees(seed: int) -> None:
    tree = GRAMMAR.sentence(random.Random(seed))
    assert is_tree(tree.words)
    assert is_projective(tree.words)
    assert all(word.form and word.tag and word.dep for word in tree.words)
    assert tree.text[:1] == tree.text[:1].upper()


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_augmented_trees_are_trees(seed: int) -> None:
    chance = random.Random(seed)
    tree = GRAMMAR.sentence(chance)
    assert is_tree(augment.augment(tree, GRAMMAR, chance).words)


def word(form: str, tag: str, head: int, dep: str) -> Word:
    return Word(form, "_", "", tag, "", head, dep, True)


def test_a_graft_takes_over_governor_and_label() -> None:
    trunk = [word("killed", "VBD", -1, "ROOT"), word("9", "CD", 2, "nummod")]
    trunk.append(word("men", "NNS", 0, "obj"))
    branch = [word("at", "IN", 1, "case"), word("least", "JJS", 2, "nmod")]
    branch.append(word("12", "CD", -1, "ROOT"))
    grown = augment.graft(trunk, 1, branch)
    assert [one.form for one in grown] == ["killed", "at", "least", "12", "men"]
    assert [one.head for one in grown] == [-1, 2, 3, 4, 0]
    assert [one.dep for one in grown] == ["ROOT", "case", "nmod", "nummod", "obj"]


def test_names_and_years_keep_their_digits() -> None:
    chance = random.Random(5)
    assert {numerals.other_numeral(form, chance) for form in ["2019"] * 50} == {"2019"}
    assert {numerals.other_numeral(form, chance) for form in ["F-16", "one", "3.4"] * 20} == {
        "F-16",
        "one",
        "3.4",
    }
    assert len({numerals.other_numeral("4,500", chance) for _ in range(50)}) > 5


def made_tree(*words: tuple[str, str, str]) -> Tree:
    rows = [Word(form, lemma, "", tag, "", -1, "", True) for form, lemma, tag in words]
    return Tree("t", "t", 0, tuple(rows))


def test_lemmas_are_learnt_from_endings_and_exceptions() -> None:
    tree = made_tree(
        ("walked", "walk", "VBD"),
        ("talked", "talk", "VBD"),
        ("took", "take", "VBD"),
        ("taken", "take", "VBN"),
        ("take", "take", "VB"),
    )
    tables = lemmas.learn([tree])
    learnt = Lemmas(tables["words"], tables["endings"])
    assert learnt.of("baulked", "VBD") == "baulk"
    assert learnt.of("Took", "VBD") == "take"
    assert learnt.of("razed", "VBN") == "raze"  # of verbs.txt
    assert learnt.of("Baulked", "NNP") == "Baulked"


def test_the_shipped_lemmas_know_the_verbs_of_the_news() -> None:
    table = load_lemmas()
    forms = {
        ("bombed", "VBN"): "bomb",
        ("fled", "VBD"): "flee",
        ("injuring", "VBG"): "injure",
        ("shot", "VBN"): "shoot",
        ("died", "VBD"): "die",
        ("buried", "VBN"): "bury",
        ("were", "VBD"): "be",
        ("'s", "VBZ"): "be",
        ("children", "NNS"): "child",
        ("women", "NNS"): "woman",
        ("casualties", "NNS"): "casualty",
        ("worse", "JJR"): "bad",
    }
    assert {key: table.of(*key) for key in forms} == forms
