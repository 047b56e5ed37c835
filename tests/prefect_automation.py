"""`python -m tests.prefect_automation`: the automation of docs/automation.md, seen to fire.

A Prefect server on loopback with a home of its own, the document's flow deployed, its automation
created, the bundled feed ingested. Everything lies in a temporary folder and is stopped again.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.prefect_smoke import (
    PREFECT,
    ROOT,
    asked,
    environment_of,
    free_port,
    healthy,
    running,
    wait_for,
)

DOCUMENT = ROOT / "docs" / "automation.md"
EVENT = "counterclaim.contradiction"


def block_of(language: str, words: str) -> str:
    """The document's block in a language that holds some words."""
    blocks = re.findall(rf"```{language}\n(.*?)```", DOCUMENT.read_text("utf-8"), re.S)
    return next(block for block in blocks if words in block)


def main() -> int:
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder, port = Path(name), free_port()
        environment = environment_of(folder, port)

        def command(*words: str) -> str:
            print(f"$ {' '.join(words)}", flush=True)
            path = str(Path(PREFECT).with_name(words[0]))
            done = subprocess.run(
                [path, *words[1:]], env=environment, cwd=folder, capture_output=True, text=True
            )
            if done.returncode:
                sys.exit(done.stdout + done.stderr)
            return done.stdout

        server = ["server", "start", "--host", "127.0.0.1", "--port", str(port)]
        stack.enter_context(running(server, environment))
        wait_for("the server", lambda: healthy(port))
        command("prefect", "work-pool", "create", "counterclaim", "--type", "process")
        deploy(folder, command)
        create(folder, port, command)
        stack.enter_context(running(["worker", "start", "--pool", "counterclaim"], environment))
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        (folder / "counterclaim.toml").write_text('warehouse = "seeds.duckdb"\n')
        print(
            command(
                "python", "-m", "counterclaim.once", "counterclaim.toml", "seeds/feed.xml"
            ).strip()
        )
        show(port)
    print("all stopped")
    return 0


def deploy(folder: Path, command) -> None:
    (folder / "desk.py").write_text(block_of("python", "call_the_desk"), "utf-8")
    (line,) = re.findall(r"^prefect (.* deploy .*)$", DOCUMENT.read_text("utf-8"), re.M)
    command("prefect", *line.split())


def create(folder: Path, port: int, command) -> None:
    deployment = asked(port, "deployments/name/call-the-desk/newsroom")["id"]
    automation = block_of("yaml", "run-deployment").replace("DEPLOYMENT_ID", deployment)
    (folder / "automation.yaml").write_text(automation, "utf-8")
    command("prefect", "automation", "create", "--from-file", "automation.yaml")


def show(port: int) -> None:
    """The events that the server heard, and the run that the automation started."""
    events = wait_for("the events", lambda: heard(port, EVENT, 4))
    for event in sorted(events, key=lambda one: one["resource"]["counterclaim.measure"]):
        print(f"event: {event['payload']['summary']}")
        print(f"  related: {', '.join(related_to(event))}")
    done = "prefect.automation.action.executed"
    (fired,) = wait_for("the automation", lambda: heard(port, done, 1))
    print(f"automation {fired['resource']['prefect.resource.name']!r} fired")
    (run,) = wait_for("the desk's run", lambda: completed_of(port, "call-the-desk"))
    print(f"run {run['name']} of call-the-desk: {run['state']['name']}")
    print(json.dumps(run["parameters"], indent=2, ensure_ascii=False))
    (table,) = asked(port, "artifacts/filter", {"artifacts": {"type": {"any_": ["table"]}}})
    print(f"table artifact {table['key']}: {len(json.loads(table['data']))} rows")


def related_to(event: dict) -> list[str]:
    """Our own related resources; Prefect adds the run and its flow."""
    ours = (one for one in event["related"] if one["prefect.resource.id"].startswith("counter"))
    return [f"{one['prefect.resource.role']} “{one['prefect.resource.name']}”" for one in ours]


def heard(port: int, name: str, count: int) -> list[dict] | None:
    found = asked(port, "events/filter", {"filter": {"event": {"name": [name]}}, "limit": 50})
    return found["events"] if len(found["events"]) >= count else None


def completed_of(port: int, flow: str) -> list[dict]:
    question = {
        "flows": {"name": {"any_": [flow]}},
        "flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}},
    }
    return asked(port, "flow_runs/filter", question)


if __name__ == "__main__":
    sys.exit(main())
