"""The table of event kinds: every kind is named by its words, and no word is spelled amiss."""

import pytest

from extractors.event_kinds import event_kinds, of_noun, of_verb


@pytest.mark.parametrize("kind", event_kinds().values(), ids=lambda kind: kind.name)
def test_a_kind_has_a_family_words_and_an_example_with_a_figure_or_a_word_of_its(kind):
    assert kind.family and kind.nouns
    assert all(word == word.casefold() for word in kind.nouns | kind.verbs)
    told = kind.example.casefold().replace(" ", "_")
    assert any(word[:4] in told for word in kind.nouns | kind.verbs)


def test_words_lead_to_their_kinds():
    assert [kind.name for kind in of_noun("strike")] == ["strike", "strike of labour"]
    assert [kind.name for kind in of_noun("walkout")] == ["strike of labour"]
    assert [kind.name for kind in of_verb("derail")] == ["derailment"]
    assert of_noun("table") == of_verb("sit") == ()


def test_an_event_of_a_day_is_told_from_one_that_lasts():
    kinds = event_kinds()
    assert not kinds["explosion"].lasting and not kinds["earthquake"].lasting
    assert kinds["war"].lasting and kinds["flood"].lasting and kinds["outbreak"].lasting
