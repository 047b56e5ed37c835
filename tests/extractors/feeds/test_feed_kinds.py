"""One example of each kind of feed that news comes in: nothing of it is lost."""

import json
from datetime import UTC, datetime

import pytest

from extractors.feeds import parse_feed
from extractors.moments import parse_moment
from tests import paths

CASES = json.loads((paths.CASES / "feeds/kinds.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_feed_of_each_kind_is_read(case) -> None:
    feed = parse_feed(case["text"].encode(case.get("encoding", "utf-8")), "feed")
    expected = case["expect"]
    assert feed.error is None
    assert feed.title == expected["title"]
    assert [entry.url for entry in feed.entries] == expected["urls"]
    assert [entry.title for entry in feed.entries] == expected["titles"]
    published = [entry.published for entry in feed.entries]
    assert list(map(same, published)) == [same(parse_moment(day)) for day in expected["published"]]


def same(moment):
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
