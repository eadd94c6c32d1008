# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.vpn_connection_filter import VpnConnectionFilter


T = TypeVar("T", bound="DescribeVpnConnectionsRequest")


@_attrs_define
class DescribeVpnConnectionsRequest:
    """Which tunnels to list. Without ids and filters, all are listed.

    Attributes:
        vpn_connection_ids (list[str] | Unset): The ids of the tunnels (vpnx-…). At most 100 items.
        filters (list[VpnConnectionFilter] | Unset): The filters for tunnels. A tunnel must match all of them, by one
            value of each. At most 10 items.
        offset (int | Unset): How many tunnels to skip. At least 0.
        limit (int | Unset): How many tunnels to list. At most 100.
    """

    vpn_connection_ids: list[str] | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "VpnConnectionIds"}
    )
    filters: list[VpnConnectionFilter] | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "Filters"}
    )
    offset: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Offset"})
    limit: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Limit"})

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        vpn_connection_ids: list[str] | Unset = UNSET
        if not isinstance(self.vpn_connection_ids, Unset):
            vpn_connection_ids = self.vpn_connection_ids

        filters: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.filters, Unset):
            filters = plain(self.filters)

        offset = self.offset

        limit = self.limit

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if vpn_connection_ids is not UNSET:
            field_dict["VpnConnectionIds"] = vpn_connection_ids
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
        from ..models.vpn_connection_filter import VpnConnectionFilter  # noqa: PLC0415

        d = dict(src_dict)
        vpn_connection_ids = cast(list[str], d.pop("VpnConnectionIds", UNSET))

        _filters = d.pop("Filters", UNSET)
        filters: list[VpnConnectionFilter] | Unset = UNSET
        if _filters is not UNSET:
            filters = []
            for filters_item_data in _filters:
                filters_item = VpnConnectionFilter.from_dict(filters_item_data)

                filters.append(filters_item)

        offset = d.pop("Offset", UNSET)

        limit = d.pop("Limit", UNSET)

        describe_vpn_connections_request = cls(
            vpn_connection_ids=vpn_connection_ids,
            filters=filters,
            offset=offset,
            limit=limit,
        )

        return describe_vpn_connections_request
