"""Running one input, and keeping those that fail: each failing place once, a few slow ones."""

import hashlib
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.targets import Target, input_of

LONGEST = 20_000  # bytes of an input; up to there nothing may take SLOW seconds
SLOW = 1.0  # seconds of processor time without instrumentation
_KEPT = 3  # inputs kept for one failing place


@dataclass(frozen=True, slots=True)
class Finding:
    """`place` names the failing line or promise, or is "slow"; `detail` is for the reader."""

    place: str
    detail: str


def failure_of(target: Target, data: bytes, slow: float) -> Finding | None:
    """What goes wrong with the input, None where all promises are kept in `slow` seconds."""
    began = time.process_time()
    try:
        target.check(input_of(data))
    except Exception as error:  # noqa: BLE001  (anything that escapes is what is looked for)
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno} {type(error).__name__}"
        return Finding(place, "".join(traceback.format_exception(error)[-6:]))
    took = time.process_time() - began
    if took > slow:  # the first input of a process also pays for what is loaded once
        began = time.process_time()
        target.check(input_of(data))
        took = time.process_time() - began
    return Finding("slow", f"{took:.1f} s for {len(data)} bytes") if took > slow else None


@dataclass(slots=True)
class Keeper:
    """Writes failing inputs into a folder, not more than a few for one place."""

    folder: Path
    seen: Counter[str] = field(default_factory=Counter)

    def keep(self, finding: Finding, data: bytes) -> None:
        self.seen[finding.place] += 1
        if self.seen[finding.place] <= _KEPT:
            name = hashlib.sha256(data).hexdigest()[:12]
            (self.folder / f"{name}.input").write_bytes(data)
