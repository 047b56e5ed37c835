"""What holds for all tests."""

import atexit
import os


def _end_quietly() -> None:
    """Prefect's threads outlive its harness, and under live threads DuckDB 2.0 takes the end of the
    interpreter for a leak and says so in forty lines, after pytest's last one."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


atexit.register(_end_quietly)
