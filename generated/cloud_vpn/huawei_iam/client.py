# Written by `make generate` from openapi/: change it there, not here.
"""The connection that the functions of `api` take, and what it is made with."""

from vpn_preflight.wire.huawei_iam import *
from vpn_preflight.wire.huawei_iam import __all__ as __all__
