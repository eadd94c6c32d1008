# Written by `make generate` from openapi/: change it there, not here.
"""The check of KeystoneListProjects, compiled from the contract."""

from typing import Any

REQUEST_ROOT_FIELDS: frozenset[str] = frozenset([])
PATH_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])
QUERY_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset(
    ["domain_id", "enabled", "name", "page", "parent_id", "per_page"]
)
QUERY_PARAMETERS_ENABLED: frozenset[str] = frozenset(["false", "true"])


def bind(finding: Any, pattern: Any, sendable: Any, silent: Any, report: Any) -> Any:
    """Return the checks of each part by family, with callables of rules bound."""

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
        return True

    def query_parameters_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= QUERY_PARAMETERS_ROOT_FIELDS:
            return False
        if "domain_id" in value:
            domain_id = value["domain_id"]
            if type(domain_id) is not str:
                return False
            if not domain_id:
                return False
            if not (domain_id.isascii() or sendable(domain_id)):
                return False
        if "name" in value:
            name = value["name"]
            if type(name) is not str:
                return False
            if not name:
                return False
            if not (name.isascii() or sendable(name)):
                return False
        if "parent_id" in value:
            parent_id = value["parent_id"]
            if type(parent_id) is not str:
                return False
            if not parent_id:
                return False
            if not (parent_id.isascii() or sendable(parent_id)):
                return False
        if "enabled" in value:
            enabled = value["enabled"]
            if type(enabled) is not str:
                return False
            if enabled not in QUERY_PARAMETERS_ENABLED:
                return False
        if "page" in value:
            page = value["page"]
            if type(page) is not int:
                return False
            if page < 1:
                return False
        if "per_page" in value:
            per_page = value["per_page"]
            if type(per_page) is not int:
                return False
            if per_page < 1:
                return False
            if per_page > 5000:
                return False
        return True

    return {
        "request": {"VFS": request_tables},
        "path_parameters": {"VFS": path_parameters_tables},
        "query_parameters": {"VFS": query_parameters_tables},
    }
