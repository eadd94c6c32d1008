# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.bgp_facts import BgpFacts
    from ..models.health_check_facts import HealthCheckFacts
    from ..models.ike_options_facts import IKEOptionsFacts
    from ..models.ipsec_options_facts import IPSECOptionsFacts
    from ..models.security_policy_database_facts import SecurityPolicyDatabaseFacts
    from ..models.tag import Tag


T = TypeVar("T", bound="VpnConnection")


@_attrs_define
class VpnConnection:
    """A VPN tunnel as it is now.

    Attributes:
        vpn_connection_id (str | Unset): The VPN tunnel.
        vpn_connection_name (str | Unset): The name of the tunnel.
        vpc_id (str | Unset): The VPC; may be empty for a gateway of a CCN.
        vpn_gateway_id (str | Unset): The VPN gateway.
        customer_gateway_id (str | Unset): The customer gateway.
        pre_share_key (str | Unset): The key, in clear text.
        vpn_proto (str | Unset): The protocol of the session; IPSEC.
        encrypt_proto (str | Unset): The protocol of the key exchange; IKE.
        route_type (str | Unset): How routes are found: STATIC, StaticRoute, Policy or Bgp.
        created_time (str | Unset): When the tunnel was created; the zone is not documented.
        state (str | Unset): PENDING, AVAILABLE or DELETING; error messages mention others.
        net_status (str | Unset): The state of the network: AVAILABLE, UNAVAILABLE, or empty.
        security_policy_database_set (list[SecurityPolicyDatabaseFacts] | Unset): The policy rules; 0.0.0.0/0 on both
            sides for a route-based tunnel.
        ike_options_specification (IKEOptionsFacts | Unset): The settings of the key exchange (IKE).
        ipsec_options_specification (IPSECOptionsFacts | Unset): The settings of the encrypted session (IPsec).
        enable_health_check (bool | Unset): Whether the peer is probed.
        health_check_local_ip (str | Unset): The address of this side for the health check; empty without one.
        health_check_remote_ip (str | Unset): The far address of the health check; empty without one.
        health_check_status (str | Unset): AVAILABLE, UNAVAILABLE, or empty.
        dpd_enable (int | Unset): Whether a dead peer is detected; 1 if it is, 0 or -1 if not.
        dpd_timeout (str | Unset): After how many seconds a peer is dead.
        dpd_action (str | Unset): What happens to the tunnel of a dead peer.
        tag_set (list[Tag] | Unset): The tags of the tunnel.
        negotiation_type (str | Unset): Which side begins the negotiation.
        bgp_config (BgpFacts | Unset): The addresses and AS numbers of a tunnel with BGP routing.
        health_check_config (HealthCheckFacts | Unset): How the health check probes the peer.
    """

    vpn_connection_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "VpnConnectionId"})
    vpn_connection_name: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "VpnConnectionName"}
    )
    vpc_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "VpcId"})
    vpn_gateway_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "VpnGatewayId"})
    customer_gateway_id: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "CustomerGatewayId"}
    )
    pre_share_key: str | Unset = _attrs_field(default=UNSET, repr=False, metadata={"name": "PreShareKey"})
    vpn_proto: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "VpnProto"})
    encrypt_proto: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "EncryptProto"})
    route_type: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RouteType"})
    created_time: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "CreatedTime"})
    state: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "State"})
    net_status: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "NetStatus"})
    security_policy_database_set: list[SecurityPolicyDatabaseFacts] | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "SecurityPolicyDatabaseSet"}
    )
    ike_options_specification: IKEOptionsFacts | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "IKEOptionsSpecification"}
    )
    ipsec_options_specification: IPSECOptionsFacts | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "IPSECOptionsSpecification"}
    )
    enable_health_check: bool | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "EnableHealthCheck"}
    )
    health_check_local_ip: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "HealthCheckLocalIp"}
    )
    health_check_remote_ip: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "HealthCheckRemoteIp"}
    )
    health_check_status: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "HealthCheckStatus"}
    )
    dpd_enable: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "DpdEnable"})
    dpd_timeout: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "DpdTimeout"})
    dpd_action: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "DpdAction"})
    tag_set: list[Tag] | Unset = _attrs_field(default=UNSET, repr=model_repr, metadata={"name": "TagSet"})
    negotiation_type: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "NegotiationType"})
    bgp_config: BgpFacts | Unset = _attrs_field(default=UNSET, repr=model_repr, metadata={"name": "BgpConfig"})
    health_check_config: HealthCheckFacts | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "HealthCheckConfig"}
    )
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        vpn_connection_id = self.vpn_connection_id

        vpn_connection_name = self.vpn_connection_name

        vpc_id = self.vpc_id

        vpn_gateway_id = self.vpn_gateway_id

        customer_gateway_id = self.customer_gateway_id

        pre_share_key = self.pre_share_key

        vpn_proto = self.vpn_proto

        encrypt_proto = self.encrypt_proto

        route_type = self.route_type

        created_time = self.created_time

        state = self.state

        net_status = self.net_status

        security_policy_database_set: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.security_policy_database_set, Unset):
            security_policy_database_set = plain(self.security_policy_database_set)

        ike_options_specification: dict[str, Any] | Unset = UNSET
        if not isinstance(self.ike_options_specification, Unset):
            ike_options_specification = plain(self.ike_options_specification)

        ipsec_options_specification: dict[str, Any] | Unset = UNSET
        if not isinstance(self.ipsec_options_specification, Unset):
            ipsec_options_specification = plain(self.ipsec_options_specification)

        enable_health_check = self.enable_health_check

        health_check_local_ip = self.health_check_local_ip

        health_check_remote_ip = self.health_check_remote_ip

        health_check_status = self.health_check_status

        dpd_enable = self.dpd_enable

        dpd_timeout = self.dpd_timeout

        dpd_action = self.dpd_action

        tag_set: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tag_set, Unset):
            tag_set = plain(self.tag_set)

        negotiation_type = self.negotiation_type

        bgp_config: dict[str, Any] | Unset = UNSET
        if not isinstance(self.bgp_config, Unset):
            bgp_config = plain(self.bgp_config)

        health_check_config: dict[str, Any] | Unset = UNSET
        if not isinstance(self.health_check_config, Unset):
            health_check_config = plain(self.health_check_config)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if vpn_connection_id is not UNSET:
            field_dict["VpnConnectionId"] = vpn_connection_id
        if vpn_connection_name is not UNSET:
            field_dict["VpnConnectionName"] = vpn_connection_name
        if vpc_id is not UNSET:
            field_dict["VpcId"] = vpc_id
        if vpn_gateway_id is not UNSET:
            field_dict["VpnGatewayId"] = vpn_gateway_id
        if customer_gateway_id is not UNSET:
            field_dict["CustomerGatewayId"] = customer_gateway_id
        if pre_share_key is not UNSET:
            field_dict["PreShareKey"] = pre_share_key
        if vpn_proto is not UNSET:
            field_dict["VpnProto"] = vpn_proto
        if encrypt_proto is not UNSET:
            field_dict["EncryptProto"] = encrypt_proto
        if route_type is not UNSET:
            field_dict["RouteType"] = route_type
        if created_time is not UNSET:
            field_dict["CreatedTime"] = created_time
        if state is not UNSET:
            field_dict["State"] = state
        if net_status is not UNSET:
            field_dict["NetStatus"] = net_status
        if security_policy_database_set is not UNSET:
            field_dict["SecurityPolicyDatabaseSet"] = security_policy_database_set
        if ike_options_specification is not UNSET:
            field_dict["IKEOptionsSpecification"] = ike_options_specification
        if ipsec_options_specification is not UNSET:
            field_dict["IPSECOptionsSpecification"] = ipsec_options_specification
        if enable_health_check is not UNSET:
            field_dict["EnableHealthCheck"] = enable_health_check
        if health_check_local_ip is not UNSET:
            field_dict["HealthCheckLocalIp"] = health_check_local_ip
        if health_check_remote_ip is not UNSET:
            field_dict["HealthCheckRemoteIp"] = health_check_remote_ip
        if health_check_status is not UNSET:
            field_dict["HealthCheckStatus"] = health_check_status
        if dpd_enable is not UNSET:
            field_dict["DpdEnable"] = dpd_enable
        if dpd_timeout is not UNSET:
            field_dict["DpdTimeout"] = dpd_timeout
        if dpd_action is not UNSET:
            field_dict["DpdAction"] = dpd_action
        if tag_set is not UNSET:
            field_dict["TagSet"] = tag_set
        if negotiation_type is not UNSET:
            field_dict["NegotiationType"] = negotiation_type
        if bgp_config is not UNSET:
            field_dict["BgpConfig"] = bgp_config
        if health_check_config is not UNSET:
            field_dict["HealthCheckConfig"] = health_check_config

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bgp_facts import BgpFacts  # noqa: PLC0415
        from ..models.health_check_facts import HealthCheckFacts  # noqa: PLC0415
        from ..models.ike_options_facts import IKEOptionsFacts  # noqa: PLC0415
        from ..models.ipsec_options_facts import IPSECOptionsFacts  # noqa: PLC0415
        from ..models.security_policy_database_facts import SecurityPolicyDatabaseFacts  # noqa: PLC0415
        from ..models.tag import Tag  # noqa: PLC0415

        d = dict(src_dict)
        vpn_connection_id = d.pop("VpnConnectionId", UNSET)

        vpn_connection_name = d.pop("VpnConnectionName", UNSET)

        vpc_id = d.pop("VpcId", UNSET)

        vpn_gateway_id = d.pop("VpnGatewayId", UNSET)

        customer_gateway_id = d.pop("CustomerGatewayId", UNSET)

        pre_share_key = d.pop("PreShareKey", UNSET)

        vpn_proto = d.pop("VpnProto", UNSET)

        encrypt_proto = d.pop("EncryptProto", UNSET)

        route_type = d.pop("RouteType", UNSET)

        created_time = d.pop("CreatedTime", UNSET)

        state = d.pop("State", UNSET)

        net_status = d.pop("NetStatus", UNSET)

        _security_policy_database_set = d.pop("SecurityPolicyDatabaseSet", UNSET)
        security_policy_database_set: list[SecurityPolicyDatabaseFacts] | Unset = UNSET
        if _security_policy_database_set is not UNSET:
            security_policy_database_set = []
            for security_policy_database_set_item_data in _security_policy_database_set:
                security_policy_database_set_item = SecurityPolicyDatabaseFacts.from_dict(
                    security_policy_database_set_item_data
                )

                security_policy_database_set.append(security_policy_database_set_item)

        _ike_options_specification = d.pop("IKEOptionsSpecification", UNSET)
        ike_options_specification: IKEOptionsFacts | Unset
        if isinstance(_ike_options_specification, Unset):
            ike_options_specification = UNSET
        else:
            ike_options_specification = IKEOptionsFacts.from_dict(_ike_options_specification)

        _ipsec_options_specification = d.pop("IPSECOptionsSpecification", UNSET)
        ipsec_options_specification: IPSECOptionsFacts | Unset
        if isinstance(_ipsec_options_specification, Unset):
            ipsec_options_specification = UNSET
        else:
            ipsec_options_specification = IPSECOptionsFacts.from_dict(_ipsec_options_specification)

        enable_health_check = d.pop("EnableHealthCheck", UNSET)

        health_check_local_ip = d.pop("HealthCheckLocalIp", UNSET)

        health_check_remote_ip = d.pop("HealthCheckRemoteIp", UNSET)

        health_check_status = d.pop("HealthCheckStatus", UNSET)

        dpd_enable = d.pop("DpdEnable", UNSET)

        dpd_timeout = d.pop("DpdTimeout", UNSET)

        dpd_action = d.pop("DpdAction", UNSET)

        _tag_set = d.pop("TagSet", UNSET)
        tag_set: list[Tag] | Unset = UNSET
        if _tag_set is not UNSET:
            tag_set = []
            for tag_set_item_data in _tag_set:
                tag_set_item = Tag.from_dict(tag_set_item_data)

                tag_set.append(tag_set_item)

        negotiation_type = d.pop("NegotiationType", UNSET)

        _bgp_config = d.pop("BgpConfig", UNSET)
        bgp_config: BgpFacts | Unset
        if isinstance(_bgp_config, Unset):
            bgp_config = UNSET
        else:
            bgp_config = BgpFacts.from_dict(_bgp_config)

        _health_check_config = d.pop("HealthCheckConfig", UNSET)
        health_check_config: HealthCheckFacts | Unset
        if isinstance(_health_check_config, Unset):
            health_check_config = UNSET
        else:
            health_check_config = HealthCheckFacts.from_dict(_health_check_config)

        vpn_connection = cls(
            vpn_connection_id=vpn_connection_id,
            vpn_connection_name=vpn_connection_name,
            vpc_id=vpc_id,
            vpn_gateway_id=vpn_gateway_id,
            customer_gateway_id=customer_gateway_id,
            pre_share_key=pre_share_key,
            vpn_proto=vpn_proto,
            encrypt_proto=encrypt_proto,
            route_type=route_type,
            created_time=created_time,
            state=state,
            net_status=net_status,
            security_policy_database_set=security_policy_database_set,
            ike_options_specification=ike_options_specification,
            ipsec_options_specification=ipsec_options_specification,
            enable_health_check=enable_health_check,
            health_check_local_ip=health_check_local_ip,
            health_check_remote_ip=health_check_remote_ip,
            health_check_status=health_check_status,
            dpd_enable=dpd_enable,
            dpd_timeout=dpd_timeout,
            dpd_action=dpd_action,
            tag_set=tag_set,
            negotiation_type=negotiation_type,
            bgp_config=bgp_config,
            health_check_config=health_check_config,
        )

        vpn_connection.additional_properties = d
        return vpn_connection

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
