# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

EncryptAlgorithm = Literal["3des-cbc", "aes-cbc-128", "aes-cbc-192", "aes-cbc-256", "des-cbc", "null"]

ENCRYPT_ALGORITHM_VALUES: set[EncryptAlgorithm] = {
    "3des-cbc",
    "aes-cbc-128",
    "aes-cbc-192",
    "aes-cbc-256",
    "des-cbc",
    "null",
}


def check_encrypt_algorithm(value: str) -> EncryptAlgorithm:
    if value in ENCRYPT_ALGORITHM_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {ENCRYPT_ALGORITHM_VALUES!r}")
