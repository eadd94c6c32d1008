# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKEOptionsSpecificationPropoAuthenAlgorithm = Literal["MD5", "SHA", "SHA-256", "SHA-512"]

IKE_OPTIONS_SPECIFICATION_PROPO_AUTHEN_ALGORITHM_VALUES: set[IKEOptionsSpecificationPropoAuthenAlgorithm] = {
    "MD5",
    "SHA",
    "SHA-256",
    "SHA-512",
}


def check_ike_options_specification_propo_authen_algorithm(value: str) -> IKEOptionsSpecificationPropoAuthenAlgorithm:
    if value in IKE_OPTIONS_SPECIFICATION_PROPO_AUTHEN_ALGORITHM_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_OPTIONS_SPECIFICATION_PROPO_AUTHEN_ALGORITHM_VALUES!r}")
