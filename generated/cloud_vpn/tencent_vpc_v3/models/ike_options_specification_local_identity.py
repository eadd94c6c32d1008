# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKEOptionsSpecificationLocalIdentity = Literal["ADDRESS", "FQDN"]

IKE_OPTIONS_SPECIFICATION_LOCAL_IDENTITY_VALUES: set[IKEOptionsSpecificationLocalIdentity] = {
    "ADDRESS",
    "FQDN",
}


def check_ike_options_specification_local_identity(value: str) -> IKEOptionsSpecificationLocalIdentity:
    if value in IKE_OPTIONS_SPECIFICATION_LOCAL_IDENTITY_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_OPTIONS_SPECIFICATION_LOCAL_IDENTITY_VALUES!r}")
