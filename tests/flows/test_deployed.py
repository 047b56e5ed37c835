"""The flows under a real Prefect server, one for the whole session."""

import os

import pytest
import yaml

from tests.flows.conftest import SEEDS
from warehouse.query import run_query

ROOT = SEEDS.parent


@pytest.fixture(scope="module")
def prefect_server(tmp_path_factory):
    os.environ["DO_NOT_TRACK"] = "1"
    os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=90):
        yield


def test_the_flow_ingests_the_seeds_and_a_second_run_finds_nothing_new(prefect_server, tmp_path):
    from flows.deployed import ingest

    warehouse = tmp_path / "w.duckdb"
    first = ingest(sources=[str(SEEDS / "feed.xml")], warehouse=str(warehouse))
    second = ingest(sources=[str(SEEDS / "feed.xml")], warehouse=str(warehouse))
    assert (first["articles"], first["failures"]) == (5, 0)
    assert (second["articles"], second["unchanged"], second["alerts"]) == (0, 5, 0)
    rows = run_query(warehouse, "SELECT count(*) FROM articles").rows
    assert rows == ((5,),)


def test_the_nightly_flow_leaves_a_backup(prefect_server, tmp_path):
    from flows.deployed import ingest, nightly

    warehouse = tmp_path / "w.duckdb"
    ingest(sources=[str(SEEDS / "idlib-001.txt")], warehouse=str(warehouse))
    nightly(warehouse=str(warehouse))
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.stat().st_size > 0
    assert run_query(warehouse, "SELECT count(*) FROM articles").rows == ((1,),)


def test_each_deployment_names_a_flow_that_exists():
    import flows.deployed

    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    assert [d["name"] for d in deployments] == ["seeds", "poll", "nightly"]
    for deployment in deployments:
        module, _, name = deployment["entrypoint"].rpartition(".")
        assert module == "flows.deployed"
        flow = getattr(flows.deployed, name)
        assert set(deployment.get("parameters", {})) <= set(flow.parameters.properties)
        assert deployment["concurrency_limit"]["limit"] == 1
