"""Statements by room: each named once, each used, each found by its name."""

import re
from collections import Counter

import pytest

from tests.paths import ROOT
from warehouse.file.sqlfiles import sql

FILES = sorted((ROOT / "warehouse" / "sql").glob("*.sql"))
NAMES = [
    name
    for file in FILES
    for name in re.findall(r"^-- name: (\w+)$", file.read_text(), re.M) or [file.stem]
]
CODE = "".join(
    file.read_text() for room in ("warehouse", "flows") for file in (ROOT / room).rglob("*.py")
)


def test_each_statement_has_a_name_of_its_own() -> None:
    assert [name for name, count in Counter(NAMES).items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_statement_is_asked_for_and_found(name: str) -> None:
    made = name.startswith("feed_move_")  # asked for by the table that is moved
    assert made or f'"{name}"' in CODE
    assert sql(name) and "-- name:" not in sql(name)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        sql("no_such_statement")
