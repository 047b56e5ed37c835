"""Watching, in one process: how long it waits, what it survives."""

from dataclasses import replace
from datetime import timedelta

import duckdb
import pytest

from flows.errors import SettingsError
from flows.runs import watching
from flows.runs.cycle import Cycle
from flows.runs.turns import sole_poller
from flows.runs.watching import Watch, retry_after, watch
from flows.workers.isolation import WorkersGone
from tests.flows.runs.test_ingest import site
from tests.flows.site import Answer, serving
from warehouse.errors import WarehouseLocked


class Told:
    """What a watch tells, and so many pauses until it is to stop."""

    def __init__(self, rounds: int, settings) -> None:
        self.came: list[Cycle] = []
        self.failed: list[str] = []
        self.waits: list[float] = []
        self._rounds = rounds
        self.how = Watch(lambda: settings, self._pause, self.came.append, self.failed.append)

    def _pause(self, seconds: float) -> bool:
        self.waits.append(seconds)
        return len(self.waits) < self._rounds


def test_feeds_of_the_settings_are_polled_and_the_next_round_finds_nothing_new(tmp_path, world_at):
    world = world_at(tmp_path)
    with serving(site()) as web:
        settings = replace(world.settings, feeds=(f"{web.url}/feed.xml",))
        told = Told(2, settings)
        watch(world, told.how)
    assert [(c.asked, c.report.articles) for c in told.came] == [(1, 5), (0, 0)]
    assert told.failed == []
    assert all(watching.SHORTEST <= wait <= watching.LONGEST for wait in told.waits)


def test_without_feeds_it_waits_for_some(tmp_path, world_at):
    told = Told(1, world_at(tmp_path).settings)
    watch(world_at(tmp_path), told.how)
    assert (told.waits, told.failed) == ([watching.LONGEST], [])


@pytest.mark.parametrize(
    "error",
    [
        WarehouseLocked("w.duckdb", 7),
        OSError(28, "disk full"),
        duckdb.Error("broken"),
        WorkersGone(),
        ExceptionGroup("tasks", [WorkersGone()]),
    ],
)
def test_a_round_that_fails_is_told_of_and_tried_again_ever_later(
    tmp_path, world_at, monkeypatch, error
):
    def fail(world, steps):
        raise error

    monkeypatch.setattr(watching, "cycle", fail)
    told = Told(4, world_at(tmp_path).settings)
    watch(world_at(tmp_path), told.how)
    assert len(told.failed) == 4 and told.came == []
    assert told.waits == sorted(told.waits) and told.waits[-1] > 4 * told.waits[0]


def test_errors_of_tasks_side_by_side_are_survived_unless_one_is_a_defect(
    tmp_path, world_at, monkeypatch
):
    def fail(world, steps):
        raise ExceptionGroup("tasks", errors)

    monkeypatch.setattr(watching, "cycle", fail)
    errors = [ExceptionGroup("inner", [OSError(24, "too many open files")])]
    told = Told(1, world_at(tmp_path).settings)
    watch(world_at(tmp_path), told.how)
    assert "too many open files" in told.failed[0]
    errors.append(TypeError("a defect"))
    with pytest.raises(ExceptionGroup):
        watch(world_at(tmp_path), told.how)


def test_an_error_of_our_own_making_is_not_hidden(tmp_path, world_at, monkeypatch):
    def fail(world, steps):
        raise TypeError("a defect")

    monkeypatch.setattr(watching, "cycle", fail)
    with pytest.raises(TypeError):
        watch(world_at(tmp_path), Told(1, world_at(tmp_path).settings).how)


def test_while_another_process_polls_it_looks_again_soon(tmp_path, world_at):
    world = world_at(tmp_path)
    told = Told(2, world.settings)
    with sole_poller(world.settings.warehouse):
        watch(world, told.how)
    assert told.waits == [watching.TAKEN] * 2
    assert "polls for it now" in told.failed[0]


def test_settings_that_cannot_be_read_leave_the_last_ones(tmp_path, world_at):
    world = world_at(tmp_path)
    told = Told(1, world.settings)

    def broken():
        raise SettingsError("counterclaim.toml", "is not TOML", "mend that line")

    watch(world, replace(told.how, settings=broken))
    assert len(told.came) == 1 and "as they were" in told.failed[0]


def test_it_wakes_for_the_next_feed(tmp_path, world_at):
    world = world_at(tmp_path)
    with serving({"/feed": Answer(503, headers={"retry-after": "7200"})}) as web:
        settings = replace(world.settings, feeds=(f"{web.url}/feed",))
        told = Told(1, settings)
        watch(world, told.how)
        later = world.clock() + timedelta(hours=2, seconds=-30)
        assert watching.until_next(replace(world, clock=lambda: later)) <= 31


@pytest.mark.parametrize("chance", [0.0, 0.5, 0.999])
def test_waits_after_failures_are_bounded(chance):
    waits = [retry_after(failures, chance) for failures in range(1, 40)]
    assert waits == sorted(waits)
    assert 1 <= waits[0] <= 2 and waits[-1] <= watching.LONGEST
