# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.vpn_gateway_filter import VpnGatewayFilter


T = TypeVar("T", bound="DescribeVpnGatewaysRequest")


@_attrs_define
class DescribeVpnGatewaysRequest:
    """Which gateways to list. Without ids and filters, all are listed.

    Attributes:
        vpn_gateway_ids (list[str] | Unset): The ids of the gateways (vpngw-…). At most 100 items.
        filters (list[VpnGatewayFilter] | Unset): The filters for gateways. A gateway must match all of them, by one
            value of each.
        offset (int | Unset): How many gateways to skip. At least 0.
        limit (int | Unset): How many gateways to list. At least 0.
    """

    vpn_gateway_ids: list[str] | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "VpnGatewayIds"}
    )
    filters: list[VpnGatewayFilter] | Unset = _attrs_field(default=UNSET, repr=model_repr, metadata={"name": "Filters"})
    offset: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Offset"})
    limit: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Limit"})

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        vpn_gateway_ids: list[str] | Unset = UNSET
        if not isinstance(self.vpn_gateway_ids, Unset):
            vpn_gateway_ids = self.vpn_gateway_ids

        filters: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.filters, Unset):
            filters = plain(self.filters)

        offset = self.offset

        limit = self.limit

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if vpn_gateway_ids is not UNSET:
            field_dict["VpnGatewayIds"] = vpn_gateway_ids
        if filters is not UNSET:
            field_dict["Filters"] = filters
        if offset is not UNSET:
            field_dict["Offset"] = offset
        if limit is not UNSET:
            field_dict["Limit"] = limit

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.vpn_gateway_filter import VpnGatewayFilter  # noqa: PLC0415

        d = dict(src_dict)
        vpn_gateway_ids = cast(list[str], d.pop("VpnGatewayIds", UNSET))

        _filters = d.pop("Filters", UNSET)
        filters: list[VpnGatewayFilter] | Unset = UNSET
        if _filters is not UNSET:
            filters = []
            for filters_item_data in _filters:
                filters_item = VpnGatewayFilter.from_dict(filters_item_data)

                filters.append(filters_item)

        offset = d.pop("Offset", UNSET)

        limit = d.pop("Limit", UNSET)

        describe_vpn_gateways_request = cls(
            vpn_gateway_ids=vpn_gateway_ids,
            filters=filters,
            offset=offset,
            limit=limit,
        )

        return describe_vpn_gateways_request
