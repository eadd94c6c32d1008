# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="VpnGw")


@_attrs_define
class VpnGw:
    """A VPN gateway as it is now.

    Attributes:
        vpc_id (int | str | Unset): The older id of the VPC.
        un_vpc_id (str | Unset): The VPC.
        vpc_name (str | Unset): The name of the VPC.
        vpc_cidr_block (str | Unset): The address range of the VPC.
        vpn_gw_id (int | str | Unset): The older id of the gateway.
        un_vpn_gw_id (str | Unset): The VPN gateway.
        vpn_gw_name (str | Unset): The name of the gateway.
        bandwidth (int | Unset): The bandwidth, in a unit that is not documented.
        vpn_gw_status (int | Unset): The state: 0 unpaid, 1 payment error, 2 delivering, 3 delivery error, 4
            terminating, 5 termination error, 6 running.
        vpn_gw_address (str | Unset): The public address of the gateway.
        local_sla_ip (str | Unset): The address that probes are sent from.
        deal_id (str | Unset): The number of the order.
        is_auto_renewals (bool | int | Unset): Whether it is renewed; a number or a boolean, because the docs have both.
        expire_time (str | Unset): When the gateway expires; the zone is not documented.
        create_time (str | Unset): When the gateway was created; the zone is not documented.
    """

    vpc_id: int | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcId"})
    un_vpc_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "unVpcId"})
    vpc_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcName"})
    vpc_cidr_block: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcCidrBlock"})
    vpn_gw_id: int | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnGwId"})
    un_vpn_gw_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "unVpnGwId"})
    vpn_gw_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnGwName"})
    bandwidth: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    vpn_gw_status: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnGwStatus"})
    vpn_gw_address: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnGwAddress"})
    local_sla_ip: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "localSlaIp"})
    deal_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "dealId"})
    is_auto_renewals: bool | int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "isAutoRenewals"}
    )
    expire_time: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "expireTime"})
    create_time: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "createTime"})
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

        vpc_cidr_block = self.vpc_cidr_block

        vpn_gw_id: int | str | Unset
        if isinstance(self.vpn_gw_id, Unset):
            vpn_gw_id = UNSET
        else:
            vpn_gw_id = self.vpn_gw_id

        un_vpn_gw_id = self.un_vpn_gw_id

        vpn_gw_name = self.vpn_gw_name

        bandwidth = self.bandwidth

        vpn_gw_status = self.vpn_gw_status

        vpn_gw_address = self.vpn_gw_address

        local_sla_ip = self.local_sla_ip

        deal_id = self.deal_id

        is_auto_renewals: bool | int | Unset
        if isinstance(self.is_auto_renewals, Unset):
            is_auto_renewals = UNSET
        else:
            is_auto_renewals = self.is_auto_renewals

        expire_time = self.expire_time

        create_time = self.create_time

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if vpc_id is not UNSET:
            field_dict["vpcId"] = vpc_id
        if un_vpc_id is not UNSET:
            field_dict["unVpcId"] = un_vpc_id
        if vpc_name is not UNSET:
            field_dict["vpcName"] = vpc_name
        if vpc_cidr_block is not UNSET:
            field_dict["vpcCidrBlock"] = vpc_cidr_block
        if vpn_gw_id is not UNSET:
            field_dict["vpnGwId"] = vpn_gw_id
        if un_vpn_gw_id is not UNSET:
            field_dict["unVpnGwId"] = un_vpn_gw_id
        if vpn_gw_name is not UNSET:
            field_dict["vpnGwName"] = vpn_gw_name
        if bandwidth is not UNSET:
            field_dict["bandwidth"] = bandwidth
        if vpn_gw_status is not UNSET:
            field_dict["vpnGwStatus"] = vpn_gw_status
        if vpn_gw_address is not UNSET:
            field_dict["vpnGwAddress"] = vpn_gw_address
        if local_sla_ip is not UNSET:
            field_dict["localSlaIp"] = local_sla_ip
        if deal_id is not UNSET:
            field_dict["dealId"] = deal_id
        if is_auto_renewals is not UNSET:
            field_dict["isAutoRenewals"] = is_auto_renewals
        if expire_time is not UNSET:
            field_dict["expireTime"] = expire_time
        if create_time is not UNSET:
            field_dict["createTime"] = create_time

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

        vpc_cidr_block = d.pop("vpcCidrBlock", UNSET)

        def _parse_vpn_gw_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        vpn_gw_id = _parse_vpn_gw_id(d.pop("vpnGwId", UNSET))

        un_vpn_gw_id = d.pop("unVpnGwId", UNSET)

        vpn_gw_name = d.pop("vpnGwName", UNSET)

        bandwidth = d.pop("bandwidth", UNSET)

        vpn_gw_status = d.pop("vpnGwStatus", UNSET)

        vpn_gw_address = d.pop("vpnGwAddress", UNSET)

        local_sla_ip = d.pop("localSlaIp", UNSET)

        deal_id = d.pop("dealId", UNSET)

        def _parse_is_auto_renewals(data: object) -> bool | int | Unset:
            if isinstance(data, Unset):
                return data
            return cast(bool | int | Unset, data)

        is_auto_renewals = _parse_is_auto_renewals(d.pop("isAutoRenewals", UNSET))

        expire_time = d.pop("expireTime", UNSET)

        create_time = d.pop("createTime", UNSET)

        vpn_gw = cls(
            vpc_id=vpc_id,
            un_vpc_id=un_vpc_id,
            vpc_name=vpc_name,
            vpc_cidr_block=vpc_cidr_block,
            vpn_gw_id=vpn_gw_id,
            un_vpn_gw_id=un_vpn_gw_id,
            vpn_gw_name=vpn_gw_name,
            bandwidth=bandwidth,
            vpn_gw_status=vpn_gw_status,
            vpn_gw_address=vpn_gw_address,
            local_sla_ip=local_sla_ip,
            deal_id=deal_id,
            is_auto_renewals=is_auto_renewals,
            expire_time=expire_time,
            create_time=create_time,
        )

        vpn_gw.additional_properties = d
        return vpn_gw

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
