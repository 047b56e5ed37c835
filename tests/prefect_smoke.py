"""`make prefect-smoke`: server, work pool, deployments, worker, one scheduled run of "seeds".

Everything runs on loopback in a temporary folder and is stopped again. The deployment's own
schedule is every 15 minutes; a second one of 20 seconds is added so that the run is soon.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.flows.strangers import settle_in

ROOT = Path(__file__).resolve().parent.parent
PREFECT = str(Path(sys.executable).with_name("prefect"))
PATIENCE = 240.0


def main() -> int:
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder, port = Path(name), free_port()
        shutil.copytree(ROOT / "seeds", folder / "seeds", ignore=shutil.ignore_patterns("*.py"))
        settle_in(folder)
        environment = environment_of(folder, port)

        def prefect(*words: str) -> str:
            print(f"$ prefect {' '.join(words)}", flush=True)
            done = subprocess.run(
                [PREFECT, *words], env=environment, cwd=ROOT, capture_output=True, text=True
            )
            if done.returncode:
                sys.exit(done.stdout + done.stderr)
            return done.stdout

        stack.enter_context(
            running(["server", "start", "--host", "127.0.0.1", "--port", str(port)], environment)
        )
        wait_for("the server", lambda: healthy(port))
        prefect("work-pool", "create", "counterclaim", "--type", "process")
        prefect("--no-prompt", "deploy", "--all")
        prefect("deployment", "schedule", "create", "ingest/seeds", "--interval", "20")
        stack.enter_context(running(["worker", "start", "--pool", "counterclaim"], environment))
        run = wait_for("a scheduled run of seeds", lambda: completed(port))
        print(f"scheduled run {run['name']} of ingest/seeds: {run['state']['name']}")
        print_contradictions(folder / "seeds.duckdb")
    print("all stopped")
    return 0


def environment_of(folder: Path, port: int) -> dict[str, str]:
    return {
        **os.environ,
        "COUNTERCLAIM_HOME": str(folder),
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }


@contextmanager
def running(words: list[str], environment: dict[str, str]):
    """A Prefect process of ours, ended at the end; its log is shown if anything goes wrong."""
    print(f"$ prefect {' '.join(words)} &", flush=True)
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [PREFECT, *words], env=environment, cwd=ROOT, stdout=log, stderr=log
        )
        try:
            yield process
        except SystemExit:
            log.seek(0)
            print(log.read()[-6000:], file=sys.stderr)
            raise
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(what, found):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if answer := found():
            return answer
        time.sleep(3)
    sys.exit(f"gave up waiting for {what}")


def healthy(port: int) -> bool:
    try:
        return asked(port, "health") is True
    except OSError:
        return False


def completed(port: int):
    """The first completed run of "seeds" that a schedule made.

    The API is asked: the command takes seconds to start.
    """
    seeds = asked(port, "deployments/name/ingest/seeds")["id"]
    question = {
        "flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}},
        "deployments": {"id": {"any_": [seeds]}},
    }
    runs = asked(port, "flow_runs/filter", question)
    return next((run for run in runs if run["auto_scheduled"]), None)


def asked(port: int, path: str, question: dict | None = None):
    body = None if question is None else json.dumps(question).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/{path}", body, {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=20) as response:
        return json.load(response)


def print_contradictions(warehouse: Path) -> None:
    command = str(Path(sys.executable).with_name("counterclaim"))
    query = "SELECT a_quote, b_quote, kind FROM contradictions"
    subprocess.run([command, "--warehouse", str(warehouse), "query", query], check=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    sys.exit(main())
