"""`python -m tests.world`: the whole world for seven days; status 1 where a line fails."""

import argparse
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from tests.world.checks import checks
from tests.world.driver import living


def main() -> int:
    """Play and print."""
    given = argparse.ArgumentParser(prog="python -m tests.world", description=__doc__)
    given.add_argument("--days", type=int, default=7, help="what is expected is meant for seven")
    given.add_argument("--grid", type=int, default=20, help="minutes between rounds at least")
    given.add_argument("--cast", choices=("all", "orderly", "few"), default="all")
    asked = given.parse_args()
    began, grid = time.monotonic(), timedelta(minutes=asked.grid)
    with (
        tempfile.TemporaryDirectory() as folder,
        living(Path(folder), asked.days, asked.cast, grid, _tell) as lived,
    ):
        found = checks(lived, asked.days)
    orderly, hostile = len(lived.script.outlets), len(lived.script.hostile)
    print(
        f"{orderly} orderly and {hostile} hostile feeds, {asked.days} days in "
        f"{len(lived.rounds)} rounds, {time.monotonic() - began:.0f} s of real time"
    )
    for check in found:
        print(f"{'WRONG' if check.wrong else 'holds':6} {check.name}: {check.counted}")
        for line in check.wrong[:12]:
            print(f"         {line}")
    return 1 if any(check.wrong for check in found) else 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
