# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

DescribeVpcExRequestOrderDirection = Literal["asc", "desc"]

DESCRIBE_VPC_EX_REQUEST_ORDER_DIRECTION_VALUES: set[DescribeVpcExRequestOrderDirection] = {
    "asc",
    "desc",
}


def check_describe_vpc_ex_request_order_direction(value: str) -> DescribeVpcExRequestOrderDirection:
    if value in DESCRIBE_VPC_EX_REQUEST_ORDER_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {DESCRIBE_VPC_EX_REQUEST_ORDER_DIRECTION_VALUES!r}")
