"""The words of withdrawal are one table for all who read them."""

import re

import pytest

from extractors.errors import TableError
from extractors.standing.withdrawal import forms


@pytest.mark.parametrize(
    ("kinds", "word", "found"),
    [
        (("told",), "reported", True),
        (("told",), "reporting", False),
        (("told", "telling"), "reports", True),
        (("report",), "tallies", True),
        (("report",), "bulletin", False),
        (("report", "bulletin"), "bulletins", True),
    ],
)
def test_kinds_hold_their_forms(kinds: tuple[str, ...], word: str, found: bool) -> None:
    assert bool(re.fullmatch(forms(*kinds), word)) is found


def test_a_kind_that_is_not_in_the_table_is_an_error() -> None:
    with pytest.raises(TableError, match="told_off"):
        forms("told_off")
