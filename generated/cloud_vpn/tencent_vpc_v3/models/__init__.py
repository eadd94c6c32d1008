# Written by `make generate` from openapi/: change it there, not here.
"""The models of payloads and answers, each loaded when it is first used."""

from typing import TYPE_CHECKING

from vpn_preflight.later import later

if TYPE_CHECKING:
    from .bgp_config import BgpConfig
    from .bgp_facts import BgpFacts
    from .customer_gateway import CustomerGateway
    from .customer_gateway_filter import CustomerGatewayFilter
    from .customer_gateway_filter_name import CustomerGatewayFilterName
    from .describe_customer_gateways_request import DescribeCustomerGatewaysRequest
    from .describe_customer_gateways_response import DescribeCustomerGatewaysResponse
    from .describe_customer_gateways_result import DescribeCustomerGatewaysResult
    from .describe_vpc_task_result_request import DescribeVpcTaskResultRequest
    from .describe_vpc_task_result_response import DescribeVpcTaskResultResponse
    from .describe_vpc_task_result_result import DescribeVpcTaskResultResult
    from .describe_vpn_connections_request import DescribeVpnConnectionsRequest
    from .describe_vpn_connections_response import DescribeVpnConnectionsResponse
    from .describe_vpn_connections_result import DescribeVpnConnectionsResult
    from .describe_vpn_gateways_request import DescribeVpnGatewaysRequest
    from .describe_vpn_gateways_response import DescribeVpnGatewaysResponse
    from .describe_vpn_gateways_result import DescribeVpnGatewaysResult
    from .health_check_config import HealthCheckConfig
    from .health_check_config_probe_type import HealthCheckConfigProbeType
    from .health_check_facts import HealthCheckFacts
    from .ike_options_facts import IKEOptionsFacts
    from .ike_options_specification import IKEOptionsSpecification
    from .ike_options_specification_dh_group_name import IKEOptionsSpecificationDhGroupName
    from .ike_options_specification_exchange_mode import IKEOptionsSpecificationExchangeMode
    from .ike_options_specification_ike_version import IKEOptionsSpecificationIKEVersion
    from .ike_options_specification_local_identity import IKEOptionsSpecificationLocalIdentity
    from .ike_options_specification_propo_authen_algorithm import IKEOptionsSpecificationPropoAuthenAlgorithm
    from .ike_options_specification_propo_encry_algorithm import IKEOptionsSpecificationPropoEncryAlgorithm
    from .ike_options_specification_remote_identity import IKEOptionsSpecificationRemoteIdentity
    from .ipsec_options_facts import IPSECOptionsFacts
    from .ipsec_options_specification import IPSECOptionsSpecification
    from .ipsec_options_specification_encrypt_algorithm import IPSECOptionsSpecificationEncryptAlgorithm
    from .ipsec_options_specification_integrity_algorith import IPSECOptionsSpecificationIntegrityAlgorith
    from .ipsec_options_specification_integrity_algorithm import IPSECOptionsSpecificationIntegrityAlgorithm
    from .ipsec_options_specification_pfs_dh_group import IPSECOptionsSpecificationPfsDhGroup
    from .modify_vpn_connection_attribute_request import ModifyVpnConnectionAttributeRequest
    from .modify_vpn_connection_attribute_request_dpd_action import ModifyVpnConnectionAttributeRequestDpdAction
    from .modify_vpn_connection_attribute_request_negotiation_type import (
        ModifyVpnConnectionAttributeRequestNegotiationType,
    )
    from .modify_vpn_connection_attribute_response import ModifyVpnConnectionAttributeResponse
    from .modify_vpn_connection_attribute_result import ModifyVpnConnectionAttributeResult
    from .security_policy_database import SecurityPolicyDatabase
    from .security_policy_database_facts import SecurityPolicyDatabaseFacts
    from .tag import Tag
    from .vpc_task_resource import VpcTaskResource
    from .vpn_connection import VpnConnection
    from .vpn_connection_filter import VpnConnectionFilter
    from .vpn_connection_filter_name import VpnConnectionFilterName
    from .vpn_gateway import VpnGateway
    from .vpn_gateway_filter import VpnGatewayFilter
    from .vpn_gateway_filter_name import VpnGatewayFilterName
    from .vpn_gateway_quota import VpnGatewayQuota
else:
    __getattr__ = later(
        __name__,
        {
            "BgpConfig": ".bgp_config",
            "BgpFacts": ".bgp_facts",
            "CustomerGateway": ".customer_gateway",
            "CustomerGatewayFilter": ".customer_gateway_filter",
            "CustomerGatewayFilterName": ".customer_gateway_filter_name",
            "DescribeCustomerGatewaysRequest": ".describe_customer_gateways_request",
            "DescribeCustomerGatewaysResponse": ".describe_customer_gateways_response",
            "DescribeCustomerGatewaysResult": ".describe_customer_gateways_result",
            "DescribeVpcTaskResultRequest": ".describe_vpc_task_result_request",
            "DescribeVpcTaskResultResponse": ".describe_vpc_task_result_response",
            "DescribeVpcTaskResultResult": ".describe_vpc_task_result_result",
            "DescribeVpnConnectionsRequest": ".describe_vpn_connections_request",
            "DescribeVpnConnectionsResponse": ".describe_vpn_connections_response",
            "DescribeVpnConnectionsResult": ".describe_vpn_connections_result",
            "DescribeVpnGatewaysRequest": ".describe_vpn_gateways_request",
            "DescribeVpnGatewaysResponse": ".describe_vpn_gateways_response",
            "DescribeVpnGatewaysResult": ".describe_vpn_gateways_result",
            "HealthCheckConfig": ".health_check_config",
            "HealthCheckConfigProbeType": ".health_check_config_probe_type",
            "HealthCheckFacts": ".health_check_facts",
            "IKEOptionsFacts": ".ike_options_facts",
            "IKEOptionsSpecification": ".ike_options_specification",
            "IKEOptionsSpecificationDhGroupName": ".ike_options_specification_dh_group_name",
            "IKEOptionsSpecificationExchangeMode": ".ike_options_specification_exchange_mode",
            "IKEOptionsSpecificationIKEVersion": ".ike_options_specification_ike_version",
            "IKEOptionsSpecificationLocalIdentity": ".ike_options_specification_local_identity",
            "IKEOptionsSpecificationPropoAuthenAlgorithm": ".ike_options_specification_propo_authen_algorithm",
            "IKEOptionsSpecificationPropoEncryAlgorithm": ".ike_options_specification_propo_encry_algorithm",
            "IKEOptionsSpecificationRemoteIdentity": ".ike_options_specification_remote_identity",
            "IPSECOptionsFacts": ".ipsec_options_facts",
            "IPSECOptionsSpecification": ".ipsec_options_specification",
            "IPSECOptionsSpecificationEncryptAlgorithm": ".ipsec_options_specification_encrypt_algorithm",
            "IPSECOptionsSpecificationIntegrityAlgorith": ".ipsec_options_specification_integrity_algorith",
            "IPSECOptionsSpecificationIntegrityAlgorithm": ".ipsec_options_specification_integrity_algorithm",
            "IPSECOptionsSpecificationPfsDhGroup": ".ipsec_options_specification_pfs_dh_group",
            "ModifyVpnConnectionAttributeRequest": ".modify_vpn_connection_attribute_request",
            "ModifyVpnConnectionAttributeRequestDpdAction": ".modify_vpn_connection_attribute_request_dpd_action",
            "ModifyVpnConnectionAttributeRequestNegotiationType": ".modify_vpn_connection_attribute_request_negotiation_type",
            "ModifyVpnConnectionAttributeResponse": ".modify_vpn_connection_attribute_response",
            "ModifyVpnConnectionAttributeResult": ".modify_vpn_connection_attribute_result",
            "SecurityPolicyDatabase": ".security_policy_database",
            "SecurityPolicyDatabaseFacts": ".security_policy_database_facts",
            "Tag": ".tag",
            "VpcTaskResource": ".vpc_task_resource",
            "VpnConnection": ".vpn_connection",
            "VpnConnectionFilter": ".vpn_connection_filter",
            "VpnConnectionFilterName": ".vpn_connection_filter_name",
            "VpnGateway": ".vpn_gateway",
            "VpnGatewayFilter": ".vpn_gateway_filter",
            "VpnGatewayFilterName": ".vpn_gateway_filter_name",
            "VpnGatewayQuota": ".vpn_gateway_quota",
        },
    )

__all__ = (
    "BgpConfig",
    "BgpFacts",
    "CustomerGateway",
    "CustomerGatewayFilter",
    "CustomerGatewayFilterName",
    "DescribeCustomerGatewaysRequest",
    "DescribeCustomerGatewaysResponse",
    "DescribeCustomerGatewaysResult",
    "DescribeVpcTaskResultRequest",
    "DescribeVpcTaskResultResponse",
    "DescribeVpcTaskResultResult",
    "DescribeVpnConnectionsRequest",
    "DescribeVpnConnectionsResponse",
    "DescribeVpnConnectionsResult",
    "DescribeVpnGatewaysRequest",
    "DescribeVpnGatewaysResponse",
    "DescribeVpnGatewaysResult",
    "HealthCheckConfig",
    "HealthCheckConfigProbeType",
    "HealthCheckFacts",
    "IKEOptionsFacts",
    "IKEOptionsSpecification",
    "IKEOptionsSpecificationDhGroupName",
    "IKEOptionsSpecificationExchangeMode",
    "IKEOptionsSpecificationIKEVersion",
    "IKEOptionsSpecificationLocalIdentity",
    "IKEOptionsSpecificationPropoAuthenAlgorithm",
    "IKEOptionsSpecificationPropoEncryAlgorithm",
    "IKEOptionsSpecificationRemoteIdentity",
    "IPSECOptionsFacts",
    "IPSECOptionsSpecification",
    "IPSECOptionsSpecificationEncryptAlgorithm",
    "IPSECOptionsSpecificationIntegrityAlgorith",
    "IPSECOptionsSpecificationIntegrityAlgorithm",
    "IPSECOptionsSpecificationPfsDhGroup",
    "ModifyVpnConnectionAttributeRequest",
    "ModifyVpnConnectionAttributeRequestDpdAction",
    "ModifyVpnConnectionAttributeRequestNegotiationType",
    "ModifyVpnConnectionAttributeResponse",
    "ModifyVpnConnectionAttributeResult",
    "SecurityPolicyDatabase",
    "SecurityPolicyDatabaseFacts",
    "Tag",
    "VpcTaskResource",
    "VpnConnection",
    "VpnConnectionFilter",
    "VpnConnectionFilterName",
    "VpnGateway",
    "VpnGatewayFilter",
    "VpnGatewayFilterName",
    "VpnGatewayQuota",
)
