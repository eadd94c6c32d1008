# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="Vpc")


@_attrs_define
class Vpc:
    """A VPC as it is now.

    Attributes:
        vpc_id (int | str | Unset): The older id of the VPC.
        un_vpc_id (str | Unset): The VPC.
        vpc_name (str | Unset): The name of the VPC.
        cidr_block (str | Unset): The address range of the VPC.
        subnet_num (int | Unset): How many subnets it has.
        route_table_num (int | Unset): How many route tables it has.
        vpn_gw_num (int | Unset): How many VPN gateways it has.
        vpc_peer_num (int | Unset): How many peering connections it has.
        vpc_device_num (int | Unset): How many devices it has.
        classic_link_num (int | Unset): How many devices of the classic network it has.
        vpg_num (int | Unset): How many direct connect gateways it has.
        nat_num (int | Unset): How many NAT gateways it has.
        create_time (str | Unset): When the VPC was created; the zone is not documented.
        is_default (bool | Unset): Whether it is the default VPC.
    """

    vpc_id: int | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcId"})
    un_vpc_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "unVpcId"})
    vpc_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcName"})
    cidr_block: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "cidrBlock"})
    subnet_num: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "subnetNum"})
    route_table_num: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "routeTableNum"})
    vpn_gw_num: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnGwNum"})
    vpc_peer_num: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcPeerNum"})
    vpc_device_num: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcDeviceNum"})
    classic_link_num: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "classicLinkNum"})
    vpg_num: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpgNum"})
    nat_num: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "natNum"})
    create_time: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "createTime"})
    is_default: bool | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "isDefault"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        vpc_id: int | str | Unset
        if isinstance(self.vpc_id, Unset):
            vpc_id = UNSET
        else:
            vpc_id = self.vpc_id

        un_vpc_id = self.un_vpc_id

        vpc_name = self.vpc_name

        cidr_block = self.cidr_block

        subnet_num = self.subnet_num

        route_table_num = self.route_table_num

        vpn_gw_num = self.vpn_gw_num

        vpc_peer_num = self.vpc_peer_num

        vpc_device_num = self.vpc_device_num

        classic_link_num = self.classic_link_num

        vpg_num = self.vpg_num

        nat_num = self.nat_num

        create_time = self.create_time

        is_default = self.is_default

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if vpc_id is not UNSET:
            field_dict["vpcId"] = vpc_id
        if un_vpc_id is not UNSET:
            field_dict["unVpcId"] = un_vpc_id
        if vpc_name is not UNSET:
            field_dict["vpcName"] = vpc_name
        if cidr_block is not UNSET:
            field_dict["cidrBlock"] = cidr_block
        if subnet_num is not UNSET:
            field_dict["subnetNum"] = subnet_num
        if route_table_num is not UNSET:
            field_dict["routeTableNum"] = route_table_num
        if vpn_gw_num is not UNSET:
            field_dict["vpnGwNum"] = vpn_gw_num
        if vpc_peer_num is not UNSET:
            field_dict["vpcPeerNum"] = vpc_peer_num
        if vpc_device_num is not UNSET:
            field_dict["vpcDeviceNum"] = vpc_device_num
        if classic_link_num is not UNSET:
            field_dict["classicLinkNum"] = classic_link_num
        if vpg_num is not UNSET:
            field_dict["vpgNum"] = vpg_num
        if nat_num is not UNSET:
            field_dict["natNum"] = nat_num
        if create_time is not UNSET:
            field_dict["createTime"] = create_time
        if is_default is not UNSET:
            field_dict["isDefault"] = is_default

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_vpc_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        vpc_id = _parse_vpc_id(d.pop("vpcId", UNSET))

        un_vpc_id = d.pop("unVpcId", UNSET)

        vpc_name = d.pop("vpcName", UNSET)

        cidr_block = d.pop("cidrBlock", UNSET)

        subnet_num = d.pop("subnetNum", UNSET)

        route_table_num = d.pop("routeTableNum", UNSET)

        vpn_gw_num = d.pop("vpnGwNum", UNSET)

        vpc_peer_num = d.pop("vpcPeerNum", UNSET)

        vpc_device_num = d.pop("vpcDeviceNum", UNSET)

        classic_link_num = d.pop("classicLinkNum", UNSET)

        vpg_num = d.pop("vpgNum", UNSET)

        nat_num = d.pop("natNum", UNSET)

        create_time = d.pop("createTime", UNSET)

        is_default = d.pop("isDefault", UNSET)

        vpc = cls(
            vpc_id=vpc_id,
            un_vpc_id=un_vpc_id,
            vpc_name=vpc_name,
            cidr_block=cidr_block,
            subnet_num=subnet_num,
            route_table_num=route_table_num,
            vpn_gw_num=vpn_gw_num,
            vpc_peer_num=vpc_peer_num,
            vpc_device_num=vpc_device_num,
            classic_link_num=classic_link_num,
            vpg_num=vpg_num,
            nat_num=nat_num,
            create_time=create_time,
            is_default=is_default,
        )

        vpc.additional_properties = d
        return vpc

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
