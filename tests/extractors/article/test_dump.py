"""Plain-text dumps: furniture out, figures kept, dates found where they are stated."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.article import read_article
from extractors.article.read import MAX_LINES, MAX_PLAIN
from extractors.errors import ArticleError
from extractors.records import Article, Page

BODY = (
    "The flood at Daral has killed at least 14 people since Monday, the governor said.",
    "More than 3,000 others have left their homes, according to the relief committee.",
    "Boats reached the village of Oru on Wednesday, where 40 families were waiting on roofs.",
)
PAGE = f"""Skip to main content
Home
News
World
Sport
Flood at Daral leaves villages cut off
Governor says more than 3,000 people have fled
4 min read
5 May, 2021
A boat on the river at Daral on 2 May 2021 [Agency/Getty]

{BODY[0]}

Read more: 60 dead in last year's storm

{BODY[1]}

Sign up to get the latest news and analysis

{BODY[2]}

Follow us on Facebook and Instagram
Most read
Minister denies 5 million went missing
Ten things to know about the dam
"""


def read(text: str, **fields: object) -> Article:
    return read_article(Page("a", text=text, **fields))  # type: ignore[arg-type]


def test_the_article_is_left_and_nothing_else() -> None:
    article = read(PAGE)
    assert article.text.split("\n\n") == [
        "Flood at Daral leaves villages cut off\nGovernor says more than 3,000 people have fled",
        *BODY,
    ]
    assert article.language == "en"


def test_the_stated_date_is_read_and_not_the_photograph_s() -> None:
    assert read(PAGE).published == date(2021, 5, 5)


def test_a_date_that_is_only_in_a_caption_or_a_sentence_is_not_the_article_s() -> None:
    text = PAGE.replace("5 May, 2021\n", "") + "\nThe storm of 3 June 2020 was worse, he said."
    assert read(text).published is None


def test_the_record_s_date_goes_before_the_text_s() -> None:
    assert read(PAGE, published=date(2021, 5, 6)).published == date(2021, 5, 6)


def test_publication_goes_before_update_wherever_they_stand() -> None:
    stamps = "Updated: 7 May 2021\nPublished: 5 May 2021\n"
    assert read(PAGE.replace("5 May, 2021\n", stamps)).published == date(2021, 5, 5)


@pytest.mark.parametrize("year, expect", [(", 2021", date(2021, 5, 5)), ("", None)])
def test_a_place_s_dateline_dates_the_text_if_it_has_a_year(year: str, expect: date | None) -> None:
    article = read(f"DARAL, Northland (May 5{year})\n" + "\n".join(BODY))
    assert article.published == expect
    assert "DARAL, Northland" in article.text


@pytest.mark.parametrize(
    "dateline", ["DARAL, May 5, 2021 - ", "DARAL, 5 May 2021 - ", "DARAL, May 5, 2021 (Agency) -- "]
)
def test_the_date_of_a_place_s_dateline_is_not_taken_for_a_region(dateline: str) -> None:
    assert read(dateline + "\n".join(BODY)).published == date(2021, 5, 5)


def test_must_not_date_the_text_by_a_dateline_s_region_and_a_later_year() -> None:
    assert read("DARAL, Northland - " + "\n".join(BODY) + " Since May 2021.").published is None


def test_the_known_title_is_kept_and_first() -> None:
    article = read(PAGE, title="Flood at Daral leaves villages cut off")
    assert article.text.startswith("Flood at Daral leaves villages cut off")
    assert article.title == "Flood at Daral leaves villages cut off"


def test_tables_in_an_article_are_kept() -> None:
    table = ["District", "Dead", "Daral", "14", "Oru", "3", "Sele", "22"]
    lines = [*BODY[:2], *table, BODY[2]]
    assert read("\n".join(lines)).text.split("\n") == lines


def test_comments_are_no_part_of_the_article() -> None:
    remarks = [
        "Comments",
        "I counted 90 boats there myself, says a reader of this page.",
        "Agreed!",
    ]
    assert "90 boats" not in read("\n".join([*BODY, *BODY, *remarks])).text


def test_one_line_is_an_article_whatever_it_looks_like() -> None:
    assert read("Report: 40 held").text == "Report: 40 held"


def test_a_page_of_furniture_alone_is_refused() -> None:
    with pytest.raises(ArticleError, match="no article text"):
        read("Home\nNews\nShare\nFollow us on Facebook\nAll rights reserved")


@pytest.mark.parametrize("text", ["x" * (MAX_PLAIN + 1), "a\n" * (MAX_LINES + 2)])
def test_more_than_an_article_is_refused_with_a_mend(text: str) -> None:
    with pytest.raises(ArticleError, match="give one article a page"):
        read(text)


@given(st.lists(st.integers(2, 99_999), min_size=1, max_size=12))
def test_sentences_with_figures_are_never_lost(figures: list[int]) -> None:
    sentences = [f"The committee said {n} people were moved out of the valley." for n in figures]
    text = "\n".join(f"{s}\nAdvertisement\nShare" for s in sentences)
    kept = read(text).text.split("\n")
    assert kept == sentences


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert read(text).text
    except ArticleError as error:
        assert "; " in str(error)
