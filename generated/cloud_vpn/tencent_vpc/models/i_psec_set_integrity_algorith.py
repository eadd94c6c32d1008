# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IPsecSetIntegrityAlgorith = Literal["md5", "sha"]

I_PSEC_SET_INTEGRITY_ALGORITH_VALUES: set[IPsecSetIntegrityAlgorith] = {
    "md5",
    "sha",
}


def check_i_psec_set_integrity_algorith(value: str) -> IPsecSetIntegrityAlgorith:
    if value in I_PSEC_SET_INTEGRITY_ALGORITH_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {I_PSEC_SET_INTEGRITY_ALGORITH_VALUES!r}")
