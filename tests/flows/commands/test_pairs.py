"""Records of pairs: one bad line spoils no other."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractors.errors import InputError
from extractors.records import Page
from flows.cli import cli
from flows.commands.pairs import pair_of
from warehouse.judgement import Knowledge, compare_wholly
from warehouse.records import Account, Verdict


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


GLACIER = {
    "title": "Glacier has lost a kilometre and a half",
    "text": "The glacier has retreated by 1,500 metres since 1879, scientists said. Of"
    " Switzerland's 1,400 glaciers, a thousand have gone since 1850.",
}
OLD = {"text": "Some 4,000 people have been displaced in Homs since 0001-01-01, officials said."}
PAIRS = [
    {"id": "glacier", "a": GLACIER, "b": OLD},
    {
        "id": "calendar",
        "a": OLD | {"published": "0001-01-01"},
        "b": OLD | {"published": "9999-12-31"},
    },
    {"id": "last", "a": OLD, "b": OLD},
]


def _compared(records: list[dict[str, object]], tmp_path: Path) -> tuple[int, list[dict[str, str]]]:
    file = tmp_path / "pairs.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records))
    run = CliRunner().invoke(cli, ["compare", "--jsonl", str(file)], standalone_mode=False)
    return run.return_value, [json.loads(line) for line in run.stdout.splitlines()]


def test_no_article_ends_the_batch(tmp_path: Path) -> None:
    status, lines = _compared(PAIRS, tmp_path)
    assert (status, [line["id"] for line in lines]) == (0, ["glacier", "calendar", "last"])


def test_a_pair_that_fails_is_told_of_and_the_rest_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(a: Account, b: Account, knowledge: Knowledge, id: str) -> Verdict:
        if id == "calendar":
            raise IndexError("list index out of range")
        return compare_wholly(a, b, knowledge, id)

    monkeypatch.setattr("flows.commands.compare.compare_wholly", failing)
    status, lines = _compared(PAIRS, tmp_path)
    assert (status, len(lines)) == (3, 3)
    assert "judge: IndexError" in lines[1]["error"]
    assert "error" not in lines[0] and "error" not in lines[2]
