"""Sending beside everything else: the slowest endpoint holds up nobody but itself."""

import threading
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.delivery.courier import Courier
from flows.delivery.lanes import Limits
from flows.delivery.sending import deliver
from flows.delivery.sole import sole_sender
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.signing import new_secret
from tests.flows.site import Answer, serving
from warehouse.file.connection import writing
from warehouse.file.transactions import transaction
from warehouse.outbox.queue import add_messages, due
from warehouse.records import OutboxRow

SECRET = new_secret()
SLOW = 1.5  # seconds: a tenth of what the slow one took in the field
LIMITS = Limits(seconds=2.0)


class Office:
    """A world with endpoints on a real server, and when each message was written and arrived."""

    def __init__(self, world, web):
        self.web, self.over = web, threading.Event()
        names = ("slow", "hanging", "good", "fine")
        found = tuple(
            Endpoint(name, f"{web.url}/{name}", (SECRET,), storm_limit=9_999) for name in names
        )
        self.world = replace(world, settings=replace(world.settings, endpoints=found))
        self.count, self.written, self.arrived = 0, {}, {}
        web.routes |= {
            "/slow": lambda request: self.answer(request, SLOW),
            "/hanging": lambda request: self.answer(request, 60),
            "/good": lambda request: self.answer(request, 0),
            "/fine": lambda request: self.answer(request, 0),
        }

    def answer(self, request, seconds):
        self.arrived.setdefault(request.headers["webhook-id"], time.monotonic())
        self.over.wait(seconds)
        return Answer(204)

    def write(self, endpoint, count=1):
        now = datetime.now(UTC)
        rows = []
        for _ in range(count):
            self.count += 1
            rows.append(OutboxRow(f"msg_{endpoint}_{self.count}", "a", endpoint, b"{}", now, now))
        path = self.world.settings.warehouse
        with writing(path, self.world.patience) as connection, transaction(connection):
            add_messages(connection, rows)
        self.written |= dict.fromkeys((row.id for row in rows), time.monotonic())

    def waits(self):
        return sorted(
            at - self.written[name] for name, at in self.arrived.items() if "_good_" in name
        )

    def left(self):
        with writing(self.world.settings.warehouse, self.world.patience) as connection:
            return Counter(row.endpoint for row in due(connection, datetime.now(UTC), 500))


@pytest.fixture
def office(tmp_path, world_at):
    with serving({}) as web:
        found = Office(world_at(tmp_path), web)
        yield found
        found.over.set()


def until(said, seconds=20.0):
    end = time.monotonic() + seconds
    while not said():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_new_messages_of_healthy_endpoints_do_not_wait_for_the_slow(office):
    office.write("slow", 60)
    office.write("hanging", 10)
    courier = Courier(office.world, LIMITS)
    courier.sent(office.world)
    until(lambda: any("_slow_" in name for name in office.arrived))
    for _ in range(10):
        office.write("good", 3)
        courier.sent(office.world)
        time.sleep(0.3)
    until(lambda: len(office.waits()) == 30)
    courier.close()
    waits = office.waits()
    assert waits[int(len(waits) * 0.99)] < 5, waits
    assert office.left()["slow"] > 0  # it was at work all the while


def test_attempts_are_stored_while_others_are_under_way(office):
    office.write("hanging", 1)
    office.write("good", 20)
    courier = Courier(office.world, LIMITS)
    courier.sent(office.world)
    until(lambda: sum(a.outcome == "delivered" for a in courier._keeper.kept) == 20, 1.9)
    assert Counter(office.left()) == {"hanging": 1}
    courier.close()


def test_closing_waits_for_what_is_under_way_and_nothing_is_sent_again(office):
    office.write("slow", 30)
    courier = Courier(office.world, LIMITS)
    courier.sent(office.world)
    until(lambda: len(office.arrived) >= 8)
    began = time.monotonic()
    courier.close()
    assert time.monotonic() - began < LIMITS.seconds + 3
    assert office.left()["slow"] == 30 - len(office.arrived)


def test_a_round_by_hand_sends_nothing_while_another_process_sends(office):
    office.write("good")
    with sole_sender(office.world.settings.warehouse) as ours:
        assert ours and deliver(office.world) == []
    assert len(deliver(office.world)) == 1
