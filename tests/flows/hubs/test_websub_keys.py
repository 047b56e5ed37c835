"""The file of callbacks and secrets, and the inbox's bounds."""

from pathlib import Path

import pytest

from flows.hubs import inbox as websub_inbox
from flows.hubs.inbox import Asked, Inbox, Pushed
from flows.hubs.keys import Keys, KeysError, keys_for, keys_path, load_keys, save_keys
from warehouse.memory.leases import Lease

ONE = Keys("https://hub.example/", "token-1", "secret-1")
LEASE = Lease("https://daral.example/feed", ONE.hub, "https://daral.example/feed")


def test_keys_come_back_and_only_their_owner_reads_them(tmp_path):
    path = keys_path(tmp_path / "claims.duckdb")
    path.with_name(f"{path.name}.part").touch(mode=0o666)
    save_keys(path, {LEASE.feed: ONE})
    assert load_keys(path) == {LEASE.feed: ONE}
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["claims.websub.json"]


def test_without_a_file_there_are_no_keys(tmp_path):
    assert load_keys(tmp_path / "nothing.json") == {}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": {"hub": "x"}}', "\udcff"])
def test_a_broken_file_says_how_to_go_on(tmp_path, text):
    path = tmp_path / "claims.websub.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(KeysError, match=r"claims\.websub\.json: cannot be read .*; remove it"):
        load_keys(path)


def test_a_folder_that_cannot_be_written_is_named():
    with pytest.raises(KeysError, match="cannot be written"):
        save_keys(Path("/proc/nowhere/claims.websub.json"), {})


def test_a_hub_keeps_its_keys_and_another_gets_new_ones():
    words = iter(["token-2", "secret-2"])
    assert keys_for(LEASE, {LEASE.feed: ONE}, lambda: next(words)) is ONE
    other = Lease(LEASE.feed, "https://other.example/", LEASE.topic)
    assert keys_for(other, {LEASE.feed: ONE}, lambda: next(words)) == Keys(
        "https://other.example/", "token-2", "secret-2"
    )


def test_a_secret_is_not_printed():
    assert "secret-1" not in repr(ONE)


def test_an_inbox_that_is_full_says_so_and_keeps_what_it_has(monkeypatch):
    monkeypatch.setattr(websub_inbox, "MOST_WAITING", 10)
    inbox = Inbox()
    assert inbox.put(Pushed("a", b"12345678"))
    assert not inbox.put(Pushed("b", b"1234"))
    assert inbox.put(Asked("c", "hub", None))
    assert [event.feed for event in inbox.take(0)] == ["a", "c"]
    assert inbox.put(Pushed("b", b"1234567890"))
