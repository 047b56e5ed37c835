"""`make bench`: extraction by stage, a web server's pages to verdicts, loading against a growing
store.

python -m benchmarks [claims on file ...]
"""

import sys

from benchmarks import extraction, series, throughput
from flows.workers.resources import shared_reader

DEFAULT_SIZES = (100_000, 1_000_000)


def main(words: list[str]) -> None:
    extraction.run(shared_reader())
    throughput.run()
    series.main([int(word) for word in words] or list(DEFAULT_SIZES), print)


if __name__ == "__main__":
    main(sys.argv[1:])
