"""Rules of the family VFA about well-formed address ranges: their content and their number."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from vpn_preflight.finding import place_of
from vpn_preflight.rules.addresses import is_range, network_or_host
from vpn_preflight.rules.rule import rule
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vpn_preflight.field import Field
    from vpn_preflight.rules.place import Place
    from vpn_preflight.rules.rule import Remark

RANGE = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})/([0-9]{1,2})")
BITS = 32
# All addresses: what a tunnel by routes has on both sides.
EVERYTHING = "0.0.0.0/0"


class Range(NamedTuple):
    """The addresses of a range, first and last, and whether its own address is the first."""

    first: int
    last: int
    is_network: bool


def of_ranges(field: Field) -> bool:
    """Return whether a field is a list of ranges."""
    return is_range(field.items)


def of_rules(field: Field) -> bool:
    """Return whether a field is a list of maps whose names are ranges."""
    return field.items is not None and is_range(field.items.names)


def is_written(field: Field | None, value: Any) -> bool:
    """Return whether a value is a range that the tables accept, and a field one of ranges."""
    pattern = field.pattern if field is not None and is_range(field) else None
    return isinstance(value, str) and pattern is not None and bool(re.search(pattern, value))


def has_range(field: Field) -> bool:
    """Return whether a field is an object with a range of its own."""
    return any(is_range(inner) for inner in field.fields.values())


def has_rules(field: Field) -> bool:
    """Return whether a field is a list of rules: maps named by ranges, or objects with a range."""
    return of_rules(field) or (field.items is not None and has_range(field.items))


@lru_cache(4096)
def read(text: str) -> Range | None:
    """Read an IPv4 range; None for anything else."""
    found = RANGE.fullmatch(text)
    if not found:
        return None
    *numbers, length = map(int, found.groups())
    if max(numbers) > 255 or length > BITS:  # noqa: PLR2004 - a byte
        return None
    address, size = int.from_bytes(numbers), 1 << (BITS - length)
    first = address - address % size
    return Range(first, first + size - 1, address == first)


def written(field: Field, value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the strings of a list and the ranges of objects in it, or of an object, with tokens."""
    if isinstance(value, dict):
        yield from (((name,), text) for name, text in ranges(field, value))
    for index, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str):
            yield (index,), item
        elif isinstance(item, dict) and field.items:
            yield from (((index, name), text) for name, text in ranges(field.items, item))


def ranges(field: Field, value: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """Yield the names of a map, or the ranges of an object, each by its name."""
    for name, inner in value.items():
        text = name if field.names else inner if is_range(field.fields.get(name)) else None
        if isinstance(text, str):
            yield name, text


def texts(value: Any) -> Iterable[str]:
    """Return the valid strings of an object or a list, and those of the objects in it."""
    if isinstance(value, dict):
        return (text for text in value.values() if isinstance(text, str))
    if value and isinstance(value[0], dict):
        return (
            text
            for item in value
            for each in item.items()
            for text in each
            if isinstance(text, str)
        )
    return cast("list[str]", value)


def has_no_host_bits(value: Any) -> bool:
    """Return whether each range of a list, or of an object, begins with its own address."""
    for text in texts(value):
        one = read(text)
        if one is not None and not one.is_network:
            return False
    return True


@rule(
    *(
        "VFA004",
        "host-bits",
        "warning",
        "A range that does not begin at its network address.",
        "inferred",
    ),
    applies=lambda field: of_ranges(field) or of_rules(field) or has_range(field),
    silent=has_no_host_bits,
)
def host_bits(place: Place) -> Iterator[Remark]:
    """Report an address that is not the first of its range; the vendor's own examples have such."""
    for tokens, text in written(place.field, place.value):
        if (one := read(text)) and not one.is_network:
            address, _, length = text.partition("/")
            message, advice = f'"{text}" has host bits set', network_or_host(address, int(length))
            cited = place.field.items or place.field.fields[str(tokens[0])]
            yield place.remark(message, advice, path=(*place.path, *tokens), cited=cited)


def are_apart(value: list[Any]) -> bool:
    """Return whether no two ranges of a list overlap."""
    found = [one for text in texts(value) if (one := read(text))]
    return len(found) < 2 or all(one.last < other.first for one, other in pairwise(sorted(found)))  # noqa: PLR2004


@rule(
    *(
        "VFA005",
        "overlapping-peers",
        "warning",
        "Peer ranges that overlap in one policy rule.",
        "observed",
    ),
    applies=of_ranges,
    silent=are_apart,
)
def overlapping_peers(place: Place) -> Iterator[Remark]:
    """Report each range of the far side that overlaps one before it, or is the same."""
    yield from overlaps(place, same=None)


@rule(
    *(
        "VFA006",
        "overlapping-local-ranges",
        "warning",
        "Ranges of the VPC that overlap.",
        "observed",
    ),
    applies=has_rules,
    silent=are_apart,
)
def overlapping_local_ranges(place: Place) -> Iterator[Remark]:
    """Report each range of the VPC that overlaps one before it without being the same."""
    yield from overlaps(place, same=False)


@rule(
    *(
        "VFA007",
        "duplicate-local-range",
        "warning",
        "A range of the VPC that is set twice.",
        "observed",
    ),
    applies=has_rules,
    silent=are_apart,
)
def duplicate_local_range(place: Place) -> Iterator[Remark]:
    """Report each range of the VPC that is the same as one before it."""
    yield from overlaps(place, same=True)


def overlaps(place: Place, *, same: bool | None) -> Iterator[Remark]:
    """Report each range that overlaps an earlier one.

    If `same` is given, report only those that are, or are not, the same range.
    """
    found = [
        (tokens, text, one)
        for tokens, text in written(place.field, place.value)
        if (one := read(text))
    ]
    earlier = earliest_overlaps([one for *_, one in found])
    for position in sorted(earlier):
        (tokens, _, one), (others, text, other) = found[position], found[earlier[position]]
        is_same = one[:2] == other[:2]
        if same in (None, is_same):
            where = place_of((*place.path, *others))
            message = f'{"repeats" if is_same else "overlaps"} "{text}" at {where}'
            advice = "keep one" if is_same else "change one, and adapt the peer device"
            yield place.remark(
                message, advice, path=(*place.path, *tokens), cited=place.field.items
            )


def earliest_overlaps(found: list[Range]) -> dict[int, int]:
    """Map the position of each range to that of the first earlier one that it overlaps.

    Two ranges overlap only if one holds the other, and at most 32 different ones hold a third: one
    pass over them in order is enough.
    """
    earlier: dict[int, int] = {}
    places: dict[tuple[int, int], int] = {}
    for position, one in enumerate(found):
        first = places.setdefault((one.first, one.last), position)
        if first != position:
            earlier[position] = first
    around: list[int] = []
    for position in sorted(
        places.values(), key=lambda position: (found[position].first, -found[position].last)
    ):
        while around and found[around[-1]].last < found[position].first:
            around.pop()
        for other in around:
            low, high = sorted((other, position))
            earlier[high] = min(low, earlier.get(high, low))
        around.append(position)
    return earlier


def number(place: Place) -> int:
    """Count rules, or the ranges of one; of maps, a rule is a name in any item."""
    items: Iterable[Any] = place.value if isinstance(place.value, list) else ()
    maps = place.field.items is not None and place.field.items.names is not None
    return sum(len(item) if maps and isinstance(item, dict) else 1 for item in items)


def crowded(place: Place) -> Iterator[Remark]:
    """Report a list with more items than the vendor's product pages allow."""
    usual, count = place.field.usual_maximum, number(place)
    if usual and count > usual.most:
        yield place.remark(
            f"has {count} {usual.of}, and the vendor's limit is {usual.most}", "use fewer"
        )


def limited_by(code: str) -> Any:
    """Return whether a field has a usual maximum with this code."""
    return lambda field: field.usual_maximum is not None and field.usual_maximum.code == code


for known in (
    ("VFA008", "too-many-rules", "warning", "More policy rules than a tunnel allows.", "observed"),
    (
        "VFA009",
        "too-many-peers",
        "warning",
        "More peer ranges than a policy rule allows.",
        "observed",
    ),
):
    rule(*known, judges="count", applies=limited_by(known[0]))(crowded)
