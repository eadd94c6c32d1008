# Written by `make generate` from openapi/: change it there, not here.
"""The check of DescribeVpcEx, compiled from the contract."""

from typing import Any

REQUEST_ROOT_FIELDS: frozenset[str] = frozenset(["limit", "offset", "orderDirection", "orderField", "vpcId", "vpcName"])
REQUEST_ORDER_FIELD: frozenset[str] = frozenset(["createTime", "vpcName"])
REQUEST_ORDER_DIRECTION: frozenset[str] = frozenset(["asc", "desc"])
PATH_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])
QUERY_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])


def bind(finding: Any, pattern: Any, sendable: Any, silent: Any, report: Any) -> Any:
    """Return the checks of each part by family, with callables of rules bound."""

    def request_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= REQUEST_ROOT_FIELDS:
            return False
        if "vpcId" in value:
            vpc_id = value["vpcId"]
            if type(vpc_id) is not str:
                return False
            if not vpc_id:
                return False
            if not (vpc_id.isascii() or sendable(vpc_id)):
                return False
        if "vpcName" in value:
            vpc_name = value["vpcName"]
            if type(vpc_name) is not str:
                return False
            if not (vpc_name.isascii() or sendable(vpc_name)):
                return False
        if "offset" in value:
            offset = value["offset"]
            if type(offset) is not int:
                return False
            if offset < 0:
                return False
        if "limit" in value:
            limit = value["limit"]
            if type(limit) is not int:
                return False
            if limit < 1:
                return False
        if "orderField" in value:
            order_field = value["orderField"]
            if type(order_field) is not str:
                return False
            if order_field not in REQUEST_ORDER_FIELD:
                return False
        if "orderDirection" in value:
            order_direction = value["orderDirection"]
            if type(order_direction) is not str:
                return False
            if order_direction not in REQUEST_ORDER_DIRECTION:
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
