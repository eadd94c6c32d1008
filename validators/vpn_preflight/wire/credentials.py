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


def settings(service: str, given: Mapping[str, str | None], *, optional: Container[str], temporary: str) -> dict[str, str]:
    """Find each setting, as it was given or in its environment variable; what is optional and not found is left out.

    `temporary` names the token of temporary keys: it is not taken from the environment for a secret key that was given, because
    keys belong together. Raises CredentialsError for a setting that is missing, or cannot be meant.
    """
    variables = environment(service)
    if given["secret_key"] is not None:
        variables.pop(temporary, None)
    found: dict[str, str] = {}
    for name, value in given.items():
        variable = variables.get(name)
        taken = os.environ.get(variable) or None if value is None and variable else value
        if taken is not None:
            found[name] = usable(name, taken)
        elif name not in optional:
            raise CredentialsError(f"{name} is missing: {f'set {variable}, or ' if variable else ''}pass {name}=…")
    return found


def usable(name: str, value: str) -> str:
    """Refuse what cannot be a key: all but visible ASCII without blanks, so that it fits a header and a signature."""
    if isinstance(value, str) and value and value.isascii() and value.isprintable() and " " not in value:
        return value
    raise CredentialsError(f"{name} is empty, or has a blank or another character that it cannot have: copy it again")
