"""`python -m tests.fuzz`: see the package's docstring."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.findings import SLOW, Finding, failure_of
from tests.fuzz.targets import TARGETS

_GRACE = 300  # seconds beyond its time after which a worker is ended


def main() -> int:
    """Fuzz, or replay one input; 1 where something fails."""
    asked = _arguments()
    if asked.replay:
        found = failure_of(TARGETS[asked.targets[0]], asked.replay.read_bytes(), SLOW)
        print(f"{found.place}\n{found.detail}" if found else "all promises kept")
        return int(bool(found))
    keep = asked.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    failing = sum(_fuzz(name, asked.seconds, keep / name, asked.seed) for name in asked.targets)
    print(f"{failing} failing inputs, kept in {keep}")
    return int(failing > 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("targets", nargs="*", choices=[[], *TARGETS], default=list(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--keep", type=Path, help="folder for failing inputs and the corpus")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--replay", type=Path, help="run this input of the one target named")
    return parser.parse_args()


def _fuzz(name: str, seconds: int, folder: Path, seed: int) -> int:
    """The number of inputs that fail without instrumentation, too."""
    folder.mkdir(parents=True, exist_ok=True)
    worker = [sys.executable, "-m", "tests.fuzz.worker", name, str(seconds), str(folder), str(seed)]
    with (folder / "log").open("wb") as log:
        ended = subprocess.run(
            worker, stdout=log, stderr=log, timeout=seconds + _GRACE, check=False
        )
    for line in (folder / "log").read_text(encoding="utf-8", errors="replace").splitlines():
        if "executed_units" in line or line.startswith(f"{name}: "):
            print(f"{name}: {line}")
    print(f"{name}: worker ended with {ended.returncode}")
    kept = sorted((*folder.glob("*.input"), *folder.glob("hang-*")))
    return sum(_shown(name, path) for path in kept)


def _shown(name: str, path: Path) -> bool:
    """Whether the input fails again; if so, it is printed."""
    finding: Finding | None = failure_of(TARGETS[name], path.read_bytes(), SLOW)
    if finding:
        shown = path.read_bytes()[:300]
        print(f"--- {path}\n{finding.place}\n{finding.detail}\n{shown!r}", flush=True)
    return finding is not None


if __name__ == "__main__":
    sys.exit(main())
