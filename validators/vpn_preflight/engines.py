"""Ask a schema what is wrong with a value.

jsonschema (Draft 2020-12) defines the verdicts. Its messages are never used, because they quote values and would leak a key.
It is loaded for a value that the compiled check does not accept, and only then.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from vpn_preflight import contract
from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.protocols import Validator

__all__ = ["Part", "SchemaError", "part_schema", "schema_errors"]

Part = Literal["request", "path_parameters", "query_parameters"]


@hide_fields
class SchemaError(NamedTuple):
    """One broken keyword: where in the value, where in the schema, and the value there.

    For a bad key of a map the path ends with the key, and the value is the key. `expected` is what the keyword says.
    """

    path: tuple[str | int, ...]
    schema_path: tuple[str | int, ...]
    value: Any
    expected: Any = None

    @property
    def keyword(self) -> str:
        """The broken keyword."""
        return str(self.schema_path[-1])


def schema_errors(operation: str, part: Part, value: Any) -> Iterator[SchemaError]:
    """Yield every broken keyword, in no promised order."""
    for error in validator(operation, part).iter_errors(value):
        key = (error.instance,) if "propertyNames" in error.absolute_schema_path else ()
        yield SchemaError((*error.absolute_path, *key), tuple(error.absolute_schema_path), error.instance, error.validator_value)


def part_schema(operation: str, part: Part) -> dict[str, Any]:
    """Look up the schema of a part of a request."""
    schema: dict[str, Any] = getattr(contract.operation(operation), part)
    return schema


@cache
def validator(operation: str, part: Part) -> Validator:
    """Build the validator of one part once; jsonschema is imported here, because a start should not pay for it."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    return Draft202012Validator(part_schema(operation, part))
