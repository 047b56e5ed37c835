"""Endpoints as records: read from rows, checked, rotated, and what of them is shown."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks.webhooks import Webhook

from extractors.places import load_gazetteer
from flows.endpoints.changes import exchanged, named, rotated, without
from flows.endpoints.checks import check_address, check_name, check_places
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.filters import Filter
from flows.endpoints.rows import added_endpoint_of, endpoint_of, row_of
from flows.endpoints.showing import shown_secrets, shown_url
from flows.endpoints.signing import new_secret, sign
from flows.errors import GuardedAddressError, SettingsError
from flows.settings import load_settings, with_blocks
from flows.web.addresses import Guard, guard_of

NOW = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
OLD, NEW = new_secret(), new_secret()
FULL = Endpoint(
    name="desk",
    url="https://desk.example/hook",
    secrets=(NEW,),
    format="cloudevents",
    filter=Filter(measure=("killed", "sell:car"), min_severity="hard", min_ratio=1.5),
    digest_minutes=30,
    storm_limit=5,
    notify="editor",
    retiring=((OLD, NOW),),
)


def row(**changes):
    return {"name": "desk", "url": "https://desk.example/", "secret": NEW} | changes


def test_a_row_says_all_that_an_endpoint_can_be():
    assert added_endpoint_of("file", json.loads(json.dumps(row_of(FULL)))) == FULL


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"format": "fax"}, "webhook, cloudevents, chat"),
        ({"url": "ftp://desk.example/"}, "no http"),
        ({"url": "https:///hook"}, "no http"),
        ({"url": "https://desk.example:99999/"}, "no http"),
        ({"url": "https://desk.example:0/"}, "no http"),
        ({"url": "desk", "format": "chat"}, "none of a chat"),
        ({"secret": "whsec_short"}, "24 to 64 bytes"),
        ({"secret": "whsec_" + "é" * 40}, "not base64"),
        ({"secret": None}, "has no secret.*secret_env.*secret_block"),
        ({"secret": None, "secrets": [NEW, "abc"]}, "whsec_"),
        ({"digest_minutes": 0}, "whole number"),
        ({"digest_minutes": True}, "whole number"),
        ({"storm_limit": "many"}, "whole number"),
        ({"filter": {"placce": "Idlib"}}, "unknown filter 'placce'.*place"),
        ({"secrett": NEW}, "unknown setting 'secrett'.*secret_env"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_the_mend(changes, problem):
    with pytest.raises(SettingsError, match=problem):
        endpoint_of("counterclaim.toml", row(**changes), {})


def test_several_secrets_stand_in_a_list_or_in_one_variable():
    listed = endpoint_of("f", row(secret=None, secrets=[NEW, OLD]), {})
    variable = endpoint_of("f", row(secret=None, secret_env="DESK"), {"DESK": f"{NEW} {OLD}"})
    assert listed.secrets == variable.secrets == (NEW, OLD)


def test_a_secret_block_is_read_when_asked_for_and_checked():
    settings = replace(
        load_settings(None, {}), endpoints=(Endpoint("desk", "https://e.org", secret_block="b"),)
    )
    assert with_blocks(settings, {"b": NEW}.__getitem__).endpoints[0].secrets == (NEW,)
    with pytest.raises(SettingsError, match="Secret block b of endpoint desk"):
        with_blocks(settings, {"b": "hunter2"}.__getitem__)


def test_two_endpoints_of_one_name_are_refused(tmp_path):
    table = f'[[endpoints]]\nname = "d"\nurl = "https://e.org"\nsecret = "{NEW}"\n'
    (tmp_path / "c.toml").write_text(table * 2)
    with pytest.raises(SettingsError, match="two endpoints are called 'd'"):
        load_settings(tmp_path / "c.toml", {})


def test_during_a_rotation_both_signatures_hold_and_then_only_the_new(monkeypatch):
    endpoint = rotated(replace(FULL, secrets=(OLD,), retiring=()), NEW, NOW, timedelta(hours=24))
    assert endpoint.secrets_at(NOW + timedelta(hours=23)) == (NEW, OLD)
    assert endpoint.secrets_at(NOW + timedelta(hours=24)) == (NEW,)
    moment = datetime.now(UTC)
    headers = sign(b"{}", "msg_1", moment, (NEW, OLD))
    assert len(headers["webhook-signature"].split(" ")) == 2
    assert Webhook(OLD).verify(b"{}", headers) == Webhook(NEW).verify(b"{}", headers) == {}


def test_a_second_rotation_keeps_what_still_overlaps_and_drops_what_is_over():
    once = rotated(replace(FULL, secrets=(OLD,), retiring=()), NEW, NOW, timedelta(hours=24))
    third = new_secret()
    twice = rotated(once, third, NOW + timedelta(hours=1), timedelta(hours=2))
    assert twice.secrets_at(NOW + timedelta(hours=2)) == (third, NEW, OLD)
    leaked = rotated(once, third, NOW + timedelta(hours=1), timedelta())
    assert leaked.secrets_at(NOW + timedelta(hours=1)) == (third,)
    late = rotated(once, third, NOW + timedelta(days=2), timedelta(hours=9))
    assert [old for old, _ in late.retiring] == [NEW]


@pytest.mark.parametrize(
    ("addresses", "allowed"), [(["10.1.0.9"], False), (["93.184.216.34"], True)]
)
def test_where_it_leads_is_checked_before_it_is_added(addresses, allowed):
    def resolve(host, port):
        return addresses

    assert check_address(FULL, guard_of(["10.1.0.0/16"]), resolve) is None
    if allowed:
        assert check_address(FULL, Guard(), resolve) is None
    else:
        with pytest.raises(GuardedAddressError, match=r"10\.1\.0\.9.*allow_networks"):
            check_address(FULL, Guard(), resolve)


def test_a_host_that_is_down_today_may_be_added():
    def resolve(host, port):
        raise OSError(2, "no such host")

    assert "desk.example cannot be resolved" in (check_address(FULL, Guard(), resolve) or "")


@pytest.mark.parametrize("name", ["", "two words", "-x", "a" * 65, "é", "a/b"])
def test_a_name_is_one_that_commands_take(name):
    with pytest.raises(SettingsError, match="letters, digits"):
        check_name(name, [])


def test_an_unknown_place_is_refused():
    check_places(replace(FULL, filter=Filter(place=("Idlib",))), load_gazetteer())
    with pytest.raises(SettingsError, match="Atlantisville"):
        check_places(replace(FULL, filter=Filter(place=("Atlantisville",))), load_gazetteer())


def test_changes_touch_the_named_one_only():
    other = replace(FULL, name="other")
    assert without((FULL, other), "desk") == (other,)
    assert exchanged((FULL, other), replace(other, notify=None))[0] is FULL
    with pytest.raises(SettingsError, match="the endpoints are desk, other"):
        named((FULL, other), "nobody")


def test_nothing_secret_is_shown():
    tokens = replace(FULL, url="https://user:pass@e.org:8443/services/T0/xoxb1234567890abcdef?k=v")
    chat = replace(FULL, format="chat", url="slack://tokenA/tokenB/tokenC")
    shown = f"{tokens!r} {chat!r} {shown_url(tokens)} {shown_url(chat)} {shown_secrets(FULL)}"
    for secret in (NEW, OLD, "pass", "xoxb", "k=v", "tokenA"):
        assert secret not in shown
    assert shown_url(tokens) == "https://e.org:8443/services/T0/…?…"
    assert NEW[:10] in shown and NEW[6:12] not in shown
