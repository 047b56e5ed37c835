"""What a newcomer meets: a settings file, a check-up, mistyped names, a backup, tables that fit."""

import json
import sys

import pytest

from flows import cli
from flows.commands.shown_table import fitted
from tests.paths import ROOT


@pytest.fixture
def run(capfd, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COUNTERCLAIM_WAREHOUSE", raising=False)

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["counterclaim", *words])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        captured = capfd.readouterr()
        return stopped.value.code, captured.out, captured.err

    return call


def test_from_an_empty_folder_to_a_backup(run, tmp_path):
    status, out, err = run("init")
    assert (status, err) == (0, "") and "counterclaim.toml is written" in out
    assert run("init")[0] == 2  # never written over
    status, out, _ = run("doctor", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [line["subject"] for line in lines] == [
        *("settings", "model", "disk", "warehouse", "endpoints"),
    ]
    run("ingest", str(ROOT / "seeds" / "feed.xml"))
    status, out, err = run("doctor")
    assert (status, err) == (0, "")
    assert "5 articles" in out and "can be read" in out
    status, out, _ = run("timeline", "displaced", "idlib")
    assert status == 0 and "more than 80,000 people" in out
    status, out, _ = run("backup", "kept")
    assert status == 0 and "5 articles" in out
    status, out, _ = run("--warehouse", "again.duckdb", "restore", "kept")
    assert status == 0 and "5 articles" in out
    query = ("query", "SELECT count(*) AS n FROM claims")
    assert run("--warehouse", "again.duckdb", *query)[1] == run(*query)[1]
    assert run("backup", "kept")[0] == 2


def test_a_doctor_says_what_is_to_be_done(run, tmp_path):
    (tmp_path / "counterclaim.duckdb").write_bytes(b"this is no warehouse" * 1000)
    (tmp_path / "counterclaim.toml").write_text(
        '[[endpoints]]\nname = "desk"\nurl = "https://e.example"\nsecret_env = "NOT_SET"\n'
    )
    status, out, err = run("doctor")
    assert (status, err) == (1, "")
    assert "bad   warehouse  counterclaim.duckdb: the file is no DuckDB database" in out
    assert "bad   endpoints  endpoint desk: NOT_SET is not set" in out
    (tmp_path / "counterclaim.toml").write_text("warehouse = 5\n")
    status, out, _ = run("doctor")
    assert (status, out.count("\n")) == (1, 1) and "warehouse: 5 is no text" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ingst",), "Did you mean 'ingest'?"),
        (("feeds", "lst"), "Did you mean 'list'?"),
        (("query", ""), "the SQL is empty"),
        (("query", "-f", "none.sql"), "none.sql: No such file or directory"),
        (("timeline", "displacd"), "did you mean 'displaced'?"),
        (("restore", "nowhere"), "holds no backup"),
        (("backup",), "there is no warehouse"),
        (("init", "--feed", "mailto:a@b"), "is no http(s) address"),
    ],
)
def test_a_slip_is_one_line_with_the_mend(run, words, told, tmp_path):
    if words[0] == "timeline":
        run("ingest", str(ROOT / "seeds" / "idlib-001.txt"))
    status, _, err = run(*words)
    assert told in err and "Traceback" not in err
    assert status in (0, 1, 2)


def test_a_query_from_a_file_whole_and_into_parquet(run, tmp_path):
    run("ingest", str(ROOT / "seeds" / "feed.xml"))
    (tmp_path / "q.sql").write_text(
        "-- the longest\nSELECT sentence FROM claims ORDER BY 1 LIMIT 1"
    )
    _, cut, _ = run("query", "-f", "q.sql")
    _, full, _ = run("query", "-f", "q.sql", "--full")
    _, lines, _ = run("query", "-f", "q.sql", "--lines")
    assert "…" in cut and "…" not in full
    assert lines.removeprefix("sentence  ").strip() == full.splitlines()[1].strip()
    status, _, err = run("query", "FROM claims", "--parquet", "claims.parquet")
    assert status == 0 and "claims.parquet: " in err
    assert "2 statements" in run("query", "SELECT 1; SELECT 2")[2]


def test_columns_give_way_where_the_line_is_short_the_widest_first():
    assert fitted([10, 60, 20], 120) == [10, 60, 20]
    assert fitted([10, 60, 20], 80) == [10, 46, 20]
    assert fitted([40, 40], 42) == [20, 20]
    assert sum(fitted([30, 30, 5], 49)) + 4 == 49
    assert fitted([8, 5], 4) == [8, 5]
