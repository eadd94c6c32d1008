# Written by `make generate` from openapi/: change it there, not here.
"""Contains all the data models used in inputs/outputs"""

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
