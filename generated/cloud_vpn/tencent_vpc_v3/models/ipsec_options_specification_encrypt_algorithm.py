# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IPSECOptionsSpecificationEncryptAlgorithm = Literal[
    "3DES-CBC",
    "AES-CBC-128",
    "AES-CBC-192",
    "AES-CBC-256",
    "AES128GCM128",
    "AES192GCM128",
    "AES256GCM128",
    "DES-CBC",
    "NULL",
    "SM4",
]

IPSEC_OPTIONS_SPECIFICATION_ENCRYPT_ALGORITHM_VALUES: set[IPSECOptionsSpecificationEncryptAlgorithm] = {
    "3DES-CBC",
    "AES-CBC-128",
    "AES-CBC-192",
    "AES-CBC-256",
    "AES128GCM128",
    "AES192GCM128",
    "AES256GCM128",
    "DES-CBC",
    "NULL",
    "SM4",
}


def check_ipsec_options_specification_encrypt_algorithm(value: str) -> IPSECOptionsSpecificationEncryptAlgorithm:
    if value in IPSEC_OPTIONS_SPECIFICATION_ENCRYPT_ALGORITHM_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IPSEC_OPTIONS_SPECIFICATION_ENCRYPT_ALGORITHM_VALUES!r}")
