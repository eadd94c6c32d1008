# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

DescribeVpnConnRequestOrderField = Literal["createTime", "vpnConnName"]

DESCRIBE_VPN_CONN_REQUEST_ORDER_FIELD_VALUES: set[DescribeVpnConnRequestOrderField] = {
    "createTime",
    "vpnConnName",
}


def check_describe_vpn_conn_request_order_field(value: str) -> DescribeVpnConnRequestOrderField:
    if value in DESCRIBE_VPN_CONN_REQUEST_ORDER_FIELD_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {DESCRIBE_VPN_CONN_REQUEST_ORDER_FIELD_VALUES!r}")
