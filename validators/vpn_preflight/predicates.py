"""Tell whether a schema accepts a value, without the library that tells why it does not.

A schema becomes nested functions once. What they know of JSON Schema is what the contract uses; they give the verdicts of
jsonschema, on JSON values and on what stands for a value that is none of JSON's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

__all__ = ["Accepts", "UnsupportedSchemaError", "predicate"]

Accepts = Callable[[Any], bool]
Build = Callable[[Any, dict[str, Any]], Accepts]

# What refuses nothing by itself; `if` reads its `then`.
SILENT = frozenset(("$schema", "description", "examples", "format", "then", "title", "writeOnly"))


class UnsupportedSchemaError(ValueError):
    """A schema says something that the predicates do not know."""


def predicate(schema: Any) -> Accepts:
    """Build the predicate of a schema; raises UnsupportedSchemaError."""
    if isinstance(schema, bool):
        return lambda _: schema
    parts = [keyword_predicate(keyword, schema) for keyword in schema if not is_silent(keyword)]
    return lambda value: all(part(value) for part in parts)


def is_silent(keyword: str) -> bool:
    """Tell a keyword that refuses nothing by itself."""
    return keyword in SILENT or keyword.startswith("x-")


def keyword_predicate(keyword: str, schema: dict[str, Any]) -> Accepts:
    """Build the predicate of one keyword, which accepts every value of a type that it is not about."""
    if keyword not in KEYWORDS:
        raise UnsupportedSchemaError(f"there is no predicate for the keyword {keyword!r}")
    about, build = KEYWORDS[keyword]
    accepts = build(schema[keyword], schema)
    if about is None:
        return accepts
    is_about = TYPES[about]
    return lambda value: not is_about(value) or accepts(value)


def is_integer(value: Any) -> bool:
    """Tell an integer, which may be written with a fraction of zero; a boolean is none."""
    return value.is_integer() if isinstance(value, float) else isinstance(value, int) and not isinstance(value, bool)


TYPES: dict[str, Accepts] = {
    "array": lambda value: isinstance(value, list),
    "boolean": lambda value: isinstance(value, bool),
    "integer": is_integer,
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "string": lambda value: isinstance(value, str),
}


def of_type(expected: Any, _: dict[str, Any]) -> Accepts:
    """Accept the values of one type."""
    if not isinstance(expected, str) or expected not in TYPES:
        raise UnsupportedSchemaError(f"there is no predicate for the type {expected!r}")
    return TYPES[expected]


def is_same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same in JSON: 1 is 1.0, and true is no 1."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same(value, other[name]) for name, value in one.items())
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def members(expected: dict[str, Any], _: dict[str, Any]) -> Accepts:
    """Accept an object whose listed members are accepted."""
    by_name = {name: predicate(schema) for name, schema in expected.items()}
    return lambda value: all(by_name[name](item) for name, item in value.items() if name in by_name)


def other_members(expected: Any, schema: dict[str, Any]) -> Accepts:
    """Accept an object whose members that are not listed are accepted."""
    accepts, listed = predicate(expected), frozenset(schema.get("properties", ()))
    return lambda value: all(accepts(item) for name, item in value.items() if name not in listed)


def each(expected: Any, _: dict[str, Any]) -> Accepts:
    """Accept a list of accepted items, or an object of accepted names."""
    accepts = predicate(expected)
    return lambda value: all(map(accepts, value))


def every_branch(expected: list[Any], _: dict[str, Any]) -> Accepts:
    """Accept what every schema accepts."""
    branches = [predicate(schema) for schema in expected]
    return lambda value: all(accepts(value) for accepts in branches)


def some_branch(expected: list[Any], _: dict[str, Any]) -> Accepts:
    """Accept what one of the schemas accepts."""
    branches = [predicate(schema) for schema in expected]
    return lambda value: any(accepts(value) for accepts in branches)


def condition(expected: Any, schema: dict[str, Any]) -> Accepts:
    """Accept what the condition is not about, and what keeps it."""
    applies, keeps = predicate(expected), predicate(schema.get("then", True))
    return lambda value: not applies(value) or keeps(value)


# The type that a keyword is about, if it is about one, and how to build it. A comparison is written as the refusal it denies,
# because NaN is never refused; a pattern is compiled at its first text, because few members of the contract are ever written.
KEYWORDS: dict[str, tuple[str | None, Build]] = {
    "type": (None, of_type),
    "const": (None, lambda expected, _: lambda value: is_same(expected, value)),
    "enum": (None, lambda expected, _: lambda value: any(is_same(one, value) for one in expected)),
    "minimum": ("number", lambda expected, _: lambda value: not value < expected),
    "maximum": ("number", lambda expected, _: lambda value: not value > expected),
    "minLength": ("string", lambda expected, _: lambda value: len(value) >= expected),
    "maxLength": ("string", lambda expected, _: lambda value: len(value) <= expected),
    "pattern": ("string", lambda expected, _: lambda value: re.search(expected, value) is not None),
    "items": ("array", each),
    "minItems": ("array", lambda expected, _: lambda value: len(value) >= expected),
    "maxItems": ("array", lambda expected, _: lambda value: len(value) <= expected),
    "minProperties": ("object", lambda expected, _: lambda value: len(value) >= expected),
    "required": ("object", lambda expected, _: lambda value: all(name in value for name in expected)),
    "properties": ("object", members),
    "additionalProperties": ("object", other_members),
    "propertyNames": ("object", each),
    "allOf": (None, every_branch),
    "anyOf": (None, some_branch),
    "if": (None, condition),
}
