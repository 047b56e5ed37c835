"""`counterclaim demo` as a newcomer runs it: four contradictions, no trap, verified messages."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.strangers import settle_in

COMMAND = str(Path(sys.executable).with_name("counterclaim"))
CONTRADICTIONS = [
    ("300,000", "200,000"),
    ("40,000", "80,000"),
    ("400,000", "500,000"),
    ("370,000", "half a million"),
]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    settle_in(folder)
    done = subprocess.run(
        [COMMAND, "demo"], cwd=folder, capture_output=True, text=True, env=os.environ, check=False
    )
    return folder / "counterclaim-demo", done


def pairs(folder: Path) -> list[tuple[str, str]]:
    query = "SELECT a_quote, b_quote FROM alerts"
    warehouse = str(folder / "demo.duckdb")
    words = [COMMAND, "--warehouse", warehouse, "query", query, "--json"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return [(row["a_quote"], row["b_quote"]) for row in map(json.loads, done.stdout.splitlines())]


def test_it_ends_well_and_every_message_was_verified(demo):
    _, done = demo
    assert done.returncode == 0, done.stderr
    alerts = len(re.findall("^CONTRADICTION", done.stdout, re.M))
    assert done.stdout.count("signature verified") == alerts >= 1


def test_the_four_contradictions_and_nothing_else(demo):
    folder, _ = demo
    found = pairs(folder)
    assert len(found) == len(CONTRADICTIONS)
    for a, b in CONTRADICTIONS:
        assert any({a, b} <= {word for word in (a, b) if word in p + q} for p, q in found), (a, b)


def test_no_server_of_prefect_is_left_behind(demo):
    folder, _ = demo
    # The environment of every process (PREFECT_HOME lies in the demo's folder).
    listed = subprocess.run(["ps", "axeww"], capture_output=True, text=True, check=True).stdout
    assert "PATH=" in listed
    assert f"PREFECT_HOME={folder}" not in listed


def test_a_folder_that_is_not_a_demos_is_not_touched(tmp_path):
    (tmp_path / "precious.txt").write_text("keep me")
    words = [COMMAND, "demo", "--folder", str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert (tmp_path / "precious.txt").read_text() == "keep me"
