# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKESetPropoEncryAlgorithm = Literal["3des-cbc", "aes-cbc-128", "aes-cbc-192", "aes-cbc-256", "des-cbc"]

IKE_SET_PROPO_ENCRY_ALGORITHM_VALUES: set[IKESetPropoEncryAlgorithm] = {
    "3des-cbc",
    "aes-cbc-128",
    "aes-cbc-192",
    "aes-cbc-256",
    "des-cbc",
}


def check_ike_set_propo_encry_algorithm(value: str) -> IKESetPropoEncryAlgorithm:
    if value in IKE_SET_PROPO_ENCRY_ALGORITHM_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_SET_PROPO_ENCRY_ALGORITHM_VALUES!r}")
