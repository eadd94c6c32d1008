"""What the page says of a member, in words: its row as the contract has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight import contract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.finding import Source

__all__ = ["row_of", "words"]


def words(schema: dict[str, Any]) -> list[str]:
    """Say what a member is, and what it may be."""
    told = [schema["description"]] if "description" in schema else []
    told += [f"One of {', '.join(schema['enum'])}."] if "enum" in schema else []
    told += [f"From {schema['minimum']} to {schema['maximum']}."] if "maximum" in schema else []
    told += [f"At most {schema['maxLength']} characters."] if "maxLength" in schema else []
    return told + ([f"By default {schema['x-documented-default']}, says the page."] if "x-documented-default" in schema else [])


def row_of(source: Source) -> list[str]:
    """Say what the row of a finding says; nothing of the head of a table, and of an RFC."""
    if source.document not in contract.operation_names():
        return []
    operation = contract.operation(source.document)
    place = {"table": source.table, "row": source.row}
    parts = (operation.request, operation.path_parameters, operation.query_parameters)
    return next((words(schema) for part in parts for schema in members(part) if schema.get("x-source") == place), [])


def members(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the schema of every member, those of an object before those inside them."""
    known = list(schema.get("items", schema).get("properties", {}).values())
    yield from known
    for member in known:
        yield from members(member)
