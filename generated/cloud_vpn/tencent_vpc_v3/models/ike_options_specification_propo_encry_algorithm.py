# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKEOptionsSpecificationPropoEncryAlgorithm = Literal[
    "3DES-CBC",
    "AES-CBC-128",
    "AES-CBC-192",
    "AES-CBC-256",
    "AES128GCM128",
    "AES192GCM128",
    "AES256GCM128",
    "DES-CBC",
    "SM4",
]

IKE_OPTIONS_SPECIFICATION_PROPO_ENCRY_ALGORITHM_VALUES: set[IKEOptionsSpecificationPropoEncryAlgorithm] = {
    "3DES-CBC",
    "AES-CBC-128",
    "AES-CBC-192",
    "AES-CBC-256",
    "AES128GCM128",
    "AES192GCM128",
    "AES256GCM128",
    "DES-CBC",
    "SM4",
}


def check_ike_options_specification_propo_encry_algorithm(value: str) -> IKEOptionsSpecificationPropoEncryAlgorithm:
    if value in IKE_OPTIONS_SPECIFICATION_PROPO_ENCRY_ALGORITHM_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_OPTIONS_SPECIFICATION_PROPO_ENCRY_ALGORITHM_VALUES!r}")
