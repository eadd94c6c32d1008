# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.modify_vpn_connection_attribute_request_dpd_action import (
    ModifyVpnConnectionAttributeRequestDpdAction,
    check_modify_vpn_connection_attribute_request_dpd_action,
)
from ..models.modify_vpn_connection_attribute_request_negotiation_type import (
    ModifyVpnConnectionAttributeRequestNegotiationType,
    check_modify_vpn_connection_attribute_request_negotiation_type,
)
from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.bgp_config import BgpConfig
    from ..models.health_check_config import HealthCheckConfig
    from ..models.ike_options_specification import IKEOptionsSpecification
    from ..models.ipsec_options_specification import IPSECOptionsSpecification
    from ..models.security_policy_database import SecurityPolicyDatabase


T = TypeVar("T", bound="ModifyVpnConnectionAttributeRequest")


@_attrs_define
class ModifyVpnConnectionAttributeRequest:
    """The changes to one tunnel.

    Attributes:
        vpn_connection_id (str): The VPN tunnel, as its id (vpnx-…).
        vpn_connection_name (str | Unset): A name for the tunnel. At most 60 characters.
        pre_share_key (str | Unset): The key that both ends of the tunnel share. This is the spelling on the wire.
        security_policy_databases (list[SecurityPolicyDatabase] | Unset): The policy rules, each a range of the VPC and
            the peer ranges that it may talk to. New rules replace all old ones. The example in the docs has the form of API
            2.0, but API 3.0 expects a list of objects with LocalCidrBlock and RemoteCidrBlock.
        ike_options_specification (IKEOptionsSpecification | Unset): The settings of the key exchange (IKE).
        ipsec_options_specification (IPSECOptionsSpecification | Unset): The settings of the encrypted session (IPsec).
        enable_health_check (bool | Unset): Whether the service probes the peer of the tunnel.
        health_check_local_ip (str | Unset): An address.
        health_check_remote_ip (str | Unset): An address.
        negotiation_type (ModifyVpnConnectionAttributeRequestNegotiationType | Unset): Which side begins the
            negotiation.
        dpd_enable (int | Unset): Whether a dead peer is detected; 1 switches it on. At most 1.
        dpd_timeout (str | Unset): After how many seconds a peer counts as dead, as a string of digits. Used if
            DpdEnable is 1.
        dpd_action (ModifyVpnConnectionAttributeRequestDpdAction | Unset): What happens to the tunnel of a dead peer.
            Used if DpdEnable is 1. The docs give two different defaults.
        customer_gateway_id (str | Unset): Another customer gateway (cgw-…) for the tunnel. Requires version 4.0 or
            later of the VPN gateway.
        health_check_config (HealthCheckConfig | Unset): How the health check probes the peer.
        bgp_config (BgpConfig | Unset): The addresses of a tunnel with BGP routing.
    """

    vpn_connection_id: str = _attrs_field(repr=scalar_repr, metadata={"name": "VpnConnectionId"})
    vpn_connection_name: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "VpnConnectionName"}
    )
    pre_share_key: str | Unset = _attrs_field(default=UNSET, repr=False, metadata={"name": "PreShareKey"})
    security_policy_databases: list[SecurityPolicyDatabase] | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "SecurityPolicyDatabases"}
    )
    ike_options_specification: IKEOptionsSpecification | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "IKEOptionsSpecification"}
    )
    ipsec_options_specification: IPSECOptionsSpecification | Unset = _attrs_field(
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
    negotiation_type: ModifyVpnConnectionAttributeRequestNegotiationType | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "NegotiationType"}
    )
    dpd_enable: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "DpdEnable"})
    dpd_timeout: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "DpdTimeout"})
    dpd_action: ModifyVpnConnectionAttributeRequestDpdAction | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "DpdAction"}
    )
    customer_gateway_id: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "CustomerGatewayId"}
    )
    health_check_config: HealthCheckConfig | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "HealthCheckConfig"}
    )
    bgp_config: BgpConfig | Unset = _attrs_field(default=UNSET, repr=model_repr, metadata={"name": "BgpConfig"})

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        vpn_connection_id = self.vpn_connection_id

        vpn_connection_name = self.vpn_connection_name

        pre_share_key = self.pre_share_key

        security_policy_databases: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.security_policy_databases, Unset):
            security_policy_databases = plain(self.security_policy_databases)

        ike_options_specification: dict[str, Any] | Unset = UNSET
        if not isinstance(self.ike_options_specification, Unset):
            ike_options_specification = plain(self.ike_options_specification)

        ipsec_options_specification: dict[str, Any] | Unset = UNSET
        if not isinstance(self.ipsec_options_specification, Unset):
            ipsec_options_specification = plain(self.ipsec_options_specification)

        enable_health_check = self.enable_health_check

        health_check_local_ip = self.health_check_local_ip

        health_check_remote_ip = self.health_check_remote_ip

        negotiation_type: str | Unset = UNSET
        if not isinstance(self.negotiation_type, Unset):
            negotiation_type = self.negotiation_type

        dpd_enable = self.dpd_enable

        dpd_timeout = self.dpd_timeout

        dpd_action: str | Unset = UNSET
        if not isinstance(self.dpd_action, Unset):
            dpd_action = self.dpd_action

        customer_gateway_id = self.customer_gateway_id

        health_check_config: dict[str, Any] | Unset = UNSET
        if not isinstance(self.health_check_config, Unset):
            health_check_config = plain(self.health_check_config)

        bgp_config: dict[str, Any] | Unset = UNSET
        if not isinstance(self.bgp_config, Unset):
            bgp_config = plain(self.bgp_config)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "VpnConnectionId": vpn_connection_id,
            }
        )
        if vpn_connection_name is not UNSET:
            field_dict["VpnConnectionName"] = vpn_connection_name
        if pre_share_key is not UNSET:
            field_dict["PreShareKey"] = pre_share_key
        if security_policy_databases is not UNSET:
            field_dict["SecurityPolicyDatabases"] = security_policy_databases
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
        if negotiation_type is not UNSET:
            field_dict["NegotiationType"] = negotiation_type
        if dpd_enable is not UNSET:
            field_dict["DpdEnable"] = dpd_enable
        if dpd_timeout is not UNSET:
            field_dict["DpdTimeout"] = dpd_timeout
        if dpd_action is not UNSET:
            field_dict["DpdAction"] = dpd_action
        if customer_gateway_id is not UNSET:
            field_dict["CustomerGatewayId"] = customer_gateway_id
        if health_check_config is not UNSET:
            field_dict["HealthCheckConfig"] = health_check_config
        if bgp_config is not UNSET:
            field_dict["BgpConfig"] = bgp_config

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.bgp_config import BgpConfig  # noqa: PLC0415
        from ..models.health_check_config import HealthCheckConfig  # noqa: PLC0415
        from ..models.ike_options_specification import IKEOptionsSpecification  # noqa: PLC0415
        from ..models.ipsec_options_specification import IPSECOptionsSpecification  # noqa: PLC0415
        from ..models.security_policy_database import SecurityPolicyDatabase  # noqa: PLC0415

        d = dict(src_dict)
        vpn_connection_id = d.pop("VpnConnectionId")

        vpn_connection_name = d.pop("VpnConnectionName", UNSET)

        pre_share_key = d.pop("PreShareKey", UNSET)

        _security_policy_databases = d.pop("SecurityPolicyDatabases", UNSET)
        security_policy_databases: list[SecurityPolicyDatabase] | Unset = UNSET
        if _security_policy_databases is not UNSET:
            security_policy_databases = []
            for security_policy_databases_item_data in _security_policy_databases:
                security_policy_databases_item = SecurityPolicyDatabase.from_dict(security_policy_databases_item_data)

                security_policy_databases.append(security_policy_databases_item)

        _ike_options_specification = d.pop("IKEOptionsSpecification", UNSET)
        ike_options_specification: IKEOptionsSpecification | Unset
        if isinstance(_ike_options_specification, Unset):
            ike_options_specification = UNSET
        else:
            ike_options_specification = IKEOptionsSpecification.from_dict(_ike_options_specification)

        _ipsec_options_specification = d.pop("IPSECOptionsSpecification", UNSET)
        ipsec_options_specification: IPSECOptionsSpecification | Unset
        if isinstance(_ipsec_options_specification, Unset):
            ipsec_options_specification = UNSET
        else:
            ipsec_options_specification = IPSECOptionsSpecification.from_dict(_ipsec_options_specification)

        enable_health_check = d.pop("EnableHealthCheck", UNSET)

        health_check_local_ip = d.pop("HealthCheckLocalIp", UNSET)

        health_check_remote_ip = d.pop("HealthCheckRemoteIp", UNSET)

        _negotiation_type = d.pop("NegotiationType", UNSET)
        negotiation_type: ModifyVpnConnectionAttributeRequestNegotiationType | Unset
        if isinstance(_negotiation_type, Unset):
            negotiation_type = UNSET
        else:
            negotiation_type = check_modify_vpn_connection_attribute_request_negotiation_type(_negotiation_type)

        dpd_enable = d.pop("DpdEnable", UNSET)

        dpd_timeout = d.pop("DpdTimeout", UNSET)

        _dpd_action = d.pop("DpdAction", UNSET)
        dpd_action: ModifyVpnConnectionAttributeRequestDpdAction | Unset
        if isinstance(_dpd_action, Unset):
            dpd_action = UNSET
        else:
            dpd_action = check_modify_vpn_connection_attribute_request_dpd_action(_dpd_action)

        customer_gateway_id = d.pop("CustomerGatewayId", UNSET)

        _health_check_config = d.pop("HealthCheckConfig", UNSET)
        health_check_config: HealthCheckConfig | Unset
        if isinstance(_health_check_config, Unset):
            health_check_config = UNSET
        else:
            health_check_config = HealthCheckConfig.from_dict(_health_check_config)

        _bgp_config = d.pop("BgpConfig", UNSET)
        bgp_config: BgpConfig | Unset
        if isinstance(_bgp_config, Unset):
            bgp_config = UNSET
        else:
            bgp_config = BgpConfig.from_dict(_bgp_config)

        modify_vpn_connection_attribute_request = cls(
            vpn_connection_id=vpn_connection_id,
            vpn_connection_name=vpn_connection_name,
            pre_share_key=pre_share_key,
            security_policy_databases=security_policy_databases,
            ike_options_specification=ike_options_specification,
            ipsec_options_specification=ipsec_options_specification,
            enable_health_check=enable_health_check,
            health_check_local_ip=health_check_local_ip,
            health_check_remote_ip=health_check_remote_ip,
            negotiation_type=negotiation_type,
            dpd_enable=dpd_enable,
            dpd_timeout=dpd_timeout,
            dpd_action=dpd_action,
            customer_gateway_id=customer_gateway_id,
            health_check_config=health_check_config,
            bgp_config=bgp_config,
        )

        return modify_vpn_connection_attribute_request
