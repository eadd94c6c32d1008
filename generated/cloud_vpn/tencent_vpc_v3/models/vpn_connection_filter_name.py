# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

VpnConnectionFilterName = Literal[
    "customer-gateway-id", "vpc-id", "vpn-connection-id", "vpn-connection-name", "vpn-gateway-id"
]

VPN_CONNECTION_FILTER_NAME_VALUES: set[VpnConnectionFilterName] = {
    "customer-gateway-id",
    "vpc-id",
    "vpn-connection-id",
    "vpn-connection-name",
    "vpn-gateway-id",
}


def check_vpn_connection_filter_name(value: str) -> VpnConnectionFilterName:
    if value in VPN_CONNECTION_FILTER_NAME_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {VPN_CONNECTION_FILTER_NAME_VALUES!r}")
