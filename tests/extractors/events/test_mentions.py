"""Which words are a mention: the table's nouns and verbs in their forms, and no other verb's."""

import pytest

from extractors.events.mentions import _forms, mentions_in


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("airstrikes", "strike"),
        ("bombed", "strike"),
        ("shelling", "shelling"),
        ("stabbed", "stabbing"),
        ("retook", "capture"),
        ("walked out", "strike of labour"),
    ],
)
def test_a_form_of_a_word_of_the_table_names_its_kind(form, kind):
    found = _forms()[form]
    assert found[0] is not None and found[0].name == kind


@pytest.mark.parametrize(
    "form", ["sold", "became", "found out", "threw", "knew", "spent", "told up"]
)
def test_an_irregular_verb_of_another_meaning_names_none(form):
    assert form not in _forms()


def test_a_month_is_no_march():
    assert mentions_in("In March 2011 Amnesty International counted them.") == ()
    assert [one.kind.name for one in mentions_in("The march ended in an amnesty.") if one.kind] == [
        "protest",
        "release",
    ]
