"""Request files: what is next to the payload in one, and how to recognize it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract

if TYPE_CHECKING:
    from collections.abc import Mapping

BODY = "body"
# Where a document says for editors which schema it has; it is never sent.
SCHEMA = "$schema"
FIELDS = {"operation", "path", "query", BODY}


def is_request_file(value: Any) -> bool:
    """Return whether a document is a request file: it has a body, or names a call that has none."""
    return (
        isinstance(value, dict)
        and value.keys() <= FIELDS | {SCHEMA} | empty_sections()
        and (BODY in value or has_no_body(value.get("operation")))
    )


@cache
def empty_sections() -> frozenset[str]:
    """Return what the vendors' tools write into a request file next to what is read of it."""
    services = {contract.operation(name).service for name in contract.operation_names()}
    return frozenset(name for each in services for name in contract.service(each).empty_sections)


def has_no_body(name: Any) -> bool:
    """Return whether an operation of this name is called without a body."""
    return name in contract.operation_names() and contract.operation(name).media_type is None


def without_schema(value: Any) -> Any:
    """Return a payload without what says for editors which schema it has."""
    if isinstance(value, dict) and SCHEMA in value:
        return {name: below for name, below in value.items() if name != SCHEMA}
    return value


def schema_operation(value: Mapping[str, Any]) -> str | None:
    """Return the operation whose schema a document refers to by the name of its file."""
    reference = value.get(SCHEMA)
    if not isinstance(reference, str):
        return None
    name = re.split(r"[/\\#?]", reference.partition(".schema.json")[0].removesuffix(".json"))[-1]
    return name if name in contract.operation_names() else None
