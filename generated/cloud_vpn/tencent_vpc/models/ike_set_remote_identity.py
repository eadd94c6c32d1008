# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKESetRemoteIdentity = Literal["address", "fqdn"]

IKE_SET_REMOTE_IDENTITY_VALUES: set[IKESetRemoteIdentity] = {
    "address",
    "fqdn",
}


def check_ike_set_remote_identity(value: str) -> IKESetRemoteIdentity:
    if value in IKE_SET_REMOTE_IDENTITY_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_SET_REMOTE_IDENTITY_VALUES!r}")
