"""What ends the command line: one line with the mend, the documented status, a trace if asked."""

import errno
import json
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import duckdb
import pytest

from extractors.errors import ArticleError
from flows.commands.ending import ended

COMMAND = str(Path(sys.executable).with_name("counterclaim"))
TEXT = "At least {} people were killed in Homs on Monday, the ministry said, and {} were hurt."


def _raise(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (ArticleError("a.txt", "is empty", "name another"), 1, "a.txt: is empty; name another"),
        (OSError(errno.ENOSPC, "No space left on device", "x.part"), 1, "free some space"),
        (PermissionError(errno.EACCES, "Permission denied", "x"), 1, "mend the rights"),
        (MemoryError(), 1, "no memory is left"),
        (KeyError("nobody thought of it"), 1, "counterclaim -v"),
        (duckdb.FatalException("the database\nhas been invalidated"), 1, "invalidated"),
        (ExceptionGroup("tasks", [OSError(errno.EROFS, "Read-only", "y")]), 1, "y: Read-only"),
        (click.exceptions.Abort(), 1, "stopped; what was stored is stored"),
        (click.UsageError("no such option"), 2, "no such option"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_one_line_and_the_status(
    capsys: pytest.CaptureFixture[str], error: BaseException, status: int, words: str
) -> None:
    assert ended(lambda: _raise(error), {}) == status
    said = capsys.readouterr().err
    assert words in said and "Traceback" not in said
    assert len(said.strip().splitlines()) == 1


def test_the_trace_is_shown_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(lambda: _raise(KeyError("x")), {"told": "all"}) == 1
    said = capsys.readouterr().err
    assert "Traceback" in said and "in _raise" in said


def _archive(folder: Path, articles: int) -> Path:
    lines = [
        {"id": f"a{n}", "text": TEXT.format(n, n + 3), "published": "2026-03-01"}
        for n in range(articles)
    ]
    file = folder / "archive.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return file


def _small_files() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    words = [COMMAND, "--warehouse", "w.duckdb", "ingest", str(_archive(tmp_path, 3))]
    done = subprocess.run(
        words, cwd=tmp_path, capture_output=True, text=True, preexec_fn=_small_files, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and len(done.stderr.strip().splitlines()) == 1
    again = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (again.returncode, "Traceback" in again.stderr) == (0, False)


def test_an_interrupted_run_is_one_line(tmp_path: Path) -> None:
    words = [COMMAND, "--warehouse", "w.duckdb", "ingest", str(_archive(tmp_path, 600))]
    run = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    while not (tmp_path / "w.snapshot.duckdb").exists() and run.poll() is None:
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 1
    assert "Traceback" not in said and "stopped; what was stored is stored" in said
