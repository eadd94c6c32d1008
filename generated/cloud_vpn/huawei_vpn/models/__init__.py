# Written by `make generate` from openapi/: change it there, not here.
"""Contains all the data models used in inputs/outputs"""

from .show_vpn_user_group_response import ShowVpnUserGroupResponse
from .update_vpn_user_group_request import UpdateVpnUserGroupRequest
from .update_vpn_user_group_request_body_content import UpdateVpnUserGroupRequestBodyContent
from .update_vpn_user_group_response import UpdateVpnUserGroupResponse
from .vpn_user_group import VpnUserGroup
from .vpn_user_group_type_type_0 import VpnUserGroupTypeType0

__all__ = (
    "ShowVpnUserGroupResponse",
    "UpdateVpnUserGroupRequest",
    "UpdateVpnUserGroupRequestBodyContent",
    "UpdateVpnUserGroupResponse",
    "VpnUserGroup",
    "VpnUserGroupTypeType0",
)
