"""Refuse parts of a document that nothing would act on, by the schema in `dialect.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema import ValidationError

__all__ = ["pointer", "refusals"]

HERE = Path(__file__).parent
NEVER: dict[str, Any] = {"not": {}}


@cache
def validator() -> Draft202012Validator:
    """Load the schema once."""
    schema = YAML(typ="safe", pure=True).load((HERE / "dialect.yaml").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def refusals(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the JSON Pointer of each refused place in a document without references, and why."""
    for error in validator().iter_errors(document):
        for cause in causes(error):
            yield from described(cause)


def causes(error: ValidationError) -> Iterator[ValidationError]:
    """Yield what is wrong in the alternative that was meant: the one that fails deepest."""
    if error.validator not in ("anyOf", "oneOf") or not error.context:
        yield error
        return
    deepest = max(error.context, key=lambda each: len(each.absolute_path))
    yield from (
        causes(deepest) if len(deepest.absolute_path) > len(error.absolute_path) else (error,)
    )


def described(error: ValidationError) -> Iterator[tuple[str, str]]:
    """Report an unknown keyword at its own place, anything else at the refused value."""
    place, value, schema = pointer(error.absolute_path), error.instance, error.schema
    if (
        error.validator == "additionalProperties"
        and isinstance(value, dict)
        and isinstance(schema, dict)
    ):
        known = schema.get("properties", {})
        for name in sorted(value.keys() - known.keys()):
            yield place + pointer([name]), f"is not supported here; use one of {', '.join(known)}"
    elif schema == NEVER:
        yield place, "is not supported here"
    else:
        yield place, f"is not supported: {error.message}"


def pointer(tokens: Iterable[Any]) -> str:
    """Build a JSON Pointer."""
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in tokens)
