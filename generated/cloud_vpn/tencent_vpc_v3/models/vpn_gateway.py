# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.tag import Tag
    from ..models.vpn_gateway_quota import VpnGatewayQuota


T = TypeVar("T", bound="VpnGateway")


@_attrs_define
class VpnGateway:
    """A VPN gateway as it is now.

    Attributes:
        vpn_gateway_id (str | Unset): The VPN gateway.
        vpc_id (str | Unset): The VPC.
        vpn_gateway_name (str | Unset): The name of the gateway.
        type_ (str | Unset): IPSEC, SSL, CCN or SSL_CCN.
        state (str | Unset): PENDING, PENDING_ERROR, DELETING, DELETING_ERROR or AVAILABLE.
        public_ip_address (str | Unset): The public address of the gateway.
        renew_flag (str | Unset): NOTIFY_AND_MANUAL_RENEW, NOTIFY_AND_AUTO_RENEW or NOT_NOTIFY_AND_NOT_RENEW.
        instance_charge_type (str | Unset): POSTPAID_BY_HOUR or PREPAID.
        internet_max_bandwidth_out (int | Unset): The bandwidth in Mbit/s.
        created_time (str | Unset): When the gateway was created; the zone is not documented.
        expired_time (str | Unset): When a prepaid gateway ends.
        is_address_blocked (bool | Unset): Whether the public address is blocked.
        new_purchase_plan (str | Unset): PREPAID_TO_POSTPAID, or empty.
        restrict_state (str | Unset): PROTECTIVELY_ISOLATED or NORMAL.
        zone (str | Unset): The zone.
        vpn_gateway_quota_set (list[VpnGatewayQuota] | Unset): The sizes that the gateway can have.
        version (str | Unset): The version of the gateway. GCM ciphers and CustomerGatewayId require 4.0 or later.
        network_instance_id (str | Unset): The VPC or the CCN behind the gateway.
        cdc_id (str | Unset): The dedicated cluster.
        max_connection (int | Unset): How many SSL clients may connect.
        bgp_asn (int | Unset): The AS number of the gateway for BGP.
        tag_set (list[Tag] | Unset): The tags of the gateway.
        is_private (bool | Unset): Whether the gateway has private addresses only.
    """

    vpn_gateway_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "VpnGatewayId"})
    vpc_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "VpcId"})
    vpn_gateway_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "VpnGatewayName"})
    type_: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Type"})
    state: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "State"})
    public_ip_address: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "PublicIpAddress"})
    renew_flag: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RenewFlag"})
    instance_charge_type: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "InstanceChargeType"}
    )
    internet_max_bandwidth_out: int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "InternetMaxBandwidthOut"}
    )
    created_time: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "CreatedTime"})
    expired_time: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "ExpiredTime"})
    is_address_blocked: bool | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "IsAddressBlocked"}
    )
    new_purchase_plan: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "NewPurchasePlan"})
    restrict_state: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RestrictState"})
    zone: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Zone"})
    vpn_gateway_quota_set: list[VpnGatewayQuota] | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "VpnGatewayQuotaSet"}
    )
    version: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Version"})
    network_instance_id: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "NetworkInstanceId"}
    )
    cdc_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "CdcId"})
    max_connection: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "MaxConnection"})
    bgp_asn: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "BgpAsn"})
    tag_set: list[Tag] | Unset = _attrs_field(default=UNSET, repr=model_repr, metadata={"name": "TagSet"})
    is_private: bool | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "IsPrivate"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        vpn_gateway_id = self.vpn_gateway_id

        vpc_id = self.vpc_id

        vpn_gateway_name = self.vpn_gateway_name

        type_ = self.type_

        state = self.state

        public_ip_address = self.public_ip_address

        renew_flag = self.renew_flag

        instance_charge_type = self.instance_charge_type

        internet_max_bandwidth_out = self.internet_max_bandwidth_out

        created_time = self.created_time

        expired_time = self.expired_time

        is_address_blocked = self.is_address_blocked

        new_purchase_plan = self.new_purchase_plan

        restrict_state = self.restrict_state

        zone = self.zone

        vpn_gateway_quota_set: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.vpn_gateway_quota_set, Unset):
            vpn_gateway_quota_set = plain(self.vpn_gateway_quota_set)

        version = self.version

        network_instance_id = self.network_instance_id

        cdc_id = self.cdc_id

        max_connection = self.max_connection

        bgp_asn = self.bgp_asn

        tag_set: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tag_set, Unset):
            tag_set = plain(self.tag_set)

        is_private = self.is_private

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if vpn_gateway_id is not UNSET:
            field_dict["VpnGatewayId"] = vpn_gateway_id
        if vpc_id is not UNSET:
            field_dict["VpcId"] = vpc_id
        if vpn_gateway_name is not UNSET:
            field_dict["VpnGatewayName"] = vpn_gateway_name
        if type_ is not UNSET:
            field_dict["Type"] = type_
        if state is not UNSET:
            field_dict["State"] = state
        if public_ip_address is not UNSET:
            field_dict["PublicIpAddress"] = public_ip_address
        if renew_flag is not UNSET:
            field_dict["RenewFlag"] = renew_flag
        if instance_charge_type is not UNSET:
            field_dict["InstanceChargeType"] = instance_charge_type
        if internet_max_bandwidth_out is not UNSET:
            field_dict["InternetMaxBandwidthOut"] = internet_max_bandwidth_out
        if created_time is not UNSET:
            field_dict["CreatedTime"] = created_time
        if expired_time is not UNSET:
            field_dict["ExpiredTime"] = expired_time
        if is_address_blocked is not UNSET:
            field_dict["IsAddressBlocked"] = is_address_blocked
        if new_purchase_plan is not UNSET:
            field_dict["NewPurchasePlan"] = new_purchase_plan
        if restrict_state is not UNSET:
            field_dict["RestrictState"] = restrict_state
        if zone is not UNSET:
            field_dict["Zone"] = zone
        if vpn_gateway_quota_set is not UNSET:
            field_dict["VpnGatewayQuotaSet"] = vpn_gateway_quota_set
        if version is not UNSET:
            field_dict["Version"] = version
        if network_instance_id is not UNSET:
            field_dict["NetworkInstanceId"] = network_instance_id
        if cdc_id is not UNSET:
            field_dict["CdcId"] = cdc_id
        if max_connection is not UNSET:
            field_dict["MaxConnection"] = max_connection
        if bgp_asn is not UNSET:
            field_dict["BgpAsn"] = bgp_asn
        if tag_set is not UNSET:
            field_dict["TagSet"] = tag_set
        if is_private is not UNSET:
            field_dict["IsPrivate"] = is_private

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tag import Tag  # noqa: PLC0415
        from ..models.vpn_gateway_quota import VpnGatewayQuota  # noqa: PLC0415

        d = dict(src_dict)
        vpn_gateway_id = d.pop("VpnGatewayId", UNSET)

        vpc_id = d.pop("VpcId", UNSET)

        vpn_gateway_name = d.pop("VpnGatewayName", UNSET)

        type_ = d.pop("Type", UNSET)

        state = d.pop("State", UNSET)

        public_ip_address = d.pop("PublicIpAddress", UNSET)

        renew_flag = d.pop("RenewFlag", UNSET)

        instance_charge_type = d.pop("InstanceChargeType", UNSET)

        internet_max_bandwidth_out = d.pop("InternetMaxBandwidthOut", UNSET)

        created_time = d.pop("CreatedTime", UNSET)

        expired_time = d.pop("ExpiredTime", UNSET)

        is_address_blocked = d.pop("IsAddressBlocked", UNSET)

        new_purchase_plan = d.pop("NewPurchasePlan", UNSET)

        restrict_state = d.pop("RestrictState", UNSET)

        zone = d.pop("Zone", UNSET)

        _vpn_gateway_quota_set = d.pop("VpnGatewayQuotaSet", UNSET)
        vpn_gateway_quota_set: list[VpnGatewayQuota] | Unset = UNSET
        if _vpn_gateway_quota_set is not UNSET:
            vpn_gateway_quota_set = []
            for vpn_gateway_quota_set_item_data in _vpn_gateway_quota_set:
                vpn_gateway_quota_set_item = VpnGatewayQuota.from_dict(vpn_gateway_quota_set_item_data)

                vpn_gateway_quota_set.append(vpn_gateway_quota_set_item)

        version = d.pop("Version", UNSET)

        network_instance_id = d.pop("NetworkInstanceId", UNSET)

        cdc_id = d.pop("CdcId", UNSET)

        max_connection = d.pop("MaxConnection", UNSET)

        bgp_asn = d.pop("BgpAsn", UNSET)

        _tag_set = d.pop("TagSet", UNSET)
        tag_set: list[Tag] | Unset = UNSET
        if _tag_set is not UNSET:
            tag_set = []
            for tag_set_item_data in _tag_set:
                tag_set_item = Tag.from_dict(tag_set_item_data)

                tag_set.append(tag_set_item)

        is_private = d.pop("IsPrivate", UNSET)

        vpn_gateway = cls(
            vpn_gateway_id=vpn_gateway_id,
            vpc_id=vpc_id,
            vpn_gateway_name=vpn_gateway_name,
            type_=type_,
            state=state,
            public_ip_address=public_ip_address,
            renew_flag=renew_flag,
            instance_charge_type=instance_charge_type,
            internet_max_bandwidth_out=internet_max_bandwidth_out,
            created_time=created_time,
            expired_time=expired_time,
            is_address_blocked=is_address_blocked,
            new_purchase_plan=new_purchase_plan,
            restrict_state=restrict_state,
            zone=zone,
            vpn_gateway_quota_set=vpn_gateway_quota_set,
            version=version,
            network_instance_id=network_instance_id,
            cdc_id=cdc_id,
            max_connection=max_connection,
            bgp_asn=bgp_asn,
            tag_set=tag_set,
            is_private=is_private,
        )

        vpn_gateway.additional_properties = d
        return vpn_gateway

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
