# Written by `make generate` from openapi/: change it there, not here.
"""The connection that the functions of `api` take, and what it is made with."""

from vpn_preflight.wire.tencent_vpc_v3 import *
from vpn_preflight.wire.tencent_vpc_v3 import __all__ as __all__
