"""The hosts that the emulator answers for: those of this machine and of the services.

A website can point a name of its own at 127.0.0.1, and a browser then lets it read what is served
there. The Host header still has that name.
"""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache

from vpn_preflight import contract

AUTHORITY = re.compile(r"(?:\[(?P<address>[0-9a-f:.]+)\]|(?P<name>[a-z0-9.-]+))(?::[0-9]{1,5})?")


@lru_cache(maxsize=64)
def is_served(authority: str) -> bool:
    """Return whether a Host header, with or without a port, is this machine or a service."""
    found = AUTHORITY.fullmatch(authority.lower())
    if found is None:
        return False
    return (
        found["address"] == "::1" if found["address"] else is_name(found["name"].removesuffix("."))
    )


def is_name(name: str) -> bool:
    """Return whether a name, or an address of IPv4, is one to answer for."""
    return (
        name == "localhost" or name.endswith(".localhost") or is_loopback(name) or is_service(name)
    )


def is_loopback(name: str) -> bool:
    """Return whether this is an address in 127.0.0.0/8."""
    try:
        return ipaddress.IPv4Address(name).is_loopback
    except ValueError:
        return False


def is_service(name: str) -> bool:
    """Return whether a host is that of a service of the contract, in any region."""
    return any(
        contract.service(service).hosts.fullmatch(name) for service in contract.service_names()
    )
