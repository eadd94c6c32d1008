"""Recognize a payload whose names are spelled differently, or that has many unknown ones.

Other programs use some of the same names, so two signs must agree that a payload is meant.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.lint.marks import is_marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field

# What is between the words of a name in place of a space.
SPACES = str.maketrans("_-", "  ")
# Signs that a payload needs, and required names that are one of them.
ENOUGH = 2
# Longer than any name of ours.
LONGEST = 64


def near_operation(payload: Mapping[str, Any]) -> str | None:
    """Return the operation that a payload nearly fits; of several the change."""
    if not has_known_name(payload):
        return None
    found = [
        operation
        for operation in map(contract.operation, contract.operation_names())
        # A single name needs to be exact, see `recognition.has_fields`.
        if len(operation.request.required) >= ENOUGH
        and is_marked(operation, payload)
        and sum(signs(operation, payload)) >= ENOUGH
    ]
    found.sort(key=lambda operation: not operation.is_change)
    return found[0].name if found else None


def has_known_name(payload: Mapping[str, Any]) -> bool:
    """Return whether a payload has a name of ours, however it is spelled."""
    return not known_names().isdisjoint(map(fold_root, payload))


def signs(operation: Operation, payload: Mapping[str, Any]) -> Iterator[bool]:
    """Yield whether two required names, an id of the service, and a known child are there."""
    known = folded_fields(operation.name)
    given = [
        (known[fold_root(name)], value)
        for name, value in payload.items()
        if fold_root(name) in known
    ]
    yield len({name for name, _ in given} & set(operation.request.required)) >= ENOUGH
    fields = operation.request.fields
    yield any(has_prefix(fields[name], value) for name, value in given)
    yield any(has_field(fields[name], value) for name, value in given)


def has_prefix(field: Field, value: Any) -> bool:
    """Return whether a value is an id that begins as the ids of its field do."""
    return bool(field.prefix) and isinstance(value, str) and value.startswith(str(field.prefix))


def has_field(field: Field, value: Any) -> bool:
    """Return whether an object, or one in a list, has a field that the contract has there."""
    if isinstance(value, list):
        return any(has_field(field, item) for item in value[:ENOUGH] if isinstance(item, dict))
    fields = (field.items or field).fields
    return isinstance(value, dict) and not {*map(fold, fields)}.isdisjoint(map(fold, value))


@cache
def folded_fields(name: str) -> Mapping[str, str]:
    """Return the fields of an operation by their folded names."""
    return {fold(field): field for field in contract.operation(name).request.fields}


@cache
def known_names() -> frozenset[str]:
    """Return the folded names of all fields at the root of a payload."""
    return frozenset(name for each in contract.operation_names() for name in folded_fields(each))


@lru_cache(4096)
def fold_root(name: str) -> str:
    """Fold the name of a field as a form may write it: an index or a name below follows."""
    return fold(name.partition(".")[0])


def fold(name: str) -> str:
    """Fold case and separators: all of vpcId, VpcID, vpc_id and vpc-id are one name."""
    return "".join(name.translate(SPACES).split()).casefold() if len(name) <= LONGEST else name
