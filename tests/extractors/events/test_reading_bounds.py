"""Reading events takes bounded time, whatever the article, and never raises."""

import time
from datetime import date

import pytest

from extractors.claims import Reader, read_all
from extractors.parsing.pipeline import load
from extractors.places import load_gazetteer
from extractors.records import Article

MOST = 12.0  # seconds for 20,000 characters, parsing included, on a busy machine


@pytest.mark.parametrize(
    "piece",
    [
        "Another blast in Kafr Darbun killed 12. ",
        "In the village of Al Al Al Al Al a raid killed 3 in Homs, and 4 in Hama; ",
        "Revised, cut and rejected reports of the toll to 45 from 60 and not 22. ",
    ],
)
def test_a_hostile_article_is_read_in_time(piece):
    text = piece * (20_000 // len(piece))
    began = time.perf_counter()
    found = read_all([Article("a", text, None, date(2024, 5, 7))], READER)[0]
    assert time.perf_counter() - began < MOST
    assert all(one.event is None or one.event < len(found.events) for one in found.quantities)


READER = Reader(load(), load_gazetteer())
