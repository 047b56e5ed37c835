"""Which network addresses may be connected to.

`ipaddress.is_global` differs between Python's releases and lets through what embeds another address
(NAT64, 6to4, ISATAP, IPv4-compatible) and the metadata server of one cloud, so that the refused
networks are a table of our own. An IPv6 address is public only where both it and every IPv4 address
within it are.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_UNICAST = ipaddress.IPv6Network("2000::/3")
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052; public where its IPv4 address is
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)  # the third quarter of such an address (RFC 5214)


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets public addresses through, and those of the networks that the settings allow."""

    allowed: tuple[Network, ...] = ()

    def permits(self, address: str) -> bool:
        """Whether a literal address (as the resolver gave it) may be connected to."""
        return self.objection(address) is None

    def objection(self, address: str) -> str | None:
        """Why a literal address may not be connected to, in a few words; None where it may."""
        try:
            parsed = _unmapped(ipaddress.ip_address(address.split("%")[0]))
        except ValueError:
            return "no address"
        if self._allows(parsed):
            return None
        within = (inner for inner in _embedded(parsed) if not self._allows(inner))
        return next(filter(None, map(_special, (parsed, *within))), None)

    def _allows(self, address: Address) -> bool:
        return any(address.version == net.version and address in net for net in self.allowed)


def guard_of(networks: Sequence[str]) -> Guard:
    """A guard that also allows the named networks ("10.1.0.0/16"); ValueError where one is none."""
    return Guard(tuple(_unmapped_network(ipaddress.ip_network(n, strict=False)) for n in networks))


def _special(address: Address) -> str | None:
    """What the special network is that an address lies in; None for a public address."""
    for network, what in special_networks():
        if address.version == network.version and address in network:
            return what
    if address.version == 6 and address not in _UNICAST and address not in _NAT64:
        return "not allocated (RFC 4291)"
    return None


@cache
def special_networks() -> tuple[tuple[Network, str], ...]:
    """The refused networks, the narrower ones first, each with what it is."""
    text = files("flows").joinpath("data/special_networks.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    networks = [(ipaddress.ip_network(network), what) for network, what in rows]
    return tuple(sorted(networks, key=lambda row: -row[0].prefixlen))


def _unmapped(address: Address) -> Address:
    """The IPv4 address that the kernel connects to where an IPv6 one stands for it."""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


def _unmapped_network(network: Network) -> Network:
    if isinstance(network, ipaddress.IPv6Network) and network.subnet_of(_MAPPED):
        first = ipaddress.IPv4Address(int(network.network_address) & 0xFFFFFFFF)
        return ipaddress.IPv4Network((first, network.prefixlen - 96))
    return network


def _embedded(address: Address) -> tuple[ipaddress.IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address carries within: where its packets end up."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    found: list[ipaddress.IPv4Address] = []
    if address.sixtofour:
        found.append(address.sixtofour)
    if address in _NAT64 or (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(found)
