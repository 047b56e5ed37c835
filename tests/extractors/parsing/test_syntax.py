"""Heads, predicates, counted nouns and sources on sentences of our own, and on both schemes."""

import pytest

from extractors.parsing import tree as syntax
from extractors.parsing.pipeline import Pipeline, load
from extractors.records import Token
from extractors.syntax_attribution import attribution
from extractors.syntax_numbers import number_phrase
from extractors.syntax_predicates import numeral_head, predicate
from extractors.training.score_figures import ASKED, read_cases, score
from tests import paths

CASES = sorted((paths.CASES / "training").glob("*.json"))


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def parse(*rows: tuple[str, str, str, int]) -> tuple[Token, ...]:
    """Tokens of (text, tag, label, head), as a pipeline of either scheme may give them."""
    return tuple(
        Token(i, text, text.lower(), "X", tag, dep, head, 6 * i, 6 * i + len(text), "")
        for i, (text, tag, dep, head) in enumerate(rows)
    )


# "Troops were killed in Aleppo" in Universal Dependencies and in ClearNLP's scheme.
UD = parse(
    ("Troops", "NNS", "nsubj:pass", 2),
    ("were", "VBD", "aux:pass", 2),
    ("killed", "VBN", "ROOT", 2),
    ("in", "IN", "case", 4),
    ("Aleppo", "NNP", "obl", 2),
)
CLEAR = parse(
    ("Troops", "NNS", "nsubjpass", 2),
    ("were", "VBD", "auxpass", 2),
    ("killed", "VBN", "ROOT", 2),
    ("in", "IN", "prep", 2),
    ("Aleppo", "NNP", "pobj", 3),
)


def test_at_least_300_sentences_are_marked() -> None:
    cases = read_cases(CASES)
    assert len({case["text"] for case in cases}) >= 300
    assert sum(len(case["expect"]) for case in cases) >= 400


def test_nine_readings_in_ten_are_right(pipeline: Pipeline) -> None:
    scores, misses = score(pipeline, read_cases(CASES))
    assert all(scores[name] >= 90 for name in ASKED), (scores, misses)


@pytest.mark.parametrize("tokens", [UD, CLEAR], ids=["UD", "ClearNLP"])
def test_both_schemes_read_alike(tokens: tuple[Token, ...]) -> None:
    assert syntax.subject(tokens, 2) == 0
    assert syntax.is_passive(tokens, 2)
    assert syntax.auxiliaries(tokens, 2) == [1]
    assert syntax.preposition(tokens, 4) == 3
    assert syntax.governor(tokens, 4) == 2
    assert syntax.clause_head(tokens, 4) == 2
    assert syntax.subtree(tokens, 2) == (0, 5)
    assert not syntax.is_negated(tokens, 2)


def test_a_copula_is_found_in_both_schemes() -> None:
    ud = parse(("Six", "CD", "nsubj", 2), ("are", "VBP", "cop", 2), ("missing", "JJ", "ROOT", 2))
    clear = parse(
        ("Six", "CD", "nsubj", 1), ("are", "VBP", "ROOT", 1), ("missing", "JJ", "acomp", 1)
    )
    assert syntax.copula(ud, 2) == syntax.copula(clear, 2) == 1


def test_a_loop_of_heads_ends() -> None:
    loop = parse(("a", "NN", "nmod", 1), ("b", "NN", "nmod", 0))
    assert list(syntax.ancestors(loop, 0)) == [1]
    assert syntax.clause_head(loop, 0) in (0, 1)
    assert predicate(loop, 0) is None
    assert attribution(loop, 0) is None


def test_a_wrong_label_does_not_move_the_counted_noun() -> None:
    """The parser may head "more than 400 people" with the comparative; the tokens say otherwise."""
    tokens = parse(
        ("More", "JJR", "nsubj", 4),
        ("than", "IN", "case", 3),
        ("400", "CD", "obl", 0),
        ("people", "NNS", "obl", 0),
        ("died", "VBD", "ROOT", 4),
    )
    phrase = number_phrase(tokens, 2)
    assert (phrase.first, phrase.last, phrase.counted, phrase.part) == (0, 2, 3, False)
    assert numeral_head(tokens, 2) == 3
    assert predicate(tokens, 2) == 4


def test_a_number_alone_counts_no_noun(pipeline: Pipeline) -> None:
    tokens = pipeline.parse(["The blast killed 22 and wounded 31 last week."])[0]
    assert number_phrase(tokens, 3).counted is None
    assert number_phrase(tokens, 6).counted is None
    assert tokens[numeral_head(tokens, 6)].text == "wounded"


def test_a_verb_that_takes_an_object_is_no_report(pipeline: Pipeline) -> None:
    claims, says = pipeline.parse(
        ["The epidemic claimed 350 lives.", "The ministry claimed that 350 people had died."]
    )
    assert attribution(claims, 3) is None
    found = attribution(says, 4)
    assert found is not None and says[found].text == "ministry"


def counted_of(pipeline: Pipeline, text: str, number: str) -> str | None:
    tokens = pipeline.parse([text])[0]
    place = next(token.index for token in tokens if token.text == number)
    counted = number_phrase(tokens, place).counted
    return None if counted is None else tokens[counted].text


COUNTED = [
    ("The talks resumed after a 6-month delay.", "6", "month"),
    ("The talks resumed after 6 months.", "6", "months"),
    ("The siege went on for two and a half years.", "two", "years"),
    ("Only 10 per cent of the wells are safe.", "10", "cent"),
    ("They rescued 22 wounded soldiers.", "22", "soldiers"),
    ("They said 22 wounded had arrived.", "22", None),
    ("Some 20 to 30 tents burned.", "20", "tents"),
    ("Police held 20 and 30 fled.", "20", None),
    ("She paid $3.4 million.", "million", "$"),
    ("Dozens of the victims were children.", "Dozens", "victims"),
    ("Dozens fled.", "Dozens", None),
]


@pytest.mark.parametrize(("text", "number", "noun"), COUNTED, ids=[row[0] for row in COUNTED])
def test_the_counted_noun_and_its_must_nots(
    pipeline: Pipeline, text: str, number: str, noun: str | None
) -> None:
    assert counted_of(pipeline, text, number) == noun
