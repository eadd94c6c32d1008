# Written by `make generate` from openapi/: change it there, not here.
"""Contains all the data models used in inputs/outputs"""

from .describe_vpn_conn_request import DescribeVpnConnRequest
from .describe_vpn_conn_request_order_direction import DescribeVpnConnRequestOrderDirection
from .describe_vpn_conn_request_order_field import DescribeVpnConnRequestOrderField
from .describe_vpn_conn_response import DescribeVpnConnResponse
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
from .vpn_conn import VpnConn

__all__ = (
    "DescribeVpnConnRequest",
    "DescribeVpnConnRequestOrderDirection",
    "DescribeVpnConnRequestOrderField",
    "DescribeVpnConnResponse",
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
    "VpnConn",
)
