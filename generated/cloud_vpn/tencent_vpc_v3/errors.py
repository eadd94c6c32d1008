# Written by `make generate` from openapi/: change it there, not here.
"""The errors that a call may raise."""

from vpn_preflight.wire.errors import *
from vpn_preflight.wire.errors import __all__ as __all__
