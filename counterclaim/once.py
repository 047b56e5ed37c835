"""The Prefect flow `ingest` once, in a process of its own.

`python -m counterclaim.once SETTINGS SOURCE…` prints what the flow returns as one line of
JSON. A process of its own, because the threads of Prefect's temporary server outlive the flow
and end, with the server, only with the process.
"""

import json
import sys

from counterclaim.deployed import ingest


def main(settings: str, *sources: str) -> None:
    """Run the flow on the sources with a settings file."""
    print(json.dumps(ingest(sources=list(sources), settings=settings)))


if __name__ == "__main__":
    main(*sys.argv[1:])
