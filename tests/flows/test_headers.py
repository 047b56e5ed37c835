"""What an answer's headers ask of us."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.headers import fresh_for, retry_at

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
CASES = json.loads(
    (Path(__file__).parent.parent / "cases" / "fetch_headers.json").read_text("utf-8")
)


def cases(header: str):
    found = [case for case in CASES if case["header"] == header]
    return pytest.mark.parametrize("case", found, ids=lambda case: case["text"])


@cases("retry-after")
def test_retry_after(case):
    found = retry_at(case["text"], NOW)
    assert (found - NOW).total_seconds() == case["expect"] if found else case["expect"] is None


@cases("cache-control")
def test_cache_control(case):
    assert fresh_for(case["text"], case.get("age")) == timedelta(seconds=case["expect"])


def test_no_header_asks_for_nothing():
    assert retry_at(None, NOW) is None
    assert fresh_for(None, "10") == timedelta()
