"""Bylines and captions that stand in a text before its first sentence."""

from datetime import date

import pytest

from extractors.claims import Reader, extract
from extractors.parsing import pipeline
from extractors.places import load_gazetteer
from extractors.records import Article, Quantity


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(pipeline.load(), load_gazetteer())


def only(text: str, reader: Reader) -> Quantity:
    (claim,) = [q for q in extract(Article("a", text), reader) if q.measure == "killed"]
    return claim


def test_a_byline_dates_the_article_and_is_no_place_figure_or_source(reader: Reader) -> None:
    claim = only(
        "By Paris Miller 26 November 2026, 18:00 GMT Floods in Kano killed 12 people on Tuesday.",
        reader,
    )
    assert (claim.place, claim.source) == ("Kano", None)
    assert (claim.window_start, claim.window_via) == (date(2026, 11, 24), "clause")


def test_a_caption_places_and_dates_nothing(reader: Reader) -> None:
    claim = only(
        "People flee a street in Aleppo, August 1, 2016 (Reuters) Shelling killed nine people.",
        reader,
    )
    assert claim.place is None
    assert claim.window_start is None


def test_a_datelines_town_stays(reader: Reader) -> None:
    claim = only("KABUL, Afghanistan (June 18, 2011) - A blast killed 12 men on Friday.", reader)
    assert (claim.place, claim.place_via) == ("Kabul", "dateline")
    assert claim.window_start == date(2011, 6, 17)


def test_a_past_events_figure_takes_neither_day_nor_place_of_the_story(reader: Reader) -> None:
    text = "A shooting killed two people in Kassel on Monday. The 2016 attack killed nine people."
    article = Article("a", text, published=date(2024, 5, 15))
    two, nine = (q for q in extract(article, reader) if q.measure == "killed")
    assert two.place == "Kassel"
    assert nine.place is None
    assert (nine.window_start, nine.window_end) == (date(2016, 1, 1), date(2016, 12, 31))


def test_a_currency_names_no_place(reader: Reader) -> None:
    quantities = extract(Article("a", "The firm lost US$30 million in Lagos."), reader)
    assert [q.place for q in quantities] == ["Lagos"]
