"""The flows under a real Prefect server, one for the whole session."""

import json
from datetime import UTC, datetime

import pytest
import yaml

from flows.delivery.receiver import Receiver
from flows.endpoints.signing import new_secret
from flows.errors import AllFailedError, SettingsError
from tests.flows.conftest import SEEDS
from tests.flows.runs.test_ingest import site
from tests.flows.site import serving
from warehouse.file.query import run_query

ROOT = SEEDS.parent
SECRET = new_secret()


def test_the_flow_ingests_the_seeds_and_a_second_run_finds_nothing_new(prefect_server, tmp_path):
    from flows.scheduled.deployed import ingest

    warehouse = tmp_path / "w.duckdb"
    first = ingest(sources=[str(SEEDS / "feed.xml")], warehouse=str(warehouse))
    second = ingest(sources=[str(SEEDS / "feed.xml")], warehouse=str(warehouse))
    assert (first["articles"], first["failures"]) == (5, 0)
    assert (second["articles"], second["unchanged"], second["alerts"]) == (0, 5, 0)
    rows = run_query(warehouse, "SELECT count(*) FROM articles").rows
    assert rows == ((5,),)


def test_a_run_fails_where_no_source_could_be_read(prefect_server, tmp_path):
    from flows.scheduled.deployed import ingest

    warehouse = str(tmp_path / "w.duckdb")
    with pytest.raises(AllFailedError, match="no such file"):
        ingest(sources=[str(tmp_path / "none.xml")], warehouse=warehouse)
    both = [str(tmp_path / "none.xml"), str(SEEDS / "idlib-001.txt")]
    assert ingest(sources=both, warehouse=warehouse)["failures"] == 1


def test_the_nightly_flow_leaves_a_backup(prefect_server, tmp_path):
    from flows.scheduled.deployed import ingest, nightly

    warehouse = tmp_path / "w.duckdb"
    ingest(sources=[str(SEEDS / "idlib-001.txt")], warehouse=str(warehouse))
    nightly(warehouse=str(warehouse))
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.stat().st_size > 0
    assert run_query(warehouse, "SELECT count(*) FROM articles").rows == ((1,),)


def test_each_deployment_names_a_flow_that_exists():
    import counterclaim.deployed

    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    assert [d["name"] for d in deployments] == ["seeds", "poll", "nightly"]
    for deployment in deployments:
        module, _, name = deployment["entrypoint"].rpartition(".")
        assert module == "counterclaim.deployed"
        flow = getattr(counterclaim.deployed, name)
        assert set(deployment.get("parameters", {})) <= set(flow.parameters.properties)
        assert deployment["concurrency_limit"]["limit"] == 1


def test_a_run_leaves_a_table_of_its_contradictions(prefect_server, tmp_path):
    from prefect.client.orchestration import get_client

    from flows.scheduled.deployed import ingest

    ingest(sources=[str(SEEDS / "feed.xml")], warehouse=str(tmp_path / "w.duckdb"))
    with get_client(sync_client=True) as client:
        found = client.request("POST", "/artifacts/filter", json={"sort": "CREATED_DESC"}).json()
    table = json.loads(found[0]["data"])
    assert (found[0]["key"], found[0]["type"]) == ("counterclaim-contradictions", "table")
    assert len(table) == 4 and found[0]["flow_run_id"]
    assert all(row["summary"] and row["on file"] and row["new"] and row["link"] for row in table)


def test_a_secret_that_no_block_holds_fails_the_run_once_all_is_stored(prefect_server, tmp_path):
    from prefect.blocks.system import Secret

    from flows.scheduled.deployed import ingest

    with Receiver(SECRET, lambda: datetime.now(UTC), (heard := []).append) as receiver:
        settings = tmp_path / "counterclaim.toml"
        settings.write_text(
            'allow_networks = ["127.0.0.0/8"]\n[[endpoints]]\nname = "desk"\n'
            f'url = "{receiver.url}"\nsecret_block = "desk-secret"\n'
        )
        chosen = {"warehouse": str(tmp_path / "w.duckdb"), "settings": str(settings)}
        with pytest.raises(SettingsError, match=r"'desk-secret'.*prefect block create"):
            ingest(sources=[str(SEEDS / "feed.xml")], **chosen)
        assert run_query(tmp_path / "w.duckdb", "SELECT count(*) FROM alerts").rows == ((4,),)
        assert heard == []
        Secret(value=SECRET).save("desk-secret")
        assert ingest(sources=[str(SEEDS / "feed.xml")], **chosen)["sent"] == 4
    assert [message.problem for message in heard] == [None] * 4


def test_without_sources_the_due_feeds_are_polled_unless_a_watch_is_at_it(prefect_server, tmp_path):
    from flows.runs.turns import sole_poller
    from flows.scheduled.deployed import ingest

    warehouse, settings = tmp_path / "w.duckdb", tmp_path / "counterclaim.toml"
    with serving(site()) as web:
        settings.write_text(
            f'feeds = ["{web.url}/feed.xml"]\nhost_gap = 0\nallow_networks = ["127.0.0.0/8"]\n'
        )
        with sole_poller(warehouse):
            held = ingest(warehouse=str(warehouse), settings=str(settings))
            assert web.requests == []
        first = ingest(warehouse=str(warehouse), settings=str(settings))
        second = ingest(warehouse=str(warehouse), settings=str(settings))
    assert (held["articles"], first["articles"], second["articles"]) == (0, 5, 0)
    assert web.paths().count("/feed.xml") == 1
