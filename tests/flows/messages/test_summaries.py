"""Summaries read well: each case is a contradiction and the sentence that tells it."""

import json

import pytest

from extractors.measures import known_measures
from extractors.sources.lexicon import aliases
from flows.messages.naming import place_in_words, source_in_words
from flows.messages.period_words import period_of
from flows.messages.phrases import participle, phrases
from flows.messages.summaries import summary_of
from tests import paths
from tests.flows.messages.contradictions import compared, side

CASES = json.loads((paths.CASES / "messages/summaries.json").read_text("utf-8"))


def told(case) -> str:
    shared = case.get("both", {})
    (a, article_a), (b, article_b) = (side({**shared, **case[name]}) for name in "ab")
    return summary_of(compared(a, b, case.get("kind", "figures")), article_a, article_b)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_contradiction_is_told_in_one_plain_sentence(case):
    assert told(case) == case["expect"]


def test_each_measure_with_a_fixed_name_has_a_phrase_and_a_case():
    assert set(phrases()) == known_measures()
    assert known_measures() <= {case.get("both", case["b"]).get("measure") for case in CASES}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("United Nations", "the United Nations"),
        ("Syrian Observatory for Human Rights", "SOHR"),
        ("World Health Organization", "the World Health Organization"),
        ("health ministry", "the health ministry"),
        ("Turkey's Ministry of Health", "Turkey's Ministry of Health"),
        ("Ministry of Health", "the Ministry of Health"),
        ("Amnesty International", "Amnesty International"),
        ("Human Rights Watch", "Human Rights Watch"),
        ("Doctors Without Borders", "Doctors Without Borders"),
        ("police", "police"),
        ("study", "a study"),
        ("army spokesman", "an army spokesman"),
        ("Reuters report", "Reuters report"),
        ("officials", "officials"),
        ("doctors in Idlib (via The Telegraph)", "doctors in Idlib (via The Telegraph)"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdogan"),
        ("The Lancet", "The Lancet"),
        ("the army", "the army"),
    ],
)
def test_sources_take_the_article_that_they_want(source, expected):
    assert source_in_words(source) == expected


def test_initials_are_only_those_that_the_alias_table_knows():
    made_up = "Velmoran Institute for River Floods"
    assert made_up not in aliases().values()
    assert source_in_words(made_up) == "the Velmoran Institute for River Floods"


def test_places_take_the_article_that_they_want():
    assert place_in_words("Idlib") == "Idlib"
    assert place_in_words("United States") == "the United States"
    assert place_in_words("Gaza Strip") == "the Gaza Strip"


@pytest.mark.parametrize(
    ("start", "end", "kind", "expected"),
    [
        ("2019-12-15", None, "since", "since mid-December"),
        ("2019-12-01", None, "since", "since December"),
        ("2019-12-07", None, "since", "since 7 December"),
        ("2011-01-01", None, "since", "since 2011"),
        ("2019-01-01", None, "since", "since January"),
        (None, "2019-09-30", "during", "up to the end of September"),
        (None, "2019-09-12", "at", "as of 12 September"),
        (None, "2018-12-31", "during", "up to the end of 2018"),
        ("2019-12-24", "2019-12-24", "at", "as of 24 December"),
        ("2019-12-24", "2019-12-24", "during", "on 24 December"),
        ("2019-12-01", "2019-12-31", "during", "in December"),
        ("2018-12-01", "2018-12-31", "during", "in December 2018"),
        ("2018-01-01", "2018-12-31", "during", "in 2018"),
        ("2019-07-01", "2019-09-30", "during", "in the third quarter"),
        ("2018-07-01", "2018-09-30", "during", "in the third quarter of 2018"),
        ("2019-12-12", "2019-12-26", "during", "from 12 to 26 December"),
        ("2019-11-30", "2019-12-02", "during", "from 30 November to 2 December"),
        ("2018-11-30", "2019-01-02", "during", "from 30 November 2018 to 2 January"),
        (None, None, None, ""),
    ],
)
def test_periods_in_words(start, end, kind, expected):
    from datetime import date

    days = [date.fromisoformat(day) if day else None for day in (start, end)]
    assert period_of(days[0], days[1], kind, date(2019, 12, 27)) == expected


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("sell", "sold"), ("plan", "planned"), ("deliver", "delivered"), ("close", "closed"),
        ("carry", "carried"), ("destroy", "destroyed"), ("have", ""), ("open", "opened"),
    ],
)  # fmt: skip
def test_participles(verb, expected):
    assert participle(verb) == expected
