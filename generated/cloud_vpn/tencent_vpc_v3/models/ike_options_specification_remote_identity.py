# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKEOptionsSpecificationRemoteIdentity = Literal["ADDRESS", "FQDN"]

IKE_OPTIONS_SPECIFICATION_REMOTE_IDENTITY_VALUES: set[IKEOptionsSpecificationRemoteIdentity] = {
    "ADDRESS",
    "FQDN",
}


def check_ike_options_specification_remote_identity(value: str) -> IKEOptionsSpecificationRemoteIdentity:
    if value in IKE_OPTIONS_SPECIFICATION_REMOTE_IDENTITY_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_OPTIONS_SPECIFICATION_REMOTE_IDENTITY_VALUES!r}")
