"""What must hold of any text and of any number written out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.figures import find, may_hold_figure

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
LIKELY = (
    "5 12 1,200 2.5 million half a dozen one no between from and to of per the about at least more"
    " than % $ € km miles ( ) - – , . ' people 2015 May 12:30 3/4 a an in twenty-"
)
WORDS = st.sampled_from(LIKELY.split())


def in_words(number: int, joint: str) -> str:
    for scale, name in SCALES:
        if number >= scale:
            head, rest = in_words(number // scale, joint), number % scale
            link = joint if 0 < rest < 100 else " "
            return f"{head} {name}" + (link + in_words(rest, joint) if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (joint + in_words(rest, joint) if rest else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(2, 10**13), st.sampled_from([" ", " and "]))
def test_number_in_words_comes_back(number, joint):
    (figure,) = find(f"They counted {in_words(number, joint)} birds.")
    assert figure.value == number


@given(st.integers(0, 10**12))
def test_grouped_digits_come_back(number):
    (figure,) = find(f"They counted {number:,} birds.")
    assert figure.value == number


@given(st.integers(1, 999), st.integers(0, 99), st.sampled_from(SCALES))
def test_decimals_with_a_magnitude_come_back(whole, decimals, scale):
    factor, name = scale
    (figure,) = find(f"They counted {whole}.{decimals:02} {name} birds.")
    assert figure.value == pytest.approx((whole + decimals / 100) * factor)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_range_keeps_both_ends(first, second):
    low, high = sorted((first, first + second))
    (figure,) = find(f"They counted between {low:,} and {high:,} birds.")
    assert (figure.value, figure.low, figure.high) == (None, low, high)


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_is_read_and_quoted(text):
    figures = find(text)
    last = 0
    for figure in figures:
        assert last <= figure.start <= figure.number_start < figure.number_end <= figure.end
        assert figure.end <= len(text)
        assert text[figure.start : figure.end].strip()
        last = figure.end
        check_bounds(figure)
    assert may_hold_figure(text) or not figures


def check_bounds(figure):
    for low, high in ((figure.low, figure.high), (figure.soft_low, figure.soft_high)):
        assert low is None or high is None or low <= high
        if figure.value is not None:
            assert low is None or low <= figure.value
            assert high is None or figure.value <= high
    if figure.converted:
        check_bounds(figure.converted)
