# Written by `make generate` from openapi/: change it there, not here.
"""What all models share."""

from vpn_preflight.privacy import clear_locals
from vpn_preflight.wire.values import (
    UNSET,
    Keywords,
    Response,
    Unset,
    model_repr,
    named_repr,
    plain,
    scalar_repr,
    written,
)

__all__ = [
    "UNSET",
    "Keywords",
    "Response",
    "Unset",
    "clear_locals",
    "model_repr",
    "named_repr",
    "plain",
    "scalar_repr",
    "written",
]
