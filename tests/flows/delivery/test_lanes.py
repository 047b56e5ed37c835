"""Endpoints side by side: a bad one costs the others nothing, and itself no more than it must."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import anyio
import pytest

from flows.delivery.lanes import Limits, Post, deliver
from flows.delivery.posting import Answer as Answered
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.signing import new_secret
from flows.web.addresses import guard_of
from flows.web.transport import new_client
from tests.flows.site import Answer, serving
from warehouse.records import OutboxRow

NOW = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
SECRET = new_secret()


def rows(endpoint, count):
    return [OutboxRow(f"msg_{endpoint}_{n}", "", endpoint, b"{}", NOW, NOW) for n in range(count)]


def send(messages, endpoints, senders=None, limits=Limits()):  # noqa: B008 - frozen
    async def run():
        async with new_client(guard_of(["127.0.0.0/8"]), "counterclaim/test") as client:
            post = Post(client, lambda: NOW, lambda: 0.0, limits, senders or {})
            return await deliver(messages, {e.name: e for e in endpoints}, post)

    return anyio.run(run)


def at(web, path, **fields):
    return Endpoint(path, f"{web.url}/{path}", (SECRET,), **fields)


def test_an_endpoint_that_is_down_is_left_after_eight_failures():
    with serving({"/up": Answer(204), "/down": Answer(500)}) as web:
        attempts = send(rows("down", 100) + rows("up", 30), [at(web, "up"), at(web, "down")])
        assert 8 <= web.paths().count("/down") < 16
    outcomes = Counter((attempt.endpoint, attempt.outcome) for attempt in attempts)
    assert outcomes == {("up", "delivered"): 30, ("down", "retry"): 100}
    unsent = [a for a in attempts if (a.error or "").startswith("not sent")]
    assert {(a.attempt, a.status, a.next_due) for a in unsent} == {
        (1, None, NOW + timedelta(seconds=5))
    }
    assert len(unsent) == 100 - web.paths().count("/down")
    assert [a.message_id for a in attempts if a.endpoint == "up"] == [r.id for r in rows("up", 30)]


def test_now_and_then_a_failure_leaves_no_lane():
    answers = [Answer(500) if n % 3 == 0 else Answer(204) for n in range(60)]
    with serving({"/flaky": lambda request: answers.pop()}) as web:
        assert len(send(rows("flaky", 60), [at(web, "flaky")])) == 60


def test_at_its_last_attempt_a_message_dies_with_its_endpoint_though_unsent():
    late = [replace(row, attempts=9) for row in rows("down", 40)]
    with serving({"/down": Answer(500)}) as web:
        assert {a.outcome for a in send(late, [at(web, "down")])} == {"dead"}
        assert len(web.requests) < 16


def test_an_endpoint_that_asks_for_a_pause_is_not_taken_to_be_down():
    busy = Answer(503, headers={"retry-after": "60"})
    with serving({"/busy": busy}) as web:
        attempts = send(rows("busy", 50), [at(web, "busy")])
        assert len(attempts) == len(web.requests) <= 16


@pytest.mark.parametrize(
    ("answer", "held"),
    [
        (Answer(429, headers={"retry-after": "600"}), timedelta(seconds=600)),
        (Answer(503, headers={"retry-after": "60"}), timedelta(seconds=60)),
        (Answer(410), None),
    ],
)
def test_an_endpoint_that_wants_no_more_gets_no_more_in_this_round(answer, held):
    with serving({"/busy": answer}) as web:
        attempts = send(rows("busy", 50), [at(web, "busy")], limits=Limits(at_once=2))
        assert len(web.requests) == len(attempts) <= 3
    assert {attempt.hold_until for attempt in attempts} == {held and NOW + held}


def test_a_wait_that_is_asked_of_one_message_holds_no_other():
    with serving({"/odd": Answer(500, headers={"retry-after": "600"})}) as web:
        (attempt, *others) = send(rows("odd", 4), [at(web, "odd")])
    assert len(others) == 3
    assert (attempt.hold_until, attempt.next_due) == (None, NOW + timedelta(seconds=600))


def test_without_its_secret_no_attempt_is_spent():
    blocked = Endpoint("blocked", "https://example.org/", (), secret_block="desk")
    assert send(rows("blocked", 3), [blocked]) == []


def test_messages_of_an_endpoint_that_is_gone_from_the_settings_are_tried_in_vain():
    attempts = send(rows("nobody", 20), [])
    assert {(a.outcome, a.error) for a in attempts} == {
        ("retry", "endpoint nobody is not in the settings")
    }
    assert len(attempts) == 20


def test_another_format_has_a_sender_of_its_own():
    async def say(row, endpoint, at):
        return Answered(None, None)

    chat = Endpoint("room", "slack://a/b/c", format="chat")
    (attempt,) = send(rows("room", 1), [chat], {"chat": say})
    assert attempt.outcome == "delivered"
    (attempt,) = send(rows("room", 1), [chat])
    assert attempt.outcome == "retry"


def test_cloud_events_are_announced_as_such():
    with serving({"/events": Answer(204)}) as web:
        send(rows("events", 1), [at(web, "events", format="cloudevents")])
    assert web.requests[0].headers["content-type"] == "application/cloudevents+json"


def test_of_a_long_answer_the_first_words_are_kept():
    wordy = Answer(400, body=b"why\x00 not?\n" * 200_000)
    with serving({"/wordy": wordy}) as web:
        (attempt,) = send(rows("wordy", 1), [at(web, "wordy")])
    assert attempt.error.startswith("answered 400: why not? why not?")
    assert len(attempt.error) < 250


def test_a_redirect_is_a_failure_and_is_not_followed():
    with serving({"/old": Answer(301, headers={"location": "/new"}), "/new": Answer(204)}) as web:
        (attempt,) = send(rows("old", 1), [at(web, "old")])
        assert web.paths() == ["/old"]
    assert (attempt.outcome, attempt.error) == ("retry", "answered 301")


@pytest.mark.parametrize("url", ["http://127.0.0.1:99999/", "http://[::1/", "http://\x00/"])
def test_an_address_that_is_none_is_an_attempt_that_failed(url):
    (attempt,) = send(rows("odd", 1), [Endpoint("odd", url, (SECRET,))])
    assert attempt.outcome == "retry" and attempt.error
