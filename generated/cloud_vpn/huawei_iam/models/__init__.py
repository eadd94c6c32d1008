# Written by `make generate` from openapi/: change it there, not here.
"""The models of payloads and answers, each loaded when it is first used."""

from typing import TYPE_CHECKING

from vpn_preflight.later import later

if TYPE_CHECKING:
    from .auth import Auth
    from .auth_domain import AuthDomain
    from .auth_identity import AuthIdentity
    from .auth_method import AuthMethod
    from .auth_password import AuthPassword
    from .auth_project import AuthProject
    from .auth_scope import AuthScope
    from .auth_user import AuthUser
    from .keystone_create_user_token_by_password_request import KeystoneCreateUserTokenByPasswordRequest
    from .keystone_create_user_token_by_password_response import KeystoneCreateUserTokenByPasswordResponse
    from .keystone_list_auth_projects_response import KeystoneListAuthProjectsResponse
    from .keystone_list_projects_enabled import KeystoneListProjectsEnabled
    from .keystone_list_projects_response import KeystoneListProjectsResponse
    from .project import Project
    from .project_links import ProjectLinks
    from .token_facts import TokenFacts
    from .token_project import TokenProject
else:
    __getattr__ = later(
        __name__,
        {
            "Auth": ".auth",
            "AuthDomain": ".auth_domain",
            "AuthIdentity": ".auth_identity",
            "AuthMethod": ".auth_method",
            "AuthPassword": ".auth_password",
            "AuthProject": ".auth_project",
            "AuthScope": ".auth_scope",
            "AuthUser": ".auth_user",
            "KeystoneCreateUserTokenByPasswordRequest": ".keystone_create_user_token_by_password_request",
            "KeystoneCreateUserTokenByPasswordResponse": ".keystone_create_user_token_by_password_response",
            "KeystoneListAuthProjectsResponse": ".keystone_list_auth_projects_response",
            "KeystoneListProjectsEnabled": ".keystone_list_projects_enabled",
            "KeystoneListProjectsResponse": ".keystone_list_projects_response",
            "Project": ".project",
            "ProjectLinks": ".project_links",
            "TokenFacts": ".token_facts",
            "TokenProject": ".token_project",
        },
    )

__all__ = (
    "Auth",
    "AuthDomain",
    "AuthIdentity",
    "AuthMethod",
    "AuthPassword",
    "AuthProject",
    "AuthScope",
    "AuthUser",
    "KeystoneCreateUserTokenByPasswordRequest",
    "KeystoneCreateUserTokenByPasswordResponse",
    "KeystoneListAuthProjectsResponse",
    "KeystoneListProjectsEnabled",
    "KeystoneListProjectsResponse",
    "Project",
    "ProjectLinks",
    "TokenFacts",
    "TokenProject",
)
