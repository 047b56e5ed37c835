"""Fetching from a real server: conditional requests, limits, and addresses that are guarded."""

import gzip
import socket
import threading
import tracemalloc
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import anyio
import pytest

from flows.errors import FetchError, GuardedAddressError
from flows.web.addresses import Guard, guard_of
from flows.web.fetching import Wanted, Web, fetch, fetch_all
from flows.web.hosts import Hosts, Turns
from flows.web.transport import new_client
from tests.flows.site import Answer, serving

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


def test_a_body_beyond_the_limit_is_refused_after_decompression():
    bomb = gzip.compress(b"0" * 5_000_000)
    assert len(bomb) < 100_000
    with (
        serving({"/": Answer(body=bomb, headers={"content-encoding": "gzip"})}) as web,
        pytest.raises(FetchError, match="larger"),
    ):
        get(Wanted(f"{web.url}/", most_bytes=100_000))


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


def test_an_error_keeps_what_the_server_said():
    page = b"<html><head><title>Oops</title></head><body><p>Back at <b>noon</b>.</p></body></html>"
    answer = Answer(503, page, {"content-type": "text/html", "retry-after": "60"})
    with serving({"/": answer}) as web, pytest.raises(FetchError) as caught:
        get(Wanted(f"{web.url}/"))
    assert 'answered 503 Service Unavailable ("Back at noon .")' in str(caught.value)
    assert (caught.value.kind, caught.value.status) == ("status", 503)
    assert caught.value.retry_at > now()


@pytest.mark.parametrize("kind", ["image/png", "application/octet-stream"])
def test_what_is_no_text_is_not_repeated(kind):
    answer = Answer(500, b"\x89PNG\x00\x01", {"content-type": kind})
    with serving({"/": answer}) as web, pytest.raises(FetchError) as caught:
        get(Wanted(f"{web.url}/"))
    assert str(caught.value).endswith("answered 500 Internal Server Error; try again later")


def test_nothing_has_changed_is_no_answer_to_a_request_without_conditions():
    with (
        serving({"/": Answer(304)}) as web,
        pytest.raises(FetchError, match="answered 304") as caught,
    ):
        get(Wanted(f"{web.url}/"))
    assert caught.value.kind == "status"


def test_permanent_redirects_tell_where_an_address_moved_as_far_as_they_reach():
    with serving({}) as web:
        web.routes["/a"] = Answer(301, headers={"location": "/b"})
        web.routes["/b"] = Answer(308, headers={"location": "/c"})
        web.routes["/c"] = Answer(302, headers={"location": "/d"})
        web.routes["/d"] = Answer(301, headers={"location": "/e"})
        web.routes["/e"] = Answer(body=b"here")
        answers = {name: get(Wanted(f"{web.url}/{name}")) for name in "acd"}
    assert {answer.url for answer in answers.values()} == {f"{web.url}/e"}
    moved = {name: answer.moved for name, answer in answers.items()}
    assert moved == {"a": f"{web.url}/c", "c": None, "d": f"{web.url}/e"}


def test_the_body_of_a_redirect_is_not_read():
    huge = b"x" * 30_000_000
    with serving({"/b": Answer(body=b"here")}) as web:
        web.routes["/a"] = Answer(302, huge, {"location": "/b"})
        assert get(Wanted(f"{web.url}/a")).body == b"here"


@pytest.mark.parametrize("where", ["ftp://one.example/x", "http://[::1", "http://"])
def test_a_redirect_to_what_is_no_web_address_is_an_error(where):
    with (
        serving({"/": Answer(302, headers={"location": where})}) as web,
        pytest.raises(FetchError),
    ):
        get(Wanted(f"{web.url}/"))


def test_a_size_that_is_announced_is_believed():
    with serving({"/": Answer(body=b"x" * 1_001)}) as web, pytest.raises(FetchError) as caught:
        get(Wanted(f"{web.url}/", most_bytes=1_000))
    assert caught.value.kind == "too_large"


def test_a_bomb_of_three_layers_is_refused_without_unpacking_it():
    bomb = gzip.compress(gzip.compress(gzip.compress(b"0" * 300_000_000, 9), 9), 9)
    headers = {"content-encoding": "gzip, gzip, gzip"}
    tracemalloc.start()
    with serving({"/": Answer(body=bomb, headers=headers)}) as web, pytest.raises(FetchError):
        get(Wanted(f"{web.url}/", most_bytes=1_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30_000_000


def test_kinds_of_failure_are_told_apart():
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))  # bound, but nobody listens
        refused = f"http://127.0.0.1:{deaf.getsockname()[1]}/"
        kinds = {url: kind_of(url) for url in (refused, "http://no-such-host.invalid/", "ftp://x/")}
    with serving({}) as web:
        tls = kind_of(web.url.replace("http:", "https:"))
    assert list(kinds.values()) == ["refused", "dns", "address"]
    assert tls == "tls"


def kind_of(url: str) -> str:
    with pytest.raises(FetchError) as caught:
        get(Wanted(url))
    return caught.value.kind


def test_a_server_that_drips_is_cut_off():
    with dripping() as url, pytest.raises(FetchError, match="took more than") as caught:
        anyio.run(on_the_web, LOOPBACK, lambda web: fetch(replace(web, seconds=0.5), Wanted(url)))
    assert caught.value.kind == "timeout"


@contextmanager
def dripping():
    """A server that sends a byte each tenth of a second."""
    over = threading.Event()

    def drip():
        connection, _ = listener.accept()
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
        with suppress(OSError):
            while not over.wait(0.1):
                connection.sendall(b"x")
        connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        over.set()
        thread.join()
