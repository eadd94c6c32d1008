# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.vpn_gateway import VpnGateway


T = TypeVar("T", bound="DescribeVpnGatewaysResult")


@_attrs_define
class DescribeVpnGatewaysResult:
    """The content of the answer.

    Attributes:
        total_count (int | Unset): How many gateways match.
        vpn_gateway_set (list[VpnGateway] | Unset): The gateways of this page.
        request_id (str | Unset): The id of the request, for the vendor's support.
    """

    total_count: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "TotalCount"})
    vpn_gateway_set: list[VpnGateway] | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "VpnGatewaySet"}
    )
    request_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RequestId"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        total_count = self.total_count

        vpn_gateway_set: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.vpn_gateway_set, Unset):
            vpn_gateway_set = plain(self.vpn_gateway_set)

        request_id = self.request_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if total_count is not UNSET:
            field_dict["TotalCount"] = total_count
        if vpn_gateway_set is not UNSET:
            field_dict["VpnGatewaySet"] = vpn_gateway_set
        if request_id is not UNSET:
            field_dict["RequestId"] = request_id

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.vpn_gateway import VpnGateway  # noqa: PLC0415

        d = dict(src_dict)
        total_count = d.pop("TotalCount", UNSET)

        _vpn_gateway_set = d.pop("VpnGatewaySet", UNSET)
        vpn_gateway_set: list[VpnGateway] | Unset = UNSET
        if _vpn_gateway_set is not UNSET:
            vpn_gateway_set = []
            for vpn_gateway_set_item_data in _vpn_gateway_set:
                vpn_gateway_set_item = VpnGateway.from_dict(vpn_gateway_set_item_data)

                vpn_gateway_set.append(vpn_gateway_set_item)

        request_id = d.pop("RequestId", UNSET)

        describe_vpn_gateways_result = cls(
            total_count=total_count,
            vpn_gateway_set=vpn_gateway_set,
            request_id=request_id,
        )

        describe_vpn_gateways_result.additional_properties = d
        return describe_vpn_gateways_result

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
