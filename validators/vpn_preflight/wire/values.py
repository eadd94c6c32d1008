"""What all generated models share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

# Deeper than any payload; what lies below is left for the check to name.
DEPTH = 100
# Most values; they stay as they are.
PLAIN = frozenset((str, int, bool, float, type(None)))


class Unset:
    """The type of UNSET, which marks a field that was not set."""

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        # A copy must be the same object, because models ask `is UNSET`.
        return "UNSET"


UNSET = Unset()

T = TypeVar("T")


class Valued:
    """Equal to another one of its class with the same attributes.

    What attrs would write, without its import, which would be a tenth of that of a client.
    """

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))


class Response(Valued, Generic[T]):
    """An answer with all that came along: status, headers, the bytes as they came, and the model.

    Bytes and headers stay out of `repr`, because an answer may echo a key.
    """

    def __init__(
        self, status_code: int, content: bytes, headers: Mapping[str, str], parsed: T
    ) -> None:
        self.status_code = status_code
        self.content = content
        self.headers = headers
        self.parsed = parsed

    def __repr__(self) -> str:
        return f"Response(status_code={self.status_code}, parsed={self.parsed!r})"


def is_model(kind: type) -> bool:
    """Return whether a class is one of attrs, which takes a while to import."""
    return hasattr(kind, "__attrs_attrs__")


def plain(value: Any, depth: int = DEPTH) -> Any:
    """Turn models, mappings and sequences into dicts and lists; leave the rest for the check."""
    kind = type(value)
    if kind in PLAIN or depth == 0:
        return value
    if kind is dict or (isinstance(value, Mapping) and not is_model(kind)):
        return {
            name if type(name) is str else base_value(name): item
            if type(item) in PLAIN
            else plain(item, depth - 1)
            for name, item in value.items()
        }
    if isinstance(value, list | tuple) and not is_model(kind):
        return [item if type(item) in PLAIN else plain(item, depth - 1) for item in value]
    if is_model(kind) and hasattr(value, "to_dict"):
        return plain(value.to_dict(), depth - 1)
    return base_value(value)


def base_value(value: Any) -> Any:
    """Return the value of an enum member, and what an object of ipaddress prints."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    return str(value) if type(value).__module__ == "ipaddress" else value


def written(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that were set."""
    return {name: value for name, value in fields.items() if value is not UNSET}


class Keywords(dict[str, Any]):
    """Hold the fields that a caller set as keywords of a method, by the names of the docs.

    `model` is the class whose attributes have the same names as the keywords.
    """

    def __init__(self, model: type, fields: Mapping[str, Any]) -> None:
        super().__init__(written(fields))
        self.model = model

    def __repr__(self) -> str:
        return "<Keywords>"


def scalar_repr(value: Any) -> str:
    """Return the repr of scalars or lists of them; of anything else, maybe secret, its type."""
    return repr_of(
        value, is_shown=isinstance(value, str | int | float | Unset | None), item=scalar_repr
    )


def model_repr(value: Any) -> str:
    """Return the repr of models or lists of them; of anything else, maybe secret, its type."""
    return repr_of(
        value, is_shown=is_model(type(value)) or isinstance(value, Unset | None), item=model_repr
    )


def named_repr(value: Any) -> str:
    """Return the repr of named lists of strings; of anything else the name of its type."""
    is_known = isinstance(value, Mapping) and all(
        isinstance(items, list) and all(isinstance(item, str) for item in items)
        for items in value.values()
    )
    return repr(dict(value)) if is_known else f"<{type(value).__name__}>"


def repr_of(value: Any, *, is_shown: bool, item: Callable[[Any], str]) -> str:
    """Return the repr of a field of a model."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(item, value))}]"
    return repr(value) if is_shown else f"<{type(value).__name__}>"
