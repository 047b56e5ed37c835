"""Loaders and senders killed at random: every committed alert arrives, and none but those."""

import json
import re
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from tests import paths
from tests.flows.runs.chaos import MOMENT
from tests.flows.runs.chaos_children import POINTS
from warehouse.file.connection import open_file

ROOT = paths.ROOT
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
NAMED = {f"{kind}: {point}" for kind, points in POINTS.items() for point in points}
CLOCK_STEP = timedelta(milliseconds=1)  # the database keeps less of a moment than Python


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that came whole, and whether the published library verifies it."""

    id: str
    body: bytes
    at: datetime
    is_signed: bool


@contextmanager
def receiver() -> Iterator[tuple[str, list[Heard]]]:
    """A server for messages: its address and what it hears, but for what was cut off in sending."""
    heard: list[Heard] = []
    webhook = Webhook(SECRET)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            body, at = self.rfile.read(length), datetime.now(UTC)
            if len(body) < length:
                return
            try:
                webhook.verify(body, {k.lower(): v for k, v in self.headers.items()})
                is_signed = True
            except WebhookVerificationError:
                is_signed = False
            heard.append(Heard(self.headers["webhook-id"], body, at, is_signed))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except ConnectionError:  # the sender was killed while it was answered
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/alerts", heard
    finally:
        server.shutdown()
        server.server_close()


def run(folder: Path, kills: int, seed: int) -> tuple[dict, list[Heard]]:  # type: ignore[type-arg]
    with receiver() as (url, heard):
        words = [str(folder), url, SECRET, str(kills), str(seed)]
        done = subprocess.run(
            [sys.executable, "-m", "tests.flows.runs.chaos", *words],
            cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1]), heard


def rows(folder: Path, query: str) -> list[tuple]:  # type: ignore[type-arg]
    connection = open_file(folder / "w.duckdb")
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def check(folder: Path, told: dict, heard: list[Heard]) -> None:  # type: ignore[type-arg]
    """What must hold whoever was killed when."""
    assert told["failed"] == []
    outbox = rows(folder, "SELECT message_id, alert_id, payload, created FROM store.outbox")
    alerts = {alert for (alert,) in rows(folder, "SELECT alert_id FROM store.alerts")}
    receipts = defaultdict(list)
    for one in heard:
        assert one.is_signed
        receipts[one.id].append(one)
    assert len(alerts) >= told["archives"] > 0
    assert {alert for _, alert, _, _ in outbox} == alerts, "an alert has no message"
    assert set(receipts) == {message for message, _, _, _ in outbox}, "lost, or spurious"
    for message, _, payload, created in outbox:
        for one in receipts[message]:
            assert one.body == payload, "one id, two messages"
            # It was not sent before it was committed: not even one that was committed later on.
            assert one.at >= created.replace(tzinfo=UTC) - CLOCK_STEP
    waiting = rows(folder, "SELECT count(*) FROM store.messages WHERE outcome <> 'delivered'")
    assert waiting == [(0,)]
    loaded = rows(folder, "SELECT article_id, count(*) FROM store.articles GROUP BY ALL")
    assert Counter(dict(loaded)) == Counter({name: 1 for name, _ in loaded})
    assert len(loaded) == 2 * told["archives"], "an article was lost or doubled"


def tell(told: dict, heard: list[Heard]) -> str:  # type: ignore[type-arg]
    """The figures of a run, for `pytest -s`."""
    ids = {one.id for one in heard}
    lines = [f"{number:>5}  {point}" for point, number in sorted(told["kills"].items())]
    total = f"{sum(told['kills'].values())} killed of {sum(told['runs'].values())} started"
    messages = f"{len(heard)} messages received of {len(ids)} ids, {len(heard) - len(ids)} again"
    return "\n".join(["", *lines, f"{total}, {told['archives']} archives, {messages}"])


def test_a_dozen_kills_lose_nothing(tmp_path: Path) -> None:
    told, heard = run(tmp_path, kills=12, seed=1)
    check(tmp_path, told, heard)
    assert sum(told["kills"].values()) >= 12


@pytest.mark.slow
def test_two_hundred_kills_at_every_point_lose_nothing(tmp_path: Path) -> None:
    told, heard = run(tmp_path, kills=200, seed=2)
    print(tell(told, heard))
    check(tmp_path, told, heard)
    kills = {point for point, number in told["kills"].items() if number}
    assert sum(told["kills"].values()) >= 200
    assert kills >= NAMED | {f"load: {MOMENT}", f"send: {MOMENT}"}


def test_every_point_of_the_code_is_one_to_be_killed_at() -> None:
    files = [*(ROOT / "flows").rglob("*.py"), *(ROOT / "warehouse").rglob("*.py")]
    named = {point for f in files for point in re.findall(r'reach\("([^"]+)"\)', f.read_text())}
    assert named == {point for points in POINTS.values() for point in points}
