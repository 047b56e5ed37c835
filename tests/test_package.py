"""The wheel holds what the product needs, and the README names only what exists."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from flows.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
DATA = {".sql", ".tsv", ".json", ".gz", ".xml", ".html", ".txt", ".toml", ".css", ".js", ".svg"}
CONTRACT = ["articles", "claims", "comparisons", "contradictions", "alerts", "deliveries", "feeds"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("package", ["counterclaim", "extractors", "warehouse", "flows", "seeds"])
def test_every_data_file_of_the_packages_is_in_the_wheel(wheel, package):
    tracked = subprocess.run(
        ["git", "ls-files", package], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    wanted = {name for name in tracked if Path(name).suffix in DATA | {".py"}}
    assert wanted and wanted <= wheel


def blocks() -> str:
    return "\n".join(re.findall(r"```[a-z]*\n(.*?)```", (ROOT / "README.md").read_text(), re.S))


def test_every_command_in_the_readme_exists():
    named = set(re.findall(r"(?:^|/|\$ )counterclaim (?:--\S+ \S+ )*([a-z]+)", blocks(), re.M))
    assert len(named) >= 6
    assert named <= set(COMMANDS)


def test_every_make_target_in_the_readme_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    named = set(re.findall(r"\bmake ([a-z-]+)", blocks()))
    assert {"demo", "test"} <= named <= targets
