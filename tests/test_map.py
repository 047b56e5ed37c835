"""The map of the rooms in DESIGN.md and "Where do I add …" in CONTRIBUTING.md: true and whole."""

import re

import pytest

from tests.paths import ROOT

PACKAGES = ("extractors", "warehouse", "flows")
PATH = re.compile(r"`((?:extractors|warehouse|flows|tests|counterclaim)[\w/.]*)`")
IMPORTS_RE = re.compile(r"^(?:import re$|from re )", re.M)
ROWS = re.compile(r"^\|.*\|$", re.M)


def section(file: str, heading: str) -> str:
    text = (ROOT / file).read_text(encoding="utf-8")
    return text.split(f"\n## {heading}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(
    "file, heading", [("DESIGN.md", "The rooms"), ("CONTRIBUTING.md", "Where do I add …")]
)
def test_each_path_exists(file: str, heading: str) -> None:
    named = PATH.findall("".join(ROWS.findall(section(file, heading))))
    assert len(named) > 20
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_map_has_every_room() -> None:
    named = set(PATH.findall(section("DESIGN.md", "The rooms")))
    rooms = {
        f"{package}/{path.name}"
        for package in PACKAGES
        for path in (ROOT / package).iterdir()
        if not path.name.startswith("__")
    }
    assert rooms - named == set()


def test_what_is_left_of_patterns_in_the_warehouse_is_written_down() -> None:
    *_, told = section("DESIGN.md", "The rooms").split("held by `tests/test_map.py`:")
    left = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "warehouse").rglob("*.py")
        if IMPORTS_RE.search(path.read_text(encoding="utf-8"))
    }
    known = set(PATH.findall(told))
    assert {path for path in left if not path.startswith("warehouse/file/")} <= known
