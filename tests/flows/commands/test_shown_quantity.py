"""What `extract` shows on a terminal, and how it says where each part was found."""

from dataclasses import replace
from datetime import date

import pytest
from click import unstyle
from click.testing import CliRunner

from flows.cli import cli
from flows.commands.shown_quantity import marked
from flows.messages.readings import number_of, reading_of, reasons_of
from tests.warehouse.samples import BASE

TOLD = replace(
    BASE,
    quote="at least 12 people",
    value=12,
    soft_low=12,
    soft_high=13,
    measure="killed",
    counted="person",
    counted_text="people",
    place="Homs",
    place_id="SY.HI",
    place_via="clause",
    window_start=date(2026, 3, 1),
    window_end=date(2026, 3, 1),
    source="police",
    event=None,
)


def test_each_figure_is_marked_where_it_stands() -> None:
    text = "Two died.\nThen two more,  said two."
    shown = unstyle(marked(text, ["Two", "two", "two"]))
    assert shown == "[Two] died. Then [two] more, said [two]."
    assert marked(text, ["nine"]) == "Two died. Then two more, said two."


def test_a_reading_tells_all_that_is_known_and_nothing_else() -> None:
    shown = reading_of(TOLD)
    assert shown == "killed (person): 12, 12 to 13 · in Homs · 2026-03-01 · said by police"
    bare = replace(TOLD, measure=None, counted=None, place=None, window_start=None, window_end=None)
    assert reading_of(replace(bare, source=None)) == "no measure: 12, 12 to 13"
    assert "negated · superseded" in reading_of(
        replace(TOLD, modality="negated", standing="superseded")
    )


def test_open_and_exact_numbers() -> None:
    exact = replace(TOLD, soft_low=12, soft_high=12, unit="percent")
    assert number_of(exact) == "12 percent"
    vague = replace(TOLD, value=None, quote="dozens", soft_low=24, soft_high=None)
    assert number_of(vague) == "dozens, 24 to …"


def test_why_names_what_the_record_holds() -> None:
    told = list(reasons_of(TOLD))
    assert "place    Homs (by clause, SY.HI)" in told
    assert not any(line.startswith("event") for line in told)


@pytest.mark.parametrize(
    "words",
    [
        ["--warehouse", "none.duckdb", "query", "SELECT 1"],
        ["query", "--warehouse", "none.duckdb", "SELECT 1"],
        ["alerts", "list", "--warehouse", "none.duckdb"],
        ["alerts", "--warehouse", "none.duckdb", "list"],
    ],
)
def test_the_warehouse_is_named_before_or_behind_a_command(words: list[str]) -> None:
    run = CliRunner().invoke(cli, words)
    assert "none.duckdb" in str(run.exception)
