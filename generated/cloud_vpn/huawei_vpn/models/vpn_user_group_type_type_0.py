# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

VpnUserGroupTypeType0 = Literal["Custom", "Default"]

VPN_USER_GROUP_TYPE_TYPE_0_VALUES: set[VpnUserGroupTypeType0] = {
    "Custom",
    "Default",
}


def check_vpn_user_group_type_type_0(value: str) -> VpnUserGroupTypeType0:
    if value in VPN_USER_GROUP_TYPE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {VPN_USER_GROUP_TYPE_TYPE_0_VALUES!r}")
