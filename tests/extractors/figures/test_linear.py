"""Hostile text: four times the text takes about four times as long, a megabyte seconds."""

import time

import pytest

from extractors.figures import find

SEEDS = ["5 ", "1,", "1-", "1 in ", "one and ", "million ", "5 or more ", "a@", "Jan 5 ", "12:00 ",
         "between ", "9 Foo Bar ", ", 12", "½", "hundred and ", "( ", "$"]  # fmt: skip


def _seconds(text):
    began = time.process_time()
    find(text)
    return time.process_time() - began


@pytest.mark.parametrize("seed", SEEDS)
def test_time_grows_with_length_alone(seed):
    short, long = seed * (10_000 // len(seed)), seed * (40_000 // len(seed))
    assert _seconds(long) < 10 * _seconds(short) + 0.5


def test_a_megabyte_of_letters_is_fast():
    assert _seconds("word " * 200_000 + "12 died.") < 10
