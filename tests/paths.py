"""Where the checkout and its cases lie, whatever folder a test is in."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
