# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IPSECOptionsSpecificationIntegrityAlgorith = Literal["MD5", "SHA-256", "SHA-384", "SHA-512", "SHA1", "SM3"]

IPSEC_OPTIONS_SPECIFICATION_INTEGRITY_ALGORITH_VALUES: set[IPSECOptionsSpecificationIntegrityAlgorith] = {
    "MD5",
    "SHA-256",
    "SHA-384",
    "SHA-512",
    "SHA1",
    "SM3",
}


def check_ipsec_options_specification_integrity_algorith(value: str) -> IPSECOptionsSpecificationIntegrityAlgorith:
    if value in IPSEC_OPTIONS_SPECIFICATION_INTEGRITY_ALGORITH_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IPSEC_OPTIONS_SPECIFICATION_INTEGRITY_ALGORITH_VALUES!r}")
