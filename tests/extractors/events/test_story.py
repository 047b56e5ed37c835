"""The marks of a story."""

import json
import time
from datetime import date

import pytest

from extractors.events.story import from_json, story_of, to_json
from extractors.records import Article

TEXT = (
    "Gunmen opened fire on Harbour Road late on Saturday, killing Karim Haddad, 34, outside a"
    " bakery. A 12-year-old girl was hurt in the 300 block of Mill Street. Mayor Lena Brandt spoke"
    " on March 3."
)


def _story(text: str = TEXT, published: date | None = date(2024, 3, 5)):  # type: ignore[no-untyped-def]
    return story_of(Article("a", text, None, published))


def test_marks_are_read_from_the_text() -> None:
    story = _story()
    assert {"karim haddad", "lena brandt"} <= {n.removeprefix("mayor ") for n in story.names}
    assert story.streets == {"harbour", "mill"}
    assert story.ages == {34, 12}
    assert story.days == {date(2024, 3, 2), date(2024, 3, 3)}
    assert story.kinds == {"shooting"}
    assert "bakery" in story.words and "killing" not in story.words


def test_points_of_the_compass_are_no_streets() -> None:
    assert not _story("The car went west on North Avenue.").streets


def test_weekdays_without_a_publication_date_stay_unknown() -> None:
    assert _story(published=None).days == frozenset()


@pytest.mark.parametrize("text", ["", TEXT, "Ünïcode Ébène’s 3,000 streets"])
def test_a_story_survives_its_json(text: str) -> None:
    story = _story(text)
    held = json.loads(json.dumps(to_json(story)))
    assert from_json(held) == story
    assert to_json(from_json(held)) == held


def test_a_story_filed_in_the_older_form_is_read() -> None:
    story = _story()
    lists = {
        name: mark.split("|") if isinstance(mark, str) and name != "published" else mark
        for name, mark in to_json(story).items()
        if name != "spots"
    }
    assert from_json(json.dumps({**lists, "streets": ["harbour", "mill"], "lead": ["x"]})) == story


@pytest.mark.parametrize("piece", ["A", "Al ", "block of ", "A B C D ", "1 ", "'", "a-"])
def test_a_hostile_text_is_read_in_time(piece: str) -> None:
    began = time.perf_counter()
    _story(piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - began < 1.0
