"""One Prefect server for the tests of flows."""

import os

import pytest


@pytest.fixture(scope="package")
def prefect_server(tmp_path_factory):
    os.environ["DO_NOT_TRACK"] = "1"
    os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=90):
        yield
