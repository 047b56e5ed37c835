"""Feeds as the world has them: a slip costs itself, and what is not stated is unknown."""

import json

import pytest

from extractors.feeds import parse_feed
from extractors.moments import to_iso
from tests import paths

CASES = json.loads((paths.CASES / "feeds/faults.json").read_text("utf-8"))
READ = {
    "urls": lambda entry: entry.url,
    "titles": lambda entry: entry.title,
    "published": lambda entry: to_iso(entry.published),
    "contents": lambda entry: entry.content,
    "summaries": lambda entry: entry.summary,
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_fault_costs_itself(case) -> None:
    body = case["text"].encode(case.get("encoding", "utf-8"), "surrogatepass")
    feed = parse_feed(body, case["address"])
    assert feed.error is None
    for name, expected in case["expect"].items():
        assert [READ[name](entry) for entry in feed.entries] == expected
