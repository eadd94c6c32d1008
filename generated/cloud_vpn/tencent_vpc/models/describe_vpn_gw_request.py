# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.describe_vpn_gw_request_order_direction import (
    DescribeVpnGwRequestOrderDirection,
    check_describe_vpn_gw_request_order_direction,
)
from ..models.describe_vpn_gw_request_order_field import (
    DescribeVpnGwRequestOrderField,
    check_describe_vpn_gw_request_order_field,
)
from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="DescribeVpnGwRequest")


@_attrs_define
class DescribeVpnGwRequest:
    """Which gateways to list. Without a filter, all are listed.

    Attributes:
        vpc_id (str | Unset): The VPC, as its unique id (vpc-…) or its older id.
        vpn_gw_id (str | Unset): The VPN gateway, as its unique id (vpngw-…) or its older id.
        vpn_gw_name (str | Unset): A part of the gateway's name.
        deal_id (str | Unset): The number of the order.
        offset (int | Unset): How many gateways to skip. At least 0.
        limit (int | Unset): How many gateways to list. From 1 to 50.
        order_field (DescribeVpnGwRequestOrderField | Unset): What to sort by.
        order_direction (DescribeVpnGwRequestOrderDirection | Unset): The direction.
    """

    vpc_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcId"})
    vpn_gw_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnGwId"})
    vpn_gw_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnGwName"})
    deal_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "dealId"})
    offset: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    limit: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    order_field: DescribeVpnGwRequestOrderField | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "orderField"}
    )
    order_direction: DescribeVpnGwRequestOrderDirection | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "orderDirection"}
    )

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        vpc_id = self.vpc_id

        vpn_gw_id = self.vpn_gw_id

        vpn_gw_name = self.vpn_gw_name

        deal_id = self.deal_id

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
        if vpn_gw_id is not UNSET:
            field_dict["vpnGwId"] = vpn_gw_id
        if vpn_gw_name is not UNSET:
            field_dict["vpnGwName"] = vpn_gw_name
        if deal_id is not UNSET:
            field_dict["dealId"] = deal_id
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

        vpn_gw_id = d.pop("vpnGwId", UNSET)

        vpn_gw_name = d.pop("vpnGwName", UNSET)

        deal_id = d.pop("dealId", UNSET)

        offset = d.pop("offset", UNSET)

        limit = d.pop("limit", UNSET)

        _order_field = d.pop("orderField", UNSET)
        order_field: DescribeVpnGwRequestOrderField | Unset
        if isinstance(_order_field, Unset):
            order_field = UNSET
        else:
            order_field = check_describe_vpn_gw_request_order_field(_order_field)

        _order_direction = d.pop("orderDirection", UNSET)
        order_direction: DescribeVpnGwRequestOrderDirection | Unset
        if isinstance(_order_direction, Unset):
            order_direction = UNSET
        else:
            order_direction = check_describe_vpn_gw_request_order_direction(_order_direction)

        describe_vpn_gw_request = cls(
            vpc_id=vpc_id,
            vpn_gw_id=vpn_gw_id,
            vpn_gw_name=vpn_gw_name,
            deal_id=deal_id,
            offset=offset,
            limit=limit,
            order_field=order_field,
            order_direction=order_direction,
        )

        return describe_vpn_gw_request
