"""Killed at any point and run again: nothing is lost, nothing is there twice."""

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from flows.delivery.receiver import Receiver
from tests.flows.runs.crashing import POINTS
from warehouse.file.query import run_query

COUNTS = """
SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM claims),
    (SELECT count(*) FROM comparisons), (SELECT count(*) FROM alerts)
"""
ARTICLES = [
    {
        "id": "morning",
        "title": "Flood in Barisal",
        "publisher": "Delta Post",
        "published": "2024-07-02T06:00:00Z",
        "text": "BARISAL - At least 40 people were killed when the river Kirtankhola burst its "
        "banks in Barisal on Monday, police said. Some 3,000 people were displaced.",
    },
    {
        "id": "evening",
        "title": "Barisal flood toll",
        "publisher": "Bengal Herald",
        "published": "2024-07-02T06:30:00Z",
        "text": "BARISAL - Exactly 12 people were killed when the river Kirtankhola burst its bank "
        "in Barisal on Monday, the fire service said. Some 9,000 people were displaced.",
    },
]


@pytest.fixture(scope="module")
def runs(tmp_path_factory, request):
    """What became of a run killed at each point, and the messages that the receiver heard."""
    folder = tmp_path_factory.mktemp("crash")
    archive = folder / "archive.jsonl"
    archive.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    secret, heard = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", []
    with Receiver(secret, lambda: datetime.now(UTC), heard.append) as receiver:
        words = [str(archive), str(folder), receiver.url, secret]
        done = subprocess.run(
            [sys.executable, "-m", "tests.flows.runs.crashing", *words],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    found = {}
    for line in done.stdout.splitlines():
        row = json.loads(line)
        place = folder / (row["point"] or "never").replace(" ", "-") / "w.duckdb"
        found[row["point"]] = row | {
            "counts": run_query(place, COUNTS).rows[0],
            "ids": {r[0] for r in run_query(place, "SELECT alert_id FROM alerts").rows},
            "delivered": run_query(
                place,
                "SELECT count(DISTINCT message_id) FROM deliveries WHERE outcome = 'delivered'",
            ).rows[0][0],
        }
    return found, heard


def test_the_undisturbed_run_has_something_to_lose(runs):
    found, heard = runs
    articles, claims, comparisons, alerts = found[None]["counts"]
    assert (articles, found[None]["killed"]) == (2, 0)
    assert claims >= 4 and comparisons >= 1 and alerts >= 1
    assert {message.problem for message in heard} == {None}


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_run_is_made_good_by_the_next(runs, point):
    found, _ = runs
    assert found[point]["killed"] == signal.SIGKILL, "the point was never reached"
    assert found[point]["again"] == 0
    for what in ("counts", "ids", "delivered"):
        assert found[point][what] == found[None][what]
