"""Walk a payload beside its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Member", "members"]


@hide_fields
class Member(NamedTuple):
    """A value in a payload, with its schema and its place."""

    schema: dict[str, Any]
    value: Any
    path: tuple[str | int, ...]


def members(member: Member) -> Iterator[Member]:
    """Yield a member and all below it that the contract knows."""
    schema, value, path = member
    yield member
    if isinstance(value, dict):
        known, rest = schema.get("properties", {}), schema.get("additionalProperties")
        for name, item in value.items():
            below = known.get(name, rest)
            if isinstance(below, dict):
                yield from members(Member(below, item, (*path, name)))
    elif isinstance(value, list) and isinstance(schema.get("items"), dict):
        for index, item in enumerate(value):
            yield from members(Member(schema["items"], item, (*path, index)))
