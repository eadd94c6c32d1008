"""A request file to start from, in YAML: placeholders, and all other fields in comments."""

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
    from collections.abc import Collection, Iterable, Iterator

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field

WIDTH = 100
LIFETIME = 3600
SEVERITIES = ("info", "warning")
# An item of a map of ranges.
RANGE = "10.0.0.0/16"
RULE = f"{RANGE}: [172.16.0.0/16]"
# Between the words of a name.
WORDS = re.compile("(?<=[a-z])(?=[A-Z])")
INDENT = "  "
# Strings that a reader of YAML takes for another type.
NO_STRINGS = ("null", "true", "false", "yes", "no", "on", "off", "y", "n")
# A space that no line breaks at.
GLUE = "\u00a0"


def skeleton(operation: Operation) -> Iterator[str]:
    """Yield the lines of the file, with every field of the contract and no value of an example."""
    yield f"# yaml-language-server: $schema={operation.name}.schema.json"
    yield f"# vpn-preflight schema {operation.name} > {operation.name}.schema.json"
    yield f"# {operation.name}: {operation.summary}"
    yield "# Replace each placeholder but those of secrets, and uncomment what you need."
    yield f"operation: {operation.name}"
    settings = contract.service(operation.service).settings
    path = operation.path_parameters.fields
    ids = {name: field for name, field in path.items() if name not in settings}
    if ids:
        yield "path:"
        for name, field in ids.items():
            yield from indent([*notes(field, is_required=True), *live(name, field, {})])
    if operation.query_parameters.fields:
        yield from comment_out(["query:", *indent(every(operation.query_parameters))])
    if operation.media_type:
        yield "body:"
        yield from indent(body(operation.request, operation.examples.request["document"]))


def body(field: Field, example: Any) -> Iterator[str]:
    """Yield each field of an object, those that a first file does not need in comments."""
    # An object with nothing but comments in it would be null.
    chosen = needed(field, example if isinstance(example, dict) else {}) or {*[*field.fields][:1]}
    for name, known in field.fields.items():
        yield from notes(known, is_required=name in field.required)
        if name in chosen:
            inner = example.get(name) if isinstance(example, dict) else None
            yield from live(name, known, inner)
        else:
            lines = list(comment_out(proposal(name, known)))
            yield from comment_out(lines) if name in excluded(field) else lines


def excluded(field: Field) -> set[str]:
    """Return the fields that exclude another one: of two, the last gets a second hash."""
    return {exclusion.names[-1] for exclusion in field.exclusions}


def needed(field: Field, example: Collection[str]) -> set[str]:
    """Return the fields that a first file has: what is required, and free strings of the example.

    A choice of cryptography, or a key, is up to the user.
    """
    first = {one.names[0] for one in field.alternatives}
    others = {name for name, known in field.fields.items() if name in example and is_free(known)}
    return {*field.required, *first, *others}


def is_free(field: Field) -> bool:
    """Return whether a field takes any string, or a list of them, and is no secret."""
    known = field.items or field
    return known.type == "string" and not known.enum and not known.is_secret


def live(name: str, field: Field, example: Any) -> Iterator[str]:
    """Yield a field that is not in comments, with placeholders for its values."""
    if field.is_secret:
        yield f"{name}: {variable(name)}"
    elif field.type == "object" and field.fields:
        yield f"{name}:"
        yield from indent(body(field, example))
    elif field.items:
        yield f"{name}:"
        yield from indent([f"- {placeholder(name, field.items)}"])
    else:
        yield f"{name}: {placeholder(name, field)}"


def placeholder(name: str, field: Field) -> str:
    """Return a placeholder, or the only value that is allowed.

    Quotes would make a string of what replaces the placeholder of a number.
    """
    if len(field.enum) == 1:
        return write_scalar(field.enum[0])
    return f'"{{{{ {name} }}}}"' if field.type == "string" else variable(name)


def proposal(name: str, field: Field) -> Iterator[str]:
    """Yield a field for a comment, with values that are allowed."""
    if field.is_secret:
        yield f"{name}: {variable(name)}"
    elif field.type == "object":
        yield f"{name}:"
        yield from indent(every(field) if field.fields else [RULE])
    elif field.items:
        yield f"{name}:"
        yield from indent(item(name, field.items))
    else:
        yield f"{name}: {scalar(name, field)}"


def item(name: str, field: Field) -> Iterator[str]:
    """Yield one item of a list."""
    if field.type != "object":
        yield f"- {scalar(name, field)}"
        return
    yield "-"
    yield from indent(every(field) if field.fields else [RULE])


def every(field: Field) -> Iterator[str]:
    """Yield all fields of an object in a comment."""
    for name, known in field.fields.items():
        if not known.same_as:
            yield from notes(known, is_required=False)
            yield from proposal(name, known)


def variable(name: str) -> str:
    """Return the placeholder that names a variable of the environment."""
    return f"${{{WORDS.sub('_', name).upper()}}}"


def scalar(name: str, field: Field) -> str:
    """Return an allowed value, if possible without an RFC's warning; else a placeholder."""
    if field.enum:
        return write_scalar(min(field.enum, key=lambda value: weakness(field, value)))
    if is_range(field):
        return RANGE
    if field.type == "boolean":
        return "false"
    return str(number(field)) if field.type == "integer" else placeholder(name, field)


def number(field: Field) -> int:
    """Return the default if nothing speaks against it, else a number that is allowed."""
    default = field.default
    if isinstance(default, int) and not (field.lacking or verdict(field, default)):
        return default
    low, high = field.minimum or 0, field.maximum
    return max(1, low) if high is None else min(max(LIFETIME, low), high)


def weakness(field: Field, value: str) -> int:
    """Return how much an RFC says against a value."""
    found = verdict(field, value)
    return SEVERITIES.index(severity(found)) if found else -1


def write_scalar(value: Any) -> str:
    """Return a scalar in YAML, in quotes if another reader may not read a string."""
    is_plain = (
        isinstance(value, str)
        and re.fullmatch(r"[A-Za-z][\w./-]*", value)
        and value.casefold() not in NO_STRINGS
    )
    return value if is_plain else json.dumps(value)


def notes(field: Field, *, is_required: bool) -> Iterator[str]:
    """Yield what the docs say of a field, in comments."""
    facts = words(field, is_required=is_required)
    facts += ["send takes it from the environment."] if field.is_written_secret else []
    # A line that began with a word and a colon would look like a field.
    text = re.sub(r" (\w+:) ", rf"{GLUE}\1{GLUE}", " ".join(facts))
    lines = textwrap.wrap(text, WIDTH, break_on_hyphens=False)
    yield from comment_out(line.replace(GLUE, " ") for line in lines)


def comment_out(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines as comments."""
    return (f"# {line}" for line in lines)


def indent(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines below a name."""
    return (INDENT + line for line in lines)
