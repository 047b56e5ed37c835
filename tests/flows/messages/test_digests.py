"""Digests and floods through a whole round of deliveries, to real servers, on a simulated clock."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks.webhooks import Webhook

from flows.delivery.sending import deliver
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.signing import new_secret
from flows.messages.payload import body_of
from tests.flows.messages.contradictions import alert, side
from tests.flows.site import Answer, serving
from warehouse.file.connection import writing
from warehouse.file.query import run_query
from warehouse.file.transactions import transaction
from warehouse.outbox.queue import add_messages, next_due
from warehouse.records import OutboxRow

SECRET = new_secret()
MINUTE = timedelta(minutes=1)


class Desk:
    """A world with one endpoint and a clock that we move; `crash` names a point to die at."""

    def __init__(self, world, endpoint):
        self.now, self.crash, self.written = datetime.now(UTC).replace(minute=0), None, 0
        settings = replace(world.settings, endpoints=(endpoint,))
        self.world = replace(world, settings=settings, clock=lambda: self.now, reach=self.reach)

    def reach(self, point):
        if point == self.crash:
            raise KeyboardInterrupt(point)

    def write(self, count):
        """Alerts as a load would write them."""
        rows = []
        for n in range(self.written, self.written + count):
            (a, one), (b, two) = (
                side(
                    {
                        "quote": f"{m} people",
                        "counted_text": "people",
                        "measure": "killed",
                        "outlet": outlet,
                        "value": m,
                    }
                )
                for outlet, m in (("Courier", 10), ("Ledger", 20 + n))
            )
            made = replace(alert(a, b), id=f"{n:016x}")
            body = body_of(made, {one.id: one, two.id: two}, "webhook", "desk")
            rows.append(OutboxRow(f"msg_{n}", made.id, "desk", body, self.now, self.now))
        self.written += count
        path, patience = self.world.settings.warehouse, self.world.patience
        with writing(path, patience) as connection, transaction(connection):
            add_messages(connection, rows)

    def round(self, later=timedelta()):
        self.now += later
        return deliver(self.world)

    def ask(self, query):
        return run_query(self.world.settings.warehouse, query).rows


@pytest.fixture
def web():
    with serving({"/hook": Answer(204)}) as web:
        yield web


@pytest.fixture
def desk(world_at, tmp_path, web):
    def make(**changes):
        endpoint = Endpoint("desk", f"{web.url}/hook", (SECRET,), **changes)
        return Desk(world_at(tmp_path), endpoint)

    return make


def heard(web):
    """What arrived, each signature verified by the reference library; emptied."""
    found = [Webhook(SECRET).verify(one.body, one.headers) for one in web.requests]
    web.requests.clear()
    return found


@pytest.fixture(autouse=True)
def timely(monkeypatch):
    """The library's clock stands still: our worlds move theirs by hours."""
    monkeypatch.setattr(Webhook, "_Webhook__verify_timestamp", lambda self, stamp: _moment(stamp))


def _moment(stamp):
    return datetime.fromtimestamp(float(stamp), tz=UTC)


def test_a_flood_arrives_as_one_signed_summary(desk, web):
    flooded = desk()
    flooded.write(50)
    assert [one.outcome for one in flooded.round()] == ["delivered"]
    (message,) = heard(web)
    assert (message["type"], message["data"]["count"]) == ("counterclaim.digest", 50)
    gravest = message["data"]["alerts"][0]
    assert gravest["summary"] == "Ledger reports 69 killed; Courier had 10."
    assert len(message["data"]["others"]) == 40
    grouped = "SELECT count(*), count(DISTINCT error) FROM deliveries WHERE outcome = 'grouped'"
    assert flooded.ask(grouped) == ((50, 1),)


def test_after_the_flood_single_alerts_arrive_at_once_again(desk, web):
    flooded = desk()
    flooded.write(50)
    flooded.round()
    flooded.write(3)
    assert flooded.round(MINUTE) == []
    flooded.round(9 * MINUTE)
    flooded.write(1)
    flooded.round(MINUTE)
    types = [message["type"] for message in heard(web)]
    assert types == ["counterclaim.digest"] + ["counterclaim.contradiction"] * 4


def test_a_digest_comes_at_the_full_hour(desk, web):
    hourly = desk(digest_minutes=60)
    for _ in range(5):
        hourly.write(1)
        hourly.round(11 * MINUTE)
    assert heard(web) == []
    with writing(hourly.world.settings.warehouse, hourly.world.patience) as connection:
        due = next_due(connection)
    assert due is not None and due.minute == 0
    hourly.now = due
    hourly.round()
    (message,) = heard(web)
    assert (message["data"]["cause"], message["data"]["count"]) == ("digest", 5)


def test_a_sender_that_dies_after_sending_sends_the_same_summary_again(desk, web):
    flooded = desk()
    flooded.write(30)
    flooded.crash = "sent"
    with pytest.raises(KeyboardInterrupt):
        flooded.round()
    flooded.crash = None
    flooded.round(MINUTE)
    first, second = ((one.headers["webhook-id"], one.body) for one in web.requests)
    assert first == second
    assert flooded.round(60 * MINUTE) == []


def test_a_summary_that_fails_is_tried_again_as_any_message(desk, web):
    flooded = desk()
    flooded.write(30)
    web.routes["/hook"] = Answer(503)
    assert [one.outcome for one in flooded.round()] == ["retry"]
    web.routes["/hook"] = Answer(204)
    assert [one.outcome for one in flooded.round(MINUTE)] == ["delivered"]
    first, second = web.requests
    assert first.headers["webhook-id"] == second.headers["webhook-id"]


def test_a_chat_gets_one_short_message_that_counts_them(world_at, tmp_path, web):
    url = f"json://{web.url.removeprefix('http://')}/hook"
    chat = Desk(world_at(tmp_path), Endpoint("desk", url, format="chat", storm_limit=5))
    chat.write(12)
    assert [one.outcome for one in chat.round()] == ["delivered"]
    (request,) = web.requests
    message = json.loads(request.body)
    assert message["title"] == "12 contradictions"
    assert message["message"].count("Ledger reports") == 11, "the gravest twice: told, and listed"
