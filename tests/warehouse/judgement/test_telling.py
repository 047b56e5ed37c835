"""What articles tell around their figures: villages that part them, names that join them."""

from datetime import date

import pytest

from extractors.records import Article
from tests.warehouse.judgement.articles import verdict_on

TEXT = (
    "An air strike killed {toll} people {where} in Idlib province on Sunday, the Syrian "
    "Observatory for Human Rights said. Warplanes had circled over the area since dawn."
)


def _verdict(*told: tuple[str, str]) -> str:
    articles = []
    for number, (where, toll) in enumerate(told):
        text = TEXT.format(where=where, toll=toll)
        title = f"Air strike kills {toll} in Idlib"
        articles.append(Article(f"{number}", text, title, date(2019, 12, 22), f"Outlet {number}"))
    return verdict_on(*articles)


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


SHOOTING = (
    "Gunfire broke out {where} in Toledo, Ohio, on Saturday night. {told} Detectives asked whoever "
    "saw a grey car to call them."
)


def _shootings(*told: tuple[str, str]) -> str:
    articles = []
    for number, (where, words) in enumerate(told):
        text = SHOOTING.format(where=where, told=words)
        articles.append(Article(f"{number}", text, None, date(2019, 12, 22), f"Outlet {number}"))
    return verdict_on(*articles)


def test_two_streets_are_two_shootings():
    one, other = "Five people were hurt.", "Three people were hurt."
    assert _shootings(("on Harbour Road", one), ("on Mill Street", other)) == "unrelated"
    assert _shootings(("on Harbour Road", one), ("on Harbour Road", other)) == "contradicts"


def test_what_a_sentence_tells_of_another_shooting_is_not_compared():
    one = "Nine people were killed."
    other = (
        "Nine people were killed. In a separate shooting on Mill Street four people were killed."
    )
    assert _shootings(("on Harbour Road", one), ("on Harbour Road", other)) == "corroborates"


LEVEL = (
    "Unemployment {where} stood at {rate} percent in June, figures showed on Monday. Shops were "
    "closed for the holiday, and the streets were empty. {rest}"
)


def _levels(*told: tuple[str, str, str]) -> str:
    articles = []
    for number, (where, rate, rest) in enumerate(told):
        text = LEVEL.format(where=where, rate=rate, rest=rest)
        articles.append(Article(f"{number}", text, None, date(2024, 7, 2), f"Outlet {number}"))
    return verdict_on(*articles)


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
    articles = []
    for number, words in enumerate(told):
        text = BLAST.format(told=words)
        articles.append(Article(f"{number}", text, None, date(2019, 12, 22), f"Outlet {number}"))
    return verdict_on(*articles)


def test_a_total_and_what_came_on_top_of_it_are_one_toll():
    first = "It killed 18 people. Another 12 people died in hospital."
    assert _blasts(first, "It killed 30 people.") == "corroborates"


def test_must_not_reach_beyond_what_came_on_top():
    first = "It killed 18 people. Another 12 people died in hospital."
    assert _blasts(first, "It killed 45 people.") == "contradicts"


def test_a_rise_alone_is_no_toll():
    assert _blasts("A further 12 people have died.", "It killed 30 people.") == "unrelated"
