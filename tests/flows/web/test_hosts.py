"""Turns of hosts: the gap, the connections, the deadline; on a simulated clock."""

from datetime import timedelta

import anyio
import pytest

from flows.errors import FetchError
from flows.web.hosts import AT_A_HOST, AT_ONCE, MOST_GAP, Hosts, Turns, origin_of
from tests.flows.simulated import NOON, Clock

ONE = "https://one.example"


class Visits:
    """Who was let in when, and how many were inside at once."""

    def __init__(self, gap: float = 1.0, patience: float = 3_600.0) -> None:
        self.clock = Clock()
        self.hosts = Hosts(timedelta(seconds=gap))
        self.deadline = NOON + timedelta(seconds=patience)
        self.moments: dict[str, list[float]] = {}
        self.put_off: list[FetchError] = []
        self.inside: list[str] = []
        self.most: dict[str, int] = {}
        self.most_of_all = 0

    def run(self, urls: list[str], stay: float = 0.0) -> None:
        anyio.run(self._run, urls, stay)

    async def _run(self, urls: list[str], stay: float) -> None:
        turns = Turns(self.hosts, self.clock, self.clock.sleep, self.deadline)
        async with anyio.create_task_group() as group:
            for url in urls:
                group.start_soon(self._visit, turns, url, stay)

    async def _visit(self, turns: Turns, url: str, stay: float) -> None:
        host = origin_of(url)
        try:
            async with turns.turn(url):
                at = (self.clock() - NOON).total_seconds()
                self.moments.setdefault(host, []).append(at)
                self.inside.append(host)
                self.most[host] = max(self.most.get(host, 0), self.inside.count(host))
                self.most_of_all = max(self.most_of_all, len(self.inside))
                await (self.clock.sleep(stay) if stay else anyio.lowlevel.checkpoint())
                self.inside.remove(host)
        except FetchError as error:
            self.put_off.append(error)


def test_requests_to_one_host_are_apart():
    visits = Visits()
    visits.run([f"{ONE}/{n}" for n in range(5)])
    assert visits.moments[ONE] == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_hosts_do_not_wait_for_each_other():
    visits = Visits()
    visits.run([f"https://{n}.example/" for n in range(5)])
    assert visits.clock.slept == []
    assert all(moments == [0.0] for moments in visits.moments.values())


def test_a_host_gets_few_connections_however_long_they_last():
    visits = Visits(gap=0.0)
    visits.run([f"{ONE}/{n}" for n in range(10)], stay=7.0)
    assert visits.most[ONE] == AT_A_HOST
    assert len(visits.moments[ONE]) == 10


def test_all_hosts_together_get_so_many_connections():
    visits = Visits(gap=0.0)
    visits.run([f"https://{n}.example/" for n in range(40)], stay=1.0)
    assert visits.most_of_all == AT_ONCE


def test_the_gap_holds_from_one_run_to_the_next():
    visits = Visits()
    visits.run([f"{ONE}/1"])
    visits.run([f"{ONE}/2"])
    assert visits.moments[ONE] == [0.0, 1.0]


def test_a_crawl_delay_is_kept_within_reason():
    visits = Visits()
    visits.hosts.slow_down(ONE, timedelta(seconds=4))
    visits.run([f"{ONE}/1", f"{ONE}/2"])
    visits.hosts.slow_down(ONE, timedelta(days=1))
    visits.run([f"{ONE}/3", f"{ONE}/4"])
    first, second, third, fourth = visits.moments[ONE]
    assert (second - first, fourth - third) == (4.0, MOST_GAP.total_seconds())


def test_a_delay_shorter_than_the_gap_does_not_hurry():
    visits = Visits()
    visits.hosts.slow_down(ONE, timedelta(seconds=0.1))
    visits.run([f"{ONE}/1", f"{ONE}/2"])
    assert visits.moments[ONE] == [0.0, 1.0]


def test_what_would_have_to_wait_beyond_the_deadline_is_put_off():
    visits = Visits(patience=20.0)
    visits.run([f"{ONE}/{n}" for n in range(50)])
    assert visits.moments[ONE] == [float(n) for n in range(21)]
    assert len(visits.put_off) == 29
    assert {error.kind for error in visits.put_off} == {"wait"}


def test_after_the_deadline_nobody_who_need_not_wait_is_put_off():
    visits = Visits(patience=-60.0)
    visits.run([f"https://{n}.example/" for n in range(5)])
    assert visits.put_off == []


def test_a_host_that_asks_for_time_gets_it_and_the_others_go_on():
    visits = Visits()
    until = NOON + timedelta(minutes=10)
    visits.hosts.hold(ONE, until)
    visits.hosts.hold(ONE, NOON + timedelta(minutes=1))  # a shorter one does not end it
    visits.run([f"{ONE}/1", "https://two.example/"])
    assert list(visits.moments) == ["https://two.example"]
    assert visits.put_off[0].retry_at == until
    assert visits.hosts.held(NOON) == {ONE: until}
    assert visits.hosts.held(until) == {}


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://One.example:443/a?b#c", "https://one.example"),
        ("http://one.example:8080/", "http://one.example:8080"),
        ("https://user:word@one.example/", "https://one.example"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_what_shares_turns(url, origin):
    assert origin_of(url) == origin
