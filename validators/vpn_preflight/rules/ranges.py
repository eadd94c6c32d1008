"""Rules of the family VFA about address ranges that are well formed: what they hold, and how many of them there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight.finding import join_pointer
from vpn_preflight.rules.addresses import HOST_BITS, LOCAL, PEER_COUNT, PEERS, RULE_COUNT, TWICE
from vpn_preflight.rules.members import Member, members
from vpn_preflight.rules.rule import RULES, Remark, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["COUNTS", "explain"]

# Those that judge a list as a whole.
COUNTS = (RULE_COUNT.code, PEER_COUNT.code)

RANGE = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})/([0-9]{1,2})")
BITS = 32


class Range(NamedTuple):
    """The addresses of a range, first and last, whether its own address is the first, and where it stands."""

    first: int
    last: int
    is_network: bool
    path: tuple[str | int, ...]
    schema: dict[str, Any]


def explain(schema: dict[str, Any], payload: Any) -> Iterator[Remark]:
    """Look at every list of ranges and every map of rules; what is no range was told before."""
    for member in members(Member(schema, payload, ())):
        if "x-usual-maximum" in member.schema:
            yield from about_number(member)
        if isinstance(member.value, list):
            yield from about_list(member)


def about_list(member: Member) -> Iterator[Remark]:
    """Look at the ranges in a list, or at those under which the rules of a list stand."""
    items = member.schema.get("items", {})
    if is_range(items):
        found = list(ranges((value, (*member.path, index), items) for index, value in enumerate(member.value)))
        yield from map(about_host_bits, (one for one in found if not one.is_network))
        yield from overlaps(found, PEERS, PEERS)
    elif is_range(items.get("propertyNames", {})):
        rules = [(index, item) for index, item in enumerate(member.value) if isinstance(item, dict)]
        found = list(ranges((name, (*member.path, index, name), items) for index, item in rules for name in item))
        yield from map(about_host_bits, (one for one in found if not one.is_network))
        yield from overlaps(found, LOCAL, TWICE)


def is_range(schema: dict[str, Any]) -> bool:
    """Tell the schema of an address range."""
    return bool(schema.get("x-codes", {}).get("pattern") == "VFA001")


def ranges(written: Iterable[tuple[Any, tuple[str | int, ...], dict[str, Any]]]) -> Iterator[Range]:
    """Read what is an IPv4 range."""
    for text, path, schema in written:
        found = RANGE.fullmatch(text) if isinstance(text, str) else None
        if found:
            *numbers, length = map(int, found.groups())
            address = int.from_bytes(numbers) if max(numbers) < 256 and length <= BITS else None  # noqa: PLR2004 - a byte
            if address is not None:
                size = 1 << (BITS - length)
                first = address - address % size
                yield Range(first, first + size - 1, address == first, path, schema)


def about_host_bits(one: Range) -> Remark:
    """Tell of an address that is not the first of its range; the vendor's own examples have such."""
    message = "has bits set behind its prefix length: write the first address of the range, or check the length"
    return Remark(HOST_BITS, one.path, message, one.schema)


def overlaps(found: list[Range], rule: Rule, same: Rule) -> Iterator[Remark]:
    """Tell of each range that overlaps one that is written before it."""
    earlier = earliest_overlaps(found)
    for position in sorted(earlier):
        one, other = found[position], found[earlier[position]]
        is_same = one[:2] == other[:2]
        words = "is the same range as" if is_same else "overlaps"
        message = f"{words} {join_pointer(other.path)}: keep one, or make them distinct"
        yield Remark(same if is_same else rule, one.path, message, one.schema)


def earliest_overlaps(found: list[Range]) -> dict[int, int]:
    """Map the position of each range to that of the first one before it which it overlaps.

    Two ranges overlap only if one holds the other, and at most 32 different ones hold a third: one pass over them in order will do.
    """
    earlier: dict[int, int] = {}
    written: dict[tuple[int, int], int] = {}
    for position, one in enumerate(found):
        first = written.setdefault((one.first, one.last), position)
        if first != position:
            earlier[position] = first
    around: list[int] = []
    for position in sorted(written.values(), key=lambda position: (found[position].first, -found[position].last)):
        while around and found[around[-1]].last < found[position].first:
            around.pop()
        for other in around:
            low, high = sorted((other, position))
            earlier[high] = min(low, earlier.get(high, low))
        around.append(position)
    return earlier


def about_number(member: Member) -> Iterator[Remark]:
    """Count rules, or the ranges of one; a rule is a name in any item."""
    usual = member.schema["x-usual-maximum"]
    value = member.value if isinstance(member.value, list) else []
    count = sum(len(item) if isinstance(item, dict) else 1 for item in value)
    if count > usual["count"]:
        message = f"has {count} {usual['of']}: the vendor's limit is {usual['count']}, so write fewer"
        yield Remark(RULES[usual["code"]], member.path, message, member.schema)
