"""Rounds of the sender over days: endpoints disabled and told of, held, enabled and made good."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import anyio
import pytest
from jsonschema import Draft202012Validator

from flows.delivery.lanes import Post, deliver
from flows.delivery.settling import by_name, settle
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.signing import new_secret
from flows.messages.cloudevents import payload_in
from flows.web.addresses import guard_of
from flows.web.transport import new_client
from tests.flows.messages.test_payload import schema_of
from tests.flows.site import Answer, serving
from warehouse.file.connection import open_file
from warehouse.file.migrate import migrate
from warehouse.file.transactions import transaction
from warehouse.outbox.endpoints import change_state, give_up, health, revive
from warehouse.outbox.queue import add_messages, due, next_due
from warehouse.records import OutboxRow

START = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
SECRET = new_secret()


class Desk:
    """An outbox in a real file, endpoints on a real server, and a clock that we move."""

    def __init__(self, connection, web, *endpoints):
        self.connection, self.web, self.now, self.count = connection, web, START, 0
        self.endpoints = by_name([replace(e, url=f"{web.url}/{e.name}") for e in endpoints])
        self.disabled = []

    def write(self, endpoint):
        self.count += 1
        row = OutboxRow(f"msg_{self.count}", "a", endpoint, b"{}", created=self.now, due=self.now)
        with transaction(self.connection):
            add_messages(self.connection, [row])

    def round(self):
        return anyio.run(self._rounds, self.now)[0]

    def run(self, time):
        """Rounds while something falls due, no two within half an hour."""
        anyio.run(self._rounds, self.now + time)

    async def _rounds(self, end):
        attempts = []
        async with new_client(guard_of(["127.0.0.0/8"]), "counterclaim/test") as client:
            post = Post(client, lambda: self.now, lambda: 0.0)
            while self.now < end or not attempts:
                found = await deliver(due(self.connection, self.now, 500), self.endpoints, post)
                self.disabled += settle(self.connection, found, self.endpoints)
                attempts.append(found)
                soon = next_due(self.connection) or end
                self.now = min(max(soon, self.now + timedelta(minutes=30)), end)
        return attempts

    def state(self, endpoint):
        return health(self.connection)[endpoint]


@pytest.fixture
def desk(tmp_path):
    with (
        serving({"/desk": Answer(500), "/editor": Answer(204)}) as web,
        open_file(tmp_path / "w.duckdb") as connection,
    ):
        migrate(connection, "w.duckdb")
        told = Endpoint("editor", "", (SECRET,))
        yield Desk(connection, web, Endpoint("desk", "", (SECRET,), notify="editor"), told)


def fail_for_days(desk, days):
    for _ in range(days):
        desk.write("desk")
        desk.run(timedelta(days=1))


def test_five_days_without_a_success_disable_it_and_the_other_is_told(desk):
    fail_for_days(desk, 5)
    assert desk.disabled == [] and desk.state("desk").failing_since == START
    fail_for_days(desk, 1)
    (one,) = desk.disabled
    state = desk.state("desk")
    assert (state.state, state.reason) == ("disabled", one.reason)
    assert timedelta(days=5) <= one.at - START < timedelta(days=5, hours=7)
    (notice,) = [r for r in desk.web.requests if r.path == "/editor"]
    payload = payload_in(notice.body)
    Draft202012Validator(schema_of("endpoint_disabled")).validate(payload)
    assert "2031-05-04 12:00 UTC" in payload["data"]["summary"]
    assert "endpoints enable desk" in payload["data"]["summary"]


def test_one_success_in_five_days_keeps_it(desk):
    fail_for_days(desk, 3)
    desk.web.routes["/desk"] = Answer(204)
    desk.run(timedelta(hours=12))
    desk.web.routes["/desk"] = Answer(500)
    fail_for_days(desk, 4)
    assert desk.disabled == []


def test_two_failures_with_quiet_days_between_are_not_five_days_of_failure(desk):
    desk.write("desk")
    desk.run(timedelta(days=4))
    desk.now += timedelta(days=3)
    desk.write("desk")
    desk.round()
    assert desk.disabled == []
    assert desk.state("desk").failing_since == desk.now


def test_gone_disables_at_once_and_what_is_left_waits(desk):
    desk.web.routes["/desk"] = Answer(410)
    for _ in range(30):
        desk.write("desk")
    attempts = desk.round()
    assert {a.outcome for a in attempts} == {"dead"}
    state = desk.state("desk")
    assert (state.state, state.dead, state.waiting) == (
        "disabled", len(attempts), 30 - len(attempts),
    )  # fmt: skip
    desk.now += timedelta(days=1)
    assert [row.endpoint for row in due(desk.connection, desk.now, 99)] == ["editor"]


def test_enabled_again_it_gets_what_waited_and_what_was_given_up(desk):
    desk.web.routes["/desk"] = Answer(204)
    desk.write("desk")
    desk.round()
    desk.web.routes["/desk"] = Answer(410)
    for _ in range(12):
        desk.write("desk")
    desk.now += timedelta(minutes=1)
    desk.round()
    desk.now += timedelta(days=30)
    desk.web.routes["/desk"] = Answer(204)
    with transaction(desk.connection):
        change_state(desk.connection, "desk", "enabled", None, desk.now)
        dead = revive(desk.connection, "desk", None, desk.now)
    desk.round()
    state = desk.state("desk")
    assert dead >= 1 and (state.state, state.dead, state.waiting) == ("enabled", 0, 0)
    arrived = [r.headers["webhook-id"] for r in desk.web.requests if r.path == "/desk"]
    assert {f"msg_{n}" for n in range(1, 14)} == set(arrived)


def test_only_letters_given_up_since_are_revived(desk):
    desk.web.routes["/desk"] = Answer(410)
    desk.write("desk")
    desk.round()
    with transaction(desk.connection):
        since = START + timedelta(hours=1)
        assert revive(desk.connection, "desk", since, desk.now) == 0
        assert revive(desk.connection, "desk", START, desk.now) == 1


def test_what_is_given_up_becomes_dead_letters(desk):
    desk.write("desk")
    desk.round()
    with transaction(desk.connection):
        assert give_up(desk.connection, "desk", "removed", desk.now) == 1
    state = desk.state("desk")
    assert (state.dead, state.waiting, next_due(desk.connection)) == (1, 0, None)


def test_a_pause_holds_all_messages_of_the_endpoint_and_no_others(desk):
    desk.web.routes["/desk"] = Answer(429, headers={"retry-after": "3600"})
    desk.write("desk")
    desk.round()
    desk.now += timedelta(minutes=30)
    desk.write("desk")
    desk.write("editor")
    assert {row.endpoint for row in due(desk.connection, desk.now, 99)} == {"editor"}
    desk.round()
    assert next_due(desk.connection) == START + timedelta(hours=1)
    desk.now = START + timedelta(hours=1)
    assert len(due(desk.connection, desk.now, 99)) == 2


def test_a_long_queue_at_one_holds_up_no_other(desk):
    for _ in range(40):
        desk.write("desk")
    desk.now += timedelta(minutes=1)
    desk.write("editor")
    assert "editor" in {row.endpoint for row in due(desk.connection, desk.now, 10)}


def test_an_endpoint_that_is_not_in_the_settings_is_left_alone(desk):
    del desk.endpoints["desk"]
    fail_for_days(desk, 6)
    assert desk.disabled == []
    assert desk.state("desk").dead > 0


def test_the_view_tells_what_an_endpoint_got_and_how_it_fares(desk):
    desk.write("desk")
    desk.round()
    desk.write("editor")
    desk.round()
    rows = desk.connection.execute(
        "SELECT endpoint, state, messages, delivered, waiting, dead, attempts, last_error,"
        " next_due - failing_since FROM endpoints ORDER BY endpoint"
    ).fetchall()
    assert rows == [
        ("desk", "enabled", 1, 0, 1, 0, 1, "answered 500", timedelta(seconds=5)),
        ("editor", "enabled", 1, 1, 0, 0, 1, None, None),
    ]
