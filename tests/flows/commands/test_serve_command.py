"""`counterclaim serve` as a user starts and ends it."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner

from flows.cli import cli
from flows.commands.ending import line_of
from warehouse.file.connection import writing
from warehouse.file.snapshot import publish


@pytest.fixture(scope="module")
def empty_file(tmp_path_factory, world_of):
    """A warehouse with nothing in it, published."""
    world = world_of(tmp_path_factory.mktemp("serve"))
    path = world.settings.warehouse
    with writing(path, world.patience) as connection:
        publish(connection, path, lambda point: None)
    return path


def told(*words: str, **env: str) -> tuple[int, str]:
    """The status and the one line that `serve` ends with."""
    result = CliRunner().invoke(cli, ["serve", "--port", "0", *words], env=env)
    if result.exception and not isinstance(result.exception, SystemExit):
        return 1, line_of(result.exception)
    return result.exit_code, result.output.strip()


def test_what_cannot_be_served_is_told_in_one_line(empty_file, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        status, line = told("--warehouse", str(empty_file), "--port", port)
    assert status == 1 and f"--port {port}: cannot be served (Address already in use)" in line
    status, line = told("--warehouse", str(tmp_path / "none.duckdb"))
    assert status == 1 and "there is no snapshot" in line and "counterclaim ingest" in line
    settings = tmp_path / "c.toml"
    settings.write_text("page_hosts = 'desk'")
    status, line = told("--settings", str(settings))
    assert status == 1 and 'write page_hosts = ["desk"]' in line
    assert told("--port", "70000")[0] == 2
    assert told("--host", "no such host", "--warehouse", str(empty_file))[0] == 1


@pytest.mark.parametrize(
    "token, problem",
    [(None, "page_token_env"), ("", "T is not set"), ("short", "T is shorter than 16 characters")],
)
def test_beyond_this_machine_a_token_is_needed(empty_file, tmp_path, token, problem):
    settings = tmp_path / "c.toml"
    settings.write_text("" if token is None else 'page_token_env = "T"\n')
    words = ("--settings", str(settings), "--warehouse", str(empty_file), "--host", "0.0.0.0")
    status, line = told(*words, T=token or "")
    assert status == 1 and problem in line and "\n" not in line


def test_ctrl_c_ends_it_in_silence(empty_file, tmp_path):
    command = [sys.executable, "-m", "counterclaim", "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--warehouse", str(empty_file)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        text=True,
    ) as process:
        first = process.stderr.readline()
        url = re.search(r"http://127\.0\.0\.1:\d+", first)[0]
        assert httpx2.get(f"{url}/disputes").status_code == 200
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (out, err, process.returncode) == ("", "", 0)
