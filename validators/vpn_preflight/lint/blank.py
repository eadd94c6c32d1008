"""A request file to start from, in YAML: what is required is written out, all else stands behind a hash."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.field import Field
from vpn_preflight.lint.field_words import limits
from vpn_preflight.rules.policy import severity, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.contract import Operation

__all__ = ["blank"]

WIDTH = 100
LIFETIME = 3600
SEVERITIES = ("info", "warning")
RANGE = "10.0.0.0/16"
# Between the words of a name.
WORDS = re.compile("(?<=[a-z])(?=[A-Z])")
INDENT = "  "


def blank(operation: Operation) -> Iterator[str]:
    """Yield the lines of the file; every member comes from the contract."""
    yield f"# yaml-language-server: $schema={operation.name}.schema.json"
    yield f"# vpn-preflight schema {operation.name} > {operation.name}.schema.json"
    yield f"# {operation.name}: {operation.summary}"
    yield "# Take the hash away from what you want to change, and write your own values."
    yield f"operation: {operation.name}"
    settings = contract.service(operation.service).settings
    ids = {name: schema for name, schema in operation.path_parameters["properties"].items() if name not in settings}
    if ids:
        yield "path:"
        yield from indented(
            line for name, schema in ids.items() for line in [*notes(schema, is_required=True), *member(name, schema)]
        )
    if operation.media_type:
        yield "body:"
        yield from indented(body(operation.request, operation.examples["request"]["document"]["value"]))


def body(schema: dict[str, Any], example: dict[str, Any]) -> Iterator[str]:
    """Write each member: what is required and what the page's example has as they are, all else behind a hash.

    A key that would be changed stands behind a hash too.
    """
    for name, known in schema["properties"].items():
        is_required = name in schema.get("required", ())
        lines = list(member(name, known, example.get(name)))
        yield from notes(known, is_required=is_required)
        yield from lines if is_required or (name in example and not known.get("writeOnly")) else hashed(lines)


def member(name: str, schema: dict[str, Any], example: Any = None) -> Iterator[str]:
    """Write a member with the value of the example, or one that the page allows."""
    if schema.get("format") == "password":
        yield f"{name}: ${{{WORDS.sub('_', name).upper()}}}"
    elif schema["type"] == "object":
        yield f"{name}:"
        yield from indented(body(schema, example or {}) if "properties" in schema else rule(schema))
    elif schema["type"] == "array":
        yield f"{name}:"
        yield from indented(item(schema["items"], example))
    else:
        yield f"{name}: {scalar(name, schema) if example is None else written(example)}"


def item(schema: dict[str, Any], example: Any) -> Iterator[str]:
    """Write the items of the example, or one."""
    if schema["type"] != "object":
        yield from (f"- {written(value)}" for value in example or [RANGE])
        return
    yield "-"
    yield from indented(rule(schema) if "properties" not in schema else every(schema))


def every(schema: dict[str, Any]) -> Iterator[str]:
    """Write all members of an object that is behind a hash itself."""
    for name, known in schema["properties"].items():
        if "x-same-as" not in known:
            yield from notes(known, is_required=False)
            yield from member(name, known)


def rule(schema: dict[str, Any]) -> Iterator[str]:
    """Write a map of ranges."""
    del schema
    yield f"{RANGE}: [172.16.0.0/16]"


def scalar(name: str, schema: dict[str, Any]) -> str:
    """Write a value that the page allows, and no RFC warns of where there is another; a free text is left to be filled in."""
    if "enum" in schema:
        return written(min(schema["enum"], key=lambda value: weakness(schema, value)))
    if schema["type"] == "integer":
        return str(min(max(LIFETIME, schema.get("minimum", LIFETIME)), schema.get("maximum", LIFETIME)))
    return f'"{{{{ {name} }}}}"'


def weakness(schema: dict[str, Any], value: str) -> int:
    """Tell how much speaks against a value."""
    found = verdict(Field(schema), value)
    return SEVERITIES.index(severity(found)) if found else -1


def written(value: Any) -> str:
    """Write a scalar; what another reader could take for no text stands in quotes."""
    is_plain = isinstance(value, str) and re.fullmatch(r"[A-Za-z][\w./-]*|[0-9]+(\.[0-9]+){3}/[0-9]+", value) and value != "null"
    return value if is_plain else json.dumps(value)


def notes(schema: dict[str, Any], *, is_required: bool) -> Iterator[str]:
    """Write what the page says of a member, as comments."""
    yield from hashed(textwrap.wrap(" ".join(facts(schema, is_required=is_required)), WIDTH, break_on_hyphens=False))


def facts(schema: dict[str, Any], *, is_required: bool) -> Iterator[str]:
    """Say what a member is, and what it may be."""
    yield schema["description"]
    if is_required:
        yield "Required."
    if "enum" in schema:
        yield f"One of {', '.join(schema['enum'])}."
    yield from limits(schema)
    if "x-documented-default" in schema:
        yield f"By default {schema['x-documented-default']}, says the page."
    if schema.get("writeOnly"):
        yield "Taken from the environment when it is sent."


def hashed(lines: list[str]) -> list[str]:
    """Put lines behind a hash."""
    return [f"# {line}" for line in lines]


def indented(lines: Any) -> Iterator[str]:
    """Set lines under a name."""
    return (INDENT + line for line in lines)
