# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

VpnGatewayFilterName = Literal[
    "public-ip-address", "renew-flag", "type", "vpc-id", "vpn-gateway-id", "vpn-gateway-name", "zone"
]

VPN_GATEWAY_FILTER_NAME_VALUES: set[VpnGatewayFilterName] = {
    "public-ip-address",
    "renew-flag",
    "type",
    "vpc-id",
    "vpn-gateway-id",
    "vpn-gateway-name",
    "zone",
}


def check_vpn_gateway_filter_name(value: str) -> VpnGatewayFilterName:
    if value in VPN_GATEWAY_FILTER_NAME_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {VPN_GATEWAY_FILTER_NAME_VALUES!r}")
