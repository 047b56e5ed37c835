"""Every way in works from a folder that holds a `flows` of its user's own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.conftest import SEEDS
from tests.flows.strangers import settle_in

COMMAND = str(Path(sys.executable).with_name("counterclaim"))
RUN = """
import json, sys
from prefect.flows import load_flow_from_entrypoint
flow = load_flow_from_entrypoint(sys.argv[1])
print(json.dumps(flow(sources=[sys.argv[2]], warehouse=sys.argv[3])))
"""


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    settle_in(tmp_path)
    return tmp_path


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        words, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done


@pytest.mark.parametrize("way", [[COMMAND], [sys.executable, "-m", "counterclaim"]])
def test_ingest(strange: Path, way: list[str]) -> None:
    article = str(SEEDS / "idlib-001.txt")
    done = run(strange, *way, "ingest", article, PYTHONPATH=str(strange))
    assert "1 new articles" in done.stderr


@pytest.mark.parametrize("how", ["deployed", "served"])
def test_a_flow(prefect_server: None, strange: Path, how: str) -> None:
    """As Prefect loads them: a deployment names the module, `serve` the file of the flow."""
    from prefect.settings import PREFECT_API_URL

    from flows.scheduled import deployed

    entry = "counterclaim.deployed.ingest" if how == "deployed" else f"{deployed.__file__}:ingest"
    words = ["-c", RUN, entry, str(SEEDS / "idlib-001.txt"), str(strange / "w.duckdb")]
    done = run(strange, sys.executable, *words, PREFECT_API_URL=str(PREFECT_API_URL.value()))
    assert json.loads(done.stdout.splitlines()[-1])["articles"] == 1


def test_a_stranger_that_is_imported_already_is_told_of(strange: Path) -> None:
    (strange / "flows" / "__init__.py").write_text("")
    code = "import flows, counterclaim"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=strange, capture_output=True, text=True, check=False
    )
    assert "has imported another 'flows' than counterclaim's" in done.stderr
