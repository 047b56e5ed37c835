"""Which network addresses may be connected to.

`ipaddress.is_global` alone lets through addresses that embed another one (NAT64, 6to4, Teredo,
IPv4-mapped) and IPv6's old site-local range; each is unwrapped or refused here.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets public addresses through, and those of the networks that the settings allow."""

    allowed: tuple[Network, ...] = ()

    def permits(self, address: str) -> bool:
        """Whether a literal address (as the resolver gave it) may be connected to."""
        parsed = ipaddress.ip_address(address.split("%")[0])
        if any(parsed.version == net.version and parsed in net for net in self.allowed):
            return True
        return all(map(_is_public, (parsed, *_embedded(parsed))))


def guard_of(networks: Sequence[str]) -> Guard:
    """A guard that also allows the named networks ("10.1.0.0/16"); ValueError where one is none."""
    return Guard(tuple(ipaddress.ip_network(network, strict=False) for network in networks))


def _is_public(address: Address) -> bool:
    site_local = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return address.is_global and not address.is_multicast and not site_local


def _embedded(address: Address) -> tuple[Address, ...]:
    """The IPv4 addresses that an IPv6 address carries within."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    found: list[Address] = []
    if address.ipv4_mapped:
        found.append(address.ipv4_mapped)
    if address.sixtofour:
        found.append(address.sixtofour)
    if address.teredo:
        found.extend(address.teredo)
    if any(address in net for net in _NAT64):
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(found)
