# Written by `make generate` from openapi/: change it there, not here.
"""The models of payloads and answers, each loaded when it is first used."""

from typing import TYPE_CHECKING

from vpn_preflight.later import later

if TYPE_CHECKING:
    from .describe_vpc_ex_request import DescribeVpcExRequest
    from .describe_vpc_ex_request_order_direction import DescribeVpcExRequestOrderDirection
    from .describe_vpc_ex_request_order_field import DescribeVpcExRequestOrderField
    from .describe_vpc_ex_response import DescribeVpcExResponse
    from .describe_vpc_task_result_v2_request import DescribeVpcTaskResultV2Request
    from .describe_vpc_task_result_v2_response import DescribeVpcTaskResultV2Response
    from .describe_vpn_conn_request import DescribeVpnConnRequest
    from .describe_vpn_conn_request_order_direction import DescribeVpnConnRequestOrderDirection
    from .describe_vpn_conn_request_order_field import DescribeVpnConnRequestOrderField
    from .describe_vpn_conn_response import DescribeVpnConnResponse
    from .describe_vpn_gw_request import DescribeVpnGwRequest
    from .describe_vpn_gw_request_order_direction import DescribeVpnGwRequestOrderDirection
    from .describe_vpn_gw_request_order_field import DescribeVpnGwRequestOrderField
    from .describe_vpn_gw_response import DescribeVpnGwResponse
    from .encrypt_algorithm import EncryptAlgorithm
    from .i_psec_set import IPsecSet
    from .i_psec_set_integrity_algorith import IPsecSetIntegrityAlgorith
    from .i_psec_set_pfs_dh_group import IPsecSetPfsDhGroup
    from .ike_facts import IkeFacts
    from .ike_set import IKESet
    from .ike_set_dh_group_name import IKESetDhGroupName
    from .ike_set_exchange_mode import IKESetExchangeMode
    from .ike_set_local_identity import IKESetLocalIdentity
    from .ike_set_propo_authen_algorithm import IKESetPropoAuthenAlgorithm
    from .ike_set_propo_encry_algorithm import IKESetPropoEncryAlgorithm
    from .ike_set_remote_identity import IKESetRemoteIdentity
    from .ipsec_facts import IpsecFacts
    from .modify_vpn_conn_ex_data import ModifyVpnConnExData
    from .modify_vpn_conn_ex_request import ModifyVpnConnExRequest
    from .modify_vpn_conn_ex_response import ModifyVpnConnExResponse
    from .spd_rule import SpdRule
    from .task_facts import TaskFacts
    from .task_output import TaskOutput
    from .vpc import Vpc
    from .vpn_conn import VpnConn
    from .vpn_gw import VpnGw
else:
    __getattr__ = later(
        __name__,
        {
            "DescribeVpcExRequest": ".describe_vpc_ex_request",
            "DescribeVpcExRequestOrderDirection": ".describe_vpc_ex_request_order_direction",
            "DescribeVpcExRequestOrderField": ".describe_vpc_ex_request_order_field",
            "DescribeVpcExResponse": ".describe_vpc_ex_response",
            "DescribeVpcTaskResultV2Request": ".describe_vpc_task_result_v2_request",
            "DescribeVpcTaskResultV2Response": ".describe_vpc_task_result_v2_response",
            "DescribeVpnConnRequest": ".describe_vpn_conn_request",
            "DescribeVpnConnRequestOrderDirection": ".describe_vpn_conn_request_order_direction",
            "DescribeVpnConnRequestOrderField": ".describe_vpn_conn_request_order_field",
            "DescribeVpnConnResponse": ".describe_vpn_conn_response",
            "DescribeVpnGwRequest": ".describe_vpn_gw_request",
            "DescribeVpnGwRequestOrderDirection": ".describe_vpn_gw_request_order_direction",
            "DescribeVpnGwRequestOrderField": ".describe_vpn_gw_request_order_field",
            "DescribeVpnGwResponse": ".describe_vpn_gw_response",
            "EncryptAlgorithm": ".encrypt_algorithm",
            "IkeFacts": ".ike_facts",
            "IKESet": ".ike_set",
            "IKESetDhGroupName": ".ike_set_dh_group_name",
            "IKESetExchangeMode": ".ike_set_exchange_mode",
            "IKESetLocalIdentity": ".ike_set_local_identity",
            "IKESetPropoAuthenAlgorithm": ".ike_set_propo_authen_algorithm",
            "IKESetPropoEncryAlgorithm": ".ike_set_propo_encry_algorithm",
            "IKESetRemoteIdentity": ".ike_set_remote_identity",
            "IpsecFacts": ".ipsec_facts",
            "IPsecSet": ".i_psec_set",
            "IPsecSetIntegrityAlgorith": ".i_psec_set_integrity_algorith",
            "IPsecSetPfsDhGroup": ".i_psec_set_pfs_dh_group",
            "ModifyVpnConnExData": ".modify_vpn_conn_ex_data",
            "ModifyVpnConnExRequest": ".modify_vpn_conn_ex_request",
            "ModifyVpnConnExResponse": ".modify_vpn_conn_ex_response",
            "SpdRule": ".spd_rule",
            "TaskFacts": ".task_facts",
            "TaskOutput": ".task_output",
            "Vpc": ".vpc",
            "VpnConn": ".vpn_conn",
            "VpnGw": ".vpn_gw",
        },
    )

__all__ = (
    "DescribeVpcExRequest",
    "DescribeVpcExRequestOrderDirection",
    "DescribeVpcExRequestOrderField",
    "DescribeVpcExResponse",
    "DescribeVpcTaskResultV2Request",
    "DescribeVpcTaskResultV2Response",
    "DescribeVpnConnRequest",
    "DescribeVpnConnRequestOrderDirection",
    "DescribeVpnConnRequestOrderField",
    "DescribeVpnConnResponse",
    "DescribeVpnGwRequest",
    "DescribeVpnGwRequestOrderDirection",
    "DescribeVpnGwRequestOrderField",
    "DescribeVpnGwResponse",
    "EncryptAlgorithm",
    "IkeFacts",
    "IKESet",
    "IKESetDhGroupName",
    "IKESetExchangeMode",
    "IKESetLocalIdentity",
    "IKESetPropoAuthenAlgorithm",
    "IKESetPropoEncryAlgorithm",
    "IKESetRemoteIdentity",
    "IpsecFacts",
    "IPsecSet",
    "IPsecSetIntegrityAlgorith",
    "IPsecSetPfsDhGroup",
    "ModifyVpnConnExData",
    "ModifyVpnConnExRequest",
    "ModifyVpnConnExResponse",
    "SpdRule",
    "TaskFacts",
    "TaskOutput",
    "Vpc",
    "VpnConn",
    "VpnGw",
)
