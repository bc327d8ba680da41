"""What may be reached: public addresses on web ports only. Judged where the socket is made, after every lookup.

`ipaddress.is_global` lets NAT64, 6to4, multicast and more through, so the table here is our own.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

_INSIDE_4: Final = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
    )
)  # fmt: skip
"""IANA's special-purpose registry, multicast and the reserved class E."""

_PUBLIC_6: Final = IPv6Network("2000::/3")
_INSIDE_6: Final = tuple(
    IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
"""Of IPv6 only global unicast, without what stands for an IPv4 address or for nothing."""

_LOCAL_NAMES: Final = ("localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa")

AddrInfo = tuple[int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What may be reached besides the public web. `networks` and `ports` are lists of exceptions."""

    private: bool = False
    networks: tuple[str, ...] = ()
    ports: frozenset[int] = frozenset({80, 443})


class Forbidden(OSError):
    """A connection that the guard refused; an OSError, so that a client tries the name's next address."""


def may_reach(address: str, reach: Reach) -> bool:
    """Whether a socket to `address` (an IP literal, with or without a scope) may be opened."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if reach.private or any(ip in _network(net) for net in reach.networks):
        return True
    return is_public(ip)


@cache
def _network(written: str) -> IPv4Network | IPv6Network:
    """A network of the operator's list, read once: each request asks for it twice."""
    return ip_network(written)


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Whether `ip` belongs to the public internet and to nothing that is translated into another address."""
    if isinstance(ip, IPv4Address):
        return not any(ip in net for net in _INSIDE_4)
    return ip in _PUBLIC_6 and not any(ip in net for net in _INSIDE_6)


def refuses_host(host: str, reach: Reach) -> bool:
    """Whether a host can be refused by its spelling alone: a local name, or an IP address in any form libc reads."""
    if reach.private:
        return False
    host = host.strip("[]").rstrip(".").lower()
    if not host or host in _LOCAL_NAMES or host.endswith(tuple(f".{name}" for name in _LOCAL_NAMES)):
        return True
    literal = _literal(host)
    return literal is not None and not may_reach(literal, reach)


def socket_factory(reach: Reach) -> Callable[[AddrInfo], socket.socket]:
    """A maker of sockets for aiohttp that raises Forbidden for an address or port outside of `reach`."""

    def make(found: AddrInfo) -> socket.socket:
        family, kind, proto, _, address = found
        host, port = str(address[0]), int(str(address[1]))
        if not may_reach(host, reach) or port not in reach.ports:
            raise Forbidden(f"{host} port {port} may not be reached")
        made = socket.socket(family, kind, proto)
        made.setblocking(False)
        return made

    return make


def _literal(host: str) -> str | None:
    """The address that a host means without any lookup: `127.1`, `0x7f000001`, `017700000001`, `::1`; else None."""
    try:
        return str(ip_address(host.partition("%")[0]))
    except ValueError:
        pass
    if not all(part and part[0].isdigit() for part in host.split(".")):
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return None
