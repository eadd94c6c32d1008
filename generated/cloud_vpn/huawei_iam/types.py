# Written by `make generate` from openapi/: change it there, not here.
"""What all models share."""

from vpn_preflight.privacy import clear_locals
from vpn_preflight.wire import UNSET, Response, Unset, plain, written
from vpn_preflight.wire.values import Keywords, model_repr, named_repr, scalar_repr

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
