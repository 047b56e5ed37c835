"""Where the checkout and its cases lie, whatever folder a test is in.

Cases lie in folders named as the rooms they are of; those of the whole chain at the top.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
