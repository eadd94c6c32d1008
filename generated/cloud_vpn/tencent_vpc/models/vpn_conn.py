# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.ike_facts import IkeFacts
    from ..models.ipsec_facts import IpsecFacts


T = TypeVar("T", bound="VpnConn")


@_attrs_define
class VpnConn:
    """A VPN tunnel as it is now.

    Attributes:
        vpc_id (int | str | Unset): The older id of the VPC.
        un_vpc_id (str | Unset): The VPC.
        vpc_name (str | Unset): The name of the VPC.
        vpc_cidr_block (str | Unset): The address range of the VPC.
        vpn_gw_id (int | str | Unset): The older id of the gateway.
        un_vpn_gw_id (str | Unset): The VPN gateway.
        vpn_gw_name (str | Unset): The name of the gateway.
        vpn_gw_address (str | Unset): The public address of the gateway.
        vpn_conn_id (int | str | Unset): The older id of the tunnel.
        un_vpn_conn_id (str | Unset): The VPN tunnel.
        vpn_conn_name (str | Unset): The name of the tunnel.
        user_gw_id (int | str | Unset): The older id of the gateway on the far side.
        un_user_gw_id (str | Unset): The gateway on the far side.
        user_gw_name (str | Unset): The name of the gateway on the far side.
        user_gw_address (str | Unset): The public address of the far side.
        pre_shared_key (str | Unset): The key, in clear text.
        vpn_proto (str | Unset): The protocol.
        create_time (str | Unset): When the tunnel was created; the zone is not documented.
        source_cidr (list[str] | Unset): The address ranges of the VPC.
        destination_cidr (list[str] | Unset): The address ranges on the far side.
        vpc_conn_status (int | Unset): The state of the tunnel, 2 while it is being modified and 6 when it is running.
        net_status (str | Unset): The state of the network.
        ike_set (IkeFacts | Unset): The settings of the key exchange (IKE).
        ipsec_set (IpsecFacts | Unset): The settings of the encrypted session (IPsec).
    """

    vpc_id: int | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcId"})
    un_vpc_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "unVpcId"})
    vpc_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcName"})
    vpc_cidr_block: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcCidrBlock"})
    vpn_gw_id: int | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnGwId"})
    un_vpn_gw_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "unVpnGwId"})
    vpn_gw_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnGwName"})
    vpn_gw_address: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnGwAddress"})
    vpn_conn_id: int | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnConnId"})
    un_vpn_conn_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "unVpnConnId"})
    vpn_conn_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnConnName"})
    user_gw_id: int | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "userGwId"})
    un_user_gw_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "unUserGwId"})
    user_gw_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "userGwName"})
    user_gw_address: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "userGwAddress"})
    pre_shared_key: str | Unset = _attrs_field(default=UNSET, repr=False, metadata={"name": "preSharedKey"})
    vpn_proto: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnProto"})
    create_time: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "createTime"})
    source_cidr: list[str] | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "sourceCidr"})
    destination_cidr: list[str] | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "destinationCidr"}
    )
    vpc_conn_status: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcConnStatus"})
    net_status: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "netStatus"})
    ike_set: IkeFacts | Unset = _attrs_field(default=UNSET, repr=model_repr, metadata={"name": "IKESet"})
    ipsec_set: IpsecFacts | Unset = _attrs_field(default=UNSET, repr=model_repr, metadata={"name": "IPsecSet"})
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

        vpn_gw_address = self.vpn_gw_address

        vpn_conn_id: int | str | Unset
        if isinstance(self.vpn_conn_id, Unset):
            vpn_conn_id = UNSET
        else:
            vpn_conn_id = self.vpn_conn_id

        un_vpn_conn_id = self.un_vpn_conn_id

        vpn_conn_name = self.vpn_conn_name

        user_gw_id: int | str | Unset
        if isinstance(self.user_gw_id, Unset):
            user_gw_id = UNSET
        else:
            user_gw_id = self.user_gw_id

        un_user_gw_id = self.un_user_gw_id

        user_gw_name = self.user_gw_name

        user_gw_address = self.user_gw_address

        pre_shared_key = self.pre_shared_key

        vpn_proto = self.vpn_proto

        create_time = self.create_time

        source_cidr: list[str] | Unset = UNSET
        if not isinstance(self.source_cidr, Unset):
            source_cidr = self.source_cidr

        destination_cidr: list[str] | Unset = UNSET
        if not isinstance(self.destination_cidr, Unset):
            destination_cidr = self.destination_cidr

        vpc_conn_status = self.vpc_conn_status

        net_status = self.net_status

        ike_set: dict[str, Any] | Unset = UNSET
        if not isinstance(self.ike_set, Unset):
            ike_set = plain(self.ike_set)

        ipsec_set: dict[str, Any] | Unset = UNSET
        if not isinstance(self.ipsec_set, Unset):
            ipsec_set = plain(self.ipsec_set)

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
        if vpn_gw_address is not UNSET:
            field_dict["vpnGwAddress"] = vpn_gw_address
        if vpn_conn_id is not UNSET:
            field_dict["vpnConnId"] = vpn_conn_id
        if un_vpn_conn_id is not UNSET:
            field_dict["unVpnConnId"] = un_vpn_conn_id
        if vpn_conn_name is not UNSET:
            field_dict["vpnConnName"] = vpn_conn_name
        if user_gw_id is not UNSET:
            field_dict["userGwId"] = user_gw_id
        if un_user_gw_id is not UNSET:
            field_dict["unUserGwId"] = un_user_gw_id
        if user_gw_name is not UNSET:
            field_dict["userGwName"] = user_gw_name
        if user_gw_address is not UNSET:
            field_dict["userGwAddress"] = user_gw_address
        if pre_shared_key is not UNSET:
            field_dict["preSharedKey"] = pre_shared_key
        if vpn_proto is not UNSET:
            field_dict["vpnProto"] = vpn_proto
        if create_time is not UNSET:
            field_dict["createTime"] = create_time
        if source_cidr is not UNSET:
            field_dict["sourceCidr"] = source_cidr
        if destination_cidr is not UNSET:
            field_dict["destinationCidr"] = destination_cidr
        if vpc_conn_status is not UNSET:
            field_dict["vpcConnStatus"] = vpc_conn_status
        if net_status is not UNSET:
            field_dict["netStatus"] = net_status
        if ike_set is not UNSET:
            field_dict["IKESet"] = ike_set
        if ipsec_set is not UNSET:
            field_dict["IPsecSet"] = ipsec_set

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ike_facts import IkeFacts  # noqa: PLC0415
        from ..models.ipsec_facts import IpsecFacts  # noqa: PLC0415

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

        vpn_gw_address = d.pop("vpnGwAddress", UNSET)

        def _parse_vpn_conn_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        vpn_conn_id = _parse_vpn_conn_id(d.pop("vpnConnId", UNSET))

        un_vpn_conn_id = d.pop("unVpnConnId", UNSET)

        vpn_conn_name = d.pop("vpnConnName", UNSET)

        def _parse_user_gw_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        user_gw_id = _parse_user_gw_id(d.pop("userGwId", UNSET))

        un_user_gw_id = d.pop("unUserGwId", UNSET)

        user_gw_name = d.pop("userGwName", UNSET)

        user_gw_address = d.pop("userGwAddress", UNSET)

        pre_shared_key = d.pop("preSharedKey", UNSET)

        vpn_proto = d.pop("vpnProto", UNSET)

        create_time = d.pop("createTime", UNSET)

        source_cidr = cast(list[str], d.pop("sourceCidr", UNSET))

        destination_cidr = cast(list[str], d.pop("destinationCidr", UNSET))

        vpc_conn_status = d.pop("vpcConnStatus", UNSET)

        net_status = d.pop("netStatus", UNSET)

        _ike_set = d.pop("IKESet", UNSET)
        ike_set: IkeFacts | Unset
        if isinstance(_ike_set, Unset):
            ike_set = UNSET
        else:
            ike_set = IkeFacts.from_dict(_ike_set)

        _ipsec_set = d.pop("IPsecSet", UNSET)
        ipsec_set: IpsecFacts | Unset
        if isinstance(_ipsec_set, Unset):
            ipsec_set = UNSET
        else:
            ipsec_set = IpsecFacts.from_dict(_ipsec_set)

        vpn_conn = cls(
            vpc_id=vpc_id,
            un_vpc_id=un_vpc_id,
            vpc_name=vpc_name,
            vpc_cidr_block=vpc_cidr_block,
            vpn_gw_id=vpn_gw_id,
            un_vpn_gw_id=un_vpn_gw_id,
            vpn_gw_name=vpn_gw_name,
            vpn_gw_address=vpn_gw_address,
            vpn_conn_id=vpn_conn_id,
            un_vpn_conn_id=un_vpn_conn_id,
            vpn_conn_name=vpn_conn_name,
            user_gw_id=user_gw_id,
            un_user_gw_id=un_user_gw_id,
            user_gw_name=user_gw_name,
            user_gw_address=user_gw_address,
            pre_shared_key=pre_shared_key,
            vpn_proto=vpn_proto,
            create_time=create_time,
            source_cidr=source_cidr,
            destination_cidr=destination_cidr,
            vpc_conn_status=vpc_conn_status,
            net_status=net_status,
            ike_set=ike_set,
            ipsec_set=ipsec_set,
        )

        vpn_conn.additional_properties = d
        return vpn_conn

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
