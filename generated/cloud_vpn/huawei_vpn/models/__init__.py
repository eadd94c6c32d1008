# Written by `make generate` from openapi/: change it there, not here.
"""The models of payloads and answers, each loaded when it is first used."""

from typing import TYPE_CHECKING

from vpn_preflight.later import later

if TYPE_CHECKING:
    from .ca_certificate import CaCertificate
    from .list_vpn_servers_by_project_response import ListVpnServersByProjectResponse
    from .list_vpn_user_groups_response import ListVpnUserGroupsResponse
    from .list_vpn_users_in_group_response import ListVpnUsersInGroupResponse
    from .page_info import PageInfo
    from .server_certificate import ServerCertificate
    from .show_vpn_user_group_response import ShowVpnUserGroupResponse
    from .ssl_options import SslOptions
    from .update_vpn_user_group_request import UpdateVpnUserGroupRequest
    from .update_vpn_user_group_request_body_content import UpdateVpnUserGroupRequestBodyContent
    from .update_vpn_user_group_response import UpdateVpnUserGroupResponse
    from .vpn_server import VpnServer
    from .vpn_user_group import VpnUserGroup
    from .vpn_user_group_type_type_0 import VpnUserGroupTypeType0
    from .vpn_user_in_group import VpnUserInGroup
else:
    __getattr__ = later(
        __name__,
        {
            "CaCertificate": ".ca_certificate",
            "ListVpnServersByProjectResponse": ".list_vpn_servers_by_project_response",
            "ListVpnUserGroupsResponse": ".list_vpn_user_groups_response",
            "ListVpnUsersInGroupResponse": ".list_vpn_users_in_group_response",
            "PageInfo": ".page_info",
            "ServerCertificate": ".server_certificate",
            "ShowVpnUserGroupResponse": ".show_vpn_user_group_response",
            "SslOptions": ".ssl_options",
            "UpdateVpnUserGroupRequest": ".update_vpn_user_group_request",
            "UpdateVpnUserGroupRequestBodyContent": ".update_vpn_user_group_request_body_content",
            "UpdateVpnUserGroupResponse": ".update_vpn_user_group_response",
            "VpnServer": ".vpn_server",
            "VpnUserGroup": ".vpn_user_group",
            "VpnUserGroupTypeType0": ".vpn_user_group_type_type_0",
            "VpnUserInGroup": ".vpn_user_in_group",
        },
    )

__all__ = (
    "CaCertificate",
    "ListVpnServersByProjectResponse",
    "ListVpnUserGroupsResponse",
    "ListVpnUsersInGroupResponse",
    "PageInfo",
    "ServerCertificate",
    "ShowVpnUserGroupResponse",
    "SslOptions",
    "UpdateVpnUserGroupRequest",
    "UpdateVpnUserGroupRequestBodyContent",
    "UpdateVpnUserGroupResponse",
    "VpnServer",
    "VpnUserGroup",
    "VpnUserGroupTypeType0",
    "VpnUserInGroup",
)
