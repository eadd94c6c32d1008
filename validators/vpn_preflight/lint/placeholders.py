"""Find placeholders in a document, and secrets that are written out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vpn_preflight.finding import join_pointer
from vpn_preflight.lint.schema_at import below, document_field
from vpn_preflight.privacy import hide_fields
from vpn_preflight.redaction import secret_values
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.annotations import Row
    from vpn_preflight.field import Field
    from vpn_preflight.lint.json_text import Node
    from vpn_preflight.lint.recognition import Request

VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")


@hide_fields
class Placeholder(NamedTuple):
    """A string for a value that is filled in later, maybe from an environment `variable`.

    `row` is that of its place, or the head of the table around it. One that `is_name` is in the
    place of a name of a map.
    """

    tokens: tuple[str, ...]
    field: Field
    row: Row | None
    variable: str | None
    is_name: bool = False

    @property
    def pointer(self) -> str:
        """The place in the document."""
        return join_pointer(self.tokens)

    @property
    def is_filled_in(self) -> bool:
        """Whether `send` replaces it with the variable's value, as it does for secrets."""
        return self.variable is not None and not self.is_name and self.field.is_written_secret


def literal_secrets(request: Request, root: Node) -> Iterator[tuple[tuple[str, ...], Field]]:
    """Yield the place of every secret that is written out, of any type, and its field."""
    stack: list[tuple[tuple[str, ...], Field, Node]] = [((), document_field(request), root)]
    while stack:
        tokens, field, node = stack.pop()
        if not field.is_written_secret:
            stack.extend(
                ((*tokens, token), below(field, token), inner)
                for token, inner in node.below.items()
            )
        elif not all(VARIABLE.fullmatch(text) for text in secret_values(field, node.value)):
            yield tokens, field


def placeholders(request: Request, value: Any, more: Iterable[str] = ()) -> Iterator[Placeholder]:
    """Yield every placeholder: a whole string `${NAME}` or `{{ … }}`, or one that matches `more`.

    It may be a value, or a name where the contract does not fix the names.
    """
    others = [TEMPLATE, *map(re.compile, more)]
    stack: list[tuple[tuple[str, ...], Field, Row | None, Any]] = [
        ((), root := document_field(request), root.source, value)
    ]
    while stack:
        tokens, field, row, item = stack.pop()
        around = field.members or row
        if isinstance(item, str):
            named = VARIABLE.fullmatch(item)
            if named or any(other.fullmatch(item) for other in others):
                yield Placeholder(tokens, field, row, named and named[1])
        elif isinstance(item, dict) and field.names:
            for name in item:
                if VARIABLE.fullmatch(name) or any(other.fullmatch(name) for other in others):
                    inner = below(field, name)
                    yield Placeholder(
                        (*tokens, name), inner, inner.source or around, None, is_name=True
                    )
        if not field.is_secret:
            # Names below a secret are part of it, and a pointer would show them.
            for token, value_below in children(item):
                inner = below(field, token)
                stack.append(((*tokens, token), inner, inner.source or around, value_below))


def children(value: Any) -> Iterable[tuple[str, Any]]:
    """Return what is below a value, by the tokens of a pointer."""
    if isinstance(value, dict):
        return value.items()
    return (
        ((str(index), item) for index, item in enumerate(value)) if isinstance(value, list) else ()
    )
