"""More rules of the family VFA: addresses and ranges in different fields of one object."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vpn_preflight.rules.addresses import is_address, is_range
from vpn_preflight.rules.ranges import EVERYTHING, has_range, is_written, of_ranges, read
from vpn_preflight.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.field import Field
    from vpn_preflight.rules.place import Place
    from vpn_preflight.rules.ranges import Range
    from vpn_preflight.rules.rule import Remark


def takes_ipv6(field: Field) -> bool:
    """Return whether the contract leaves it open if an address, or a range, may be one of IPv6."""
    taken = field.pattern if is_range(field) or is_address(field) else None
    return taken is not None and any(
        re.search(taken, text) for text in ("2001:db8::1", "2001:db8::/32")
    )


def has_no_colon(value: str) -> bool:
    """Return whether an address, or a range, is not one of IPv6."""
    return ":" not in value


@rule(
    *(
        "VFA012",
        "ipv6-in-doubt",
        "warning",
        "An IPv6 address or range: the docs do not say whether it is allowed.",
        "inferred",
    ),
    applies=takes_ipv6,
    silent=has_no_colon,
)
def ipv6(place: Place) -> Iterator[Remark]:
    """Report an IPv6 address or range."""
    if isinstance(place.value, str) and not has_no_colon(place.value):
        yield place.remark(
            "is IPv6, and every example of the docs is IPv4",
            "use IPv4, or try it on a test tunnel first",
        )


def is_policy_rule(field: Field) -> bool:
    """Return whether an object has a range of its own, and lists of ranges on the other side."""
    return has_range(field) and any(map(of_ranges, field.fields.values()))


def sides(place: Place) -> Iterator[tuple[str, str, tuple[str | int, ...], Field]]:
    """Yield each pair of ranges of a policy rule, near and far, with the place of the far one."""
    fields = place.field.fields if isinstance(place.value, dict) else {}
    given = {name: place.value.get(name) for name in fields}
    near: str | None = next(
        (given[name] for name in fields if is_written(fields[name], given[name])), None
    )
    for name, field in fields.items():
        far = given[name] if of_ranges(field) else None
        for index, text in enumerate(far if isinstance(far, list) else ()):
            if near and field.items and is_written(field.items, text):
                yield near, text, (*place.path, name, index), field.items


@rule(
    *(
        "VFA013",
        "everything-on-the-far-side",
        "warning",
        "A policy rule that sends all traffic of a range through the tunnel.",
        "inferred",
    ),
    judges="object",
    applies=is_policy_rule,
)
def everything(place: Place) -> Iterator[Remark]:
    """Report all addresses on the far side, unless the near side is all addresses as well."""
    for near, far, path, field in sides(place):
        if far == EVERYTHING != near:
            message, advice = (
                "all traffic from the local range would go through the tunnel",
                "use the ranges of the peer",
            )
            yield place.remark(message, advice, path=path, cited=field)


@rule(
    *(
        "VFA016",
        "range-on-both-sides",
        "warning",
        "A policy rule whose local and peer ranges overlap.",
        "observed",
    ),
    judges="object",
    applies=is_policy_rule,
)
def both_sides(place: Place) -> Iterator[Remark]:
    """Report a range on the far side that overlaps the one on the near side."""
    for near, far, path, field in sides(place):
        one, other = read(near), read(far)
        if (
            EVERYTHING not in (near, far)
            and one
            and other
            and one.first <= other.last
            and other.first <= one.last
        ):
            yield place.remark(
                "overlaps the range on the other side of the rule",
                "change one of them",
                path=path,
                cited=field,
            )


@rule(
    *(
        "VFA014",
        "other-prefix-length",
        "warning",
        "A range with another prefix length than the service accepts.",
        "observed",
    ),
    applies=lambda field: field.exact_prefix is not None,
)
def other_length(place: Place) -> Iterator[Remark]:
    """Report an IPv4 range of another prefix length than the error codes of the service ask for."""
    wanted, value = place.field.exact_prefix, place.value
    if isinstance(value, str) and read(value) and value.rpartition("/")[2] != str(wanted):
        message = f"the service accepts only /{wanted} when it creates a tunnel"
        yield place.remark(message, f"use a range with /{wanted}")


@rule(
    *(
        "VFA015",
        "outside-tunnel-range",
        "warning",
        "An address outside of the range in another field.",
    ),
    judges="object",
    applies=lambda field: any(inner.inside for inner in field.fields.values()),
)
def outside(place: Place) -> Iterator[Remark]:
    """Report an address that is not in the range of another field."""
    fields = place.field.fields if isinstance(place.value, dict) else {}
    for name, field in fields.items():
        around, address = range_at(place.value, field.inside), place.value.get(name)
        own = read(f"{address}/32") if around else None
        if around and own and not around.first <= own.first <= around.last:
            message, advice = f"is outside of {field.inside}", "use an address of that range"
            yield place.remark(message, advice, path=(*place.path, name), cited=field)


def range_at(value: dict[str, Any], name: str | None) -> Range | None:
    """Read the range in a field of an object."""
    text = value.get(name) if name else None
    return read(text) if isinstance(text, str) else None
