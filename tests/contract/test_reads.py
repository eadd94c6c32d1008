"""The facts about the reads, typed a second time from the docs: a slip in the YAML shows here."""

from typing import Any

import pytest

from vpn_preflight import contract

TUNNELS = "DescribeVpnConn"
GATEWAYS, NETWORKS, TASK = "DescribeVpnGw", "DescribeVpcEx", "DescribeVpcTaskResultV2"
GROUP = "ShowVpnUserGroup"
GROUPS, MEMBERS, SERVERS = "ListVpnUserGroups", "ListVpnUsersInGroup", "ListVpnServersByProject"
PROJECTS, OWN_PROJECTS = "KeystoneListProjects", "KeystoneListAuthProjects"
GROUP_PATH = "/v5/{project_id}/p2c-vpn-gateways/vpn-servers/{vpn_server_id}/groups/{group_id}"

ORDER: dict[str, Any] = {"type": "string", "enum": ["asc", "desc"], "x-documented-default": "desc"}
ID: dict[str, Any] = {"type": "string", "minLength": 1}
# The fields of each request: what the tables say of them.
REQUESTS: dict[str, dict[str, dict[str, Any]]] = {
    TUNNELS: {
        "vpcId": ID | {"x-prefix": "vpc-"},
        "vpnGwId": ID | {"x-prefix": "vpngw-"},
        "vpnConnId": ID | {"x-prefix": "vpnx-"},
        "vpnConnName": {"type": "string"},
        "offset": {"type": "integer", "minimum": 0, "x-documented-default": 0},
        "limit": {"type": "integer", "minimum": 1, "maximum": 50, "x-documented-default": 20},
        "orderField": {
            "type": "string",
            "enum": ["createTime", "vpnConnName"],
            "x-documented-default": "createTime",
        },
        # Two editions give two defaults.
        "orderDirection": {"type": "string", "enum": ["asc", "desc"]},
    },
    GATEWAYS: {
        "vpcId": ID | {"x-prefix": "vpc-"},
        "vpnGwId": ID | {"x-prefix": "vpngw-"},
        "vpnGwName": {"type": "string"},
        "dealId": {"type": "string"},
        "offset": {"type": "integer", "minimum": 0, "x-documented-default": 0},
        "limit": {"type": "integer", "minimum": 1, "maximum": 50, "x-documented-default": 20},
        "orderField": {
            "type": "string",
            "enum": ["createTime", "vpnGwName"],
            "x-documented-default": "createTime",
        },
        "orderDirection": ORDER,
    },
    NETWORKS: {
        "vpcId": ID | {"x-prefix": "vpc-"},
        "vpcName": {"type": "string"},
        "offset": {"type": "integer", "minimum": 0, "x-documented-default": 0},
        # No maximum is stated.
        "limit": {"type": "integer", "minimum": 1, "x-documented-default": 20},
        "orderField": {
            "type": "string",
            "enum": ["createTime", "vpcName"],
            "x-documented-default": "createTime",
        },
        "orderDirection": ORDER,
    },
    TASK: {"taskId": {"type": "integer", "minimum": 0}},
    GROUP: {},
}
REQUIRED = {TASK: ["taskId"]}
# The fields of each item of an answer, by their types; `id` is a number or a string.
IKE = {
    **dict.fromkeys(
        (
            "propoEncryAlgorithm",
            "propoAuthenAlgorithm",
            "exchangeMode",
            "localIdentity",
            "remoteIdentity",
        ),
        "string",
    ),
    **dict.fromkeys(
        ("localAddress", "remoteAddress", "localFqdnName", "remoteFqdnName", "dhGroupName"),
        "string",
    ),
    "ikeSaLifetimeSeconds": "integer",
}
IPSEC = {
    **dict.fromkeys(
        ("encryptAlgorithm", "integrityAlgorith", "encapMode", "securityProto", "pfsDhGroup"),
        "string",
    ),
    **dict.fromkeys(("ipsecSaLifetimeSeconds", "ipsecSaLifetimeTraffic"), "integer"),
}
TUNNEL: dict[str, Any] = {
    **dict.fromkeys(("vpcId", "vpnGwId", "vpnConnId", "userGwId"), "id"),
    **dict.fromkeys(("unVpcId", "unVpnGwId", "unVpnConnId", "unUserGwId"), "string"),
    **dict.fromkeys(
        ("vpcName", "vpcCidrBlock", "vpnGwName", "vpnGwAddress", "vpnConnName", "userGwName"),
        "string",
    ),
    **dict.fromkeys(
        ("userGwAddress", "preSharedKey", "vpnProto", "createTime", "netStatus"), "string"
    ),
    **dict.fromkeys(("sourceCidr", "destinationCidr"), "array"),
    "vpcConnStatus": "integer",
    "IKESet": IKE,
    "IPsecSet": IPSEC,
}


def shape(schema: dict[str, Any]) -> Any:
    """Reduce a schema of an answer to the types of its fields."""
    if "properties" in schema:
        return {name: shape(field) for name, field in schema["properties"].items()}
    if "anyOf" in schema:
        return (
            "id"
            if {"integer", "string"} == {branch["type"] for branch in schema["anyOf"]}
            else schema["anyOf"][0]["type"]
        )
    return schema["type"]


@pytest.mark.parametrize("operation", REQUESTS)
def test_fields_of_a_request(operation: str) -> None:
    """The contract has the rows of the tables, their types and limits, and what is required."""
    facts = ("type", "minLength", "minimum", "maximum", "enum", "x-prefix", "x-documented-default")
    request = contract.operation(operation).request.node
    found = {
        name: {key: field[key] for key in facts if key in field}
        for name, field in request["properties"].items()
    }
    assert REQUESTS[operation] == found
    assert REQUIRED.get(operation, []) == request.get("required", [])


def test_fields_of_a_tunnel() -> None:
    """A tunnel in the list has the fields of table and example; the key is marked as a secret."""
    tunnel = contract.operation(TUNNELS).response.node["properties"]["data"]["items"]
    assert TUNNEL == shape(tunnel)
    assert "password" == tunnel["properties"]["preSharedKey"]["format"]
    aliases = {
        name: field["x-aliases"]
        for name, field in tunnel["properties"].items()
        if "x-aliases" in field
    }
    assert {
        "vpcConnStatus": ["vpnConnStatus", "state"],
        "IKESet": ["IKEArr"],
        "IPsecSet": ["IPSECArr"],
    } == aliases


GATEWAY: dict[str, Any] = {
    **dict.fromkeys(("vpcId", "vpnGwId"), "id"),
    **dict.fromkeys(("unVpcId", "unVpnGwId", "vpnGwName", "vpnGwAddress"), "string"),
    # The example adds these.
    **dict.fromkeys(("vpcName", "vpcCidrBlock", "localSlaIp"), "string"),
    **dict.fromkeys(("dealId", "expireTime", "createTime"), "string"),
    **dict.fromkeys(("bandwidth", "vpnGwStatus"), "integer"),
    # A number in the table, a boolean in the example.
    "isAutoRenewals": "integer",
}
NETWORK: dict[str, Any] = {
    "vpcId": "id",
    **dict.fromkeys(("unVpcId", "vpcName", "cidrBlock", "createTime"), "string"),
    **dict.fromkeys(("subnetNum", "routeTableNum", "vpnGwNum", "vpcPeerNum"), "integer"),
    **dict.fromkeys(("vpcDeviceNum", "classicLinkNum", "vpgNum", "natNum"), "integer"),
    "isDefault": "boolean",
}


@pytest.mark.parametrize(("expected", "operation"), [(GATEWAY, GATEWAYS), (NETWORK, NETWORKS)])
def test_fields_of_an_item(expected: dict[str, Any], operation: str) -> None:
    """An item of a list has the fields of table and example."""
    assert expected == shape(
        contract.operation(operation).response.node["properties"]["data"]["items"]
    )


def test_fields_of_a_task() -> None:
    """A task has its status, and what the vendor's own tests read of a failure."""
    found = shape(contract.operation(TASK).response.node["properties"]["data"])
    assert {"status": "integer", "output": {"errorCode": "id", "errorMsg": "string"}} == found


def test_an_action_of_two_apis_has_two_names() -> None:
    """The wire calls both the same, and everything else tells them apart."""
    older, newer = map(contract.operation, (TASK, "DescribeVpcTaskResult"))
    assert ("DescribeVpcTaskResult", "DescribeVpcTaskResult") == (older.action, newer.action)
    assert ("tencent_vpc", "tencent_vpc_v3") == (older.service, newer.service)


def test_fields_of_a_group() -> None:
    """A group that is read has the fields of one that was changed."""
    shown, changed = (
        contract.operation(name).response.node["properties"]
        for name in (GROUP, "UpdateVpnUserGroup")
    )
    assert shape(changed["user_group"]) == shape(shown["user_group"])


PAGE = {"limit": {"type": "integer", "minimum": 0}, "marker": {"type": "string", "minLength": 1}}
QUERIES: dict[str, dict[str, Any]] = {
    **dict.fromkeys((GROUPS, MEMBERS, SERVERS), PAGE),
    PROJECTS: {
        "domain_id": {"type": "string", "minLength": 1},
        "name": {"type": "string", "minLength": 1},
        "parent_id": {"type": "string", "minLength": 1},
        "enabled": {"type": "string", "enum": ["true", "false"]},
        "page": {"type": "integer", "minimum": 1},
        "per_page": {"type": "integer", "minimum": 1, "maximum": 5000},
    },
    OWN_PROJECTS: {},
}


@pytest.mark.parametrize("operation", QUERIES)
def test_parameters_of_a_query(operation: str) -> None:
    """Each list by GET has the parameters of its page, and none is required."""
    found = contract.operation(operation).query_parameters.node
    facts = ("type", "minLength", "minimum", "maximum", "enum")
    assert [] == found["required"]
    assert QUERIES[operation] == {
        name: {key: field[key] for key in facts if key in field}
        for name, field in found["properties"].items()
    }


NUMBERED = {"items": ["data"], "offset": "offset", "total": ["totalCount"], "limit": "limit"}
NEXT = {"marker": "marker", "next": ["page_info", "next_marker"], "limit": "limit", "size": 50}


def newer_pages(items: str) -> dict[str, Any]:
    """Return the pages of a list of API 3.0."""
    total = ["Response", "TotalCount"]
    return {"items": ["Response", items], "offset": "Offset", "total": total, "limit": "Limit"}


# The lists of projects come whole, if no page is asked for.
PAGES: dict[str, dict[str, Any]] = {
    **dict.fromkeys((TUNNELS, GATEWAYS, NETWORKS), NUMBERED),
    "DescribeVpnConnections": newer_pages("VpnConnectionSet"),
    "DescribeVpnGateways": newer_pages("VpnGatewaySet"),
    "DescribeCustomerGateways": newer_pages("CustomerGatewaySet"),
    # A marker goes with a limit; 50 is that of the vendor's Terraform provider.
    GROUPS: NEXT | {"items": ["user_groups"]},
    MEMBERS: NEXT | {"items": ["users"]},
    SERVERS: NEXT | {"items": ["vpn_servers"]},
}


def test_pages_of_each_list() -> None:
    """Each list is read page by page as its docs say, and nothing else has pages."""
    assert PAGES == {
        one.name: one.response.node["x-pages"]
        for one in contract.operations()
        if "x-pages" in one.response.node
    }


CERTIFICATE = dict.fromkeys(
    ("id", "name", "issuer", "subject", "serial_number", "expiration_time", "signature_algorithm"),
    "string",
)
SERVER: dict[str, Any] = {
    **dict.fromkeys(("id", "p2c_vgw_id", "client_cidr", "client_auth_type"), "string"),
    **dict.fromkeys(
        ("tunnel_protocol", "idp_name", "status", "created_at", "updated_at"), "string"
    ),
    **dict.fromkeys(("local_subnets", "client_ca_certificates", "dns_servers"), "array"),
    "server_certificate": CERTIFICATE | {"source": "string"},
    "ssl_options": {
        **dict.fromkeys(("protocol", "encryption_algorithm", "authentication_algorithm"), "string"),
        "port": "integer",
        "is_compressed": "boolean",
    },
}
PROJECT: dict[str, Any] = {
    **dict.fromkeys(("id", "name", "description", "domain_id", "parent_id"), "string"),
    **dict.fromkeys(("enabled", "is_domain"), "boolean"),
    "links": dict.fromkeys(("self", "previous", "next"), "string"),
}


@pytest.mark.parametrize(
    ("expected", "operation", "name"),
    [
        (dict.fromkeys(("id", "name", "description"), "string"), MEMBERS, "users"),
        (SERVER, SERVERS, "vpn_servers"),
        (PROJECT, PROJECTS, "projects"),
        (PROJECT, OWN_PROJECTS, "projects"),
    ],
)
def test_fields_of_a_listed_thing(expected: dict[str, Any], operation: str, name: str) -> None:
    """An item has the fields of its table."""
    items = contract.operation(operation).response.node["properties"][name]["items"]
    assert expected == shape(items)


def test_a_listed_group_is_a_group() -> None:
    """A list has the same fields of a group as the call that shows one."""
    listed = contract.operation(GROUPS).response.node["properties"]["user_groups"]["items"]
    assert shape(contract.operation(GROUP).response.node["properties"]["user_group"]) == shape(
        listed
    )


@pytest.mark.parametrize(
    ("expected", "operation"),
    [
        ("getUserGroup", GROUP),
        ("listUserGroup", GROUPS),
        ("listUsersInGroup", MEMBERS),
        ("listAllServers", SERVERS),
    ],
)
def test_a_refused_read_names_its_permission(expected: str, operation: str) -> None:
    """A read needs another permission than the change."""
    first = next(one for one in contract.operation(operation).errors if one.code == "VPN.0003")
    assert expected in (first.hint or "")


@pytest.mark.parametrize("code", [401, 403])
def test_a_refused_list_of_projects_speaks_of_no_password(code: int) -> None:
    """That is what the call for a token has, at the same service."""
    token, projects, own = (
        next(one for one in contract.operation(name).errors if one.code == code)
        for name in ("KeystoneCreateUserTokenByPassword", PROJECTS, OWN_PROJECTS)
    )
    assert token.hint not in (projects.hint, own.hint)
    assert token.meaning not in (projects.meaning, own.meaning)


@pytest.mark.parametrize(
    ("expected", "operation"),
    [
        ("POST /v2/index.php#DescribeVpnConn", TUNNELS),
        ("POST /v2/index.php#DescribeVpnGw", GATEWAYS),
        ("POST /v2/index.php#DescribeVpcEx", NETWORKS),
        ("POST /v2/index.php#DescribeVpcTaskResult", TASK),
        (f"GET {GROUP_PATH}", GROUP),
        (f"GET {GROUP_PATH.removesuffix('/{group_id}')}", GROUPS),
        (f"GET {GROUP_PATH}/users", MEMBERS),
        ("GET /v5/{project_id}/vpn-servers", SERVERS),
        ("GET /v3/projects", PROJECTS),
        ("GET /v3/auth/projects", OWN_PROJECTS),
    ],
)
def test_address(expected: str, operation: str) -> None:
    """Each read has its method and its path, and reads."""
    found = contract.operation(operation)
    assert (expected, "read", 200) == (found.route, found.effect, found.success)


@pytest.mark.parametrize(
    ("expected", "operation"),
    [
        (["InvalidVpc.NotFound", "InvalidVpnGw.NotFound"], TUNNELS),
        (["InvalidVpc.NotFound", "InvalidVpnGw.NotFound"], GATEWAYS),
        (["InvalidVpc.NotFound"], NETWORKS),
        ([], TASK),
    ],
)
def test_errors_of_a_read(expected: list[str], operation: str) -> None:
    """Each read has the codes of its page next to the common ones."""
    errors = contract.operation(operation).errors
    assert expected == [error.code for error in errors if isinstance(error.code, str)]
