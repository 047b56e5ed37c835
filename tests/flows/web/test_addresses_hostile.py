"""Hostile addresses: no connection to a guarded one, proven by listening there.

Each case is an attack that works where nothing is guarded: its twin shows the connection that it
would make.
"""

import ipaddress
import json
from urllib.parse import urlsplit

import anyio
import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.errors import GuardedAddressError
from flows.web.addresses import Guard, guard_of, special_networks
from flows.web.transport import new_client
from tests import paths
from tests.flows.web.wires import Wires, watched

CASES = json.loads((paths.CASES / "web/hostile_addresses.json").read_text(encoding="utf-8"))
NAMED = [case for case in CASES if "answers" in case]
NOTHING, EVERYTHING = Guard(), guard_of(["0.0.0.0/0", "::/0"])
PUBLIC = {"93.184.215.14", "2606:4700::1111"}


def names_of(cases) -> dict[str, list[list[str]]]:
    found = {}
    for case in cases:
        host = (urlsplit(case["url"].replace("{port}", "80")).hostname or "").rstrip(".")
        found[host.encode("idna").decode()] = case["answers"]
    return found


def outcomes(cases, guard: Guard) -> tuple[dict[str, str], dict[str, list[str]], Wires]:
    """For each address what fetching it gave, and what was connected to."""
    given, tried = {}, {}

    async def run(wires: Wires) -> None:
        async with new_client(guard, "counterclaim/test") as client:
            for case in cases:
                before = len(wires.tried)
                url = case["url"].replace("{port}", str(wires.port))
                try:
                    given[case["url"]] = str((await client.get(url)).status_code)
                except GuardedAddressError:
                    given[case["url"]] = "guarded"
                except (httpx2.HTTPError, httpx2.InvalidURL):
                    given[case["url"]] = "refused"
                tried[case["url"]] = wires.tried[before:]

    with watched(names_of(case for case in cases if "answers" in case)) as wires:
        anyio.run(run, wires)
    return given, tried, wires


def test_there_are_at_least_two_hundred_and_each_says_why():
    assert len({case["url"] for case in CASES}) == len(CASES) >= 200
    assert all(case["why"] for case in CASES)


@pytest.fixture(scope="module")
def guarded():
    return outcomes(CASES, NOTHING)


def test_none_connects_to_a_guarded_address(guarded):
    given, tried, wires = guarded
    assert wires.arrived == []
    assert set(given.values()) == {"guarded", "refused"}
    assert {url: to for url, to in tried.items() if set(to) - PUBLIC} == {}


def test_each_that_leads_somewhere_is_refused_for_where_it_leads(guarded):
    given, _, _ = guarded
    leading = {case["url"] for case in CASES if case.get("leads_to")}
    rebinding = {case["url"] for case in NAMED if len(case["answers"]) > 1}
    leading |= {case["url"] for case in NAMED} - rebinding
    assert {url for url in leading if given[url] != "guarded"} == set()


def test_where_nothing_is_guarded_each_leads_to_what_it_says():
    literal = [case for case in CASES if case.get("leads_to")]
    _, tried, wires = outcomes(literal, EVERYTHING)
    assert {c["url"]: tried[c["url"]][:1] for c in literal} == {
        c["url"]: [c["leads_to"]] for c in literal
    }
    local = [c for c in literal if c["leads_to"] in ("127.0.0.1", "::1") and "{port}" in c["url"]]
    assert len(wires.arrived) >= len(local) > 30


def test_where_nothing_is_guarded_names_lead_to_their_guarded_addresses():
    _, tried, _ = outcomes(NAMED, EVERYTHING)
    missed = {
        c["url"] for c in NAMED if not set(tried[c["url"]]) & set(map(spelt, c["answers"][0]))
    }
    assert missed == set()


def spelt(address: str) -> str:
    return str(ipaddress.ip_address(address))


def test_a_name_that_answers_differently_the_second_time_is_looked_up_once():
    rebinding = [case for case in NAMED if len(case["answers"]) > 1]
    _, tried, wires = outcomes(rebinding, NOTHING)
    assert len(wires.asked) == len(rebinding) >= 4
    assert all(set(to) <= PUBLIC and to for to in tried.values())


@given(st.sampled_from(special_networks()), st.data())
@settings(max_examples=300)
def test_no_address_of_a_special_network_is_permitted_in_any_embedding(row, data):
    network, _ = row
    low, high = int(network.network_address), int(network.broadcast_address)
    number = data.draw(st.integers(low, high))
    guard = Guard()
    if network.version == 6:
        assert not guard.permits(str(ipaddress.IPv6Address(number)))
        return
    assert not guard.permits(str(ipaddress.IPv4Address(number)))
    for prefix, shift in [
        (0xFFFF << 32, 0),  # mapped
        (0, 0),  # compatible
        (0x64FF9B << 96, 0),  # NAT64
        (0x2002 << 112, 80),  # 6to4
        ((0x26064700 << 96) | (0x5EFE << 32), 0),  # ISATAP
    ]:
        assert not guard.permits(str(ipaddress.IPv6Address(prefix | (number << shift))))


@given(st.ip_addresses())
def test_the_guard_is_no_laxer_than_python(address):
    if Guard().permits(str(address)):
        nat64 = address.version == 6 and address in ipaddress.IPv6Network("64:ff9b::/96")
        assert nat64 or (address.is_global and not address.is_multicast)


@given(st.text(max_size=40))
def test_what_is_no_address_is_not_permitted(text):
    try:
        ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        assert not Guard().permits(text)
