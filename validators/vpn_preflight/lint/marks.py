"""What a file must hold besides names that other clouds have as well."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.contract import Operation

# Deeper than any payload.
DEPTH = 8


def operations_by_path() -> list[Operation]:
    """List the operations that a path identifies; a path that every site has is not a sign."""
    return [operation for operation in contract.operations() if operation.path != "/"]


def needs_mark(operation: Operation) -> bool:
    """Return whether the names of an operation say nothing by themselves."""
    return contract.service(operation.service).payload_mark is not None


def is_marked(operation: Operation, payload: Any) -> bool:
    """Return whether a payload says for which service it is, or needs not say it."""
    mark = contract.service(operation.service).payload_mark
    if mark is None or not isinstance(payload, dict):
        return mark is None
    known, prefixes = operation.request.fields, tuple(mark.prefixes)
    own = [value for name, value in payload.items() if name in known]
    return payload.get(mark.parameter) == mark.value or any(
        text.startswith(prefixes) for text in strings(own)
    )


def strings(value: Any, depth: int = DEPTH) -> Iterator[str]:
    """Yield every string in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list) and depth:
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item, depth - 1)


def is_marked_text(operation: Operation, content: bytes) -> bool:
    """Return whether a file that cannot be read may be for the service of an operation."""
    return bool(mark_in_text(operation.service).search(content))


@cache
def mark_in_text(service: str) -> re.Pattern[bytes]:
    """Match the mark of a service anywhere in a file; everything has one where none is needed."""
    mark = contract.service(service).payload_mark
    if mark is None:
        return re.compile(b"")
    ids = "|".join(map(re.escape, mark.prefixes))
    return re.compile(rf"\b(?:{re.escape(mark.value)}\b|(?:{ids})\w)".encode())
