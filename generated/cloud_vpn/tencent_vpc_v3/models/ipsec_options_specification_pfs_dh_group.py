# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IPSECOptionsSpecificationPfsDhGroup = Literal[
    "DH-GROUP1",
    "DH-GROUP14",
    "DH-GROUP15",
    "DH-GROUP16",
    "DH-GROUP19",
    "DH-GROUP2",
    "DH-GROUP20",
    "DH-GROUP21",
    "DH-GROUP24",
    "DH-GROUP5",
    "NULL",
]

IPSEC_OPTIONS_SPECIFICATION_PFS_DH_GROUP_VALUES: set[IPSECOptionsSpecificationPfsDhGroup] = {
    "DH-GROUP1",
    "DH-GROUP14",
    "DH-GROUP15",
    "DH-GROUP16",
    "DH-GROUP19",
    "DH-GROUP2",
    "DH-GROUP20",
    "DH-GROUP21",
    "DH-GROUP24",
    "DH-GROUP5",
    "NULL",
}


def check_ipsec_options_specification_pfs_dh_group(value: str) -> IPSECOptionsSpecificationPfsDhGroup:
    if value in IPSEC_OPTIONS_SPECIFICATION_PFS_DH_GROUP_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IPSEC_OPTIONS_SPECIFICATION_PFS_DH_GROUP_VALUES!r}")
