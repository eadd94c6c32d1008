"""Rules of the family VFA about texts that are no address range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vpn_preflight.rules.rule import Remark, register

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["HOST_BITS", "LOCAL", "PEERS", "PEER_COUNT", "RULE_COUNT", "TWICE", "explain"]

CIDR = register("VFA001", "not-an-ipv4-cidr", "error", "A text that is no IPv4 address range a.b.c.d/n.")
ZEROS = register("VFA002", "leading-zeros", "error", "A number with leading zeros, which some read as octal.")
IPV6 = register("VFA003", "ipv6", "error", "An IPv6 range, where every example of the page is IPv4.", "inferred")
# Of ranges that are well formed.
HOST_BITS = register(
    "VFA004", "host-bits", "warning", "An address range whose address has bits behind the prefix length.", "inferred"
)
PEERS = register("VFA005", "overlapping-peers", "warning", "Ranges of the far side that overlap in one rule.", "observed")
LOCAL = register("VFA006", "overlapping-local-ranges", "warning", "Ranges of the VPC that overlap.", "observed")
TWICE = register("VFA007", "duplicate-local-range", "warning", "A range of the VPC that is written twice.", "observed")
RULE_COUNT = register("VFA008", "too-many-rules", "warning", "More rules than a tunnel takes.", "observed")
PEER_COUNT = register("VFA009", "too-many-peers", "warning", "More ranges of the far side than a rule takes.", "observed")

WANTED = "write four numbers from 0 to 255 and a prefix length from 0 to 32, like 10.100.2.0/24"


def explain(path: Sequence[str | int], value: str, node: dict[str, Any]) -> Remark:
    """Say why a text is no IPv4 address range."""
    if is_ipv6(value):
        return Remark(IPV6, path, f"is an IPv6 range, and the page shows IPv4 only: {WANTED}", node)
    if re.fullmatch(r"[0-9]+(\.[0-9]+){3}/[0-9]+", value) and re.search(r"(?<![0-9])0[0-9]", value):
        return Remark(ZEROS, path, f"has a number with leading zeros: {WANTED}", node)
    return Remark(CIDR, path, f"is no IPv4 address range: {WANTED}", node)


def is_ipv6(value: str) -> bool:
    """Tell whether a text is an IPv6 address or range."""
    import ipaddress  # noqa: PLC0415 - only bad payloads pay for it

    try:
        return ipaddress.ip_interface(value).version == 6  # noqa: PLR2004
    except ValueError:
        return False
