"""Find the operation that the fields of a payload are of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.lint.marks import is_marked, needs_mark
from vpn_preflight.lint.near_misses import has_known_name
from vpn_preflight.lint.request_files import SCHEMA
from vpn_preflight.protocols.form import ACTION, common_parameters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field

# Characters of a name that is worth a guess; no known one has half as many.
NAME = 64


def has_fields(payload: Any, *, is_sure: bool, is_whole: bool = False) -> bool:
    """Return whether most fields are of one operation, and as many as it requires, or two.

    Unless it is sure, what they hold must look like it: other programs have fields of the same
    name. Of a payload that `is_whole` nothing that is required may be missing.
    """
    name = by_fields(payload, is_sure=is_sure)
    if name is None:
        return False
    operation = contract.operation(name)
    names = {name.partition(".")[0] for name in payload} - uncounted(operation)
    shared = shared_fields(operation, payload, is_sure=is_sure)
    is_any = not is_sure and not is_telling(operation)
    is_partial = is_whole and not shared.issuperset(operation.request.required)
    if is_any or is_partial or len(shared) < enough(operation):
        return False
    extra = len(names) - len(shared)
    if extra > len(shared) or (extra == len(shared) and not has_known_child(operation, payload)):
        return False
    return is_sure or all(looks_like(operation, name, payload) for name in shared)


def is_telling(operation: Operation) -> bool:
    """Return whether the required fields of an operation say that a payload is one of it.

    Nothing, or a single name with nothing below it, could be in the file of any program.
    """
    required = operation.request.required
    return bool(required) and (
        len(required) > 1
        or needs_mark(operation)
        or bool(operation.request.fields[required[0]].fields)
    )


def uncounted(operation: Operation) -> set[str]:
    """Return the names that other programs are not known by: `$schema`, the action, the URL's."""
    return {
        ACTION,
        SCHEMA,
        *(common_parameters(operation) if needs_mark(operation) else ()),
        *operation.path_parameters.fields,
        *operation.query_parameters.fields,
    }


def has_known_child(operation: Operation, payload: Mapping[str, Any]) -> bool:
    """Return whether all fields below the one required field are known, and there are some."""
    if len(operation.request.required) != 1:
        return False
    (name,) = operation.request.required
    value = payload.get(name)
    known = operation.request.fields[name].fields.keys()
    return isinstance(value, dict) and bool(value) and value.keys() <= known


def enough(operation: Operation) -> int:
    """Return how many fields of an operation show that a payload is one of it."""
    return min(2, len(operation.request.required) or 2)


def looks_like(operation: Operation, name: str, payload: Mapping[str, Any]) -> bool:
    """Return whether a field has what is required below it, and what the contract has there."""
    known = operation.request
    if name not in known.required or name not in payload:
        return True
    field, value = known.fields[name], payload[name]
    return has_required(field, value, all) and (
        is_known(value, field) or resembles(value, field, operation.response.fields.get(name))
    )


def is_known(value: Any, field: Field) -> bool:
    """Return whether a value has only what the contract has there, if that is anything."""
    known = field.fields.keys()
    return not known or (isinstance(value, dict) and value.keys() <= known)


def has_required(field: Field, value: Any, extent: Callable[[Iterable[bool]], bool]) -> bool:
    """Return whether a value has `all` or `any` of what is required below it, if anything is."""
    if not field.required:
        return True
    found = (
        name in value and has_required(field.fields[name], value[name], extent)
        for name in field.required
    )
    return isinstance(value, dict) and extent(found)


def resembles(value: Any, field: Field, answer: Field | None) -> bool:
    """Return whether an object has fields of the contract, even misspelt, and none of an answer."""
    known = field.fields
    if not isinstance(value, dict) or value.keys() & (
        (answer.fields.keys() if answer else set()) - known.keys()
    ):
        return False
    return 2 * sum(slip_of(name, known) is not None for name in value) >= len(value)


def by_fields(payload: Any, *, is_sure: bool = False) -> str | None:
    """Return the operation that shares the most fields with a payload, of several the change."""
    if not isinstance(payload, dict):
        return None
    named = closest_operations(payload, is_sure=is_sure)
    preferred = (
        [name for name in named if contract.operation(name).is_change] if len(named) > 1 else named
    )
    return preferred[0] if len(preferred) == 1 else None


def closest_operations(payload: Mapping[str, Any], *, is_sure: bool = False) -> list[str]:
    """List the operations that share the most fields with a payload, if any share one."""
    # Most objects of a folder are unrelated, and there may be very many.
    if not has_known_name(payload):
        return []
    operations = map(contract.operation, contract.operation_names())
    shared = {each.name: len(shared_fields(each, payload, is_sure=is_sure)) for each in operations}
    best = max(shared.values())
    return [name for name, count in shared.items() if count == best and best]


def shared_fields(operation: Operation, payload: Mapping[str, Any], *, is_sure: bool) -> set[str]:
    """Return the fields of an operation in a payload, but those without what is required below.

    Unless it is sure, names that other clouds have as well need a mark.
    """
    known = operation.request.fields
    names = known.keys() & {name.partition(".")[0] for name in payload}
    if names and not is_sure and not is_marked(operation, payload):
        return set()
    return {name for name in names if has_required(known[name], payload.get(name), any)}


def operation_meant(name: Any) -> str | None:
    """Return the operation of this name, or of which the name is a slip; None if there is none."""
    if not isinstance(name, str):
        return None
    if name in contract.operation_names():
        return name
    return slip_of(name, contract.operation_names())


def action_meant(name: Any, payload: Mapping[str, Any]) -> str | None:
    """Return the operation that an action means; of two APIs' the one with the payload's fields."""
    meant = operation_meant(name)
    same = [each for each in contract.operations() if each.action == meant]
    shared = [len(each.request.fields.keys() & payload.keys()) for each in same]
    return same[shared.index(max(shared))].name if same else meant


def slip_of(name: str, known: Iterable[str]) -> str | None:
    """Return the known name of which another one is a slip, if it is one.

    A long name is not one, and takes long to compare.
    """
    from vpn_preflight.rules.suggestion import closest, is_slip  # noqa: PLC0415 - most names are known

    guess = closest(name, known) if len(name) <= NAME else None
    return guess if guess and is_slip(name, guess) else None
