"""HTML pages: main text, headline, dates, address, as news sites write them."""

import time
from datetime import UTC, date, datetime

import pytest

from extractors.article import read_article
from extractors.errors import ArticleError
from extractors.records import Article, Page
from tests.extractors.article.pages import HEADLINE, PARAGRAPHS, json_ld, page, paragraphs


def read(html: str, **fields: object) -> Article:
    return read_article(Page("a", html=html, **fields))  # type: ignore[arg-type]


def test_the_text_is_the_paragraphs_and_the_title_the_headline() -> None:
    article = read(page())
    assert article.text.split("\n\n") == list(PARAGRAPHS)
    assert article.title == HEADLINE
    assert article.language == "en"


def test_promotions_between_paragraphs_go() -> None:
    promo = "<p class='text'><a href='/y'>Ten villages lost to last year's storm</a></p>"
    links = promo + "<p>Read more: 60 dead</p>"
    body = paragraphs(PARAGRAPHS[:2]) + links + paragraphs(PARAGRAPHS[2:])
    assert read(page(body)).text.split("\n\n") == list(PARAGRAPHS)


def test_a_sentence_that_is_linked_throughout_stays() -> None:
    linked = "The dam at Sele holds 40 million cubic metres of water."
    link = f"<p class='text'><a href='/y'>{linked}</a></p>"
    body = paragraphs(PARAGRAPHS[:2]) + link + paragraphs(PARAGRAPHS[2:])
    assert linked in read(page(body)).text


def test_a_second_container_of_the_article_is_read_too() -> None:
    more = tuple(
        f"In district {n} the water took {n + 20} houses and the road to the market, he said."
        for n in range(8)
    )
    chunks = f"<div class='chunk'>{paragraphs()}</div><div class='ad'></div>"
    chunks += f"<div class='chunk'>{paragraphs(more)}</div>"
    text = read(page(chunks)).text
    assert all(paragraph in text for paragraph in (*PARAGRAPHS, *more))


def test_a_text_stated_in_json_ld_stands_in_for_a_page_without_one() -> None:
    head = json_ld(headline=HEADLINE, articleBody="\n".join(PARAGRAPHS * 3))
    text = read(page("<div>Please wait</div>", head)).text
    assert PARAGRAPHS[0] in text and PARAGRAPHS[3] in text


NOON = "2021-05-05T12:00:00"


@pytest.mark.parametrize(
    "head, expect",
    [
        (json_ld(datePublished=f"{NOON}+02:00"), f"{NOON}+02:00"),
        (json_ld(datePublished=NOON), "2021-05-05"),
        (json_ld(datePublished="0001-01-01T00:00:00Z"), None),
        (json_ld(datePublished="03/04/2021"), None),
        (json_ld(dateModified=f"{NOON}Z"), None),
        (f'<meta property="article:published_time" content="{NOON}Z">', f"{NOON}+00:00"),
        ('<meta name="date" content="May 5, 2021">', "2021-05-05"),
        ('<meta name="pubdate" content="Wed, 05 May 2021 12:00:00 GMT">', f"{NOON}+00:00"),
        ("", None),
    ],
)
def test_the_date_is_what_the_page_states(head: str, expect: str | None) -> None:
    found = read(page(head=head)).published
    assert (found and found.isoformat()) == expect


def test_a_date_in_the_address_is_stated_too() -> None:
    assert read(page(), url="https://daral.example/2021/05/05/flood").published == date(2021, 5, 5)
    assert read(page(), url="https://daral.example/2021/55/05/flood").published is None


def test_the_only_marked_time_is_taken_and_of_two_none() -> None:
    one = "<time datetime='2021-05-05T08:00:00Z'>5 May</time>"
    two = one + "<time datetime='2021-05-09T08:00:00Z'>9 May</time>"
    assert read(page(one + paragraphs())).published == datetime(2021, 5, 5, 8, tzinfo=UTC)
    assert read(page(two + paragraphs())).published is None


def test_what_the_record_says_goes_first() -> None:
    head = json_ld(headline="Other", datePublished="2021-05-05", publisher={"name": "Daral Post"})
    article = read(page(head=head), title="Mine", published=date(2021, 5, 4), publisher="A wire")
    assert (article.title, article.publisher) == ("Mine", "A wire")
    assert article.published == date(2021, 5, 4)
    assert read(page(head=head)).publisher == "Daral Post"


@pytest.mark.parametrize(
    "link, expect",
    [
        ("https://daral.example/flood", "https://daral.example/flood"),
        ("/flood#top", "https://daral.example/flood"),
        ("https://daral.example/", "https://daral.example/a?ref=feed"),
        ("javascript:x", "https://daral.example/a?ref=feed"),
        ("http://[::1", "https://daral.example/a?ref=feed"),
    ],
)
def test_one_article_has_one_address(link: str, expect: str) -> None:
    head = f'<link rel="canonical" href="{link}">'
    assert read(page(head=head), url="https://daral.example/a?ref=feed").url == expect


def test_a_site_name_in_the_heading_is_no_headline() -> None:
    html = page(title=f"{HEADLINE} - The Daral Post").replace(
        f"<h1>{HEADLINE}</h1>", "<h1>The Daral Post</h1>"
    )
    assert read(html, url="https://thedaralpost.example/1").title == HEADLINE


def test_the_language_is_the_text_s_not_the_template_s() -> None:
    french = (
        "Le gouverneur a dit lundi que la crue avait isolé neuf villages de la région du nord.",
        "Des bateaux sont en route pour les familles qui sont restées dans leurs maisons.",
        "Il y a au moins quatorze morts et des centaines de blessés, selon le comité.",
    )
    assert read(page(paragraphs(french))).language == "fr"


@pytest.mark.parametrize("html", ["", "<html></html>", "<!doctype html>", "<frameset></frameset>"])
def test_a_page_without_an_article_is_refused_by_name(html: str) -> None:
    with pytest.raises(ArticleError, match=r"^a: .*; give a page"):
        read(html)


def test_a_page_of_nothing_but_tags_is_refused_at_once() -> None:
    began = time.perf_counter()
    with pytest.raises(ArticleError, match="tags"):
        read(page("<span>x</span>" * 200_000))
    assert time.perf_counter() - began < 2
