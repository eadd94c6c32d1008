# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

CustomerGatewayFilterName = Literal["customer-gateway-id", "customer-gateway-name", "ip-address", "ip-version"]

CUSTOMER_GATEWAY_FILTER_NAME_VALUES: set[CustomerGatewayFilterName] = {
    "customer-gateway-id",
    "customer-gateway-name",
    "ip-address",
    "ip-version",
}


def check_customer_gateway_filter_name(value: str) -> CustomerGatewayFilterName:
    if value in CUSTOMER_GATEWAY_FILTER_NAME_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {CUSTOMER_GATEWAY_FILTER_NAME_VALUES!r}")
