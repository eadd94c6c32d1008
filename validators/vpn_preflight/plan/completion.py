"""Fill the present values into what a change leaves in doubt, with its secrets as placeholders."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight.compiled import snake
from vpn_preflight.engines import value_errors
from vpn_preflight.plan.comparison import OMITTED, in_words_of
from vpn_preflight.plan.entries import Entry
from vpn_preflight.privacy import hide_fields
from vpn_preflight.redaction import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field
    from vpn_preflight.plan.entries import Plan

# A variable, whose default may be a secret, or a template.
VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-[^{}]*)?\}")
TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")


@hide_fields
class Completed(NamedTuple):
    """A payload with the present values: those `filled` in, and those `left` as not allowed."""

    payload: Any
    filled: tuple[Entry, ...]
    left: tuple[Entry, ...]


def complete(operation: Operation, payload: Any, plan: Plan) -> Completed:
    """Return a copy of a payload that also sets what its plan says it omits."""
    found: Any = without_secrets(operation.request, copy.deepcopy(payload))
    filled, left = list[Entry](), list[Entry]()
    for entry in omitted(plan):
        field = field_at(operation.request, entry.tokens)
        value = in_words_of(field, entry.now)
        # What repeats a key was masked when it was read.
        if value_errors(field, value) or MASK in str(value):
            left.append(entry)
        else:
            put(found, entry.tokens, value)
            filled.append(entry)
    return Completed(found, tuple(filled), tuple(left))


def omitted(plan: Plan) -> Iterator[Entry]:
    """Yield the entries of what a set object omits; the present key never leaves its read."""
    return (
        entry
        for entry in plan.with_status("unknown")
        if entry.why == OMITTED and not entry.is_secret
    )


def field_at(field: Field, tokens: tuple[str | int, ...]) -> Field:
    """View the field at a place of a payload."""
    for token in tokens:
        field = field.items if isinstance(token, int) and field.items else field.inner(str(token))
    return field


def put(payload: Any, tokens: tuple[str | int, ...], value: Any) -> None:
    """Set a place of a payload."""
    *around, last = tokens
    for token in around:
        payload = payload[token]
    payload[last] = value


def without_secrets(field: Field, value: Any, name: str = "") -> Any:
    """Replace each secret that is written out by a placeholder with the name of its field."""
    if field.is_secret:
        if isinstance(value, str) and TEMPLATE.fullmatch(value):
            return value
        variable = VARIABLE.fullmatch(value) if isinstance(value, str) else None
        return f"${{{variable[1] if variable else snake(name).upper()}}}"
    if isinstance(value, dict):
        return {
            below: without_secrets(field.inner(below), inner, below)
            for below, inner in value.items()
        }
    if isinstance(value, list) and field.items:
        return [without_secrets(field.items, inner, name) for inner in value]
    return value
