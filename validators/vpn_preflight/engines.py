"""List what is wrong with a value by its schema.

The way through a schema is ours, because jsonschema builds a validator for each place of each
value. Its messages are never used, because they quote values and would leak a key.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from vpn_preflight import contract
from vpn_preflight.field import Field
from vpn_preflight.keywords import SILENT, errors_of_library, judge_of
from vpn_preflight.privacy import hide_fields
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Part = Literal["request", "path_parameters", "query_parameters"]


@hide_fields
class SchemaError(NamedTuple):
    """One broken keyword: where in the value, where in the schema, and the value there.

    For a bad key of a map the path ends with the key, and the value is the key. `expected` is the
    value of the keyword.
    """

    path: tuple[str | int, ...]
    schema_path: tuple[str | int, ...]
    value: Any
    expected: Any = None

    @property
    def keyword(self) -> str:
        """The broken keyword."""
        return str(self.schema_path[-1])


class Schema:
    """A schema: its keywords about a value alone, and the schemas of what is inside."""

    def __init__(self, field: Field) -> None:
        self.node = field.node
        within = {
            keyword
            for keyword, value in self.node.items()
            if keyword in WITHIN and value is not False
        }
        self.judges = [
            (word, value, judge_of(word, value, field))
            for word, value in self.node.items()
            if not word.startswith("x-") and word not in within and word not in SILENT
        ]
        self.fields = {name: Schema(inner) for name, inner in field.fields.items()}
        self.values, self.names, self.items, self.never, self.condition, self.then = (
            Schema(inner) if inner else None
            for inner in (
                *(field.values, field.names, field.items),
                *(field.never, field.condition, field.then),
            )
        )
        self.every = [Schema(Field(one.node)) for one in field.all_of]
        self.any_of = [Schema(branch) for branch in field.any_of]
        self.is_alone = not within

    def errors(self, value: Any) -> list[SchemaError]:
        """List every broken keyword; paths begin here."""
        found: list[SchemaError] = []
        for word, expected, judge in self.judges:
            count = judge(value)
            if count is None:
                count = errors_of_library(word, expected, self.node, value)
            if count:
                found += [SchemaError((), (word,), value, expected)] * count
        return found if self.is_alone else found + self.errors_within(value)

    def errors_within(self, value: Any) -> list[SchemaError]:
        """List what is wrong by the schemas of what is inside, or of the same value."""
        found: list[SchemaError] = []
        for token, way, schema, inner in self.inside(value):
            if errors := schema.errors(inner):
                found += below(errors, (token,), *way)
        for number, schema in enumerate(self.every):
            if errors := schema.errors(value):
                found += below(errors, (), "allOf", number)
        if self.any_of and all(schema.errors(value) for schema in self.any_of):
            found.append(
                SchemaError((), ("anyOf",), value, [schema.node for schema in self.any_of])
            )
        if self.never and not self.never.errors(value):
            found.append(SchemaError((), ("not",), value, self.never.node))
        if self.condition and self.then and not self.condition.errors(value):
            found += below(self.then.errors(value), (), "then")
        return found

    def inside(self, value: Any) -> Iterator[tuple[Any, tuple[str, ...], Schema, Any]]:
        """Yield what is in an object or a list: token, way to the schema, schema, and value."""
        if isinstance(value, list) and self.items:
            for index, item in enumerate(value):
                yield index, ("items",), self.items, item
        elif isinstance(value, dict) and (self.names or self.values):
            yield from self.inside_map(value)
        elif isinstance(value, dict):
            # A condition is about one of many fields.
            for name in self.fields if len(self.fields) < len(value) else value:
                if name in self.fields and name in value:
                    yield name, ("properties", name), self.fields[name], value[name]

    def inside_map(
        self, value: dict[Any, Any]
    ) -> Iterator[tuple[Any, tuple[str, ...], Schema, Any]]:
        """Yield the same of an object whose names the contract does not fix."""
        for name, item in value.items():
            if self.names:
                yield name, ("propertyNames",), self.names, name
            if name in self.fields:
                yield name, ("properties", name), self.fields[name], item
            elif self.values:
                yield name, ("additionalProperties",), self.values, item


def below(errors: list[SchemaError], path: tuple[Any, ...], *way: str | int) -> list[SchemaError]:
    """Put in front of errors where in the value, and where in the schema, they are."""
    return [
        SchemaError(path + error.path, way + error.schema_path, error.value, error.expected)
        for error in errors
    ]


# Keywords whose schemas are about what is inside a value, or are asked about the same value.
WITHIN = (
    "properties",
    "additionalProperties",
    "propertyNames",
    "items",
    "allOf",
    "anyOf",
    "if",
    "then",
    "not",
)


def schema_errors(operation: str, part: Part, value: Any) -> list[SchemaError]:
    """List every broken keyword, in no promised order."""
    return schema(operation, part).errors(value)


def value_errors(field: Field, value: Any) -> list[SchemaError]:
    """List every broken keyword in a value of a field."""
    return field_schema(field).errors(value)


@cache
def field_schema(field: Field) -> Schema:
    """Bind the schema of a field once."""
    return Schema(field)


@cache
def schema(operation: str, part: Part) -> Schema:
    """Bind the schema of one part of a request once."""
    return Schema(contract.part(operation, part))
