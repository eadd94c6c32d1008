"""Rules of the family VFA about strings that are not an address range."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from vpn_preflight.privacy import hide_fields
from vpn_preflight.rules.rule import Remark, register
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vpn_preflight.annotations import Annotated
    from vpn_preflight.field import Field
    from vpn_preflight.rules.rule import Citation

CIDR = register(
    "VFA001", "not-an-ipv4-cidr", "error", "A string that is not an IPv4 range a.b.c.d/n."
)
ZEROS = register(
    "VFA002", "leading-zeros", "error", "A number with leading zeros, which some read as octal."
)
IPV6 = register(
    "VFA003", "ipv6", "error", "An IPv6 range, where every example of the docs is IPv4.", "inferred"
)

NOT_ADDRESS = register(
    "VFA011", "not-an-address", "error", "A string that is not an IPv4 address a.b.c.d."
)

NUMBERS = r"[0-9]{1,10}(?:\.[0-9]{1,10}){3}"
RANGE = rf"{NUMBERS}/[0-9]{{1,10}}"
MASKED = rf"({NUMBERS})[/ ]({NUMBERS})"
SPAN = rf"({NUMBERS}) ?- ?({NUMBERS})"
SHORT = r"[0-9]{1,10}(?:\.[0-9]{1,10}){0,2}/[0-9]{1,10}"
ZERO = r"(?<![0-9])0[0-9]"
BYTE, BITS = 255, 32
# No string with a range in it is longer.
LONGEST = 100
EXAMPLE = 'use an IPv4 range such as "10.100.2.0/24"'


def is_range(field: Field | None) -> bool:
    """Return whether a string that breaks the pattern of a field is not an address range."""
    return field is not None and field.codes.get("pattern") == CIDR.code


def is_address(field: Field) -> bool:
    """Return whether a string that breaks the pattern of a field is not an IPv4 address."""
    return field.codes.get("pattern") == NOT_ADDRESS.code


def explain(
    path: Sequence[str | int], value: str, cited: Annotated | Citation, quoted: str
) -> Remark:
    """Report why a string is not an IPv4 range; `quoted` is the string, if it may show."""
    if is_ipv6(value):
        message, advice = "is IPv6, and every example of the docs is IPv4", "use an IPv4 range"
        return Remark(IPV6, path, f"{quoted} {message}".lstrip(), cited, advice=advice)
    if re.fullmatch(RANGE, value) and re.search(ZERO, value):
        message, advice = "has leading zeros, which some read as octal", "use plain decimal numbers"
        return Remark(ZEROS, path, f"{quoted} {message}".lstrip(), cited, advice=advice)
    why, advice = next(mistakes(value[:LONGEST]), ("", EXAMPLE))
    return Remark(CIDR, path, f"{quoted} is not a CIDR range{why}".lstrip(), cited, advice=advice)


def mistakes(value: str) -> Iterator[tuple[str, str]]:
    """Yield what keeps a string from being a range, and what to use."""
    if re.fullmatch(NUMBERS, value):
        yield (
            ", the prefix length is missing",
            "add one, such as /24 for a network or /32 for a host",
        )
    if found := re.fullmatch(MASKED, value):
        yield ", it has a netmask", of_netmask(*found.groups())
    if found := re.fullmatch(SPAN, value):
        yield ", it has a first and a last address", of_span(*found.groups())
    if re.fullmatch(RANGE, value):
        address, _, length = value.partition("/")
        if any(int(number) > BYTE for number in address.split(".")):
            yield f", a number is above {BYTE}", f"use four numbers from 0 to {BYTE}"
        yield f", {length} is above {BITS}", f"use a prefix length from 0 to {BITS}"
    if re.fullmatch(SHORT, value):
        yield ", it has fewer than four numbers", f"use four numbers from 0 to {BYTE}"
    if re.fullmatch(RANGE, value.strip()):
        yield ", it has spaces around it", "remove the spaces"
    if value.count("/") > 1:
        yield ", it is several", "use one string for each range"


def of_netmask(address: str, mask: str) -> str:
    """Return what to use for an address with a netmask, or with the inverse of one."""
    import ipaddress  # noqa: PLC0415 - only bad payloads pay for it

    try:
        network = ipaddress.IPv4Network(f"{address}/{mask}", strict=False)
    except ValueError:
        return f"use a prefix length from 0 to {BITS}"
    if str(network.network_address) == address:
        return f'use "{network}"'
    return network_or_host(address, network.prefixlen)


def network_or_host(address: str, length: int) -> str:
    """Return the two ranges that an address with host bits may be meant as."""
    import ipaddress  # noqa: PLC0415 - only payloads with findings pay for it

    network = ipaddress.IPv4Network(f"{address}/{length}", strict=False)
    return f'use "{network}" for the network or "{address}/{BITS}" for one host'


def of_span(first: str, last: str) -> str:
    """Return what to use for a first and a last address."""
    import ipaddress  # noqa: PLC0415 - only bad payloads pay for it

    try:
        ends = ipaddress.IPv4Address(first), ipaddress.IPv4Address(last)
        networks = [str(each) for each in ipaddress.summarize_address_range(*ends)]
    except ValueError:
        return EXAMPLE
    return f'use "{networks[0]}"' if len(networks) == 1 else "use the ranges that make it up"


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
    return Remark(NOT_ADDRESS, path, message, cited, advice=advice)


def is_ipv4(value: str) -> bool:
    """Return whether a string is an IPv4 address."""
    import ipaddress  # noqa: PLC0415 - only bad payloads pay for it

    try:
        return ipaddress.ip_address(value).version == 4  # noqa: PLR2004
    except ValueError:
        return False


def is_ipv6(value: str) -> bool:
    """Return whether a string is an IPv6 address or range."""
    import ipaddress  # noqa: PLC0415 - only bad payloads pay for it

    try:
        return ipaddress.ip_interface(value).version == 6  # noqa: PLR2004
    except ValueError:
        return False


@hide_fields
class Shape(NamedTuple):
    """An item in the shape of another product: its field, its own name, and ours for it."""

    field: Field
    depth: int
    name: str
    meant: dict[str, Any] | None


def other_shape(around: Sequence[Field], value: Any, path: Sequence[str | int]) -> Shape | None:
    """Return the item that a path leads into, if it has the shape of another product."""
    inner = value
    for depth, token in enumerate(path):
        inner = inner[token]
        field = next((one for one in around if one.other_shape), None)
        if field and isinstance(inner, dict) and isinstance(token, int):
            return shape_of(field, inner, depth + 1)
    return None


def shape_of(field: Field, item: dict[Any, Any], depth: int) -> Shape | None:
    """Return how an item of two fields is written as a map; None for another item."""
    from vpn_preflight.rules.suggestion import closest  # noqa: PLC0415 - few ranges are written so

    shape = field.other_shape
    names = {closest(str(name), shape or ()): name for name in item}
    if shape is None or names.keys() != set(shape):
        return None
    key, values = item[names[shape.name]], item[names[shape.values]]
    values = [values] if isinstance(values, str) else values
    meant = {key: values} if isinstance(key, str) else None
    return Shape(field, depth, names[shape.name], meant)


def advice_for_map(
    field: Field, name: str, value: Any, is_clean: Callable[[Field, Any], bool]
) -> str | None:
    """Return our form of what was written as a map; None if that would not be clean."""
    if field.map_shape is None:
        return None
    values = [value] if isinstance(value, str) else value
    meant = {field.map_shape.name: name, field.map_shape.values: values}
    if not is_clean(field, meant):
        return None
    shown = json.dumps(meant, ensure_ascii=False)
    return f"use {shown}" if len(shown) <= LONGEST else None


def of_other_shape(
    shape: Shape,
    path: Sequence[str | int],
    cited: Annotated | Citation,
    is_clean: Callable[[Field, Any], bool],
) -> Remark:
    """Report an item in the shape of another product, with ours."""
    from vpn_preflight.rules.quoting import in_quotes  # noqa: PLC0415 - few ranges are written so

    message = f"has {in_quotes(shape.name)} where a CIDR range belongs"
    advice = "use the range itself as the name, and a list of ranges as the value"
    if shape.meant and is_clean(shape.field, shape.meant):
        shown = json.dumps(shape.meant, ensure_ascii=False)
        advice = f"use {shown}" if len(shown) <= LONGEST else advice
    return Remark(CIDR, tuple(path), message, cited, advice=advice)
