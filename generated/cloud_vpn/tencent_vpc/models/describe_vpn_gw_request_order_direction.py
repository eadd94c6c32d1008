# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

DescribeVpnGwRequestOrderDirection = Literal["asc", "desc"]

DESCRIBE_VPN_GW_REQUEST_ORDER_DIRECTION_VALUES: set[DescribeVpnGwRequestOrderDirection] = {
    "asc",
    "desc",
}


def check_describe_vpn_gw_request_order_direction(value: str) -> DescribeVpnGwRequestOrderDirection:
    if value in DESCRIBE_VPN_GW_REQUEST_ORDER_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {DESCRIBE_VPN_GW_REQUEST_ORDER_DIRECTION_VALUES!r}")
