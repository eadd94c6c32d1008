# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.tag import Tag


T = TypeVar("T", bound="CustomerGateway")


@_attrs_define
class CustomerGateway:
    """A gateway on the peer.

    Attributes:
        customer_gateway_id (str | Unset): The customer gateway.
        customer_gateway_name (str | Unset): The name of the gateway.
        ip_address (str | Unset): The public address of the gateway.
        created_time (str | Unset): When the gateway was created; the zone is not documented.
        bgp_asn (int | Unset): The AS number of the gateway for BGP.
        vpn_conn_num (int | Unset): How many tunnels lead to it.
        tag_set (list[Tag] | Unset): The tags of the gateway.
    """

    customer_gateway_id: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "CustomerGatewayId"}
    )
    customer_gateway_name: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "CustomerGatewayName"}
    )
    ip_address: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "IpAddress"})
    created_time: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "CreatedTime"})
    bgp_asn: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "BgpAsn"})
    vpn_conn_num: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "VpnConnNum"})
    tag_set: list[Tag] | Unset = _attrs_field(default=UNSET, repr=model_repr, metadata={"name": "TagSet"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        customer_gateway_id = self.customer_gateway_id

        customer_gateway_name = self.customer_gateway_name

        ip_address = self.ip_address

        created_time = self.created_time

        bgp_asn = self.bgp_asn

        vpn_conn_num = self.vpn_conn_num

        tag_set: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tag_set, Unset):
            tag_set = plain(self.tag_set)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if customer_gateway_id is not UNSET:
            field_dict["CustomerGatewayId"] = customer_gateway_id
        if customer_gateway_name is not UNSET:
            field_dict["CustomerGatewayName"] = customer_gateway_name
        if ip_address is not UNSET:
            field_dict["IpAddress"] = ip_address
        if created_time is not UNSET:
            field_dict["CreatedTime"] = created_time
        if bgp_asn is not UNSET:
            field_dict["BgpAsn"] = bgp_asn
        if vpn_conn_num is not UNSET:
            field_dict["VpnConnNum"] = vpn_conn_num
        if tag_set is not UNSET:
            field_dict["TagSet"] = tag_set

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tag import Tag  # noqa: PLC0415

        d = dict(src_dict)
        customer_gateway_id = d.pop("CustomerGatewayId", UNSET)

        customer_gateway_name = d.pop("CustomerGatewayName", UNSET)

        ip_address = d.pop("IpAddress", UNSET)

        created_time = d.pop("CreatedTime", UNSET)

        bgp_asn = d.pop("BgpAsn", UNSET)

        vpn_conn_num = d.pop("VpnConnNum", UNSET)

        _tag_set = d.pop("TagSet", UNSET)
        tag_set: list[Tag] | Unset = UNSET
        if _tag_set is not UNSET:
            tag_set = []
            for tag_set_item_data in _tag_set:
                tag_set_item = Tag.from_dict(tag_set_item_data)

                tag_set.append(tag_set_item)

        customer_gateway = cls(
            customer_gateway_id=customer_gateway_id,
            customer_gateway_name=customer_gateway_name,
            ip_address=ip_address,
            created_time=created_time,
            bgp_asn=bgp_asn,
            vpn_conn_num=vpn_conn_num,
            tag_set=tag_set,
        )

        customer_gateway.additional_properties = d
        return customer_gateway

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
