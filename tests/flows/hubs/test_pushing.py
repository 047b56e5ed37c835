"""What hubs push: taken where the signature holds, and then on file like what was polled."""

import socket
import subprocess
import sys
from dataclasses import replace
from functools import partial

import pytest

from flows.hubs.listening import listen
from flows.runs.ingesting import ingest
from tests.flows.hubs.ears import rss, subscribing
from tests.flows.hubs.hub import sign
from tests.flows.site import Answer
from warehouse.file.query import run_query

STORY = (
    "<html><head><title>Flood in Aleppo</title></head><body><article><h1>Flood in Aleppo</h1>"
    "<p>Forty-one people were killed when the river rose in Aleppo on Monday, the governor said."
    "</p><p>The water had come at night, and many had been asleep, neighbours said.</p>"
    "</article></body></html>"
)


@pytest.fixture
def ear(tmp_path, world_at):
    return partial(subscribing, world_at(tmp_path))


def item(link: str) -> str:
    return (
        f"<item><title>Flood in Aleppo</title><link>{link}</link><guid>{link}</guid>"
        "<pubDate>Sat, 03 May 2031 11:50:00 GMT</pubDate></item>"
    )


def with_story(hub) -> bytes:
    """The feed with one story, whose page is served."""
    hub.web.routes["/story.html"] = Answer(
        body=STORY.encode(), headers={"content-type": "text/html"}
    )
    return rss(hub.url, f"{hub.web.url}/feed", item(f"{hub.web.url}/story.html"))


def told(desk) -> tuple:
    query = "SELECT value, measure, publisher FROM claims"
    return run_query(desk.path, query).rows


def test_what_is_pushed_is_on_file_like_what_is_polled(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        body = with_story(hub)
        assert hub.push(feed, body) == [202]
        desk.step(1)
        assert told(desk) == ((41.0, "killed", "Daral Post"),)
        assert desk.taken[0].entries == {feed: 1}
        assert desk.lease(feed).last_push == desk.clock()


def test_a_poll_after_a_push_fetches_no_page_again(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        body = with_story(hub)
        hub.push(feed, body)
        desk.step(1)
        hub.web.routes["/feed"] = Answer(body=body)
        report = ingest([feed], desk.world)
        assert (report.articles, hub.web.paths().count("/story.html")) == (0, 1)


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_every_method_of_the_recommendation_is_taken(ear, method):
    with ear() as (hub, desk, feed):
        desk.step()
        hub.push(feed, rss(hub.url, feed), method)
        desk.step(1)
        assert desk.taken


@pytest.mark.parametrize(
    "signature",
    [
        None,
        "",
        "sha256=",
        "sha256=" + "0" * 64,
        "sha256",
        sign(b"other", "unguessable-2", "sha256"),
        sign(b"<rss/>", "unguessable-1", "sha256"),
        sign(b"<rss/>", "unguessable-2", "sha256").replace("sha256=", "md5="),
        sign(b"<rss/>", "unguessable-2", "sha256").replace("sha256=", ""),
        sign(b"<rss/>", "unguessable-2", "sha256") + "é",
    ],
)
def test_a_wrong_signature_is_answered_well_and_ignored(ear, signature):
    with ear() as (hub, desk, _):
        desk.step()
        (one,) = hub.subscribers.values()
        encoded = signature if signature is None else signature.encode("utf-8").decode("latin-1")
        assert hub.push_to(one.callback, b"<rss/>", encoded) == 202
        desk.step(1)
        assert desk.taken == []
        assert "wrong signature" in desk.told[-1]


def test_an_address_that_no_one_was_given_is_not_found(ear):
    with ear() as (hub, desk, _):
        desk.step()
        assert hub.push_to(f"http://127.0.0.1:{desk.port}/websub/guess", b"<rss/>", None) == 404


def test_an_empty_push_has_the_feed_polled(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        hub.web.routes["/feed"] = Answer(body=with_story(hub))
        hub.push(feed, b"")
        desk.step(1)
        assert told(desk) == ((41.0, "killed", "Daral Post"),)


@pytest.mark.parametrize(
    "body",
    [b"\x00\xff" * 500, b"<html>no feed</html>", b"<rss><channel><item>" + b"<a>" * 50_000],
)
def test_a_push_that_is_no_feed_is_told_of_and_spoils_no_other(ear, body):
    with ear() as (hub, desk, feed):
        desk.step()
        hub.push(feed, body)
        hub.push(feed, with_story(hub))
        desk.step(1)
        assert told(desk) == ((41.0, "killed", "Daral Post"),)
        assert any("its hub pushed" in line for line in desk.taken[0].report.failures)
        assert desk.lease(feed).lives(desk.clock())


HOLDER = """
import sys, time, duckdb
held = duckdb.connect(sys.argv[1])
print("held", flush=True)
sys.stdin.readline()
"""


def test_a_push_waits_for_a_warehouse_that_is_locked(tmp_path, world_at):
    world = world_at(tmp_path)
    hurried = replace(world, patience=replace(world.patience, limit=0.0))
    with subscribing(hurried) as (hub, desk, feed):
        desk.step()
        with subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(desk.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as holder:
            holder.stdout.readline()
            hub.push(feed, with_story(hub))
            rounds = iter([False, False, True])
            listen(desk.listener, lambda: next(rounds))
            assert "in use by process" in desk.told[-1]
            assert desk.taken == []
            holder.communicate(b"\n")
        rounds = iter([False, True])
        listen(desk.listener, lambda: next(rounds))
        assert told(desk) == ((41.0, "killed", "Daral Post"),)


def test_polls_slow_down_while_a_hub_pushes_and_not_where_it_misses_news(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        hub.push(feed, with_story(hub))
        desk.step(1)
        world = desk.world
        ingest([feed], world)
        assert minutes_to_next(desk) == 60
        missed = item(f"{hub.web.url}/missed.html")
        hub.web.routes["/feed"] = Answer(body=rss(hub.url, feed, missed))
        desk.clock.on(minutes=30)
        ingest([feed], world)
        assert minutes_to_next(desk) < 60


def minutes_to_next(desk) -> float:
    ((check,),) = run_query(desk.path, "SELECT next_check FROM feeds").rows
    return (check - desk.clock().replace(tzinfo=None)).total_seconds() / 60


def say(port: int, request: bytes) -> bytes:
    """The first line of the answer to raw bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as stranger:
        stranger.sendall(request)
        return stranger.recv(200).partition(b"\r\n")[0]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b"Content-Length: 99999999999\r\n", b""),
        (b"Content-Length: -1\r\n", b""),
        (b"Content-Length: many\r\n", b""),
        (b"Transfer-Encoding: chunked\r\n", b"FFFFFFFF\r\n"),
        (b"Transfer-Encoding: chunked\r\n", b"-5\r\n"),
        (b"Transfer-Encoding: chunked\r\n", b"no size\r\n"),
    ],
)
def test_a_body_without_bounds_is_refused(ear, headers, body):
    with ear() as (hub, desk, _):
        desk.step()
        (one,) = hub.subscribers.values()
        path = one.callback.partition(f":{desk.port}")[2].encode()
        start = b"POST " + path + b" HTTP/1.1\r\nHost: x\r\n" + headers + b"\r\n" + body
        assert b" 413 " in say(desk.port, start)


def test_a_body_in_chunks_is_read_whole(ear):
    with ear() as (hub, desk, feed):
        desk.step()
        (one,) = hub.subscribers.values()
        body = with_story(hub)
        path = one.callback.partition(f":{desk.port}")[2].encode()
        signature = sign(body, one.secret, "sha256").encode()
        head = b" HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nX-Hub-Signature: "
        chunks = b"%x\r\n%s\r\n%x;a=b\r\n%s\r\n0\r\n\r\n" % (
            *(100, body[:100]),
            *(len(body) - 100, body[100:]),
        )
        said = say(desk.port, b"POST " + path + head + signature + b"\r\n\r\n" + chunks)
        assert b" 202 " in said
        desk.step(1)
        assert desk.taken[0].entries == {feed: 1}
