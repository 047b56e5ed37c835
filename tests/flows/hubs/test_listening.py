"""Subscriptions at a real hub: asked for, verified, renewed, denied, lost and ended."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from flows.feeds.subscribing import Desk as List
from flows.feeds.subscribing import remove
from flows.hubs.keys import keys_path
from flows.runs.ingesting import ingest
from tests.flows.hubs.ears import listening, rss, subscribing
from tests.flows.site import Answer
from warehouse.file.connection import writing
from warehouse.memory.feeds import all_feeds, move_feed
from warehouse.memory.leases import all_hub_notes, all_leases

WITHOUT_HUB = b'<rss version="2.0"><channel><title>Daral Post</title></channel></rss>'


@pytest.fixture
def ear(tmp_path, world_at):
    """A function that starts hub, feed and listener: (hub, desk, the feed's address)."""
    return partial(subscribing, world_at(tmp_path))


def stored(desk):
    path = desk.path
    with writing(path, desk.world.patience) as connection:
        return {lease.feed: lease for lease in all_leases(connection)}


def test_a_feed_is_looked_at_and_subscribed_at_the_hub_it_names(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        lease = desk.lease(feed)
        (asked,) = hub.asked
    assert (asked["hub.mode"], asked["hub.topic"]) == ("subscribe", feed)
    assert asked["hub.callback"].endswith("/websub/unguessable-1")
    assert lease.lives(desk.clock())
    assert lease.expires == desk.clock() + timedelta(hours=1)
    assert stored(desk)[feed] == lease
    assert any("pushed by" in line for line in desk.told)


def test_a_poll_that_saw_the_hub_spares_a_look(ear):
    with ear() as (hub, desk, feed):
        links = {"link": f'<{hub.url}>; rel="hub", <{feed}?topic>; rel="self"'}
        hub.web.routes["/feed"] = Answer(body=WITHOUT_HUB, headers=links)
        ingest([feed], desk.world)
        desk.step()
        assert [form["hub.topic"] for form in hub.asked] == [f"{feed}?topic"]
        assert hub.web.paths().count("/feed") == 1


def test_a_feed_without_a_hub_is_looked_at_once_and_left_alone(ear):
    with ear() as (hub, desk, feed):
        hub.web.routes["/feed"] = Answer(body=WITHOUT_HUB)
        desk.step()
        desk.clock.on(minutes=5)
        desk.step()
        assert hub.asked == []
        assert hub.web.paths().count("/feed") == 1
        assert desk.lease(feed) is None


def test_the_secret_stands_in_a_file_of_its_owner_and_in_no_table(ear):
    with ear() as (_, desk, _):
        desk.step()
        keys = keys_path(desk.path)
        assert keys.stat().st_mode & 0o777 == 0o600
        assert "unguessable-2" in keys.read_text()
        for file in desk.path.parent.glob("*.duckdb*"):
            assert b"unguessable" not in file.read_bytes()


def test_a_lease_is_renewed_before_it_ends_and_keeps_callback_and_secret(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        desk.clock.on(minutes=30)
        desk.step()
        assert len(hub.asked) == 1
        desk.clock.on(minutes=16)
        desk.step()
        first, second = hub.asked
        assert first == second
        assert desk.lease(feed).expires == desk.clock() + timedelta(hours=1)


def test_leases_outlive_a_restart(ear, tmp_path, world_at):
    with ear() as (hub, desk, feed):
        desk.step()
        with listening(world_at(tmp_path), desk.clock) as again:
            again.step()
            assert len(hub.asked) == 1
            assert again.lease(feed) == desk.lease(feed)
            (one,) = hub.subscribers.values()
            token = one.callback.rpartition("/")[2]
            callback = f"http://127.0.0.1:{again.port}/{token}"
            assert hub.push_to(callback, b"<rss/>", None) == 202


def test_a_hub_that_is_down_is_asked_again_at_growing_pauses(ear):
    with ear() as (hub, desk, feed):
        hub.status = 503
        pauses = []
        for _ in range(4):
            desk.step()
            lease = desk.lease(feed)
            pauses.append((lease.next_request - desk.clock()).total_seconds())
            desk.clock.now = lease.next_request
        assert lease.state == "failing"
        assert "answered 503: the hub is tired" in lease.error
        assert pauses == [120, 240, 480, 960]
        hub.status = 202
        desk.step()
        assert desk.lease(feed).lives(desk.clock())


def test_a_lease_that_cannot_be_renewed_lives_to_its_end(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        hub.status = 500
        desk.clock.on(minutes=50)
        desk.step()
        assert desk.lease(feed).lives(desk.clock())
        assert desk.lease(feed).failures == 1
        desk.clock.on(minutes=11)
        desk.step()
        assert not desk.lease(feed).lives(desk.clock())
        assert desk.lease(feed).state == "failing"


def test_a_hub_that_denies_is_left_alone_for_days(ear):
    with ear() as (hub, desk, feed):
        hub.denies = "not your feed"
        desk.step()
        lease = desk.lease(feed)
        assert (lease.state, lease.error) == ("denied", "the hub denied it: not your feed")
        desk.clock.on(days=2)
        desk.step()
        assert len(hub.asked) == 1
        desk.clock.on(days=2)
        desk.step()
        assert len(hub.asked) == 2


def test_a_hub_that_verifies_and_then_answers_badly_has_granted_it(ear):
    with ear() as (hub, desk, feed):
        hub.web.routes["/hub"] = lambda request: [hub.take(request), Answer(500)][1]
        desk.step()
        assert desk.lease(feed).lives(desk.clock())
        assert desk.lease(feed).failures == 0


def test_what_a_hub_says_is_told_without_its_control_characters(ear):
    with ear() as (hub, desk, feed):
        hub.denies = "\x1b[31mno\nno\x07"
        desk.step()
        assert desk.lease(feed).error == "the hub denied it: no no"


def test_a_hub_that_does_not_verify_is_asked_again(ear):
    with ear() as (hub, desk, feed):
        hub.verifying = False
        desk.step()
        assert desk.lease(feed).state == "asking"
        desk.clock.on(hours=1, seconds=1)
        desk.step()
        assert "did not verify" in desk.lease(feed).error
        assert len(hub.asked) == 1
        desk.clock.on(minutes=3)
        desk.step()
        assert len(hub.asked) == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"topic": "http://other.example/feed"},
        {"mode": "unsubscribe"},
        {"challenge": ""},
        {"challenge": "c" * 3_000},
    ],
)
def test_what_was_not_asked_for_is_not_confirmed(ear, changed):
    with ear() as (hub, desk, feed):
        hub.verifying = False
        desk.step()
        question = {"mode": "subscribe", "topic": feed, "challenge": "c-1", "lease_seconds": "60"}
        callback = hub.asked[0]["hub.callback"]
        assert hub.ask(callback, **{**question, **changed})[0] == 404
        assert hub.ask(f"{callback}x", **question)[0] == 404
        assert desk.lease(feed).state == "asking"
        assert hub.ask(callback, **question) == (200, b"c-1")


def test_a_verification_after_its_hour_is_not_confirmed(ear):
    with ear() as (hub, desk, _):
        hub.verifying = False
        desk.step()
        desk.clock.on(hours=1, seconds=1)
        hub.verifying = True
        hub.verify_all()
        assert hub.subscribers == {}


def test_a_feed_taken_off_the_list_is_unsubscribed(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        world = desk.world
        remove([feed], List(world.settings.warehouse, world.patience, desk.clock()))
        desk.clock.on(minutes=1)
        desk.step()
        assert [form["hub.mode"] for form in hub.asked] == ["subscribe", "unsubscribe"]
        assert hub.subscribers == {}
        assert stored(desk) == {}
        assert "unguessable" not in keys_path(desk.path).read_text()


def test_a_feed_that_names_no_hub_any_more_is_unsubscribed(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        hub.web.routes["/feed"] = Answer(body=WITHOUT_HUB)
        hub.lease = 90 * 86_400
        desk.clock.on(days=7, hours=1)
        desk.step(4)
        assert hub.asked[-1]["hub.mode"] == "unsubscribe"
        assert desk.lease(feed) is None
        desk.step(4)
        assert hub.asked[-1]["hub.mode"] == "unsubscribe"
        with writing(desk.path, desk.world.patience) as connection:
            assert [one.url for one in all_feeds(connection)] == [feed]


def moved(desk, old, new):
    with writing(desk.path, desk.world.patience) as connection:
        (feed,) = all_feeds(connection)
        move_feed(connection, old, replace(feed, url=new, previous=(old,)))


def test_a_feed_that_moves_leaves_no_subscription_behind(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        new = f"{hub.web.url}/new"
        hub.web.routes["/new"] = Answer(body=rss(hub.url, new))
        moved(desk, feed, new)
        desk.clock.on(minutes=1)
        desk.step()
        assert {form["hub.mode"] for form in hub.asked[1:]} == {"subscribe", "unsubscribe"}
        (ended,) = [form for form in hub.asked if form["hub.mode"] == "unsubscribe"]
        assert (ended["hub.topic"], ended["hub.callback"]) == (feed, hub.asked[0]["hub.callback"])
        (left,) = hub.subscribers.values()
        assert left.callback != ended["hub.callback"]
        assert set(stored(desk)) == {new} and desk.lease(new).lives(desk.clock())
        with writing(desk.path, desk.world.patience) as connection:
            assert [note.feed for note in all_hub_notes(connection)] == [new]


def test_a_feed_that_moves_while_nobody_listens_is_seen_to_later(ear, tmp_path, world_at):
    with ear() as (hub, desk, feed):
        desk.step()
        moved(desk, feed, f"{hub.web.url}/new")
        with listening(world_at(tmp_path), desk.clock) as again:
            again.step()
            assert set(stored(again)) == {f"{hub.web.url}/new"}


def test_a_feed_that_stays_keeps_its_subscription_when_another_moves_to_it(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        moved(desk, f"{hub.web.url}/older", feed)
        desk.clock.on(minutes=1)
        desk.step()
        assert len(hub.asked) == 1 and desk.lease(feed).lives(desk.clock())


def test_a_feed_that_names_another_topic_ends_the_old_subscription_first(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        hub.web.routes["/feed"] = Answer(body=rss(hub.url, f"{feed}?new"))
        ingest([feed], desk.world)
        desk.clock.on(minutes=1)
        desk.step(4)
        modes = [(form["hub.mode"], form["hub.topic"]) for form in hub.asked]
        assert modes == [
            ("subscribe", feed),
            ("unsubscribe", feed),
            ("subscribe", f"{feed}?new"),
        ]
        assert [one.topic for one in hub.subscribers.values()] == [f"{feed}?new"]
