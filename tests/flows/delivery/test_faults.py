"""Whatever an endpoint does: each message arrives or is a dead letter, signed, under one id."""

import hashlib
import random
import ssl
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
import standardwebhooks.webhooks
from standardwebhooks.webhooks import Webhook

from flows.delivery.lanes import Limits
from flows.endpoints.signing import new_secret
from flows.web import transport
from tests.flows.delivery.faults import Clock, Sender, endpoints_of, run
from tests.flows.web.certificates import make_certificates
from tests.flows.web.faulty_web import FAULTS, FaultyWeb, running

START = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


@pytest.mark.slow  # `make faults`; half a second for an answer is too short on a busy machine
@pytest.mark.parametrize(
    ("count", "sender"),
    [
        pytest.param(300, Sender(timedelta(minutes=30), Limits(seconds=0.5)), id="few"),
        pytest.param(
            10_000,
            Sender(timedelta(minutes=10), Limits(seconds=3.0, in_all=24)),
            id="all",
        ),
    ],
)
def test_each_message_arrives_or_is_a_dead_letter(count, sender, tmp_path, monkeypatch):
    certificates, clock, secret = make_certificates(tmp_path), Clock(START), new_secret()
    trusting = ssl.create_default_context(cafile=str(certificates.authority))
    # A process reads its certificates once, and other tests may have been first.
    monkeypatch.setattr(transport, "_tls", lambda: trusting)
    monkeypatch.setattr(standardwebhooks.webhooks, "datetime", simulated(clock))
    faulty = FaultyWeb(certificates, clock, Webhook(secret).verify, random.Random(count))
    with running(faulty) as web:
        result = run(tmp_path / "outbox.duckdb", count, endpoints_of(web, secret), clock, sender)
    print(figures(result, web))

    assert web.problems == []
    assert {arrival.done for arrival in web.arrivals} | set(web.handshakes) >= {"", *FAULTS}
    assert set(result.outcomes.values()) == {"delivered", "dead"}
    taken = {a.message_id for a in web.arrivals if a.done in ("", "reset once taken")}
    for message in result.sent:
        down = message.endpoint.startswith("down")
        assert result.outcomes[message.id] == ("dead" if down else "delivered")
        assert (message.id in taken) is not down
    assert result.hours <= 76

    bodies = {(m.id, m.endpoint, hashlib.sha256(m.payload).hexdigest()) for m in result.sent}
    assert {(a.message_id, a.endpoint, a.digest) for a in web.arrivals} == bodies
    assert early(web, result.told_to_wait, sender.limits.at_once) == []


def simulated(clock):
    """The library's `datetime`, by the simulated clock."""

    class Simulated(datetime):
        @classmethod
        def now(cls, tz=None):
            return clock()

    return Simulated


def early(web, told_to_wait, at_once):
    """Arrivals before the time that a Retry-After set, save those that were on their way."""
    found = []
    for endpoint in {arrival.endpoint for arrival in web.arrivals}:
        asked = until = START
        in_flight = 0
        for arrival in (a for a in web.arrivals if a.endpoint == endpoint):
            if arrival.at < until:
                in_flight += 1
                if arrival.at > asked or in_flight >= 2 * at_once:
                    found.append(arrival)
            told = (arrival.message_id, arrival.at) in told_to_wait
            if told and arrival.wait and arrival.at + arrival.wait > until:
                asked, until, in_flight = arrival.at, arrival.at + arrival.wait, 0
    return found


def figures(result, web):
    """What the run came to, for `pytest -s`."""
    outcomes, hours = Counter(result.outcomes.values()), timedelta(hours=round(result.hours, 1))
    arrived = Counter(a.done or "taken" for a in web.arrivals) + web.handshakes
    return (
        f"\n{len(result.sent)} messages, {result.attempts} attempts in {result.rounds} rounds, "
        f"{hours}: {dict(outcomes)}\nserver: {dict(arrived.most_common())}\n"
        f"sender: {dict(result.errors.most_common())}"
    )
