"""Where figures stand on a scale and in a plot."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from flows.page.marking import Piece, figure_marked, pieces
from flows.page.plot import COLOURS, HEIGHT, plots_of
from flows.page.scale import axis_of, scale_of, short_number
from warehouse.page.events import TimedFigure
from warehouse.records import Position

DAY = date(2031, 6, 4)


def position(key: str, low: float | None, value: float | None, high: float | None, unit="count"):
    return Position(
        key, key, "killed", unit, None, value, low, high, low, high, (), (), (), None, None
    )


def figure(value: float | None, day: date = DAY, who: str = "Courier", **more) -> TimedFigure:
    one = TimedFigure(
        "c",
        "killed",
        "person",
        "count",
        None,
        f"{value}",
        value,
        value,
        value,
        value,
        value,
        day,
        None,
        who,
        "a",
        None,
        None,
        None,
    )
    return replace(one, **more)


def test_positions_stand_in_order_and_bars_hold_their_points():
    scale = scale_of(
        [position("a", 10, 10, 10), position("b", 15, 20, 25), position("c", 30, 40, None)]
    )
    a, b, c = (scale.marks[key] for key in "abc")
    assert 0 <= a.point < b.soft[0] < b.point < b.soft[1] < c.point <= 100
    assert c.hard[1] == 100 and c.is_open_above and not c.is_open_below
    assert not scale.is_logarithmic and len(scale.ticks) >= 3


@pytest.mark.parametrize(
    "others",
    [
        [],
        [position("b", None, None, None)],
        [position("b", 10, 10, 10)],
        [position("b", 5, 5, 5, unit="km2")],
    ],
)
def test_one_figure_alone_has_no_scale(others):
    assert scale_of([position("a", 10, 10, 10), *others]) is None


def test_what_is_far_apart_stands_on_a_logarithmic_scale():
    scale = scale_of(
        [position("a", 0, 0, 0), position("b", 10, 10, 10), position("c", 1e6, 1e6, 1e6)]
    )
    assert scale.is_logarithmic
    assert scale.marks["a"].point == scale.marks["b"].point < scale.marks["c"].point


@pytest.mark.parametrize(
    "numbers", [(-5, 3), (0, 1e-9), (1, 1e300), (999_999.5, 1_000_000), (0.1, 0.3)]
)
def test_any_axis_has_ticks_within_its_ends(numbers):
    axis = axis_of(numbers)
    assert 1 <= len(axis.ticks) <= 12
    assert [tick.at for tick in axis.ticks] == sorted(tick.at for tick in axis.ticks)
    assert all(0 <= tick.at <= 100 for tick in axis.ticks)


@pytest.mark.parametrize(
    "number, short",
    [
        (400, "400"),
        (80_000, "80k"),
        (2.5e6, "2.5m"),
        (3e9, "3bn"),
        (-40_000, "-40k"),
        (0.25, "0.25"),
        (1e15, "1000tn"),
    ],
)
def test_numbers_are_short_on_an_axis(number, short):
    assert short_number(number) == short


def test_a_plot_a_measure_with_a_point_a_figure():
    killed = [figure(10, DAY + timedelta(days=n), f"Outlet {n}") for n in range(COLOURS + 3)]
    hurt = [
        figure(30, measure="injured"),
        figure(None, soft_low=24.0, soft_high=99.0, low=12.0, high=None, measure="injured"),
    ]
    first, second = plots_of([*killed, *hurt])
    assert (first.title, len(first.points)) == ("killed (person)", COLOURS + 3)
    assert [point.x for point in first.points] == sorted(point.x for point in first.points)
    assert len(first.keys) == COLOURS + 1 and first.keys[-1].name == "3 others"
    one, vague = second.points
    assert one.y is not None and vague.y is None and vague.is_open
    assert vague.soft_top < vague.soft_bottom <= HEIGHT


def test_figures_of_which_nothing_is_known_are_only_in_the_table():
    (plot,) = plots_of([figure(None)])
    assert plot.points == () and len(plot.figures) == 1


def test_a_text_is_cut_where_marks_begin_and_end():
    found = pieces("abcdef", [(1, 3, "x"), (2, 5, "y"), (9, 12, "beyond")])
    assert found == [
        Piece("a"),
        Piece("b", ("x",)),
        Piece("c", ("x", "y")),
        Piece("de", ("y",)),
        Piece("f"),
    ]
    assert "".join(piece.text for piece in figure_marked("12 of 12", "12", 6)) == "12 of 12"
    assert figure_marked("12 of 12", "12", 6)[-1].marks == ("figure",)
    assert figure_marked("no such", "12", 3) == [Piece("no such")]
