# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.vpn_connection import VpnConnection


T = TypeVar("T", bound="DescribeVpnConnectionsResult")


@_attrs_define
class DescribeVpnConnectionsResult:
    """The content of the answer.

    Attributes:
        total_count (int | Unset): How many tunnels match.
        vpn_connection_set (list[VpnConnection] | Unset): The tunnels of this page.
        request_id (str | Unset): The id of the request, for the vendor's support.
    """

    total_count: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "TotalCount"})
    vpn_connection_set: list[VpnConnection] | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "VpnConnectionSet"}
    )
    request_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RequestId"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        total_count = self.total_count

        vpn_connection_set: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.vpn_connection_set, Unset):
            vpn_connection_set = plain(self.vpn_connection_set)

        request_id = self.request_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if total_count is not UNSET:
            field_dict["TotalCount"] = total_count
        if vpn_connection_set is not UNSET:
            field_dict["VpnConnectionSet"] = vpn_connection_set
        if request_id is not UNSET:
            field_dict["RequestId"] = request_id

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.vpn_connection import VpnConnection  # noqa: PLC0415

        d = dict(src_dict)
        total_count = d.pop("TotalCount", UNSET)

        _vpn_connection_set = d.pop("VpnConnectionSet", UNSET)
        vpn_connection_set: list[VpnConnection] | Unset = UNSET
        if _vpn_connection_set is not UNSET:
            vpn_connection_set = []
            for vpn_connection_set_item_data in _vpn_connection_set:
                vpn_connection_set_item = VpnConnection.from_dict(vpn_connection_set_item_data)

                vpn_connection_set.append(vpn_connection_set_item)

        request_id = d.pop("RequestId", UNSET)

        describe_vpn_connections_result = cls(
            total_count=total_count,
            vpn_connection_set=vpn_connection_set,
            request_id=request_id,
        )

        describe_vpn_connections_result.additional_properties = d
        return describe_vpn_connections_result

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
