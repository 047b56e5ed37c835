"""The decisions of a subscriber: signatures, and what a lease becomes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.feeds.websub import (
    LONGEST_PAUSE,
    OPEN_FOR,
    aged,
    asked,
    denied,
    failed,
    granted,
    left,
    signature_holds,
    slowed,
    verifies,
    wanted,
)
from tests.flows.hubs.hub import sign
from warehouse.memory.leases import HubNote, Lease

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
FEED, HUB = "https://daral.example/feed", "https://hub.example/"
NOTE = HubNote(FEED, (HUB, "https://other.example/"), FEED, NOW)
NEW = Lease(FEED, HUB, FEED, next_request=NOW)
LIVE = granted(asked(NEW, NOW), "3600", NOW, 0.5)


@given(
    st.binary(max_size=200), st.text(min_size=1, max_size=50), st.sampled_from(["sha1", "sha512"])
)
def test_a_signature_holds_for_its_body_and_secret_only(body, secret, method) -> None:
    header = sign(body, secret, method)
    assert signature_holds(body, header, secret)
    assert signature_holds(body, header.upper(), secret)
    assert not signature_holds(body + b"x", header, secret)
    assert not signature_holds(body, header, secret + "x")
    assert not signature_holds(body, header[:-1], secret)


@given(st.text(max_size=100))
def test_no_header_of_a_stranger_holds_or_raises(header: str) -> None:
    assert not signature_holds(b"<rss/>", header, "secret")


@pytest.mark.parametrize(
    ("seconds", "lasts"),
    [
        ("3600", timedelta(hours=1)),
        ("1", timedelta(seconds=30)),
        ("99999999999999", timedelta(days=90)),
        (None, timedelta(days=1)),
        ("-5", timedelta(days=1)),
        ("soon", timedelta(days=1)),
        ("٣٦٠٠", timedelta(days=1)),
    ],
)
def test_a_lease_lasts_as_the_hub_says_within_bounds(seconds, lasts) -> None:
    lease = granted(asked(NEW, NOW), seconds, NOW, 0.5)
    assert lease.expires == NOW + lasts


@given(st.floats(0, 1), st.integers(30, 10_000_000))
def test_a_lease_is_renewed_before_it_ends(chance: float, seconds: int) -> None:
    lease = granted(asked(NEW, NOW), str(seconds), NOW, chance)
    assert NOW < lease.next_request < lease.expires
    assert lease.lives(lease.next_request)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_pauses_grow_to_a_day_and_no_further(chances: list[float]) -> None:
    lease, now = NEW, NOW
    for chance in chances:
        lease = failed(asked(lease, now), "down", now, chance)
        assert timedelta(0) < lease.next_request - now <= LONGEST_PAUSE * 1.25
        now = lease.next_request
    assert (lease.state, lease.failures) == ("failing", len(chances))


def test_a_verification_is_of_the_open_request_alone() -> None:
    question = {"hub.mode": "subscribe", "hub.topic": FEED, "hub.challenge": "c"}
    opened = asked(NEW, NOW)
    assert verifies(opened, question, NOW)
    assert not verifies(NEW, question, NOW)
    assert not verifies(opened, question, NOW + OPEN_FOR)
    assert not verifies(opened, question | {"hub.topic": FEED + "/"}, NOW)
    assert not verifies(replace(opened, state="leaving"), question, NOW)


def test_a_hub_whose_answer_was_lost_may_verify_again() -> None:
    question = {"hub.mode": "subscribe", "hub.topic": FEED, "hub.challenge": "c"}
    assert verifies(LIVE, question, NOW + timedelta(minutes=5))


def test_a_request_that_was_granted_is_no_failure_when_its_hour_ends() -> None:
    lease = granted(asked(NEW, NOW), "864000", NOW, 0.5)
    later = aged(lease, NOW + OPEN_FOR, 0.5)
    assert (later.failures, later.asked, later.state) == (0, None, "live")


def test_a_lease_that_ends_unrenewed_is_failing() -> None:
    assert aged(LIVE, NOW + timedelta(hours=2), 0.5).state == "failing"


def test_the_next_hub_is_asked_after_a_failure() -> None:
    first = failed(asked(NEW, NOW), "down", NOW, 0.5)
    second = wanted(NOTE, first, NOW)
    assert second is not None and second.hub == "https://other.example/"
    third = wanted(NOTE, failed(second, "down", NOW, 0.5), NOW)
    assert third is not None and third.hub == HUB


def test_a_live_lease_stays_with_its_hub() -> None:
    assert wanted(NOTE, LIVE, NOW) is LIVE
    assert wanted(NOTE, failed(LIVE, "down", NOW, 0.5), NOW).hub == HUB


@pytest.mark.parametrize(
    "note",
    [HubNote(FEED, ("https://new.example/",), FEED, NOW), HubNote(FEED, (HUB,), FEED + "2", NOW)],
    ids=["hub", "topic"],
)
def test_another_hub_or_topic_is_asked_once_the_old_one_is_left(note) -> None:
    leaving = wanted(note, LIVE, NOW)
    assert (leaving.hub, leaving.topic, leaving.state) == (HUB, FEED, "leaving")
    assert wanted(note, leaving, NOW) == leaving
    for new in (wanted(note, None, NOW), wanted(note, NEW, NOW)):  # nothing is to be left
        assert (new.hub, new.topic, new.state) == (note.hubs[0], note.topic, "asking")


def test_a_hub_that_does_not_let_go_is_not_waited_for() -> None:
    note = HubNote(FEED, ("https://new.example/",), FEED, NOW)
    once = failed(wanted(note, replace(LIVE, failures=5), NOW), "down", NOW, 0.5)
    assert wanted(note, once, NOW).state == "leaving"
    assert wanted(note, failed(once, "down", NOW, 0.5), NOW).hub == "https://new.example/"


def test_a_feed_that_is_wanted_again_stays_with_the_hub_it_was_leaving() -> None:
    leaving = replace(left(LIVE, NOW), hub=NOTE.hubs[1])
    again = wanted(NOTE, leaving, NOW)
    assert (again.hub, again.state, again.next_request) == (NOTE.hubs[1], "asking", NOW)


def test_a_feed_that_names_no_topic_is_its_own() -> None:
    assert wanted(HubNote(FEED, (HUB,), None, NOW), None, NOW).topic == FEED


def test_what_is_not_wanted_is_left_until_it_ends() -> None:
    leaving = left(LIVE, NOW)
    assert (leaving.state, leaving.next_request) == ("leaving", NOW)
    assert left(failed(leaving, "down", NOW, 0.5), NOW).state == "leaving"
    assert left(leaving, NOW + timedelta(hours=2)) is None
    assert left(NEW, NOW) is None


def test_a_denied_lease_is_not_alive_and_asked_for_again_in_days() -> None:
    lease = denied(LIVE, None, NOW, 0.5)
    assert not lease.lives(NOW)
    assert lease.next_request - NOW > timedelta(days=2)


@pytest.mark.parametrize(
    ("lease", "last_new", "minutes"),
    [
        (None, None, 5),
        (LIVE, None, 60),
        (LIVE, NOW - timedelta(hours=1), 60),
        (LIVE, NOW + timedelta(minutes=1), 5),
        (replace(LIVE, last_push=NOW + timedelta(minutes=2)), NOW + timedelta(minutes=1), 60),
        (replace(LIVE, expires=NOW), None, 5),
        (NEW, None, 5),
    ],
)
def test_polls_slow_down_while_a_hub_is_trusted(lease, last_new, minutes) -> None:
    now = NOW + timedelta(minutes=3)
    assert slowed(timedelta(minutes=5), lease, last_new, now) == timedelta(minutes=minutes)
    assert slowed(timedelta(hours=5), lease, last_new, now) == timedelta(hours=5)
