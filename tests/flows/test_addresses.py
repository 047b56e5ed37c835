"""Which addresses may be connected to."""

import pytest

from flows.addresses import Guard, guard_of

REFUSED = [
    "127.0.0.1",
    "10.0.0.1",
    "172.16.3.4",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fd00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "2002:7f00:1::1",
    "2002:a00:1::1",
    "2001:0:7f00:1::1",
]


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_not_public_is_refused(address):
    assert not Guard().permits(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses_are_let_through(address):
    assert Guard().permits(address)


def test_a_network_of_ones_own_can_be_allowed_and_allows_no_other():
    guard = guard_of(["10.1.0.0/16"])
    assert guard.permits("10.1.2.3")
    assert not guard.permits("10.2.2.3")
    assert not guard.permits("127.0.0.1")
