"""Which alerts a filter lets through, and which filters are refused."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.places import load_gazetteer
from flows.endpoints.filters import FIELDS, filter_of, in_words
from flows.endpoints.matching import matches, ratio_of
from flows.endpoints.places import find_place, holds_in
from flows.errors import SettingsError
from flows.messages.example import example
from tests import paths

CASES = json.loads((paths.CASES / "endpoints/filters.json").read_text("utf-8"))
NOW = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
PLACE = {"place": "Maarat al-Numan", "place_id": "167611", "country": "SY", "source": None}


@pytest.fixture(scope="module")
def holds():
    return holds_in(load_gazetteer())


def table_of(text):
    """The fields of "measure=killed place=Ma'arrat an-Nu'man"."""
    table = {}
    for name, value in re.findall(r"(\w+)=(.+?)(?= \w+=|$)", text):
        table.setdefault(name, []).append(value)
    return table


def alert_with(changes):
    alert, accounts = example(NOW)
    (first,) = alert.comparisons
    sides = {
        side: replace(getattr(first, side), **{**PLACE, **changes.get(side, {})})
        for side in ("a", "b")
    }
    told = [
        {"publisher": "The Morning Star", "feed": "https://morning.example/rss"},
        {"publisher": "The Evening Star", "feed": None},
    ]
    accounts = {
        key: replace(account, **by)
        for (key, account), by in zip(accounts.items(), told, strict=True)
    }
    whole = {name: value for name, value in changes.items() if name not in ("a", "b")}
    return replace(alert, comparisons=(replace(first, **sides),), **whole), accounts


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']}: {case['why']}")
def test_a_filter_lets_through_what_it_says(case, holds):
    wanted = filter_of("here", table_of(case["text"]))
    alert, accounts = alert_with(case["alert"])
    assert matches(wanted, alert, accounts, holds) is case["expect"]


def test_every_field_has_a_case_either_way():
    for field in FIELDS:
        told = {case["expect"] for case in CASES if f"{field}=" in case["text"]}
        assert told == {True, False}, field


def test_a_later_comparison_of_the_alert_counts_too(holds):
    alert, accounts = alert_with({})
    other = replace(alert.comparisons[0], a=replace(alert.comparisons[0].a, source="Interfax"))
    wanted = filter_of("here", {"source": "Interfax"})
    assert not matches(wanted, alert, accounts, holds)
    longer = replace(alert, comparisons=(*alert.comparisons, other))
    assert matches(wanted, longer, accounts, holds)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"mesure": "killed"}, "unknown filter 'mesure'.*measure.*min_ratio"),
        ({"measure": "kiled"}, "'kiled'.*'killed'"),
        ({"severity": "severe"}, "'severe'.*hard, soft"),
        ({"kind": "typo"}, "figures, misquote, fall, self, edit"),
        ({"verdict": ""}, "no value"),
        ({"place": 1.5}, "no value"),
        ({"country": "Syria"}, "ISO 3166"),
        ({"min_ratio": 0.5}, "from 1"),
        ({"min_ratio": "nan"}, "from 1"),
        ({"min_ratio": "much"}, "from 1"),
        ({"min_ratio": [2, 3]}, "2 values"),
        ({"min_severity": ["soft", "hard"]}, "2 values"),
    ],
)
def test_a_filter_that_says_nothing_is_refused(table, problem):
    with pytest.raises(SettingsError, match=problem) as caught:
        filter_of("counterclaim.toml, endpoint desk", table)
    assert "endpoint desk" in str(caught.value)


def test_open_measures_are_free():
    assert filter_of("here", {"measure": "evacuate:tourist"}).measure == ("evacuate:tourist",)


def test_a_filter_in_words_is_what_was_given():
    words = "measure=killed measure=sell:car country=SY min_severity=hard min_ratio=1.5"
    assert sorted(in_words(filter_of("here", table_of(words))).split()) == sorted(words.split())


figures = st.one_of(st.none(), st.floats(-1e9, 1e9, allow_nan=False))


@given(figures, figures)
def test_how_far_apart_two_figures_are_does_not_depend_on_their_order(one, other):
    alert, _ = example(NOW)
    a = replace(alert.comparisons[0].a, value=one, soft_low=one, soft_high=one)
    b = replace(a, value=other, soft_low=other, soft_high=other)
    ratio = ratio_of(a, b)
    assert ratio == ratio_of(b, a)
    assert ratio is None if None in (one, other) else ratio >= 1


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Idlib", "SY.12"),
        ("Birmingham", "2655603"),
        ("Birmingham, Alabama", "4049979"),
        ("SY", "SY"),
        ("Atlantisville", None),
        ("Birmingham, Atlantisville", None),
        ("", None),
    ],
)
def test_a_place_is_the_widest_of_its_name(name, place_id):
    found = find_place(name, load_gazetteer())
    assert (found and found.id) == place_id
