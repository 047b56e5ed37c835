"""Text cases: each in the folder of its room, and each tells why it is there."""

import json
from typing import Any

import pytest

from tests.paths import CASES, ROOT

WHOLE_CHAIN = {"seeds", "fuzz"}
FILES = sorted(CASES.rglob("*.json"))


def test_cases_lie_in_folders_named_as_rooms() -> None:
    rooms = {
        path.stem
        for package in ("extractors", "warehouse", "flows")
        for path in (ROOT / package).iterdir()
    }
    folders = {path.relative_to(CASES).parts[0] for path in FILES if path.parent != CASES}
    assert folders - rooms == set()
    assert {path.stem for path in FILES if path.parent == CASES} == WHOLE_CHAIN


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CASES)))
def test_cases_are_told_once(path: Any) -> None:
    """The same case twice is one that somebody mends in one place only."""
    told = json.loads(path.read_text(encoding="utf-8"))
    cases = [json.dumps(case, sort_keys=True) for case in _cases_in(told)]
    assert cases and len(set(cases)) == len(cases)


def _cases_in(told: Any) -> list[Any]:
    return told if isinstance(told, list) else told.get("pairs") or list(told.items())
