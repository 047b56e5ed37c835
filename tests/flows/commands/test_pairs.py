"""Records of pairs: one bad line spoils no other."""

import json

from extractors.errors import InputError
from extractors.records import Page
from flows.commands.pairs import pair_of


def test_a_record_becomes_two_pages() -> None:
    line = json.dumps({"id": "7", "a": {"id": "x", "text": "One."}, "b": {"text": "Two."}})
    pair = pair_of(line, "records, line 1")
    assert pair.id == "7"
    assert isinstance(pair.a, Page) and pair.a.id == "x"
    assert isinstance(pair.b, Page) and pair.b.id == "b"


def test_a_broken_line_is_told_on_both_sides() -> None:
    for line in ("{", "[]", '"text"'):
        pair = pair_of(line, "records, line 2")
        assert isinstance(pair.a, InputError) and isinstance(pair.b, InputError)
        assert "records, line 2" in str(pair.a)


def test_a_missing_article_spoils_its_own_side_only() -> None:
    pair = pair_of(json.dumps({"id": "7", "a": {"text": "One."}}), "records, line 3")
    assert isinstance(pair.a, Page)
    assert isinstance(pair.b, InputError) and 'no article "b"' in str(pair.b)
