"""What sort of place an IP address or a host is, for whoever decides what may be connected to."""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_localhost(host: str) -> bool:
    """Whether a name means this machine by itself (RFC 6761)."""
    name = host.lower().rstrip(".")
    return name == "localhost" or name.endswith(".localhost")


def is_loopback(host: str) -> bool:
    """Whether a host names this machine, without asking anybody."""
    try:
        return is_localhost(host) or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def kind_of(address: Address) -> str:
    """`public`, `local` (loopback, private) or `special` (metadata, multicast, reserved…)."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return kind_of(inner)
        if address.is_site_local:  # withdrawn, and still routed in places
            return "local"
    metadata = address == ipaddress.ip_address("fd00:ec2::254") or address.is_link_local
    if metadata or address.is_multicast or address.is_unspecified:
        return "special"
    if address.is_loopback:
        return "local"
    if address.is_reserved:
        return "special"
    if address.is_global:
        return "public"
    return "local" if address.is_private else "special"
