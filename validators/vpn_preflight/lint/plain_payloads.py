"""Recognize a plain payload by its names: those of the documents before need no second search.

Most documents of an archive have the same names. A plain payload has exact names of one operation,
and says nothing else of itself.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.lint.marks import is_marked, needs_mark
from vpn_preflight.lint.operation_fit import by_fields, has_fields
from vpn_preflight.lint.request_files import FIELDS, SCHEMA
from vpn_preflight.protocols.form import ACTION

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

# What makes a document more than a plain payload.
MORE = FIELDS | {SCHEMA, ACTION}
# Sets of names that are remembered, and names of a document that are worth it.
MOST, LONGEST = 256, 64

found: dict[Hashable, str | None] = {}


def plain_operation(value: Any) -> str | None:
    """Return the operation of a plain payload; None for any other document."""
    if not isinstance(value, dict) or len(value) > LONGEST:
        return None
    key = (names(value), marks(value))
    if key not in found:
        # Names with an index are of the wire form, and few files have them.
        is_plain = MORE.isdisjoint(value) and not any("." in name for name in value)
        if len(found) == MOST:
            found.clear()
        found[key] = search(value) if is_plain else None
    return found[key]


def search(value: Mapping[str, Any]) -> str | None:
    """Search the contract for the operation."""
    is_ours = has_fields(value, is_sure=False) and has_fields(value, is_sure=True)
    return by_fields(value) if is_ours else None


def names(value: Mapping[str, Any]) -> frozenset[Any]:
    """Return the names in an object, and those in the objects below it."""
    return frozenset(
        [(name, names(inner)) if type(inner) is dict else name for name, inner in value.items()]
    )


def marks(value: Mapping[str, Any]) -> tuple[bool, ...]:
    """Return of which operations a payload has the mark, if it has names that need one."""
    if marked_names().isdisjoint(value):
        return ()
    return tuple(
        is_marked(operation, value) for operation in contract.operations() if needs_mark(operation)
    )


@cache
def marked_names() -> frozenset[str]:
    """Return the names of the fields that say nothing without a mark."""
    return frozenset(
        name
        for operation in contract.operations()
        if needs_mark(operation)
        for name in operation.request.fields
    )
