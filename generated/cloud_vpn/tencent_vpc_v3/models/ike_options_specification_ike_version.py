# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKEOptionsSpecificationIKEVersion = Literal["IKEV1", "IKEV2"]

IKE_OPTIONS_SPECIFICATION_IKE_VERSION_VALUES: set[IKEOptionsSpecificationIKEVersion] = {
    "IKEV1",
    "IKEV2",
}


def check_ike_options_specification_ike_version(value: str) -> IKEOptionsSpecificationIKEVersion:
    if value in IKE_OPTIONS_SPECIFICATION_IKE_VERSION_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_OPTIONS_SPECIFICATION_IKE_VERSION_VALUES!r}")
