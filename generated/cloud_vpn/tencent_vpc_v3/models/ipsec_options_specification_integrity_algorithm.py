# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IPSECOptionsSpecificationIntegrityAlgorithm = Literal["MD5", "SHA-256", "SHA1"]

IPSEC_OPTIONS_SPECIFICATION_INTEGRITY_ALGORITHM_VALUES: set[IPSECOptionsSpecificationIntegrityAlgorithm] = {
    "MD5",
    "SHA-256",
    "SHA1",
}


def check_ipsec_options_specification_integrity_algorithm(value: str) -> IPSECOptionsSpecificationIntegrityAlgorithm:
    if value in IPSEC_OPTIONS_SPECIFICATION_INTEGRITY_ALGORITHM_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IPSEC_OPTIONS_SPECIFICATION_INTEGRITY_ALGORITHM_VALUES!r}")
