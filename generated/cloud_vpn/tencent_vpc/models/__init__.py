# Written by `make generate` from openapi/: change it there, not here.
"""Contains all the data models used in inputs/outputs"""

from .encrypt_algorithm import EncryptAlgorithm
from .i_psec_set import IPsecSet
from .i_psec_set_integrity_algorith import IPsecSetIntegrityAlgorith
from .i_psec_set_pfs_dh_group import IPsecSetPfsDhGroup
from .ike_set import IKESet
from .ike_set_dh_group_name import IKESetDhGroupName
from .ike_set_exchange_mode import IKESetExchangeMode
from .ike_set_local_identity import IKESetLocalIdentity
from .ike_set_propo_authen_algorithm import IKESetPropoAuthenAlgorithm
from .ike_set_propo_encry_algorithm import IKESetPropoEncryAlgorithm
from .ike_set_remote_identity import IKESetRemoteIdentity
from .modify_vpn_conn_ex_data import ModifyVpnConnExData
from .modify_vpn_conn_ex_request import ModifyVpnConnExRequest
from .modify_vpn_conn_ex_response import ModifyVpnConnExResponse
from .spd_rule import SpdRule

__all__ = (
    "EncryptAlgorithm",
    "IKESet",
    "IKESetDhGroupName",
    "IKESetExchangeMode",
    "IKESetLocalIdentity",
    "IKESetPropoAuthenAlgorithm",
    "IKESetPropoEncryAlgorithm",
    "IKESetRemoteIdentity",
    "IPsecSet",
    "IPsecSetIntegrityAlgorith",
    "IPsecSetPfsDhGroup",
    "ModifyVpnConnExData",
    "ModifyVpnConnExRequest",
    "ModifyVpnConnExResponse",
    "SpdRule",
)
