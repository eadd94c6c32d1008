"""Named tuples that are made quickly: a start makes fifty of them.

`typing.NamedTuple` compiles the annotation of each field, which is a sixth of the start of a lint.
To a type checker they are the same.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - for mypy to export it
else:

    class Meta(type):
        """Make a named tuple of a class body: its fields, their defaults, and its methods."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the named tuple."""
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(  # noqa: PYI024 - the purpose
                name, fields, defaults=defaults, module=body["__module__"]
            )
            for key, value in body.items():
                if key not in fields and key != "__slots__":
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=Meta):
        """The base of a named tuple."""
