# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKESetPropoAuthenAlgorithm = Literal["md5", "sha"]

IKE_SET_PROPO_AUTHEN_ALGORITHM_VALUES: set[IKESetPropoAuthenAlgorithm] = {
    "md5",
    "sha",
}


def check_ike_set_propo_authen_algorithm(value: str) -> IKESetPropoAuthenAlgorithm:
    if value in IKE_SET_PROPO_AUTHEN_ALGORITHM_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_SET_PROPO_AUTHEN_ALGORITHM_VALUES!r}")
