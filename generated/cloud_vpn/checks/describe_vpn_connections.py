# Written by `make generate` from openapi/: change it there, not here.
"""The check of DescribeVpnConnections, compiled from the contract."""

from typing import Any

REQUEST_ROOT_FIELDS: frozenset[str] = frozenset(["Filters", "Limit", "Offset", "VpnConnectionIds"])
REQUEST_FILTERS_FIELDS: frozenset[str] = frozenset(["Name", "Values"])
REQUEST_FILTERS_NAME: frozenset[str] = frozenset(
    ["customer-gateway-id", "vpc-id", "vpn-connection-id", "vpn-connection-name", "vpn-gateway-id"]
)
PATH_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])
QUERY_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])


def bind(finding: Any, pattern: Any, sendable: Any, silent: Any, report: Any) -> Any:
    """Return the checks of each part by family, with callables of rules bound."""
    request_is_filled = silent["VFD013"]

    def request_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= REQUEST_ROOT_FIELDS:
            return False
        if "VpnConnectionIds" in value and "Filters" in value:
            return False
        if "VpnConnectionIds" in value:
            vpn_connection_ids = value["VpnConnectionIds"]
            if type(vpn_connection_ids) is not list:
                return False
            if len(vpn_connection_ids) > 100:
                return False
            for vpn_connection_ids_item in vpn_connection_ids:
                if type(vpn_connection_ids_item) is not str:
                    return False
                if not vpn_connection_ids_item:
                    return False
                if not (vpn_connection_ids_item.isascii() or sendable(vpn_connection_ids_item)):
                    return False
        if "Filters" in value:
            filters = value["Filters"]
            if type(filters) is not list:
                return False
            if len(filters) > 10:
                return False
            for filters_item in filters:
                if type(filters_item) is not dict:
                    return False
                if not filters_item.keys() <= REQUEST_FILTERS_FIELDS:
                    return False
                if "Name" not in filters_item:
                    return False
                if "Values" not in filters_item:
                    return False
                name = filters_item["Name"]
                if type(name) is not str:
                    return False
                if name not in REQUEST_FILTERS_NAME:
                    return False
                values = filters_item["Values"]
                if type(values) is not list:
                    return False
                if len(values) > 5:
                    return False
                for values_item in values:
                    if type(values_item) is not str:
                        return False
                    if not (values_item.isascii() or sendable(values_item)):
                        return False
        if "Offset" in value:
            offset = value["Offset"]
            if type(offset) is not int:
                return False
            if offset < 0:
                return False
        if "Limit" in value:
            limit = value["Limit"]
            if type(limit) is not int:
                return False
            if limit < 0:
                return False
            if limit > 100:
                return False
        return True

    def request_contradictions(value: Any) -> list[Any] | None:
        found: list[Any] = []
        if "VpnConnectionIds" in value:
            vpn_connection_ids = value["VpnConnectionIds"]
            if not request_is_filled(vpn_connection_ids):
                return None
            for vpn_connection_ids_item in vpn_connection_ids:
                if vpn_connection_ids_item.startswith(("cgw-", "vpc-", "vpngw-")):
                    return None
        if "Filters" in value:
            filters = value["Filters"]
            if not request_is_filled(filters):
                return None
            for filters_item in filters:
                values = filters_item["Values"]
                if not request_is_filled(values):
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
