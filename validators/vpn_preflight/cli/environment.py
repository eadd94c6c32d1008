"""Fill the placeholders of a payload file from the environment."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import contract
from vpn_preflight.cli.arguments import SHORT
from vpn_preflight.lint.placeholders import placeholders, typed
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols.form import ACTION
from vpn_preflight.redaction import MASK, Secrets, mask_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.placeholders import Placeholder
    from vpn_preflight.lint.recognition import Request

# Settings of a client that are options of the commands.
OPTIONS = ("region", "project_id")
# Parts of a request file whose placeholders would choose what is called.
FIXED = ("operation", "path")


class UsageError(Exception):
    """A command cannot do what it was asked; each argument is one line about it."""


@hide_fields
class Filling(NamedTuple):
    """The places of placeholders that are left, and the values that replaced the others."""

    pointers: tuple[str, ...] = ()
    values: Secrets = Secrets()

    def mask(self, text: str) -> str:
        """Mask the values in a string; a short one only where it is a word of its own."""
        for value in self.values - self.long_values:
            text = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", MASK, text)
        return mask_text(text, self.long_values)

    @property
    def long_values(self) -> Secrets:
        """The values that are too long to be part of a word by chance."""
        return Secrets(value for value in self.values if len(value) >= SHORT)


def fill_in(
    document: Document,
    request: Request,
    patterns: Iterable[str],
    allowed: Collection[str],
    *,
    is_rehearsal: bool,
) -> Filling:
    """Replace the placeholders of a document by values of the environment, or by their defaults.

    Secret fields take any variable, other fields those that are `allowed`. A rehearsal reads no
    variable and keeps the placeholders without a default. Raises UsageError with a line for each
    placeholder that has no value.
    """
    found = list(placeholders(request, document.value, patterns))
    found.sort(key=lambda one: document.node(one.tokens).start)
    problems = [
        f"{place(document, one)}: {problem}"
        for one in found
        if (
            problem := refusal(request, one, allowed)
            or (not (one.default or is_rehearsal) and missing(one))
        )
    ]
    if problems:
        raise UsageError(*problems)
    read = [
        (one, typed(one.field, value))
        for one in found
        if (
            value := one.default
            if is_rehearsal
            else os.environ.get(str(one.variable)) or one.default
        )
    ]
    for one, value in read:
        replace(document.value, one.tokens, value)
    if is_rehearsal:
        return Filling(tuple(one.pointer for one in found if not one.default))
    filled = (str(leaf) for _, value in read for leaf in leaves(value))
    return Filling(values=Secrets(filter(None, filled)))


def place(document: Document, placeholder: Placeholder) -> str:
    """Return where a placeholder is: file, line, column and field."""
    node = document.node(placeholder.tokens)
    start = node.key[0] if placeholder.is_name and node.key else node.start
    line, column = document.source.place(start)
    names = [token for token in placeholder.tokens if not token.isdigit()]
    # A name that the contract does not know may be a secret in the wrong place.
    name = f": {names[-1]}" if names and placeholder.field.is_known else ""
    return f"{document.source.file}:{line}:{column}{name}"


def refusal(request: Request, placeholder: Placeholder, allowed: Collection[str]) -> str | None:
    """Return why a placeholder is never filled in, and what to do about it; None if it may be."""
    name, tokens = placeholder.variable, placeholder.tokens
    if placeholder.is_name or is_fixed(request, tokens):
        return "a placeholder here is never filled in; use the value itself"
    if name is None:
        return "is still a placeholder; replace it with the value"
    if name in client_keys():
        return f"{name} is a key of the client and never part of a payload; use another variable"
    if not placeholder.is_filled_in and name not in allowed:
        return f"only secrets are filled in by default; pass --env {name} to fill it in here too"
    return None


def missing(placeholder: Placeholder) -> str | None:
    """Return why the environment has no value for a placeholder; None if it has one."""
    value = os.environ.get(str(placeholder.variable))
    if value:
        return None
    return f"{placeholder.variable} is {'not set' if value is None else 'empty'} in the environment"


def is_fixed(request: Request, tokens: tuple[str, ...]) -> bool:
    """Return whether a place decides which call is made, or about what."""
    body = tuple(request.prefix.split("/")[1:])
    return tokens == (*body, ACTION) or bool(body and tokens[0] in FIXED)


def client_keys() -> set[str]:
    """Return the variables in which the clients look for their own keys."""
    return {
        variable
        for service in map(contract.service, contract.service_names())
        for scheme in service.schemes.values()
        for setting, variable in scheme.environment.items()
        if setting not in OPTIONS
    }


def leaves(value: Any) -> Iterator[Any]:
    """Yield every value in lists and objects that is neither."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from leaves(inner)
    else:
        yield value


def replace(value: Any, tokens: tuple[str, ...], new: Any) -> None:
    """Put a new value at a place below another one."""
    *around, last = tokens
    for token in around:
        value = value[int(token) if isinstance(value, list) else token]
    value[int(last) if isinstance(value, list) else last] = new
