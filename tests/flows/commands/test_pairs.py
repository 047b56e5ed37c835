"""Records of pairs: one bad line spoils no other."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.cli import cli
from flows.commands.pairs import BrokenPair, pair_of
from flows.workers.judging import Pair
from tests.flows.workers.failing_stages import (
    failing_quantities,
    failing_quantities_of,
    failing_verdict,
    failing_verdicts,
    typed_verdict,
    typed_verdicts,
)


def test_a_record_becomes_two_pages() -> None:
    line = json.dumps({"id": "7", "a": {"id": "x", "text": "One."}, "b": {"text": "Two."}})
    pair = pair_of(line, "records, line 1")
    assert isinstance(pair, Pair)
    assert (pair.id, pair.a.id, pair.b.id) == ("7", "x", "b")


def test_a_broken_line_is_a_broken_pair() -> None:
    for line in ("{", "[]", '"text"'):
        pair = pair_of(line, "records, line 2")
        assert isinstance(pair, BrokenPair) and "records, line 2" in str(pair.error)


def test_a_missing_article_is_named() -> None:
    pair = pair_of(json.dumps({"id": "7", "a": {"text": "One."}}), "records, line 3")
    assert isinstance(pair, BrokenPair) and 'no article "b"' in str(pair.error)


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
    monkeypatch.setattr("flows.workers.pairs.verdicts_of_pairs", failing_verdicts)
    monkeypatch.setattr("flows.workers.pairs.verdict_of_pair", failing_verdict)
    status, lines = _compared(PAIRS, tmp_path)
    assert (status, len(lines)) == (3, 3)
    assert "calendar: judge: made its reader fail (IndexError" in lines[1]["error"]
    assert "error" not in lines[0] and "error" not in lines[2]


def test_an_error_of_ours_in_extraction_ends_no_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.workers.pairs.verdicts_of_pairs", typed_verdicts)
    monkeypatch.setattr("flows.workers.pairs.verdict_of_pair", typed_verdict)
    status, lines = _compared(PAIRS, tmp_path)
    assert (status, [line["id"] for line in lines]) == (3, ["glacier", "calendar", "last"])
    assert "calendar: the sentences cannot be parsed" in lines[1]["error"]
    assert "error" not in lines[0] and "error" not in lines[2]


def test_an_article_that_kills_its_extractor_is_told_of_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.workers.pages.quantities_of_pages", failing_quantities)
    monkeypatch.setattr("flows.workers.pages.quantities_of_article", failing_quantities_of)
    file = tmp_path / "articles.jsonl"
    names = ["first", "bad", "last"]
    file.write_text("".join(json.dumps(OLD | {"id": name}) + "\n" for name in names))
    run = CliRunner().invoke(cli, ["extract", "--jsonl", str(file)], standalone_mode=False)
    assert run.return_value == 3
    assert {json.loads(line)["article_id"] for line in run.stdout.splitlines()} == {"first", "last"}
    assert "bad: extract: crashed its reader (exit code -9)" in run.stderr
