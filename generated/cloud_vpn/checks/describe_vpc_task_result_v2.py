# Written by `make generate` from openapi/: change it there, not here.
"""The check of DescribeVpcTaskResultV2, compiled from the contract."""

from typing import Any

REQUEST_ROOT_FIELDS: frozenset[str] = frozenset(["taskId"])
PATH_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])
QUERY_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])


def bind(finding: Any, pattern: Any, sendable: Any, silent: Any, report: Any) -> Any:
    """Return the checks of each part by family, with callables of rules bound."""

    def request_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= REQUEST_ROOT_FIELDS:
            return False
        if "taskId" not in value:
            return False
        task_id = value["taskId"]
        if type(task_id) is not int:
            return False
        if task_id < 0:
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
        return True

    return {
        "request": {"VFS": request_tables},
        "path_parameters": {"VFS": path_parameters_tables},
        "query_parameters": {"VFS": query_parameters_tables},
    }
