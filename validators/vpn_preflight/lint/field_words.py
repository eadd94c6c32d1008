"""Describe a field in words, from its row in the docs as the contract has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight import contract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.field import Field
    from vpn_preflight.finding import Source


def words(field: Field, *, is_required: bool = False) -> list[str]:
    """Return sentences about a field and its allowed values."""
    found = [field.description] if field.description else []
    found += ["Required."] if is_required else []
    found += [f"Allowed: {', '.join(field.enum)}."] if field.enum else []
    found += limits(field) + editions(field)
    defaults = " or ".join(map(str, (field.default, *field.other_defaults)))
    return found + ([f"Default: {defaults}."] if field.has_default else [])


def limits(field: Field) -> list[str]:
    """Return sentences about the range of a number, or the length of a string or a list."""
    found = [
        between(field.minimum, field.maximum, ""),
        between(field.min_length, field.max_length, " characters"),
        between(field.min_items, field.max_items, " items"),
    ]
    return [sentence for sentence in found if sentence]


def editions(field: Field) -> list[str]:
    """Return a sentence about what an edition of the docs lacks."""
    lacks = field.lacking
    if lacks is None:
        return []
    what = f"lacks {', '.join(lacks.values)}" if lacks.values else "lacks it"
    what = what if lacks.above is None else f"allows at most {lacks.above}"
    return [f"{lacks.edition[:1].upper()}{lacks.edition[1:]} of the docs {what}."]


def between(low: int | None, high: int | None, unit: str) -> str:
    """Return a sentence about two limits, of which either may be missing."""
    if unit and high is None:
        return ""
    if low and high is not None:
        return f"From {low} to {high}{unit}."
    return (
        f"At most {high}{unit}." if high is not None else "" if low is None else f"At least {low}."
    )


def row_of(source: Source) -> list[str]:
    """Return the words of the field in the row of a finding; none for a table head or an RFC."""
    if source.document not in contract.operation_names():
        return []
    place = (source.table, source.row)
    parts = (
        contract.part(source.document, part)
        for part in ("request", "path_parameters", "query_parameters")
    )
    return next(
        (words(field) for part in parts for field in fields(part) if field.source == place), []
    )


def fields(field: Field) -> Iterator[Field]:
    """Yield every field, those of an object before those inside them."""
    known = list((field.items or field).fields.values())
    yield from known
    for inner in known:
        yield from fields(inner)
