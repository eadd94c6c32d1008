# Written by `make generate` from openapi/: change it there, not here.
"""The check of ListVpnServersByProject, compiled from the contract."""

from typing import Any

REQUEST_ROOT_FIELDS: frozenset[str] = frozenset([])
PATH_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset(["project_id"])
QUERY_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset(["limit", "marker"])


def bind(finding: Any, pattern: Any, sendable: Any, silent: Any, report: Any) -> Any:
    """Return the checks of each part by family, with callables of rules bound."""
    path_parameters_project_id = pattern("^(?!\\.{1,2}$)[^/?#%\\x00-\\x1f\\x7f-\\x9f]+$(?!\\n)")

    def request_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= REQUEST_ROOT_FIELDS:
            return False
        return True

    def path_parameters_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= PATH_PARAMETERS_ROOT_FIELDS:
            return False
        if "project_id" not in value:
            return False
        project_id = value["project_id"]
        if type(project_id) is not str:
            return False
        if not path_parameters_project_id(project_id):
            return False
        if not (project_id.isascii() or sendable(project_id)):
            return False
        return True

    def query_parameters_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= QUERY_PARAMETERS_ROOT_FIELDS:
            return False
        if "limit" in value:
            limit = value["limit"]
            if type(limit) is not int:
                return False
            if limit < 0:
                return False
        if "marker" in value:
            marker = value["marker"]
            if type(marker) is not str:
                return False
            if not marker:
                return False
            if not (marker.isascii() or sendable(marker)):
                return False
        return True

    return {
        "request": {"VFS": request_tables},
        "path_parameters": {"VFS": path_parameters_tables},
        "query_parameters": {"VFS": query_parameters_tables},
    }
