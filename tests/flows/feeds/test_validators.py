"""Validators belong to the address whose answer gave them: no redirect carries them elsewhere."""

from dataclasses import replace
from datetime import timedelta

import pytest

from flows.errors import FetchError
from flows.feeds.gathering_pages import wanted_of
from flows.runs.ingesting import ingest
from flows.web.fetching import Wanted
from tests.flows.feeds.test_health import FEED, URL, answer, days, poll, read, unchanged
from tests.flows.simulated import NOON
from tests.flows.site import Answer, serving
from tests.flows.web.test_fetching import get
from warehouse.file.connection import writing
from warehouse.memory.feeds import all_feeds, save_feeds

NEW = "https://two.example/rss"
RSS = b"<rss version='2.0'><channel><title>One</title></channel></rss>"


def sent(web, path):
    return [r.headers.get("if-none-match") for r in web.requests if r.path == path]


def test_a_redirect_carries_no_validators_of_another_address():
    with serving({"/new": Answer(body=RSS, headers={"etag": '"new"'})}) as web:
        web.routes["/old"] = Answer(301, headers={"location": f"{web.url}/new"})
        found = get(Wanted(f"{web.url}/old", etag='"old"', last_modified="Tue"))
        assert (sent(web, "/old"), sent(web, "/new")) == (['"old"'], [None])
        assert (found.etag, found.validated) == ('"new"', f"{web.url}/new")


def test_what_a_redirect_led_to_is_asked_with_its_own():
    with serving({"/new": Answer(304)}) as web:
        web.routes["/old"] = Answer(302, headers={"location": f"{web.url}/new"})
        wanted = Wanted(f"{web.url}/old", etag='"new"', validated=f"{web.url}/new")
        assert get(wanted).status == 304
        assert (sent(web, "/old"), sent(web, "/new")) == ([None], ['"new"'])


def test_a_304_that_nobody_asked_for_is_no_answer():
    with serving({"/new": Answer(304)}) as web:
        web.routes["/old"] = Answer(302, headers={"location": f"{web.url}/new"})
        with pytest.raises(FetchError, match="304"):
            get(Wanted(f"{web.url}/old", etag='"old"'))


def test_an_answer_without_a_redirect_is_the_address_s_own():
    with serving({"/feed": Answer(body=RSS)}) as web:
        assert get(Wanted(f"{web.url}/feed")).validated is None


def test_a_feed_that_moves_takes_along_what_its_new_address_gave():
    feed = poll(FEED, read(answer(validated=NEW)))
    for day in (0, 0.5, 1):
        feed = poll(feed, unchanged(moved=NEW), days(day))
    assert (feed.url, feed.etag, feed.validated) == (NEW, '"2"', NEW)
    assert wanted_of(feed, NOON).conditions(NEW) == {"if-none-match": '"2"'}


def test_and_nothing_that_its_old_one_gave():
    feed = FEED
    for day in (0, 0.5, 1):
        feed = poll(feed, unchanged(moved=NEW), days(day))
    assert (feed.url, feed.validated) == (NEW, URL)
    assert wanted_of(feed, NOON).conditions(NEW) == {}


def test_a_body_from_the_address_itself_forgets_where_redirects_led():
    feed = poll(replace(FEED, validated=NEW), read(answer()))
    assert feed.validated is None
    assert wanted_of(feed, NOON).conditions(URL) == {"if-none-match": '"2"'}


def test_it_is_remembered_between_polls(world_at, tmp_path):
    world = world_at(tmp_path)
    with serving({"/new": Answer(body=RSS, headers={"etag": '"new"'})}) as web:
        web.routes["/old"] = Answer(302, headers={"location": f"{web.url}/new"})
        ingest([f"{web.url}/old"], world)
        web.routes["/new"] = Answer(304)
        report = ingest([f"{web.url}/old"], world)
        assert (sent(web, "/old"), sent(web, "/new")) == ([None, None], [None, '"new"'])
    assert report.failures == ()


def test_a_row_of_an_older_version_has_its_own_address(world_at, tmp_path):
    world = world_at(tmp_path)
    feed = replace(FEED, next_check=NOON + timedelta(days=1))
    with writing(world.settings.warehouse, world.patience) as connection:
        save_feeds(connection, [feed])
        (kept,) = all_feeds(connection)
    assert kept.validated is None
    assert wanted_of(kept, NOON).conditions(URL) == {
        "if-none-match": '"1"', "if-modified-since": "Tue",
    }  # fmt: skip
