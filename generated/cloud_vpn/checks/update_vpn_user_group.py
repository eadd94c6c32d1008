# Written by `make generate` from openapi/: change it there, not here.
"""The check of UpdateVpnUserGroup, compiled from the contract."""

from typing import Any

REQUEST_ROOT_FIELDS: frozenset[str] = frozenset(["user_group"])
REQUEST_USER_GROUP_FIELDS: frozenset[str] = frozenset(["description", "name"])
PATH_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset(["group_id", "project_id", "vpn_server_id"])
QUERY_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])


def bind(finding: Any, pattern: Any, sendable: Any, silent: Any, report: Any) -> Any:
    """Return the checks of each part by family, with callables of rules bound."""
    request_user_group_name = pattern("^[!-~]*$(?!\\n)")
    path_parameters_project_id = pattern("^(?!\\.{1,2}$)[^/?#%\\x00-\\x1f\\x7f-\\x9f]+$(?!\\n)")

    def request_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= REQUEST_ROOT_FIELDS:
            return False
        if "user_group" not in value:
            return False
        user_group = value["user_group"]
        if type(user_group) is not dict:
            return False
        if not user_group.keys() <= REQUEST_USER_GROUP_FIELDS:
            return False
        if "name" in user_group:
            name = user_group["name"]
            if type(name) is not str:
                return False
            if not name:
                return False
            if len(name) > 64:
                return False
            if not request_user_group_name(name):
                return False
        if "description" in user_group:
            description = user_group["description"]
            if type(description) is not str:
                return False
            if len(description) > 64:
                return False
            if not request_user_group_name(description):
                return False
        return True

    def request_contradictions(value: Any) -> list[Any] | None:
        found: list[Any] = []
        user_group = value["user_group"]
        if not user_group:
            return None
        return found

    def path_parameters_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= PATH_PARAMETERS_ROOT_FIELDS:
            return False
        if "project_id" not in value:
            return False
        if "vpn_server_id" not in value:
            return False
        if "group_id" not in value:
            return False
        project_id = value["project_id"]
        if type(project_id) is not str:
            return False
        if not path_parameters_project_id(project_id):
            return False
        if not (project_id.isascii() or sendable(project_id)):
            return False
        vpn_server_id = value["vpn_server_id"]
        if type(vpn_server_id) is not str:
            return False
        if not path_parameters_project_id(vpn_server_id):
            return False
        if not (vpn_server_id.isascii() or sendable(vpn_server_id)):
            return False
        group_id = value["group_id"]
        if type(group_id) is not str:
            return False
        if not path_parameters_project_id(group_id):
            return False
        if not (group_id.isascii() or sendable(group_id)):
            return False
        return True

    def path_parameters_contradictions(value: Any) -> list[Any] | None:
        found: list[Any] = []
        vpn_server_id = value["vpn_server_id"]
        if len(vpn_server_id) != 36:
            return None
        group_id = value["group_id"]
        if len(group_id) != 36:
            return None
        return found

    def query_parameters_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= QUERY_PARAMETERS_ROOT_FIELDS:
            return False
        return True

    return {
        "request": {"VFS": request_tables, "VFD": request_contradictions},
        "path_parameters": {"VFS": path_parameters_tables, "VFD": path_parameters_contradictions},
        "query_parameters": {"VFS": query_parameters_tables},
    }
