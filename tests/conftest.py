"""What holds for all tests."""

import atexit
import os

from hypothesis import Phase, settings

# A run that nobody watches says what failed and ends; to find the smallest example can take long.
settings.register_profile(
    "ci", settings.get_profile("ci"), phases=(Phase.explicit, Phase.generate, Phase.target)
)
if os.environ.get("CI"):
    settings.load_profile("ci")


def _end_quietly() -> None:
    """Prefect's threads outlive its harness, and under live threads DuckDB 2.0 takes the end of the
    interpreter for a leak and says so in forty lines, after pytest's last one."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


atexit.register(_end_quietly)
