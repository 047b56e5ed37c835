"""The table of measures: what each counts, holds and sums; the contract's names, all of them."""

import pytest

from extractors import measures
from extractors.errors import TableError
from extractors.measures import behaviour, holds, known_measures, relatives

CONTRACT = frozenset(
    [
        "killed",
        "injured",
        "casualties",
        "missing",
        "detained",
        "displaced",
        "returned",
        "refugees",
        "population",
        "in_need",
        "rescued",
        "cases",
        "hospitalised",
        "tested",
        "vaccinated",
        "struck",
        "destroyed",
        "damaged",
        "attacks",
        "area_controlled",
        "area_seized",
        "area_burned",
        "share_controlled",
        "troops",
        "protesters",
        "magnitude",
        "depth",
        "temperature",
        "rainfall",
        "wind_speed",
        "price",
        "revenue",
        "profit",
        "loss",
        "budget",
        "aid",
        "damage_cost",
        "growth",
        "inflation",
        "unemployment",
        "interest_rate",
        "jobs",
        "votes",
        "vote_share",
        "turnout",
        "seats",
    ]
)


def test_every_measure_of_the_contract_has_its_row_and_no_other():
    assert known_measures() == CONTRACT


def test_casualties_hold_killed_and_injured_alone():
    assert measures.tolls() == {"casualties", "killed", "injured"}
    assert holds("casualties", "killed") and holds("casualties", "injured")
    assert not holds("killed", "casualties") and not holds("casualties", "missing")
    assert relatives("killed") == {"killed", "casualties"}
    assert relatives("sell:car") == {"sell:car"}


def test_troops_are_people_whose_noun_tells_them_apart():
    assert "troops" in measures.of_people() and "troops" not in measures.people()
    assert measures.people() < measures.of_people()
    assert measures.summed() < measures.people()


def test_an_open_measure_is_an_event_that_nobody_owns():
    assert behaviour("sell:car").nature == behaviour(None).nature == "event"
    assert behaviour("sell:car").owned == "-"


def test_a_row_of_no_known_nature_is_an_error(monkeypatch):
    wrong = {"measure": "killed", "nature": "sum", "people": "-", "owned": "-"}
    monkeypatch.setattr(measures, "rows", lambda package, name: [wrong])
    measures._table.cache_clear()
    try:
        with pytest.raises(TableError, match="killed has the nature 'sum'"):
            measures.behaviour("killed")
    finally:
        measures._table.cache_clear()
