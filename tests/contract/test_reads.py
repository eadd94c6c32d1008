"""The facts about the reads, typed a second time from the docs: a slip in the YAML shows here."""

from typing import Any

import pytest

from vpn_preflight import contract

TUNNELS = "DescribeVpnConn"
GROUP = "ShowVpnUserGroup"

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
    GROUP: {},
}
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
    """The contract has the rows of the tables, their types and limits, and nothing is required."""
    facts = ("type", "minLength", "minimum", "maximum", "enum", "x-prefix", "x-documented-default")
    request = contract.operation(operation).request.node
    found = {
        name: {key: field[key] for key in facts if key in field}
        for name, field in request["properties"].items()
    }
    assert REQUESTS[operation] == found
    assert not request.get("required")


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


def test_fields_of_a_group() -> None:
    """A group that is read has the fields of one that was changed."""
    shown, changed = (
        contract.operation(name).response.node["properties"]
        for name in (GROUP, "UpdateVpnUserGroup")
    )
    assert shape(changed["user_group"]) == shape(shown["user_group"])


@pytest.mark.parametrize(
    ("expected", "operation"),
    [
        ("POST /v2/index.php#DescribeVpnConn", TUNNELS),
        (
            "GET /v5/{project_id}/p2c-vpn-gateways/vpn-servers/{vpn_server_id}/groups/{group_id}",
            GROUP,
        ),
    ],
)
def test_address(expected: str, operation: str) -> None:
    """Each read has its method and its path, and reads."""
    found = contract.operation(operation)
    assert (expected, "read", 200) == (found.route, found.effect, found.success)


def test_errors_of_the_list() -> None:
    """The list of tunnels has two codes of its own."""
    own = [
        error.code for error in contract.operation(TUNNELS).errors if isinstance(error.code, str)
    ]
    assert ["InvalidVpc.NotFound", "InvalidVpnGw.NotFound"] == own
