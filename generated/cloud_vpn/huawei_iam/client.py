# Written by `make generate` from openapi/: change it there, not here.
"""The connection that the functions of `api` take."""

from vpn_preflight.wire.huawei_iam import Client

__all__ = ["Client"]
