"""The server notices whoever is impolite: a check that cannot fail would prove nothing."""

from datetime import timedelta

import pytest

from tests.world.clock import START
from tests.world.manners import Manners
from tests.world.outlets import Asked, Outlet, Reply
from tests.world.rules import during, hours, wait_date, wait_seconds

AGENT = {"user-agent": "counterclaim/1"}
FULL = Reply(200, b"", {"etag": '"a"'})
SAME = Reply(304, b"", {"etag": '"a"'})


def asked(minutes: float, **headers: str) -> Asked:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Asked(START + timedelta(minutes=minutes), "host", "/feed", {**AGENT, **named})


def wrongs(*exchanges: tuple[Asked, Reply], liars: bool = False) -> list[str]:
    manners = Manners(liars={"host"} if liars else set())
    for request, reply in exchanges:
        manners.note(request, reply, True)
    return manners.wrongs


def test_a_polite_client_does_nothing_wrong():
    same = asked(10, if_none_match='"a"')
    full_next_day = asked(24 * 60)
    assert wrongs((asked(0), FULL), (same, SAME), (full_next_day, FULL)) == []


@pytest.mark.parametrize(
    ("second", "word"),
    [
        (asked(10), "unconditional"),
        (asked(10, if_none_match='"b"'), "sends"),
        (asked(10, if_none_match='W/"a"'), "sends"),
        (asked(0.01, if_none_match='"a"'), "crowded"),
        (asked(10, if_none_match='"a"', user_agent="python"), "does not say"),
    ],
)
def test_each_breach_is_noticed(second, word):
    (wrong,) = wrongs((asked(0), FULL), (second, SAME))
    assert word in wrong


@pytest.mark.parametrize("reply", [wait_seconds(429, 3600), wait_date(503, 1)])
def test_whoever_comes_before_the_time_is_noticed(reply):
    first, early, due = asked(0), asked(59), asked(60)
    assert "early" in wrongs((first, reply(first)), (early, Reply(200)))[0]
    assert wrongs((first, reply(first)), (due, Reply(200))) == []


def test_a_liar_may_be_asked_in_full_each_hour():
    assert wrongs((asked(0), FULL), (asked(70), FULL), liars=True) == []
    assert wrongs((asked(0), FULL), (asked(30), FULL), liars=True) != []


def test_an_outlet_keeps_to_its_hours():
    outlet = Outlet("Times", "host", rules=(during(1, 2, wait_seconds(429, 60), "/feed"),))
    inside = Asked(hours(1.5), "host", "/feed", {})
    assert outlet.reply(inside).status == 429
    assert outlet.reply(Asked(hours(2.5), "host", "/feed", {})).status == 200
    assert outlet.reply(Asked(hours(1.5), "host", "/robots.txt", {})).status == 404
