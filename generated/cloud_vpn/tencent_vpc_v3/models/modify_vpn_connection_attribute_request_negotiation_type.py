# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

ModifyVpnConnectionAttributeRequestNegotiationType = Literal["active", "flowTrigger", "passive"]

MODIFY_VPN_CONNECTION_ATTRIBUTE_REQUEST_NEGOTIATION_TYPE_VALUES: set[
    ModifyVpnConnectionAttributeRequestNegotiationType
] = {
    "active",
    "flowTrigger",
    "passive",
}


def check_modify_vpn_connection_attribute_request_negotiation_type(
    value: str,
) -> ModifyVpnConnectionAttributeRequestNegotiationType:
    if value in MODIFY_VPN_CONNECTION_ATTRIBUTE_REQUEST_NEGOTIATION_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value. Expected one of {MODIFY_VPN_CONNECTION_ATTRIBUTE_REQUEST_NEGOTIATION_TYPE_VALUES!r}"
    )
