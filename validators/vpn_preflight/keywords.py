"""Judge a value by one keyword of a schema that is about this value alone.

jsonschema (Draft 2020-12) defines the verdicts. On the plain types of JSON they are so simple that
they are given here, and a test holds them equal to the library's. Everything else is left to the
library, which is loaded for nothing less: to import it is half of what a wrong file would cost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vpn_preflight.field import Field

# Counts the errors in a value; None if only the library can.
Judge = Callable[[Any], "int | None"]

TYPES = {"string": str, "integer": int, "object": dict, "array": list, "boolean": bool}
# A number with a fraction may be an integer, too.
PLAIN = frozenset({str, int, bool, dict, list, type(None)})
# Without a checker of formats, which would cost a second, jsonschema has no verdict on any.
SILENT = ("description", "format", "writeOnly")


def judge_of(word: str, expected: Any, field: Field) -> Judge:
    """Return the judge of one keyword of a field."""
    return KNOWN[word](expected, field) if word in KNOWN else no_verdict


def errors_of_library(word: str, expected: Any, node: Mapping[str, Any], value: Any) -> int:
    """Count the errors that jsonschema finds."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - few values need it

    known = Draft202012Validator.VALIDATORS.get(word)
    found = known(Draft202012Validator(node), expected, value, node) if known else ()
    return len(list(found or ()))


def no_verdict(_: Any) -> None:
    """Leave a value to the library."""


def about(kind: type, errors: Callable[[Any], int]) -> Judge:
    """Return a judge of values of one type; the keyword says nothing of others."""

    def judged(value: Any) -> int | None:
        if type(value) is kind:
            return errors(value)
        return 0 if type(value) in PLAIN else None

    return judged


def of_type(expected: str, _: Any) -> Judge:
    """Judge the type of a value."""
    kind = TYPES[expected]

    def judged(value: Any) -> int | None:
        if type(value) is kind:
            return 0
        return 1 if type(value) in PLAIN else None

    return judged


def among(expected: Iterable[Any], _: Any) -> Judge:
    """Judge whether a value is one of some strings; no other value is."""
    allowed = frozenset(expected)
    if any(type(one) is not str for one in allowed):
        return no_verdict

    def judged(value: Any) -> int | None:
        if type(value) is str:
            return int(value not in allowed)
        return 1 if type(value) in PLAIN else None

    return judged


def only(expected: Any, field: Field) -> Judge:
    """Judge whether an object has no other fields."""
    if expected is not False or "patternProperties" in field.node:
        return no_verdict
    known = field.fields.keys()
    return about(dict, lambda value: int(not value.keys() <= known))


KNOWN: dict[str, Callable[[Any, Field], Judge]] = {
    "type": of_type,
    "enum": among,
    "const": lambda expected, field: among([expected], field),
    "minLength": lambda least, _: about(str, lambda value: int(len(value) < least)),
    "maxLength": lambda most, _: about(str, lambda value: int(len(value) > most)),
    "minimum": lambda least, _: about(int, lambda value: int(value < least)),
    "maximum": lambda most, _: about(int, lambda value: int(value > most)),
    "minItems": lambda least, _: about(list, lambda value: int(len(value) < least)),
    "maxItems": lambda most, _: about(list, lambda value: int(len(value) > most)),
    "minProperties": lambda least, _: about(dict, lambda value: int(len(value) < least)),
    "pattern": lambda text, _: about(str, lambda value: int(not re.search(text, value))),
    "required": lambda names, _: about(dict, lambda value: sum(n not in value for n in names)),
    "additionalProperties": only,
}
