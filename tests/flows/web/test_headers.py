"""What an answer's headers ask of us."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flows.web.headers import fresh_for, retry_at
from tests import paths

NOW = datetime(2031, 5, 3, 12, tzinfo=UTC)
CASES = json.loads((paths.CASES / "web/headers.json").read_text("utf-8"))
DATES = r"(Mon, )?\d{1,3} (Jan|May|Foo) \d{1,6} \d\d?:\d\d(:\d\d)? ([+-]\d{1,6}|GMT|X)"


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


@given(st.text(max_size=60), st.text(max_size=20))
def test_no_header_is_too_strange(text, age):
    asked = retry_at(text, NOW)
    assert asked is None or NOW < asked <= NOW + timedelta(days=7)
    assert fresh_for(text, age) >= timedelta()


@given(st.from_regex(DATES))
@example("01 Jan 9999 23:00:00 -9959")
@example("Mon, 01 Jan 1 00:00:00 +2359")
def test_no_date_is_too_strange(text):
    asked = retry_at(text, NOW)
    assert asked is None or NOW < asked <= NOW + timedelta(days=7)
