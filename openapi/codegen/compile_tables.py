"""Write the function that returns whether the tables accept a value, as straight-line Python."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from source_lines import Lines, indented, place, snake, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compile_checks import Part

    from vpn_preflight.field import Field

__all__ = ["Tables"]

TYPES = {"string": "str", "integer": "int", "boolean": "bool", "array": "list", "object": "dict"}
# What in a pattern may accept other characters than those of ASCII.
BEYOND_ASCII = re.compile(r"\[\^|(?<!\\)\.|\\[SDW]")


class Tables:
    """The function that returns whether the tables accept a value."""

    def __init__(self, part: Part) -> None:
        self.part = part

    def lines(self, field: Field, value: str, path: tuple[str, ...]) -> Lines:
        """Write the conditions on one value."""
        conditions = [
            f"type({value}) is not {TYPES[str(field.type)]}",
            *CONDITIONS[str(field.type)](self, field, value, path),
        ]
        return [f"if {condition}:\n    return False" for condition in conditions] + self.below(
            field, value, path
        )

    def string(self, field: Field, value: str, path: tuple[str, ...]) -> Iterator[str]:
        """Yield what refuses a string."""
        if field.enum:
            known = self.part.constant(place(path), f"frozenset({sorted(field.enum)!r})")
            yield f"{value} not in {known}"
            return
        if field.min_length and not (field.pattern and not re.search(field.pattern, "")):
            yield f"not {value}"
        if field.max_length is not None:
            yield f"len({value}) > {field.max_length}"
        if field.pattern:
            yield f"not {self.part.bind(place(path), f'pattern({field.pattern!r})')}({value})"
        if not field.pattern or BEYOND_ASCII.search(field.pattern):
            yield f"not ({value}.isascii() or sendable({value}))"

    def integer(self, field: Field, value: str, _: tuple[str, ...]) -> Iterator[str]:
        """Yield what refuses an integer."""
        if field.minimum is not None:
            yield f"{value} < {field.minimum}"
        if field.maximum is not None:
            yield f"{value} > {field.maximum}"

    def boolean(self, *_: Any) -> Iterator[str]:
        """Yield what refuses a boolean: nothing but its type."""
        yield from ()

    def array(self, field: Field, value: str, _: tuple[str, ...]) -> Iterator[str]:
        """Yield what refuses a list as a whole."""
        if field.min_items:
            yield f"not {value}"
        if field.max_items is not None:
            yield f"len({value}) > {field.max_items}"

    def object(self, field: Field, value: str, path: tuple[str, ...]) -> Iterator[str]:
        """Yield what refuses an object as a whole."""
        if field.min_properties:
            yield f"not {value}"
        if field.names is None:
            names = f"frozenset({sorted(field.fields)!r})"
            yield f"not {value}.keys() <= {self.part.constant(f'{place(path)}_fields', names)}"
        yield from (f'"{name}" not in {value}' for name in field.required)
        for alternatives in field.alternatives:
            yield " and ".join(f'"{name}" not in {value}' for name in alternatives.names)
        for exclusion in field.exclusions:
            yield " and ".join(f'"{name}" in {value}' for name in exclusion.names)
        for condition in field.conditions:
            chosen = f'{value}.get("{condition.chooser}") == "{condition.value}"'
            yield f'{chosen} and "{condition.needed}" not in {value}'

    def below(self, field: Field, value: str, path: tuple[str, ...]) -> Lines:
        """Write the conditions on what is inside a value."""
        if field.items:
            item = f"{value}_item" if value != "value" else "item"
            return [
                f"for {item} in {value}:",
                *indented(split(self.lines(field.items, item, path))),
            ]
        if field.names and field.values:
            name, inner = f"{value}_name", f"{value}_value"
            checks = [*self.lines(field.names, name, path), *self.lines(field.values, inner, path)]
            return [f"for {name}, {inner} in {value}.items():", *indented(split(checks))]
        lines: Lines = []
        for name, known in field.fields.items():
            inner = snake(name)
            checks = [f'{inner} = {value}["{name}"]', *self.lines(known, inner, (*path, name))]
            if name in field.required:
                lines += split(checks)
            else:
                lines += [f'if "{name}" in {value}:', *indented(split(checks))]
        return lines


CONDITIONS: dict[str, Callable[..., Iterator[str]]] = {
    "string": Tables.string,
    "integer": Tables.integer,
    "boolean": Tables.boolean,
    "array": Tables.array,
    "object": Tables.object,
}
