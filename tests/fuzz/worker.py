"""One target for some time, in a process of its own: `python -m tests.fuzz.worker` (internal).

Arguments: target, seconds, folder for failing inputs, seed. Prints the number of inputs run.
"""

import importlib
import random
import sys
import time
from pathlib import Path
from typing import Any

from tests.fuzz.mutating import Mutator, bytes_of, load_pieces, text_of
from tests.fuzz.seeding import seeds_of

_RAW = 0.15  # share of inputs whose bytes are mutated without a look at what they mean
_INSTRUMENTED = 4.0  # times as long as without instrumentation
_HANG = 60  # seconds after which an input is given up, and with it the run


def main(target: str, seconds: str, folder: str, seed: str) -> None:
    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        _blind(target, float(seconds), Path(folder), int(seed))
    else:
        _guided(atheris, target, int(seconds), Path(folder), int(seed))


def _blind(name: str, seconds: float, folder: Path, seed: int) -> None:
    from tests.fuzz.findings import LONGEST, SLOW, Keeper, failure_of
    from tests.fuzz.targets import TARGETS

    target, keeper, chance = TARGETS[name], Keeper(folder), random.Random(seed)
    mutator = _mutator(target.kind, target.pieces)
    until, runs = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        text = mutator.mutate(chance.choice(mutator.seeds), LONGEST - 1, chance)
        data = bytes([chance.randrange(256)]) + bytes_of(text)[: LONGEST - 1]
        finding, runs = failure_of(target, data, SLOW), runs + 1
        if finding:
            keeper.keep(finding, data)
    print(f"{name}: {runs} inputs", flush=True)


def _guided(atheris: Any, name: str, seconds: int, folder: Path, seed: int) -> None:
    """libFuzzer's loop; it ends the process itself."""
    with atheris.instrument_imports(include=["extractors"]):
        from tests.fuzz.findings import LONGEST, SLOW, Keeper, failure_of
        from tests.fuzz.targets import TARGETS
    target, keeper = TARGETS[name], Keeper(folder)
    mutator = _mutator(target.kind, target.pieces)
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, text in enumerate(mutator.seeds):
        (corpus / str(number)).write_bytes(bytes([number % 256]) + bytes_of(text))

    def run(data: bytes) -> None:
        finding = failure_of(target, data, SLOW * _INSTRUMENTED)
        if finding:
            keeper.keep(finding, data)

    def mutate(data: bytes, longest: int, number: int) -> bytes:
        chance = random.Random(number)
        if chance.random() < _RAW:
            return bytes(atheris.Mutate(data, longest))
        text = mutator.mutate(text_of(data[1:]), longest - 1, chance)
        choice = data[:1] if data and chance.random() < 0.8 else bytes([chance.randrange(256)])
        return choice + bytes_of(text)[: longest - 1]

    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={_HANG}"]
    options += [f"-artifact_prefix={folder}/hang-", f"-seed={seed}", "-rss_limit_mb=4000"]
    options += ["-print_final_stats=1", "-len_control=0", "-verbosity=0", str(corpus)]
    atheris.Setup([sys.argv[0], *options], run, custom_mutator=mutate)
    atheris.Fuzz()


def _mutator(kind: str, names: tuple[str, ...]) -> Mutator:
    pieces = load_pieces()
    return Mutator([piece for name in names for piece in pieces[name]], seeds_of(kind))


if __name__ == "__main__":
    main(*sys.argv[1:])
