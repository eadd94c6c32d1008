"""A request file to start from, in YAML: what is required is written out, all else stands behind a hash."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.lint.field_words import words
from vpn_preflight.rules.addresses import is_range
from vpn_preflight.rules.policy import severity, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field

WIDTH = 100
LIFETIME = 3600
SEVERITIES = ("info", "warning")
RANGE = "10.0.0.0/16"
# An item of a map of ranges.
RULE = f"{RANGE}: [172.16.0.0/16]"
# Between the words of a name.
WORDS = re.compile("(?<=[a-z])(?=[A-Z])")
INDENT = "  "


def skeleton(operation: Operation) -> Iterator[str]:
    """Yield the lines of the file; every member comes from the contract."""
    yield f"# yaml-language-server: $schema={operation.name}.schema.json"
    yield f"# vpn-preflight schema {operation.name} > {operation.name}.schema.json"
    yield f"# {operation.name}: {operation.summary}"
    yield "# Take the hash away from what you want to change, and write your own values."
    yield f"operation: {operation.name}"
    settings = contract.service(operation.service).settings
    path = operation.path_parameters.fields
    ids = {name: field for name, field in path.items() if name not in settings}
    if ids:
        yield "path:"
        yield from indent(
            line
            for name, field in ids.items()
            for line in [*notes(field, is_required=True), *member(name, field)]
        )
    if operation.media_type:
        yield "body:"
        yield from indent(body(operation.request, operation.examples.request["document"]))


def body(field: Field, example: Mapping[str, Any]) -> Iterator[str]:
    """Write each member: what is required and what the page's example has as they are, all else behind a hash.

    A key that would be changed stands behind a hash too.
    """
    for name, known in field.fields.items():
        is_required = name in field.required
        lines = list(member(name, known, example.get(name)))
        lines = comment_out(lines) if name in excluded(field) else lines
        yield from notes(known, is_required=is_required)
        yield from (
            lines
            if is_required or (name in example and not known.is_written_secret)
            else comment_out(lines)
        )


def excluded(field: Field) -> set[str]:
    """Return the fields that cannot be given together with another one: of two, the last has a hash more."""
    return {exclusion.names[-1] for exclusion in field.exclusions}


def member(name: str, field: Field, example: Any = None) -> Iterator[str]:
    """Write a member with the value of the example, or one that the page allows."""
    if field.is_secret:
        yield f"{name}: ${{{WORDS.sub('_', name).upper()}}}"
    elif field.type == "object":
        yield f"{name}:"
        yield from indent(members(field, example) if field.fields else [RULE])
    elif field.items:
        yield f"{name}:"
        yield from indent(item(name, field.items, example))
    else:
        yield f"{name}: {scalar(name, field) if example is None else write_scalar(example)}"


def members(field: Field, example: Any) -> Iterator[str]:
    """Write an object; one that is behind a hash itself, and requires nothing, with all of its members."""
    return every(field) if example is None and not field.required else body(field, example or {})


def item(name: str, field: Field, example: Any) -> Iterator[str]:
    """Write the items of the example, or one."""
    if field.type != "object":
        values = [write_scalar(value) for value in example or ()] or [scalar(name, field)]
        yield from (f"- {value}" for value in values)
        return
    yield "-"
    yield from indent(every(field) if field.fields else [RULE])


def every(field: Field) -> Iterator[str]:
    """Write all members of an object that is behind a hash itself."""
    for name, known in field.fields.items():
        if not known.same_as:
            yield from notes(known, is_required=False)
            yield from member(name, known)


def scalar(name: str, field: Field) -> str:
    """Write a value that the page allows, and no RFC warns of where there is another; a free text is left to be filled in."""
    if field.enum:
        return write_scalar(min(field.enum, key=lambda value: weakness(field, value)))
    if is_range(field):
        return RANGE
    if field.type == "boolean":
        return "false"
    if field.type == "integer":
        low, high = (
            LIFETIME if limit is None else limit for limit in (field.minimum, field.maximum)
        )
        return str(min(max(LIFETIME, low), high))
    return f'"{{{{ {name} }}}}"'


def weakness(field: Field, value: str) -> int:
    """Tell how much speaks against a value."""
    found = verdict(field, value)
    return SEVERITIES.index(severity(found)) if found else -1


def write_scalar(value: Any) -> str:
    """Write a scalar; what another reader could take for no text stands in quotes."""
    is_plain = (
        isinstance(value, str)
        and re.fullmatch(r"[A-Za-z][\w./-]*|[0-9]+(\.[0-9]+){3}/[0-9]+", value)
        and value != "null"
    )
    return value if is_plain else json.dumps(value)


def notes(field: Field, *, is_required: bool) -> Iterator[str]:
    """Write what the page says of a member, as comments."""
    facts = words(field, is_required=is_required)
    facts += ["Taken from the environment when it is sent."] if field.is_written_secret else []
    yield from comment_out(textwrap.wrap(" ".join(facts), WIDTH, break_on_hyphens=False))


def comment_out(lines: list[str]) -> list[str]:
    """Put lines behind a hash."""
    return [f"# {line}" for line in lines]


def indent(lines: Any) -> Iterator[str]:
    """Set lines under a name."""
    return (INDENT + line for line in lines)
