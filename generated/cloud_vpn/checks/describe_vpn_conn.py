# Written by `make generate` from openapi/: change it there, not here.
"""The check of DescribeVpnConn, compiled from the contract."""

from typing import Any

REQUEST_ROOT_FIELDS: frozenset[str] = frozenset(
    ["limit", "offset", "orderDirection", "orderField", "vpcId", "vpnConnId", "vpnConnName", "vpnGwId"]
)
REQUEST_ORDER_FIELD: frozenset[str] = frozenset(["createTime", "vpnConnName"])
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
        if "vpnGwId" in value:
            vpn_gw_id = value["vpnGwId"]
            if type(vpn_gw_id) is not str:
                return False
            if not vpn_gw_id:
                return False
            if not (vpn_gw_id.isascii() or sendable(vpn_gw_id)):
                return False
        if "vpnConnId" in value:
            vpn_conn_id = value["vpnConnId"]
            if type(vpn_conn_id) is not str:
                return False
            if not vpn_conn_id:
                return False
            if not (vpn_conn_id.isascii() or sendable(vpn_conn_id)):
                return False
        if "vpnConnName" in value:
            vpn_conn_name = value["vpnConnName"]
            if type(vpn_conn_name) is not str:
                return False
            if not (vpn_conn_name.isascii() or sendable(vpn_conn_name)):
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
            if limit > 50:
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

    def request_contradictions(value: Any) -> list[Any] | None:
        found: list[Any] = []
        if "vpcId" in value:
            vpc_id = value["vpcId"]
            if vpc_id.startswith(("vpngw-", "vpnx-")):
                return None
        if "vpnGwId" in value:
            vpn_gw_id = value["vpnGwId"]
            if vpn_gw_id.startswith(("vpc-", "vpnx-")):
                return None
        if "vpnConnId" in value:
            vpn_conn_id = value["vpnConnId"]
            if vpn_conn_id.startswith(("vpc-", "vpngw-")):
                return None
        return found

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
        "request": {"VFS": request_tables, "VFD": request_contradictions},
        "path_parameters": {"VFS": path_parameters_tables},
        "query_parameters": {"VFS": query_parameters_tables},
    }
