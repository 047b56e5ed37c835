"""Records and files to pages: what is not clear is refused by line, with the mend."""

from datetime import UTC, date, datetime

import pytest

from extractors.article.archive import page_of_file, parse_record
from extractors.errors import ArticleError
from extractors.records import Page

WHERE = "archive.jsonl, line 3"


def test_a_record() -> None:
    line = (
        '{"id": "a", "text": "14 dead", "title": "Flood", "published": "2021-05-05", "url": null}'
    )
    assert parse_record(line, WHERE) == Page(
        "a", text="14 dead", title="Flood", published=date(2021, 5, 5)
    )


def test_a_time_without_a_zone_is_utc() -> None:
    page = parse_record('{"id": "a", "html": "", "published": "2021-05-05T10:00:00"}', WHERE)
    assert page.published == datetime(2021, 5, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "line, problem",
    [
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("[" * 99_999, "is not JSON"),
        ("[1]", "is JSON, but no object"),
        ('{"id": "a"}', 'holds neither of "text" and "html"'),
        ('{"id": "a", "text": "x", "html": "y"}', 'holds both of "text" and "html"'),
        ('{"text": "x"}', 'has no "id"'),
        ('{"id": "", "text": "x"}', 'has no "id"'),
        ('{"id": 7, "text": "x"}', '"id" is no string'),
        ('{"id": "a", "text": ["x"]}', '"text" is no string'),
        ('{"id": "a", "text": "x", "published": "03/04/2021"}', '"published" is "03/04/2021"'),
        ('{"id": "a", "text": "x", "published": "yesterday"}', "ISO 8601"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_bad_line_is_named_with_its_problem_and_mend(line: str, problem: str) -> None:
    with pytest.raises(ArticleError) as caught:
        parse_record(line, WHERE)
    message = str(caught.value)
    assert message.startswith(WHERE) and problem in message and "; " in message


def test_half_characters_do_not_travel_on() -> None:
    page = parse_record('{"id": "a", "text": "14 \\ud800 dead"}', WHERE)
    assert page.text == "14 \ufffd dead"


@pytest.mark.parametrize(
    "body",
    [
        "Zürich: 14 dead".encode(),
        "\ufeffZürich: 14 dead".encode(),
        "Zürich: 14 dead".encode("utf-16"),
        "Zürich: 14 dead".encode("cp1252"),
    ],
)
def test_text_in_the_usual_encodings(body: bytes) -> None:
    assert page_of_file("a.txt", body) == Page("a.txt", text="Zürich: 14 dead")


def test_html_by_name_by_its_beginning_and_in_its_declared_encoding() -> None:
    head = b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
    russian = "Погибли 14 человек"
    assert page_of_file("a.html", head + russian.encode("cp1251")).html == head.decode() + russian
    assert page_of_file("a.txt", b"  <!DOCTYPE html><p>x").html == "  <!DOCTYPE html><p>x"
    assert page_of_file("a.txt", b"<3 this town").text == "<3 this town"


def test_a_declared_encoding_that_does_not_exist_is_passed_over() -> None:
    page = page_of_file("a.html", b"<meta charset=x-none><p>caf\xe9")
    assert page.html is not None and page.html.endswith("café")


EMPTY = [(b"", "is empty"), (b" \n", "is empty"), (bytes(99), "is no text")]


@pytest.mark.parametrize("body, problem", EMPTY)
def test_files_without_text_are_refused(body: bytes, problem: str) -> None:
    with pytest.raises(ArticleError, match=f"^a.txt: {problem}; give"):
        page_of_file("a.txt", body)
