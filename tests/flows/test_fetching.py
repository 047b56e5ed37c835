"""Fetching from a real server: conditional requests, limits, and addresses that are guarded."""

import gzip
from datetime import UTC, datetime, timedelta

import anyio
import pytest

from flows import fetching
from flows.addresses import Guard, guard_of
from flows.errors import FetchError, GuardedAddressError
from flows.fetching import Wanted, Web, fetch, fetch_all
from flows.hosts import Hosts, Turns
from flows.transport import new_client
from tests.flows.web import Answer, serving

LOOPBACK = guard_of(["127.0.0.0/8", "::1/128"])


async def on_the_web(guard: Guard, use):
    """What `use` gives for a web whose hosts need no gap."""
    async with new_client(guard, "counterclaim/test") as client:
        turns = Turns(Hosts(timedelta()), now, anyio.sleep, now() + timedelta(seconds=5))
        return await use(Web(client, turns, now))


def now() -> datetime:
    return datetime.now(UTC)


def get(wanted: Wanted, guard: Guard = LOOPBACK):
    return anyio.run(on_the_web, guard, lambda web: fetch(web, wanted))


def test_a_page_is_fetched_and_we_say_who_asks():
    with serving({"/feed": Answer(body=b"<rss/>", headers={"etag": 'W/"1"'})}) as web:
        answer = get(Wanted(f"{web.url}/feed"))
    assert (answer.status, answer.body, answer.etag) == (200, b"<rss/>", 'W/"1"')
    assert web.requests[0].headers["user-agent"] == "counterclaim/test"


def test_validators_are_sent_back_byte_for_byte():
    with serving({"/feed": Answer(304)}) as web:
        answer = get(Wanted(f"{web.url}/feed", etag='W/"a b"', last_modified="yesterday, about 9"))
    assert answer.status == 304
    assert web.requests[0].headers["if-none-match"] == 'W/"a b"'
    assert web.requests[0].headers["if-modified-since"] == "yesterday, about 9"


def test_a_guarded_address_is_not_connected_to():
    with serving({"/feed": Answer(body=b"secret")}) as web:
        with pytest.raises(GuardedAddressError, match="allow_networks"):
            get(Wanted(f"{web.url}/feed"), Guard())
        assert web.requests == []


def test_a_redirect_into_a_guarded_network_is_not_followed():
    only_v4 = guard_of(["127.0.0.1/32"])
    with serving({}) as web:
        port = web.url.rsplit(":", 1)[1]
        web.routes["/"] = Answer(302, headers={"location": f"http://127.0.0.2:{port}/inside"})
        web.routes["/inside"] = Answer(body=b"secret")
        with pytest.raises(GuardedAddressError):
            get(Wanted(f"{web.url}/"), only_v4)
        assert "/inside" not in web.paths()


def test_a_body_beyond_the_limit_is_refused_after_decompression(monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 100_000)
    bomb = gzip.compress(b"0" * 5_000_000)
    assert len(bomb) < 100_000
    with (
        serving({"/": Answer(body=bomb, headers={"content-encoding": "gzip"})}) as web,
        pytest.raises(FetchError, match="larger"),
    ):
        get(Wanted(f"{web.url}/"))


def test_an_error_stays_in_its_place_among_many():
    with serving({"/a": Answer(body=b"a"), "/b": Answer(500), "/c": Answer(body=b"c")}) as web:
        wanted = [Wanted(f"{web.url}/{name}") for name in "abc"]
        first, second, third = anyio.run(on_the_web, LOOPBACK, lambda web: fetch_all(web, wanted))
    assert (first.body, third.body) == (b"a", b"c")
    assert isinstance(second, FetchError)
    assert "answered 500" in str(second)


@pytest.mark.parametrize("url", ["http://", "http://[::1", "http://no-such-host.invalid/"])
def test_an_address_that_cannot_work_gives_one_line(url):
    with pytest.raises(FetchError) as caught:
        get(Wanted(url))
    assert "\n" not in str(caught.value)


def test_a_circle_of_redirects_ends():
    with (
        serving({"/": Answer(302, headers={"location": "/"})}) as web,
        pytest.raises(FetchError, match="more than 5 times"),
    ):
        get(Wanted(f"{web.url}/"))
