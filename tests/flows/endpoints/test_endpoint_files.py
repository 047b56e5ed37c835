"""The file beside the warehouse: its owner's only, whole at any moment, one change at a time."""

import stat
import threading
from dataclasses import replace

import pytest

from flows.endpoints.changes import named
from flows.endpoints.files import change_endpoints, endpoints_path, read_endpoints
from flows.errors import SettingsError
from flows.settings import settings_from
from tests.flows.endpoints.test_endpoints import FULL, NEW, OLD


def test_the_file_is_only_its_owners_and_whole(tmp_path):
    path = endpoints_path(tmp_path / "claims.duckdb")
    assert read_endpoints(path) == () and path.name == "claims.endpoints.json"
    change_endpoints(path, lambda old: (*old, FULL))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_endpoints(path) == (FULL,)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_change_that_fails_leaves_the_file_as_it_was(tmp_path):
    path = endpoints_path(tmp_path / "claims.duckdb")
    change_endpoints(path, lambda old: (FULL,))
    with pytest.raises(SettingsError):
        change_endpoints(path, lambda old: (named(old, "nobody"),))
    assert read_endpoints(path) == (FULL,)


def test_changes_at_once_are_made_one_after_the_other(tmp_path):
    path = endpoints_path(tmp_path / "claims.duckdb")

    def add(number):
        change_endpoints(path, lambda old: (*old, replace(FULL, name=f"desk-{number}")))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read_endpoints(path)) == 12


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 9, "endpoints": []}', "\x00"])
def test_a_broken_file_is_named_and_kept(tmp_path, text):
    path = tmp_path / "w.endpoints.json"
    path.write_text(text)
    with pytest.raises(SettingsError, match=r"w\.endpoints\.json.*add the endpoints again"):
        read_endpoints(path)
    assert path.read_text() == text


def test_others_that_may_read_the_file_are_warned_of(tmp_path, caplog):
    path = endpoints_path(tmp_path / "w.duckdb")
    change_endpoints(path, lambda old: (FULL,))
    path.chmod(0o644)
    read_endpoints(path)
    assert "chmod 600" in caplog.text and NEW not in caplog.text


def test_the_settings_hold_both_and_the_files_own_go_before(tmp_path):
    own = f'[[endpoints]]\nname = "desk"\nurl = "https://own.example/"\nsecret = "{OLD}"\n'
    (tmp_path / "c.toml").write_text(f'warehouse = "{tmp_path}/w.duckdb"\n{own}')
    editor = replace(FULL, name="editor")
    change_endpoints(endpoints_path(tmp_path / "w.duckdb"), lambda old: (FULL, editor))
    settings = settings_from({"settings": str(tmp_path / "c.toml"), "warehouse": None})
    assert [e.url for e in settings.endpoints] == ["https://own.example/", FULL.url]
