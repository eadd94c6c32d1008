"""Rules of the family VFA about texts that are no address range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vpn_preflight.rules.rule import Remark, register

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vpn_preflight.field import Annotated, Field
    from vpn_preflight.rules.rule import Citation

CIDR = register(
    "VFA001", "not-an-ipv4-cidr", "error", "A text that is no IPv4 address range a.b.c.d/n."
)
ZEROS = register(
    "VFA002", "leading-zeros", "error", "A number with leading zeros, which some read as octal."
)
IPV6 = register(
    "VFA003", "ipv6", "error", "An IPv6 range, where every example of the page is IPv4.", "inferred"
)

ADDRESS = register(
    "VFA011", "not-an-address", "error", "A string that is not an IPv4 address a.b.c.d."
)

WANTED = "write four numbers from 0 to 255 and a prefix length from 0 to 32, like 10.100.2.0/24"


def is_range(field: Field | None) -> bool:
    """Return whether the contract calls a string that breaks the pattern of a field no address range."""
    return field is not None and field.codes.get("pattern") == CIDR.code


def is_address(field: Field) -> bool:
    """Return whether the contract calls a string that breaks the pattern of a field no address."""
    return field.codes.get("pattern") == ADDRESS.code


def explain(path: Sequence[str | int], value: str, cited: Annotated | Citation) -> Remark:
    """Say why a text is no IPv4 address range."""
    if is_ipv6(value):
        return Remark(
            IPV6, path, "is an IPv6 range, and the page shows IPv4 only", cited, advice=WANTED
        )
    if re.fullmatch(r"[0-9]+(\.[0-9]+){3}/[0-9]+", value) and re.search(r"(?<![0-9])0[0-9]", value):
        return Remark(ZEROS, path, "has a number with leading zeros", cited, advice=WANTED)
    return Remark(CIDR, path, "is no IPv4 address range", cited, advice=WANTED)


def explain_address(path: Sequence[str | int], value: str, cited: Annotated | Citation) -> Remark:
    """Say why a string is not an address."""
    slash = value.partition("/")[0] if is_ipv4(value.partition("/")[0]) else None
    message = (
        "has a prefix length, and an IPv4 address has none" if slash else "is not an IPv4 address"
    )
    advice = (
        f"use {slash} for one address"
        if slash
        else "use four numbers from 0 to 255, like 203.0.113.10"
    )
    return Remark(ADDRESS, path, message, cited, advice=advice)


def is_ipv4(value: str) -> bool:
    """Return whether a string is an IPv4 address."""
    import ipaddress  # noqa: PLC0415 - only bad payloads pay for it

    try:
        return ipaddress.ip_address(value).version == 4  # noqa: PLR2004
    except ValueError:
        return False


def is_ipv6(value: str) -> bool:
    """Tell whether a text is an IPv6 address or range."""
    import ipaddress  # noqa: PLC0415 - only bad payloads pay for it

    try:
        return ipaddress.ip_interface(value).version == 6  # noqa: PLR2004
    except ValueError:
        return False
