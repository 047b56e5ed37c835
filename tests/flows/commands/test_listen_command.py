"""`counterclaim listen` as its users run it: a process, a hub, and a claim within seconds."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner

from flows.cli import cli
from flows.commands.listen import serving
from flows.delivery.receiver import Received, Receiver
from flows.hubs.server import Answers, Reply
from tests.flows.hubs.ears import rss
from tests.flows.hubs.hub import Hub, hubbing
from tests.flows.site import Answer
from warehouse.file.query import run_query

COMMAND = str(Path(sys.executable).with_name("counterclaim"))
STORY = (
    "<html><head><title>Fire in Homs</title></head><body><article><h1>Fire in Homs</h1>"
    "<p>{count} people were killed by a fire in Homs on Monday, the governor said on Tuesday.</p>"
    "<p>It broke out in a market before dawn, and the stalls burned for hours.</p>"
    "</article></body></html>"
)
LONG = 180.0  # seconds; on a quiet machine all takes three


@contextmanager
def running(folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """The command in a process of its own; its standard error goes to a file."""
    told = folder / "told.txt"
    with told.open("wb") as file:
        process = subprocess.Popen(
            [COMMAND, *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=file
        )
    try:
        yield process, told
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def wait_for(what: Callable[[], bool], told: Path) -> None:
    until = time.monotonic() + LONG
    while not what():
        assert time.monotonic() < until, told.read_text()
        time.sleep(0.1)


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=LONG
    )


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    for name in [name for name in os.environ if name.startswith("COUNTERCLAIM_")]:
        monkeypatch.delenv(name)
    (tmp_path / "counterclaim.toml").write_text(
        'warehouse = "w.duckdb"\nallow_networks = ["127.0.0.0/8"]\nhost_gap = 0\n'
    )
    return tmp_path


def test_a_push_is_a_claim_within_seconds_and_two_that_clash_a_signed_alert(folder, secret):
    heard: list[Received] = []
    with hubbing() as hub, Receiver(secret, lambda: datetime.now(UTC), heard.append) as desk:
        with (folder / "counterclaim.toml").open("a") as settings:
            settings.write(f'[[endpoints]]\nname = "desk"\nurl = "{desk.url}"\n')
            settings.write(f'secret = "{secret}"\n')
        feed = f"{hub.web.url}/feed"
        hub.web.routes["/feed"] = Answer(body=rss(hub.url, feed))
        added = run(folder, "feeds", "add", feed)
        assert added.stdout.startswith("added"), added.stderr
        port = free_port()
        callback = f"http://127.0.0.1:{port}/news"
        words = ("listen", "--address", f"127.0.0.1:{port}", "--callback", callback)
        with running(folder, *words) as (process, told):
            wait_for(lambda: bool(hub.subscribers), told)
            push_both(hub, feed)
            wait_for(lambda: bool(heard), told)
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0
        assert values(folder) == [12.0, 40.0]
        assert [message.problem for message in heard] == [None]
        assert (folder / "w.websub.json").stat().st_mode & 0o777 == 0o600
        assert "1 contradicts; 1 alerts" in told.read_text()


def push_both(hub: Hub, feed: str) -> None:
    """Two accounts of one fire."""
    for name, count in (("one", "Twelve"), ("two", "Forty")):
        page = STORY.format(count=count).encode()
        hub.web.routes[f"/{name}"] = Answer(body=page, headers={"content-type": "text/html"})
        assert hub.push(feed, rss(hub.url, feed, item(f"{hub.web.url}/{name}"))) == [202]


def values(folder: Path) -> list[float]:
    if not (folder / "w.snapshot.duckdb").exists():
        return []
    query = "SELECT value FROM claims WHERE measure = 'killed' ORDER BY value"
    return [row[0] for row in run_query(folder / "w.duckdb", query).rows]


def item(link: str) -> str:
    stamp = "Tue, 04 Mar 2025 10:00:00 GMT"
    return (
        f"<item><title>Fire in Homs</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{stamp}</pubDate></item>"
    )


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--callback", "ftp://x.example/"), "no http(s) address"),
        (("--callback", "https://x.example/?a=1"), "without ? and #"),
        (("--callback", "https://x.example/", "--address", "8787"), "HOST:PORT"),
        (("--callback", "https://x.example/", "--address", "here:many"), "HOST:PORT"),
        ((), "--callback"),
    ],
)
def test_an_address_that_cannot_work_is_bad_usage(words, problem):
    found = CliRunner().invoke(cli, ["listen", *words])
    assert found.exit_code == 2
    assert problem in found.output


def test_an_address_in_use_is_named():
    nobody = Answers(lambda token, query: Reply(404), lambda token, body, signature: Reply(404))
    with hubbing() as hub, pytest.raises(ClickException, match="cannot be listened on"):
        serving("127.0.0.1", int(hub.web.url.rpartition(":")[2]), nobody)
