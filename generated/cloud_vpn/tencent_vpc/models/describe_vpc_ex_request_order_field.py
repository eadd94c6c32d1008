# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

DescribeVpcExRequestOrderField = Literal["createTime", "vpcName"]

DESCRIBE_VPC_EX_REQUEST_ORDER_FIELD_VALUES: set[DescribeVpcExRequestOrderField] = {
    "createTime",
    "vpcName",
}


def check_describe_vpc_ex_request_order_field(value: str) -> DescribeVpcExRequestOrderField:
    if value in DESCRIBE_VPC_EX_REQUEST_ORDER_FIELD_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {DESCRIBE_VPC_EX_REQUEST_ORDER_FIELD_VALUES!r}")
