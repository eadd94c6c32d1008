# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKESetDhGroupName = Literal["group1", "group14", "group2", "group24", "group5"]

IKE_SET_DH_GROUP_NAME_VALUES: set[IKESetDhGroupName] = {
    "group1",
    "group14",
    "group2",
    "group24",
    "group5",
}


def check_ike_set_dh_group_name(value: str) -> IKESetDhGroupName:
    if value in IKE_SET_DH_GROUP_NAME_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_SET_DH_GROUP_NAME_VALUES!r}")
