# Written by `make generate` from openapi/: change it there, not here.
"""What all models share."""

from vpn_preflight.wire import UNSET, Response, Unset, plain, written

__all__ = ["UNSET", "Response", "Unset", "plain", "written"]
