"""A piece of the world in the ordinary tests: six feeds for a day, a restart at noon."""

from datetime import timedelta

import pytest

from tests.world.checks import checks
from tests.world.driver import living


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    with living(folder, 1, "few", timedelta(minutes=120)) as lived:
        yield {check.name: check for check in checks(lived, 1)}


@pytest.mark.parametrize(
    "name",
    [
        "no unconditional request where a conditional one was due",
        "validators are sent back byte for byte",
        "none early after Retry-After",
        "a second between requests to one host",
        "each says who asks",
        "every entry stored once",
        "the expected alerts and no others",
        "each alert delivered once",
        "guarded addresses",
        "schedules survive a restart",
    ],
)
def test_it_holds(found, name):
    assert found[name].wrong == ()


def test_something_happened(found):
    assert found["the expected alerts and no others"].counted.startswith("2 for 2")
    assert "conditional" in found["requests"].counted
