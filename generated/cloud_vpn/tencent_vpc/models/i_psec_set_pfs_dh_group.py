# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IPsecSetPfsDhGroup = Literal["dh-group1", "dh-group14", "dh-group2", "dh-group24", "dh-group5", "null"]

I_PSEC_SET_PFS_DH_GROUP_VALUES: set[IPsecSetPfsDhGroup] = {
    "dh-group1",
    "dh-group14",
    "dh-group2",
    "dh-group24",
    "dh-group5",
    "null",
}


def check_i_psec_set_pfs_dh_group(value: str) -> IPsecSetPfsDhGroup:
    if value in I_PSEC_SET_PFS_DH_GROUP_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {I_PSEC_SET_PFS_DH_GROUP_VALUES!r}")
