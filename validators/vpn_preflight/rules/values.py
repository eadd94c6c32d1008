"""Values that no JSON and no wire form can carry, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.rules.rule import Remark
from vpn_preflight.rules.tables import UNSENDABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["explain", "pruned"]


# Deeper than any payload, and shallow enough for every recursion.
DEPTH = 64
LARGEST = 10**400


def explain(root: dict[str, Any], payload: Any) -> Iterator[Remark]:
    """Look at every value and every name; the walk keeps its own stack, so that no depth can break it."""
    stack: list[tuple[tuple[str | int, ...], dict[str, Any], Any]] = [((), root, payload)]
    while stack:
        path, schema, value = stack.pop()
        if (reason := flaw(path, value)) is not None:
            yield Remark(UNSENDABLE, path, reason, cited(schema))
        else:
            stack.extend(reversed([((*path, token), known, item) for token, known, item in below(schema, value)]))


def below(schema: dict[str, Any], value: Any) -> Iterator[tuple[Any, dict[str, Any], Any]]:
    """Yield the members of an object or the items of a list, with their schemas; what is unknown has that of what is around it."""
    if isinstance(value, dict):
        known, rest = schema.get("properties", {}), schema.get("additionalProperties")
        for name, item in value.items():
            found = known.get(name, rest) if isinstance(name, str) else rest
            yield name, found if isinstance(found, dict) else cited(schema), item
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield index, schema.get("items", cited(schema)), item


def cited(schema: dict[str, Any]) -> dict[str, Any]:
    """Return what a remark about a place cites: its row, or the head of its table."""
    return {"x-source": schema.get("x-source") or schema.get("x-members")}


def flaw(path: tuple[Any, ...], value: Any) -> str | None:
    """Say why a value, or the name it stands under, cannot be sent."""
    if len(path) > DEPTH:
        return f"stands more than {DEPTH} levels deep, and no payload does: take levels away"
    for text, where in ((path[-1] if path else "", "its name"), (value, "the text")):
        if isinstance(text, str) and not text.isascii() and (position := surrogate(text)):
            return f"has half of a surrogate pair at position {position} of {where}: write the whole character"
    return None


def surrogate(text: str) -> int:
    """Find the first surrogate code point, counted from 1; 0 if there is none."""
    return next((position for position, c in enumerate(text, 1) if "\ud800" <= c <= "\udfff"), 0)


class Foreign:
    """Stands for a value that is none of JSON's: what such a value does when it is compared or shown is its own affair."""

    def __init__(self, value: Any) -> None:
        self.type_name = type(value).__name__


def pruned(value: Any, depth: int = DEPTH) -> Any:
    """Copy a value without what stands too deep or is none of JSON's, so that no schema engine has to cope with it."""
    if not isinstance(value, dict | list):
        if isinstance(value, int) and not isinstance(value, bool):
            # Far beyond any limit, and few enough digits for Python to write.
            return max(-LARGEST, min(value, LARGEST))
        return value if value is None or isinstance(value, str | int | float) else Foreign(value)
    if depth == 0:
        return type(value)()
    if isinstance(value, dict):
        return {name: pruned(item, depth - 1) for name, item in value.items()}
    return [pruned(item, depth - 1) for item in value]
