"""What the docs say of a field, in words: its row as the contract has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight import contract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.finding import Source

__all__ = ["limits", "row_of", "words"]


def words(schema: dict[str, Any]) -> list[str]:
    """Return sentences about what a field is, and what it may be."""
    found = [schema["description"]] if "description" in schema else []
    found += [f"One of {', '.join(schema['enum'])}."] if "enum" in schema else []
    found += limits(schema)
    return found + ([f"By default {schema['x-documented-default']}, says the page."] if "x-documented-default" in schema else [])


def limits(schema: dict[str, Any]) -> list[str]:
    """Return sentences about the range of a number, the length of a string and the size of a list."""
    found = [
        between(schema.get("minimum"), schema.get("maximum"), ""),
        between(schema.get("minLength"), schema.get("maxLength"), " characters"),
        between(schema.get("minItems"), schema.get("maxItems"), " items"),
    ]
    return [sentence for sentence in found if sentence]


def between(low: int | None, high: int | None, unit: str) -> str:
    """Return a sentence about two limits of which either may be missing; a length is never below 0."""
    if unit and high is None:
        return ""
    if low and high is not None:
        return f"From {low} to {high}{unit}."
    return f"At most {high}{unit}." if high is not None else "" if low is None else f"At least {low}."


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
