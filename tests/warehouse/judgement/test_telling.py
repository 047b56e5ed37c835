"""What articles tell around their figures: villages that part them, names that join them."""

from datetime import date
from functools import cache

import pytest

from extractors.claims import Reader, extract
from extractors.pipeline import load
from extractors.places import load_gazetteer
from extractors.records import Article
from warehouse.accounts import account_of
from warehouse.judgement import compare
from warehouse.judgement.lexicons import knowledge_of

TEXT = (
    "An air strike killed {toll} people {where} in Idlib province on Sunday, the Syrian "
    "Observatory for Human Rights said. Warplanes had circled over the area since dawn."
)


@cache
def _reader() -> Reader:
    return Reader(load(), load_gazetteer())


def _verdict(*told: tuple[str, str]) -> str:
    accounts = []
    for number, (where, toll) in enumerate(told):
        text = TEXT.format(where=where, toll=toll)
        title = f"Air strike kills {toll} in Idlib"
        article = Article(f"{number}", text, title, date(2019, 12, 22), f"Outlet {number}")
        accounts.append(account_of(article, extract(article, _reader())))
    return compare(*accounts, knowledge_of(_reader().gazetteer)).verdict


def test_two_villages_are_two_strikes():
    assert (
        _verdict(("in the village of Tel Marun", "12"), ("in Kafr Darbun", "eight")) == "unrelated"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in the village of Tel Marun", "in Tel Maroun"),
        ("in the village of Tel Marun", "in a village"),
    ],
)
def test_must_not_part_what_may_be_one_village(one, other):
    assert _verdict((one, "12"), (other, "eight")) == "contradicts"


LEVEL = (
    "Unemployment {where} stood at {rate} percent in June, figures showed on Monday. Shops were "
    "closed for the holiday, and the streets were empty. {rest}"
)


def _levels(*told: tuple[str, str, str]) -> str:
    accounts = []
    for number, (where, rate, rest) in enumerate(told):
        text = LEVEL.format(where=where, rate=rate, rest=rest)
        article = Article(f"{number}", text, None, date(2024, 7, 2), f"Outlet {number}")
        accounts.append(account_of(article, extract(article, _reader())))
    return compare(*accounts, knowledge_of(_reader().gazetteer)).verdict


UNPLACED = "Rain fell for a third week on the harvest and roads to the ferry were cut."


def test_a_day_and_some_words_do_not_place_a_figure_that_names_no_place():
    rest = "A museum of tin soldiers opened its doors, and a choir sang at the old mill."
    assert _levels(("in Lyon", "14", rest), ("there", "9", UNPLACED)) == "unrelated"


def test_must_not_part_two_that_name_one_person():
    rest = "Minister Carla Mendel spoke of a museum and a choir that sang at the old mill."
    other = UNPLACED + " Minister Carla Mendel promised help."
    assert _levels(("in Lyon", "14", rest), ("there", "9", other)) == "contradicts"


BLAST = (
    "A car bomb went off in the covered market of Homs on Sunday. {told} Police chief Adnan Saleh "
    "spoke beside the burning shops, and ambulances came from as far as Hama."
)


def _blasts(*told: str) -> str:
    accounts = []
    for number, words in enumerate(told):
        text = BLAST.format(told=words)
        article = Article(f"{number}", text, None, date(2019, 12, 22), f"Outlet {number}")
        accounts.append(account_of(article, extract(article, _reader())))
    return compare(*accounts, knowledge_of(_reader().gazetteer)).verdict


def test_a_total_and_what_came_on_top_of_it_are_one_toll():
    first = "It killed 18 people. Another 12 people died in hospital."
    assert _blasts(first, "It killed 30 people.") == "corroborates"


def test_must_not_reach_beyond_what_came_on_top():
    first = "It killed 18 people. Another 12 people died in hospital."
    assert _blasts(first, "It killed 45 people.") == "contradicts"


def test_a_rise_alone_is_no_toll():
    assert _blasts("A further 12 people have died.", "It killed 30 people.") == "unrelated"
