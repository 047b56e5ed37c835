"""Bulletins from one template: every word is shared, and the place alone tells them apart."""

from datetime import date

from extractors.records import Article
from tests.warehouse.judgement.articles import verdict_on

TEMPLATE = (
    "{CITY} - Floods after heavy rain have killed dozens. The toll rose to {toll} on Tuesday, the "
    "Red Cross said. Roads were cut and schools closed, and rescuers used boats to reach families "
    "on roofs. Volunteers carried blankets and clean water to a church hall where the homeless "
    "slept on the floor. The governor asked for tents."
)


def _verdict(first: tuple[str, int], second: tuple[str, int]) -> str:
    articles = []
    for number, (city, toll) in enumerate((first, second)):
        text = TEMPLATE.format(CITY=city.upper(), toll=toll)
        title = f"Floods kill {toll} in {city}"
        articles.append(Article(f"{number}", text, title, date(2024, 5, 7), f"Outlet {number}"))
    return verdict_on(*articles)


def test_two_towns_in_the_same_words_are_two_floods() -> None:
    assert _verdict(("Kisumu", 41), ("Eldoret", 12)) == "unrelated"


def test_must_not_hide_two_tolls_of_one_town() -> None:
    assert _verdict(("Kisumu", 41), ("Kisumu", 12)) == "contradicts"
