"""The bounds of DESIGN (Figures), both layers."""

import pytest

from extractors.figures import find
from extractors.figures.bounds import Widths

ROWS = [  # text, hard bounds, soft bounds
    ("41,387 people fled.", (41387, 41387), (41387, 41387)),
    ("Exactly 40,000 people fled.", (40000, 40000), (40000, 40000)),
    ("12 people fled.", (12, 12), (12, 12)),
    ("40,000 people fled.", (35000, 45000), (35000, 45000)),
    ("370,000 people fled.", (351500, 388500), (351500, 388500)),
    ("1,000 people fled.", (750, 1250), (750, 1250)),
    ("12,340 people fled.", (12335, 12345), (12335, 12345)),
    ("Half a million people fled.", (450000, 550000), (450000, 550000)),
    ("About 40,000 people fled.", (30000, 50000), (35000, 45000)),
    ("Some 950 people fled.", (855, 1045), (902.5, 997.5)),
    ("More than 40,000 people fled.", (40000, None), (40000, 50000)),
    ("At least 80,000 people fled.", (80000, None), (80000, 90000)),
    ("Nearly 80 people fled.", (70, 80), (75, 80)),
    ("Fewer than 80 people fled.", (None, 80), (0, 80)),
    ("Up to 80 people fled.", (None, 80), (0, 80)),
    ("It was below 5 degrees Celsius.", (None, 5), (None, 5)),
    ("Between 80 and 100 people fled.", (80, 100), (80, 100)),
    ("Dozens of people fled.", (12, None), (24, 99)),
    ("Tens of thousands of people fled.", (10000, None), (20000, 99999)),
    ("No one fled.", (0, 0), (0, 0)),
    ("It grew 2.25 percent.", (2.25, 2.25), (2.25, 2.25)),
]


@pytest.mark.parametrize(("text", "hard", "soft"), ROWS, ids=[row[0] for row in ROWS])
def test_bounds(text, hard, soft):
    (figure,) = find(text)
    assert (figure.low, figure.high) == pytest.approx(hard)
    assert (figure.soft_low, figure.soft_high) == pytest.approx(soft)


WIDER = [  # text, what is set, soft bounds under it
    ("40,000 people fled.", {"round_grains": 1.0}, (30000, 50000)),
    ("370,000 people fled.", {"round_share": 0.1}, (333000, 407000)),
    ("20 people fled.", {"round_from": 20.0}, (15, 25)),
    ("About 40,000 people fled.", {"about_grains": 0.25}, (37500, 42500)),
    ("About 950 people fled.", {"about_share": 0.1}, (855, 1045)),
    ("More than 40,000 people fled.", {"more_than_grains": 2.0}, (40000, 60000)),
    ("At least 40,000 people fled.", {"at_least_grains": 0.5}, (40000, 45000)),
    ("Nearly 80 people fled.", {"nearly_grains": 0.25}, (77.5, 80)),
]


@pytest.mark.parametrize(("text", "widths", "soft"), WIDER, ids=[str(row[1]) for row in WIDER])
def test_other_widths_move_the_bounds_of_their_hedge_alone(text, widths, soft):
    (usual,), (moved,) = find(text), find(text, Widths(**widths))
    assert (moved.soft_low, moved.soft_high) == pytest.approx(soft)
    texts = [row[0] for row in WIDER]
    touched = [find(t)[0].hedge for t in texts if find(t, Widths(**widths)) != find(t)]
    assert set(touched) == {usual.hedge}
