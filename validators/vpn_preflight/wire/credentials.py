"""Keys and settings: from the arguments, else from the environment variables that the contract names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import field, frozen

from vpn_preflight import contract
from vpn_preflight.wire.errors import CredentialsError

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

__all__ = ["Keys", "settings"]


@frozen
class Keys:
    """An access key: its public id, its secret, and the token that temporary keys come with."""

    id: str
    secret: str = field(repr=False)
    token: str | None = field(repr=False, default=None)


def environment(service: str) -> dict[str, str]:
    """Map the names of a service's settings to the variables its vendor documents."""
    schemes = contract.service(service)["security"].values()
    return {name: variable for scheme in schemes for name, variable in scheme.get("x-environment", {}).items()}


def settings(service: str, given: Mapping[str, str | None], *, optional: Container[str]) -> dict[str, str]:
    """Find each setting, as it was given or in its environment variable; what is optional and not found is left out.

    Raises CredentialsError for one that is missing, or cannot be meant.
    """
    variables = environment(service)
    found: dict[str, str] = {}
    for name, value in given.items():
        variable = variables.get(name)
        taken = os.environ.get(variable) or None if value is None and variable else value
        if taken is not None:
            found[name] = usable(name, taken)
        elif name not in optional:
            raise CredentialsError(f"{name} is missing: pass {name}=…" + (f", or set {variable}" if variable else ""))
    return found


def usable(name: str, value: str) -> str:
    """Refuse what cannot be a key: all but visible ASCII without blanks, so that it fits a header and a signature."""
    if isinstance(value, str) and value and value.isascii() and value.isprintable() and " " not in value:
        return value
    raise CredentialsError(f"{name} is empty, or has a blank or another character that no key has: copy it again")
