"""The collector is as it was once a batch is stored, or failed."""

import gc

import pytest

from warehouse.filing.collecting import NEW_OBJECTS, rare_collection


def test_the_collector_rests_and_goes_on() -> None:
    before = gc.get_threshold()
    with rare_collection():
        assert gc.get_threshold() == (NEW_OBJECTS, *before[1:]) and gc.isenabled()
    assert gc.get_threshold() == before and gc.get_freeze_count() == 0


def test_a_batch_that_fails_leaves_no_trace() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="bad batch"), rare_collection():
        raise ValueError("bad batch")
    assert gc.get_threshold() == before
