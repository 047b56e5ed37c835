"""`feeds parse` and `read` as users run them: order, one line each, exit statuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from flows.cli import main; main()"]
FEED = "<rss version='2.0'><channel><title>Post</title><item><guid>1</guid></item></channel></rss>"
TEXT = "The flood at Daral has killed at least 14 people since Monday, the governor said."


def run(*words: str, stdin: str = "") -> tuple[int, list[dict[str, object]], str]:
    done = subprocess.run(
        [*COMMAND, *words], input=stdin, capture_output=True, text=True, check=False, timeout=60
    )
    rows = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert "Traceback" not in done.stderr
    return done.returncode, rows, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.xml").write_text(FEED)
    (tmp_path / "bad.xml").write_text("<html></html>")
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.html").write_text(f"<html><body><p>{TEXT}</p></body></html>")
    (tmp_path / "empty.txt").write_text("")
    return tmp_path


def test_feeds_come_out_in_order_a_bad_one_with_its_error(folder: Path) -> None:
    files = [str(folder / name) for name in ("good.xml", "none.xml", "bad.xml", "good.xml")]
    status, rows, _ = run("feeds", "parse", *files, "--json")
    assert status == 3
    assert [row["file"] for row in rows] == files
    assert [bool(row["error"]) for row in rows] == [False, True, True, False]
    assert rows[3]["entries"] == [{"id": "1", "url": None, "title": None, "published": None}]
    assert "none.xml: No such file" in str(rows[1]["error"])


@pytest.mark.parametrize("names, status", [(["good.xml"], 0), (["bad.xml"], 1), ([], 2)])
def test_statuses_of_feeds_parse(folder: Path, names: list[str], status: int) -> None:
    assert run("feeds", "parse", *(str(folder / name) for name in names))[0] == status


def test_read_text_and_html_files(folder: Path) -> None:
    status, rows, _ = run("read", str(folder / "a.txt"), str(folder / "b.html"))
    assert status == 0
    assert [(row["id"], row["text"], row["language"]) for row in rows] == [
        ("a.txt", TEXT, "en"),
        ("b.html", TEXT, "en"),
    ]


def test_read_records_from_standard_input() -> None:
    lines = [json.dumps({"id": "x", "text": TEXT, "published": "2021-05-05"}), "no json", ""]
    status, rows, told = run("read", "--jsonl", stdin="\n".join(lines))
    assert status == 3
    assert [(row["id"], row["published"]) for row in rows] == [("x", "2021-05-05")]
    assert "standard input, line 2: is not JSON" in told


def test_statuses_of_read(folder: Path) -> None:
    assert run("read", str(folder / "empty.txt"))[0] == 1
    assert run("read", str(folder / "none.txt"))[0] == 1
    assert run("read")[0] == 2


def test_a_name_that_is_no_unicode_does_no_harm(folder: Path) -> None:
    name = str(folder).encode() + b"/odd-\xff.xml"
    Path(name.decode("utf-8", "surrogateescape")).write_text(FEED)
    done = subprocess.run(
        [*(word.encode() for word in COMMAND), b"feeds", b"parse", name],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["entries"]) == 1
