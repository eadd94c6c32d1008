# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

ModifyVpnConnectionAttributeRequestDpdAction = Literal["clear", "restart"]

MODIFY_VPN_CONNECTION_ATTRIBUTE_REQUEST_DPD_ACTION_VALUES: set[ModifyVpnConnectionAttributeRequestDpdAction] = {
    "clear",
    "restart",
}


def check_modify_vpn_connection_attribute_request_dpd_action(
    value: str,
) -> ModifyVpnConnectionAttributeRequestDpdAction:
    if value in MODIFY_VPN_CONNECTION_ATTRIBUTE_REQUEST_DPD_ACTION_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {MODIFY_VPN_CONNECTION_ATTRIBUTE_REQUEST_DPD_ACTION_VALUES!r}")
