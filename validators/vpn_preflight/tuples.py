"""Named tuples that are made quickly: a start makes sixty of them, and fills half.

`typing.NamedTuple` compiles the annotation of each field, and both it and `collections.namedtuple`
compile a constructor, which was a tenth of the start of a lint. Here it is compiled at its first
call. To a type checker they are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - for mypy to export it
else:
    # What reads a field of any named tuple; a property takes longer.
    from collections import _tuplegetter as getter  # noqa: PLC2701

    def construct(cls: type, /, *args: Any, **kwargs: Any) -> Any:
        """Compile the constructor of a named tuple, and call it."""
        kind = next(base for base in cls.__mro__ if "_fields" in vars(base))
        names = ", ".join(kind._fields)
        # The source has nothing but names of fields, as they are in a class body.
        new = eval(f"lambda _cls, {names}: new(_cls, ({names},))", {"new": tuple.__new__})  # noqa: S307
        new.__name__ = "__new__"
        new.__defaults__ = tuple(kind._field_defaults.values())
        kind.__new__ = staticmethod(new)
        return new(cls, *args, **kwargs)

    def replace(self: tuple[Any, ...], /, **changes: Any) -> Any:
        """Return a copy with other values."""
        made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
        if changes:
            raise TypeError(f"unknown fields: {', '.join(changes)}")
        return made

    METHODS = {
        "__new__": construct,
        "__repr__": lambda self: (
            f"{type(self).__name__}({', '.join(map('{}={!r}'.format, self._fields, self))})"
        ),
        "__getnewargs__": lambda self: tuple(self),  # noqa: PLW0108 - a type would not bind
        "_make": classmethod(lambda cls, values: cls(*values)),
        "_replace": replace,
        "_asdict": lambda self: dict(zip(self._fields, self, strict=True)),
        "__slots__": (),
    }

    class Meta(type):
        """Make a named tuple of a class body: its fields, their defaults, and its methods."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the named tuple."""
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            known = {
                "_fields": fields,
                "_field_defaults": {field: body[field] for field in fields if field in body},
                "__match_args__": fields,
            }
            getters = {field: getter(at, None) for at, field in enumerate(fields)}
            return type(name, (tuple,), {**METHODS, **body, **known, **getters})

    class NamedTuple(metaclass=Meta):
        """The base of a named tuple."""
