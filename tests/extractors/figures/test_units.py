"""Units: conversion to a base unit, dimensions, conversions within a sentence."""

import pytest

from extractors.figures import find
from extractors.figures.units import dimension_of, to_base, units


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1, "mile2", (2.589988, "km2")),
        (5, "foot", (0.001524, "km")),
        (100, "fahrenheit", (37.7778, "celsius")),
        (100, "mph", (160.9344, "km/h")),
        (100, "mile/hour", (100 * 1.609344 * 24, "km/day")),
        (25, "basis_point", (0.25, "percentage_point")),
        (5, "count/100000", (0.005, "percent")),
        (70, "USD/barrel", (70 / 158.987294928, "USD/litre")),
        (250, "pence", (2.5, "GBP")),
        (12, "count", (12, "count")),
    ],
)
def test_to_base(value, unit, expected):
    base = to_base(value, unit)
    assert base is not None
    assert base[0] == pytest.approx(expected[0], rel=1e-5)
    assert base[1] == expected[1]


@pytest.mark.parametrize("unit", ["degree", "furlong", "WAR", "furlong/hour"])
def test_unknown_units_convert_to_nothing(unit):
    assert to_base(3, unit) is None


def test_dimensions():
    assert dimension_of("mile") == dimension_of("km") == "length"
    assert dimension_of("USD") != dimension_of("EUR")
    assert dimension_of("percent") != dimension_of("percentage_point")
    assert dimension_of("count/100000") == dimension_of("percent")
    assert dimension_of("USD/barrel") == "money:USD/volume"
    assert dimension_of("furlong") is None


def test_every_factor_is_positive_and_every_base_is_its_own():
    for unit in units().values():
        assert unit.factor is None or unit.factor > 0
        if unit.factor is not None and unit.base in units():
            assert to_base(1, unit.base) == (1, unit.base), unit.base


@pytest.mark.parametrize(
    ("text", "converted", "consistent"),
    [
        ("It burned 123 square miles (320 square kilometers).", 320, True),
        ("It burned 123 square miles (420 square kilometers).", 420, False),
        ("It fell seven miles (11 km) away.", 11, True),
        ("It fell seven miles (about 11 km) away.", 11, True),
        ("It fell 5 miles, or 8 km, away.", 8, True),
        ("It fell 5 miles, or 18 km, away.", 18, False),
        ("The world warmed by 1.5 degrees Celsius (2.7 Fahrenheit).", 2.7, True),
        ("It was 40 degrees Celsius (104 Fahrenheit).", 104, True),
        ("It was 40 degrees Celsius (120 Fahrenheit).", 120, False),
        ("It cost 9 billion shekels ($2.4 billion).", 2.4e9, True),
    ],
)
def test_conversion_is_one_figure(text, converted, consistent):
    (figure,) = find(text)
    assert figure.converted is not None
    assert figure.converted.value == pytest.approx(converted)
    assert figure.consistent is consistent


@pytest.mark.parametrize(
    "text",
    [
        "It killed 12 people (30 percent).",
        "It lasted 2 days (3 weeks after the first).",
        "It fell 5 miles and 8 km away.",
    ],
)
def test_what_is_no_conversion_stays_two(text):
    assert len(find(text)) == 2
