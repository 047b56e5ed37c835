"""Which addresses may be connected to, and what an allowed network lets through."""

import pytest

from flows.web.addresses import Guard, guard_of


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "8.8.8.8",
        "192.0.1.1",
        "198.20.0.1",
        "172.32.0.1",
        "100.128.0.1",
        "223.255.255.254",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "2a00:1450:4001:830::200e",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
        "2001:4860::5efe:8.8.8.8",
    ],
)
def test_public_addresses_are_let_through(address):
    assert Guard().permits(address)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1", "loopback"),
        ("169.254.169.254", "link-local"),
        ("168.63.129.16", "Azure"),
        ("::ffff:10.0.0.1", "private"),
        ("64:ff9b::7f00:1", "loopback"),
        ("2002:a00:1::1", "private"),
        ("::127.0.0.1", "compatible"),
        ("fe80::1%eth0", "link-local"),
        ("4000::1", "not allocated"),
        ("nonsense", "no address"),
    ],
)
def test_an_objection_says_what_the_address_is(address, why):
    assert why in Guard().objection(address)


def test_a_network_of_ones_own_can_be_allowed_and_allows_no_other():
    guard = guard_of(["10.1.0.0/16"])
    assert guard.permits("10.1.2.3")
    assert not guard.permits("10.2.2.3")
    assert not guard.permits("127.0.0.1")


def test_an_allowed_network_is_allowed_in_each_form_that_leads_there():
    guard = guard_of(["10.1.0.0/16", "fd12::/32"])
    assert guard.permits("::ffff:10.1.2.3")
    assert guard.permits("64:ff9b::10.1.2.3")
    assert guard.permits("fd12::7")
    assert not guard.permits("::ffff:10.2.2.3")
    assert not guard.permits("64:ff9b::10.2.2.3")
    assert not guard.permits("fd13::7")


def test_a_network_written_as_mapped_is_its_ipv4_network():
    guard = guard_of(["::ffff:10.1.0.0/112"])
    assert guard.permits("10.1.2.3")
    assert not guard.permits("10.2.2.3")


def test_allowing_all_of_ipv6_allows_no_ipv4():
    guard = guard_of(["::/0"])
    assert guard.permits("fd12::7")
    assert not guard.permits("::ffff:127.0.0.1")
    assert not guard.permits("127.0.0.1")


@pytest.mark.parametrize("network", ["10.1.0.0/33", "ten", "10.1", ""])
def test_what_is_no_network_is_refused(network):
    with pytest.raises(ValueError):
        guard_of([network])
