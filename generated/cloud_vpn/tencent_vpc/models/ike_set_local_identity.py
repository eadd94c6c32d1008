# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKESetLocalIdentity = Literal["address", "fqdn"]

IKE_SET_LOCAL_IDENTITY_VALUES: set[IKESetLocalIdentity] = {
    "address",
    "fqdn",
}


def check_ike_set_local_identity(value: str) -> IKESetLocalIdentity:
    if value in IKE_SET_LOCAL_IDENTITY_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_SET_LOCAL_IDENTITY_VALUES!r}")
