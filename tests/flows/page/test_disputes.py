"""The list of disputes and one dispute, over HTTP."""

import re
from html import unescape

import pytest

from warehouse.page.disputes import find_disputes
from warehouse.page.filters import Filters
from warehouse.page.looking import Lookout


def text_of(html: str) -> str:
    """What a reader sees, on one line."""
    bare = re.sub(r"<(script|style|title|desc)\b.*?</\1>", " ", html, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())


def ids(html: str) -> list[str]:
    return re.findall(r'<h2 id="d-([0-9a-f]{16})"', html)


def test_the_list_tells_each_dispute_of_the_seeds(site):
    answer = site.get("/disputes")
    assert answer.status_code == 200
    shown = text_of(answer.text)
    assert len(ids(answer.text)) == 4 and "4 disputes" in shown
    for figure in ("more than 40,000 people", "500,000", "370,000", "200,000", "300,000"):
        assert figure in shown
    assert "the United Nations" in shown and "Syrian aid groups" in shown


def test_each_figure_has_its_place_on_the_scale(site):
    page = site.get("/disputes?measure=killed").text
    (card,) = re.findall(r'<article class="card".*?</article>', page, re.S)
    points = [float(x) for x in re.findall(r'<circle class="point" cx="([\d.]+)%"', card)]
    assert len(points) == 2 and points == sorted(points) and points[0] < points[1]
    assert len(re.findall(r'<rect class="soft"', card)) == 2
    assert card.count("<title>") == card.count('role="img"') == 2


@pytest.mark.parametrize(
    "query, count",
    [
        ("measure=killed", 1),
        ("measure=displaced", 3),
        ("place=idlib", 2),
        ("place=SY", 4),
        ("source=United+Nations", 1),
        ("outlet=Levant+Ledger", 3),
        ("day=2019-06-03", 1),
        ("state=open", 4),
        ("state=closed", 0),
        ("state=new", 4),
        ("state=dismissed", 0),
        ("measure=displaced&outlet=Orient+Courier", 2),
        ("place=Paris", 0),
        ("measure=%27%20OR%201=1--", 0),
    ],
)
def test_filters_stand_in_the_address(site, query, count):
    answer = site.get(f"/disputes?{query}")
    assert answer.status_code == 200
    assert len(ids(answer.text)) == count


@pytest.mark.parametrize(
    "query", ["day=yesterday", "state=odd", "page=0", "page=x", "page=٣", f"place={'x' * 300}"]
)
def test_what_no_filter_means_is_told_in_one_line(site, query):
    answer = site.get(f"/disputes?{query}")
    assert answer.status_code == 400
    assert "<h1>This cannot be understood</h1>" in answer.text


def test_one_dispute_shows_all_its_sentences_and_reasons(site):
    listed = site.get("/disputes?measure=displaced&day=2019-06-03").text
    (alert,) = ids(listed)
    page = site.get(f"/disputes/{alert}")
    assert page.status_code == 200
    marks = [unescape(mark) for mark in re.findall(r"<mark>(.*?)</mark>", page.text)]
    assert "300,000 people" in marks and "some 200,000 people" in marks
    assert "Why they cannot all be true" in page.text
    assert "<form" not in page.text, "it was started without writes"


def test_the_links_that_messages_carry_lead_to_the_dispute(site):
    (alert,) = ids(site.get("/disputes?measure=killed").text)
    answer = site.get(f"/alerts/{alert}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/disputes/{alert}")


@pytest.mark.parametrize("path", ["/disputes/0000000000000000", "/disputes/%22%3E", "/nothing"])
def test_what_is_not_there_is_a_page_of_its_own(site, path):
    answer = site.get(path)
    assert answer.status_code == 404
    assert "<h1>There is no such page</h1>" in answer.text


def test_what_a_page_reads_is_what_the_view_holds(seeds_file):
    """The page finds a dispute's claims by a way of its own, since the view reads all on file."""
    lookout = Lookout(seeds_file)
    with lookout.looking() as connection:
        found = find_disputes(connection, Filters(), 100, 0)
        rows = connection.execute(
            "SELECT alert_id, store.key_text(claim_key), coalesce(publisher, article_id), quote, "
            "source, sentence, event_id, fallen, published::DATE FROM store.dispute_members"
        ).fetchall()
    lookout.close()
    read = [
        (
            one.alert.id,
            t.claim,
            t.outlet,
            t.quote,
            t.source,
            t.sentence,
            t.event_id,
            t.fallen,
            t.day,
        )
        for one in found.disputes
        for t in one.tellings
    ]
    assert len(read) > 8 and found.total == len(found.disputes) == 4
    assert sorted(read, key=str) == sorted(rows, key=str)
