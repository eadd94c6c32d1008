# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

DescribeVpnGwRequestOrderField = Literal["createTime", "vpnGwName"]

DESCRIBE_VPN_GW_REQUEST_ORDER_FIELD_VALUES: set[DescribeVpnGwRequestOrderField] = {
    "createTime",
    "vpnGwName",
}


def check_describe_vpn_gw_request_order_field(value: str) -> DescribeVpnGwRequestOrderField:
    if value in DESCRIBE_VPN_GW_REQUEST_ORDER_FIELD_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {DESCRIBE_VPN_GW_REQUEST_ORDER_FIELD_VALUES!r}")
