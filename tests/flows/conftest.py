"""Shared parts: one loaded reader, one pool of workers, worlds around temporary warehouses."""

import multiprocessing
import random
from datetime import UTC, datetime, timedelta
from multiprocessing import forkserver
from pathlib import Path

import pytest

from flows.endpoints.endpoint import Endpoint
from flows.endpoints.signing import new_secret
from flows.settings import Settings
from flows.web.addresses import guard_of
from flows.web.hosts import Hosts
from flows.workers.isolation import Workers
from flows.workers.limits import PAGE_LIMITS, Limits
from flows.workers.pages import PRELOAD
from flows.workers.resources import shared_reader
from flows.world import World, patience
from tests import paths

SEEDS = paths.ROOT / "seeds"


@pytest.fixture(scope="session", autouse=True)
def shared_pipeline():
    """All pools of a process fork from one server: the first to start it decides what it holds."""
    multiprocessing.get_context("forkserver").set_forkserver_preload([PRELOAD])
    forkserver.ensure_running()


@pytest.fixture(scope="session")
def reader():
    return shared_reader()


@pytest.fixture(scope="session")
def workers():
    with Workers(1, PAGE_LIMITS, [PRELOAD]) as pool:
        yield pool


@pytest.fixture(scope="session")
def hasty():
    """Workers that are killed soon, for tests that wait for it; generous with a busy machine."""
    with Workers(1, Limits(seconds=1.5, megabytes=900, patience=10), [PRELOAD]) as pool:
        yield pool


@pytest.fixture(scope="session")
def world_of(reader, workers):
    """A function from a folder (and endpoints) to a world whose warehouse lies there."""

    def make(folder: Path, endpoints: tuple[Endpoint, ...] = (), reach=lambda point: None) -> World:
        settings = Settings(
            warehouse=folder / "w.duckdb",
            guard=guard_of(["127.0.0.0/8"]),
            endpoints=endpoints,
        )
        return World(
            settings,
            reader,
            workers,
            lambda: datetime.now(UTC),
            random.random,
            patience(),
            reach,
            hosts=Hosts(timedelta()),  # one local server plays all hosts
        )

    return make


@pytest.fixture
def world_at(world_of):
    """The same, for fixtures of one test."""
    return world_of


@pytest.fixture
def secret():
    return new_secret()
