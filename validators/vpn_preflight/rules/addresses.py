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

WANTED = "write four numbers from 0 to 255 and a prefix length from 0 to 32, like 10.100.2.0/24"


def is_range(field: Field | None) -> bool:
    """Return whether the contract calls a string that breaks the pattern of a field no address range."""
    return field is not None and field.codes.get("pattern") == CIDR.code


def explain(path: Sequence[str | int], value: str, cited: Annotated | Citation) -> Remark:
    """Say why a text is no IPv4 address range."""
    if is_ipv6(value):
        return Remark(
            IPV6, path, "is an IPv6 range, and the page shows IPv4 only", cited, advice=WANTED
        )
    if re.fullmatch(r"[0-9]+(\.[0-9]+){3}/[0-9]+", value) and re.search(r"(?<![0-9])0[0-9]", value):
        return Remark(ZEROS, path, "has a number with leading zeros", cited, advice=WANTED)
    return Remark(CIDR, path, "is no IPv4 address range", cited, advice=WANTED)


def is_ipv6(value: str) -> bool:
    """Tell whether a text is an IPv6 address or range."""
    import ipaddress  # noqa: PLC0415 - only bad payloads pay for it

    try:
        return ipaddress.ip_interface(value).version == 6  # noqa: PLR2004
    except ValueError:
        return False
