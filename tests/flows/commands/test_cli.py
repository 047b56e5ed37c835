"""The command line as a user meets it: output, exit statuses, and one clear line for bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows import cli
from flows.cli import COMMANDS
from tests.flows.conftest import SEEDS

COMMAND = str(Path(sys.executable).with_name("counterclaim"))
GOOD = {"id": "1", "text": "Twelve people were killed in Aleppo on Monday, police said."}


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Run the command in this process: (exit status, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTERCLAIM_WAREHOUSE", raising=False)

    def call(*words: str):
        monkeypatch.setattr(sys, "argv", ["counterclaim", *words])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        captured = capsys.readouterr()
        return stopped.value.code, captured.out, captured.err

    return call


def one_line(text: str) -> str:
    (line,) = text.strip().splitlines()
    return line


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_exists_and_has_help(run, name):
    status, out, _ = run(name, "--help")
    assert status == 0
    assert out.startswith("Usage: counterclaim")


def test_bad_usage_is_status_2(run):
    assert run("no-such-command")[0] == 2
    assert run("extract", "--no-such-option")[0] == 2
    assert run("ingest")[0] == 2


def test_a_missing_source_is_named(run):
    status, _, err = run("ingest", "nowhere.xml")
    assert status == 1
    assert "nowhere.xml: no such file" in err


def test_query_without_a_warehouse_says_what_to_do(run):
    status, _, err = run("query", "SELECT 1")
    assert status == 1
    assert "counterclaim ingest" in one_line(err)


def test_a_bad_line_is_told_and_the_rest_is_stored(run, tmp_path):
    lines = [json.dumps(GOOD), "{not json", json.dumps({"id": "2"}), json.dumps(GOOD | {"id": "3"})]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    status, _, err = run("--warehouse", "w.duckdb", "ingest", "a.jsonl")
    assert status == 3
    assert "a.jsonl, line 2: is not JSON" in err
    assert "a.jsonl, line 3" in err
    status, out, _ = run(
        "--warehouse", "w.duckdb", "query", "SELECT count(*) AS n FROM articles", "--json"
    )
    assert (status, json.loads(out)) == (0, {"n": 2})


def test_bad_sql_is_one_line_with_the_mend(run, tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps(GOOD))
    run("--warehouse", "w.duckdb", "ingest", "a.jsonl")
    status, _, err = run("--warehouse", "w.duckdb", "query", "SELECT nothing FROM nowhere")
    assert status == 1
    assert "SHOW TABLES" in one_line(err)
    status, _, err = run("--warehouse", "w.duckdb", "query", "DELETE FROM claims")
    assert status == 1
    one_line(err)


def test_a_warehouse_of_a_newer_version_is_left_alone(run, tmp_path):
    import duckdb

    (tmp_path / "a.jsonl").write_text(json.dumps(GOOD))
    run("--warehouse", "w.duckdb", "ingest", "a.jsonl")
    with duckdb.connect("w.duckdb") as connection:
        connection.execute(
            "INSERT INTO store.schema_version SELECT max(version) + 5, 'later' "
            "FROM store.schema_version"
        )
    status, _, err = run("--warehouse", "w.duckdb", "ingest", "a.jsonl")
    assert status == 1
    assert "update counterclaim" in one_line(err)


def test_a_file_that_is_no_warehouse_is_left_alone(run, tmp_path):
    (tmp_path / "w.duckdb").write_bytes(b"This is a diary, not a database. " * 200)
    status, _, err = run("--warehouse", "w.duckdb", "ingest", str(SEEDS / "feed.xml"))
    assert status == 1
    assert "w.duckdb" in one_line(err)
    assert (tmp_path / "w.duckdb").read_bytes().startswith(b"This is a diary")


def test_an_article_without_text_or_date(run, tmp_path):
    (tmp_path / "empty.txt").write_text("   \n")
    (tmp_path / "undated.txt").write_text(GOOD["text"])
    status, out, err = run("extract", "empty.txt", "undated.txt")
    assert status == 3
    assert "empty.txt" in one_line(err)
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["value"] for row in rows if row["measure"] == "killed"] == [12]
    assert rows[0]["window_start"] is None


def test_a_reader_that_leaves_early_causes_no_traceback(tmp_path):
    archive = tmp_path / "a.jsonl"
    archive.write_text("".join(json.dumps(GOOD | {"id": str(n)}) + "\n" for n in range(300)))
    pipe = f'"{COMMAND}" extract --jsonl "{archive}" | head -n 1'
    done = subprocess.run(["bash", "-c", pipe], capture_output=True, text=True, env=os.environ)
    assert json.loads(done.stdout)["article_id"] == "0"
    assert "Traceback" not in done.stderr
