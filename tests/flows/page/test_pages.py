"""The pages beside the disputes, over HTTP."""

import csv
import io
import re
from html import unescape
from itertools import pairwise

import pytest

from flows.commands.doctor import Finding
from flows.settings import Settings
from tests.flows.page.conftest import serving
from tests.flows.page.test_disputes import text_of


def keys(html: str, room: str) -> list[str]:
    return list(dict.fromkeys(re.findall(rf'href="/{room}/([0-9a-f]{{16}})', html)))


PAGES = ["/disputes", "/events", "/series", "/series?measure=displaced&place=SY", "/sources",
         "/search?q=idlib", "/feeds", "/status"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_whole(site, path):
    answer = site.get(path)
    assert answer.status_code == 200
    html = answer.text
    assert html.count("<h1>") == 1 and html.rstrip().endswith("</html>")
    assert 'aria-current="page"' in html
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in re.findall(r"<table.*?</table>", html, re.S):
        assert "<caption" in table and 'scope="col"' in table


def test_no_page_names_anything_outside_of_it(site):
    for path in PAGES:
        html = site.get(path).text
        assert re.findall(r'(?:src|action)="(?!/)', html) == []
        assert re.findall(r'<link[^>]* href="(?!/)', html) == []
        assert re.findall(r'style="|<style|onclick|<script>', html) == []


def test_an_article_is_whole_with_each_claim_marked(site):
    listed = site.get("/disputes?measure=killed").text
    html = site.get(f"/articles/{keys(listed, 'articles')[0]}").text
    marks = [unescape(mark) for mark in re.findall(r"<mark[^>]*>(.*?)</mark>", html)]
    assert {"nearly 80 civilians", "more than 40,000 people", "over 370,000 people"} <= set(marks)
    shown = text_of(html)
    assert "displaced (person): 40,000, 40,000 to 50,000" in shown
    assert "Last Friday Russia and China vetoed a resolution" in shown
    assert 'class="disputed"' in html and "In dispute" in shown
    for anchor in re.findall(r'class="claim" href="#(c-[0-9a-f]{16})"', html):
        assert f'id="{anchor}"' in html


def test_an_event_has_a_plot_a_measure_and_each_figure_in_a_table(site):
    events = site.get("/events").text
    html = site.get(f"/events/{keys(events, 'events')[0]}").text
    plots = re.findall(r'<figure class="timeplot">.*?</figure>', html, re.S)
    assert plots
    for plot in plots:
        drawn = len(re.findall(r'<g class="c\d', plot))
        assert drawn == len(re.findall(r"<tr><td", plot)), "one group a figure"
        assert f"{drawn} figure" in re.search(r"<desc[^>]*>(.*?)</desc>", plot)[1]


def test_a_series_comes_as_a_sheet_of_what_is_shown(site):
    query = "measure=displaced&place=SY"
    html = site.get(f"/series?{query}").text
    rows = list(csv.DictReader(io.StringIO(site.get(f"/series.csv?{query}").text)))
    assert len(rows) == len(re.findall(r"<tr><td", html)) > 5
    assert {row["measure"] for row in rows} == {"displaced"}
    assert [row["day"] for row in rows] == sorted(row["day"] for row in rows)


def test_search_finds_what_holds_all_the_words(site):
    html = site.get("/search?q=UNITED+fled").text
    assert "some 200,000 people" in html
    both = site.get("/search?q=offensive+displaced+truce").text
    assert both.count("<blockquote") == 1, "a sentence is shown once, with both its figures"
    assert re.findall(r"<mark>(.*?)</mark>", both) == [
        "around 1,000 civilians",
        "more than 400,000 people",
    ]
    assert "Nothing on file" in site.get("/search?q=zzzz").text
    assert site.get("/search?q=%25").status_code == 200, "no pattern, a percent sign"


@pytest.mark.parametrize(
    "path", ["/articles/zz", "/articles/0000000000000000", "/events/0000000000000000"]
)
def test_what_is_not_on_file_is_told_so(site, path):
    assert site.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/series?scope=odd", "/events?day=x", "/series.csv"])
def test_what_means_nothing_is_told_so(site, path):
    assert site.get(path).status_code == 400


def test_the_state_of_it_all_is_what_doctor_says(seeds_file):
    told = iter(["first", "second"])
    settings = Settings(warehouse=seeds_file)
    with serving(settings, findings=lambda: [Finding("disk", "bad", next(told))]) as site:
        one, other = site.get("/status").text, site.get("/status").text
    assert "first" in one and one == other, "it is not asked for each reader"
