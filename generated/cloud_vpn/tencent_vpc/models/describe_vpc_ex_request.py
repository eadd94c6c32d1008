# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.describe_vpc_ex_request_order_direction import (
    DescribeVpcExRequestOrderDirection,
    check_describe_vpc_ex_request_order_direction,
)
from ..models.describe_vpc_ex_request_order_field import (
    DescribeVpcExRequestOrderField,
    check_describe_vpc_ex_request_order_field,
)
from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="DescribeVpcExRequest")


@_attrs_define
class DescribeVpcExRequest:
    """Which VPCs to list. Without a filter, all are listed.

    Attributes:
        vpc_id (str | Unset): The VPC, as its unique id (vpc-…) or its older id.
        vpc_name (str | Unset): A part of the VPC's name.
        offset (int | Unset): How many VPCs to skip. At least 0.
        limit (int | Unset): How many VPCs to list. At least 1.
        order_field (DescribeVpcExRequestOrderField | Unset): What to sort by.
        order_direction (DescribeVpcExRequestOrderDirection | Unset): The direction.
    """

    vpc_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcId"})
    vpc_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcName"})
    offset: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    limit: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    order_field: DescribeVpcExRequestOrderField | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "orderField"}
    )
    order_direction: DescribeVpcExRequestOrderDirection | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "orderDirection"}
    )

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        vpc_id = self.vpc_id

        vpc_name = self.vpc_name

        offset = self.offset

        limit = self.limit

        order_field: str | Unset = UNSET
        if not isinstance(self.order_field, Unset):
            order_field = self.order_field

        order_direction: str | Unset = UNSET
        if not isinstance(self.order_direction, Unset):
            order_direction = self.order_direction

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if vpc_id is not UNSET:
            field_dict["vpcId"] = vpc_id
        if vpc_name is not UNSET:
            field_dict["vpcName"] = vpc_name
        if offset is not UNSET:
            field_dict["offset"] = offset
        if limit is not UNSET:
            field_dict["limit"] = limit
        if order_field is not UNSET:
            field_dict["orderField"] = order_field
        if order_direction is not UNSET:
            field_dict["orderDirection"] = order_direction

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        vpc_id = d.pop("vpcId", UNSET)

        vpc_name = d.pop("vpcName", UNSET)

        offset = d.pop("offset", UNSET)

        limit = d.pop("limit", UNSET)

        _order_field = d.pop("orderField", UNSET)
        order_field: DescribeVpcExRequestOrderField | Unset
        if isinstance(_order_field, Unset):
            order_field = UNSET
        else:
            order_field = check_describe_vpc_ex_request_order_field(_order_field)

        _order_direction = d.pop("orderDirection", UNSET)
        order_direction: DescribeVpcExRequestOrderDirection | Unset
        if isinstance(_order_direction, Unset):
            order_direction = UNSET
        else:
            order_direction = check_describe_vpc_ex_request_order_direction(_order_direction)

        describe_vpc_ex_request = cls(
            vpc_id=vpc_id,
            vpc_name=vpc_name,
            offset=offset,
            limit=limit,
            order_field=order_field,
            order_direction=order_direction,
        )

        return describe_vpc_ex_request
