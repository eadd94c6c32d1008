# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

DescribeVpnConnRequestOrderDirection = Literal["asc", "desc"]

DESCRIBE_VPN_CONN_REQUEST_ORDER_DIRECTION_VALUES: set[DescribeVpnConnRequestOrderDirection] = {
    "asc",
    "desc",
}


def check_describe_vpn_conn_request_order_direction(value: str) -> DescribeVpnConnRequestOrderDirection:
    if value in DESCRIBE_VPN_CONN_REQUEST_ORDER_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {DESCRIBE_VPN_CONN_REQUEST_ORDER_DIRECTION_VALUES!r}")
