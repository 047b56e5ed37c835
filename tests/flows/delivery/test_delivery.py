"""Delivery to a real server, and what follows from each kind of answer."""

from datetime import UTC, datetime, timedelta

import anyio
import pytest
from standardwebhooks.webhooks import Webhook

from flows.delivery.lanes import Post, deliver
from flows.delivery.receiver import Receiver
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.signing import new_secret
from flows.web.addresses import Guard, guard_of
from flows.web.transport import new_client
from tests.flows.site import Answer, serving
from warehouse.records import OutboxRow

SECRET = new_secret()
LOOPBACK = guard_of(["127.0.0.0/8"])


def send(url: str, attempts: int = 0, guard: Guard = LOOPBACK):
    now = datetime.now(UTC)
    row = OutboxRow("msg_1", "alert_1", "desk", b'{"a": 1}', now, now, attempts)

    async def run():
        async with new_client(guard, "counterclaim/test") as client:
            post = Post(client, lambda: now, lambda: 0.0)
            return await deliver([row], {"desk": Endpoint("desk", url, (SECRET,))}, post)

    return anyio.run(run)[0], now


def test_a_message_arrives_signed_over_the_stored_bytes():
    with serving({"/hook": Answer(204)}) as web:
        attempt, _ = send(f"{web.url}/hook")
    assert (attempt.outcome, attempt.attempt, attempt.status) == ("delivered", 1, 204)
    request = web.requests[0]
    assert request.body == b'{"a": 1}'
    assert Webhook(SECRET).verify(request.body, request.headers) == {"a": 1}


def test_our_receiver_accepts_it_and_refuses_a_stranger():
    heard = []
    with Receiver(SECRET, lambda: datetime.now(UTC), heard.append) as receiver:
        assert send(receiver.url)[0].outcome == "delivered"
    with Receiver(new_secret(), lambda: datetime.now(UTC), heard.append) as receiver:
        assert send(receiver.url)[0].status == 401
    assert [message.problem for message in heard] == [None, "no signature matches"]


@pytest.mark.parametrize("status", [500, 503, 429, 404, 302])
def test_a_refusal_is_tried_again_later(status):
    with serving({"/hook": Answer(status)}) as web:
        attempt, now = send(f"{web.url}/hook")
    assert attempt.outcome == "retry"
    assert attempt.next_due == now + timedelta(seconds=5)
    assert str(status) in attempt.error


def test_retry_after_is_obeyed():
    with serving({"/hook": Answer(429, headers={"retry-after": "120"})}) as web:
        attempt, now = send(f"{web.url}/hook")
    assert attempt.next_due == now + timedelta(seconds=120)


def test_gone_is_never_tried_again():
    with serving({"/hook": Answer(410)}) as web:
        attempt, _ = send(f"{web.url}/hook")
    assert (attempt.outcome, attempt.next_due) == ("dead", None)


def test_the_tenth_failure_is_the_last():
    with serving({"/hook": Answer(500)}) as web:
        assert send(f"{web.url}/hook", attempts=8)[0].outcome == "retry"
        assert send(f"{web.url}/hook", attempts=9)[0].outcome == "dead"


def test_nobody_listening_is_a_retry():
    with serving({}) as web:
        url = web.url
    attempt, _ = send(f"{url}/hook")
    assert (attempt.outcome, attempt.status) == ("retry", None)


def test_a_guarded_endpoint_is_not_connected_to():
    with serving({"/hook": Answer(204)}) as web:
        attempt, _ = send(f"{web.url}/hook", guard=Guard())
        assert web.requests == []
    assert attempt.outcome == "retry"
    assert "allow_networks" in attempt.error
