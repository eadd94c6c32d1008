"""Values that no JSON and no wire form can carry, wherever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.rules.limits import UNSENDABLE
from vpn_preflight.rules.rule import Citation, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.field import Field


# Deeper than any payload, and shallow enough for every recursion.
DEPTH = 64
LARGEST = 10**400
# Types of JSON whose values can always be sent, as far as this module is concerned.
SCALARS = (bool, float, type(None))


def explain(root: Field, payload: Any) -> Iterator[Remark]:
    """Report every value and name that cannot be sent, on a stack of its own for any depth."""
    stack: list[tuple[tuple[str | int, ...], Field | None, Citation, Any]] = [
        ((), root, cited(root), payload)
    ]
    while stack:
        path, field, row, value = stack.pop()
        if (found := flaw(path, value)) is not None:
            reason, advice = found
            yield Remark(UNSENDABLE, path, reason, row, advice=advice)
        else:
            inner = [
                ((*path, token), known, cited(known) if known else row, item)
                for token, known, item in below(field, value)
            ]
            stack.extend(reversed(inner))


def is_plain(value: Any, depth: int = DEPTH) -> bool:
    """Return whether a value has nothing to report, and nothing that `pruned` would change."""
    kind = type(value)
    if kind is str:
        return value.isascii() or not surrogate(value)
    if kind is list:
        return not value or (depth > 0 and all(is_plain(item, depth - 1) for item in value))
    if kind is not dict:
        return kind in SCALARS or (kind is int and -LARGEST <= value <= LARGEST)
    if depth == 0 and value:
        return False
    for name, item in value.items():
        if type(name) is not str or not (is_plain(name) and is_plain(item, depth - 1)):
            return False
    return True


def below(field: Field | None, value: Any) -> Iterator[tuple[Any, Field | None, Any]]:
    """Yield what is in an object or a list, with its field; None for an unknown field."""
    if isinstance(value, dict):
        for name, item in value.items():
            known = (
                field.fields.get(name, field.values) if field and isinstance(name, str) else None
            )
            yield name, known or (field.values if field else None), item
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield index, field.items if field else None, item


def cited(field: Field) -> Citation:
    """Return what a remark about a place cites: its row, or the head of its table."""
    return Citation(field.source or field.members)


def flaw(path: tuple[Any, ...], value: Any) -> tuple[str, str] | None:
    """Return why a value, or its name, cannot be sent, and what to do."""
    if len(path) > DEPTH:
        return f"is more than {DEPTH} levels deep", "remove levels"
    for text, where in ((path[-1] if path else "", "its name"), (value, "the string")):
        if isinstance(text, str) and not text.isascii() and (position := surrogate(text)):
            return (
                f"has half of a surrogate pair at position {position} of {where}",
                "use the whole character",
            )
    return None


def surrogate(text: str) -> int:
    """Return the position of the first surrogate, counted from 1; 0 if there is none."""
    return next((position for position, c in enumerate(text, 1) if "\ud800" <= c <= "\udfff"), 0)


class Foreign:
    """A value that JSON does not have, without what it does when it is compared or shown."""

    def __init__(self, value: Any) -> None:
        self.type_name = type(value).__name__


def pruned(value: Any, depth: int = DEPTH) -> Any:
    """Copy a value without what is too deep or not of JSON, for the schema engines."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict | list):
        if isinstance(value, int) and not isinstance(value, bool):
            # Far beyond any limit, and few enough digits for Python to write.
            return max(-LARGEST, min(value, LARGEST))
        return value if value is None or isinstance(value, int | float) else Foreign(value)
    if depth == 0:
        return type(value)()
    if isinstance(value, dict):
        return {name: pruned(item, depth - 1) for name, item in value.items()}
    return [pruned(item, depth - 1) for item in value]
