"""The facts about API 3.0, typed a second time from the China edition: a slip shows here."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tunnel_v3_cases import CHANGE, GATEWAYS, HEALTH, IKE, IPSEC, PEERS, READS, TASK, TUNNELS

from vpn_preflight import contract
from vpn_preflight.field import Field
from vpn_preflight.protocols.answers import is_failure

OPERATIONS = (CHANGE, TUNNELS, GATEWAYS, PEERS, TASK)
INTERNATIONAL = "the international edition"
GCM = ["AES128GCM128", "AES192GCM128", "AES256GCM128"]
LARGER = ("15", "16", "19", "20", "21")

# The types of a change, by place; lists and objects below, each under its own name.
TYPES = {
    **dict.fromkeys(
        (
            "VpnConnectionId",
            "VpnConnectionName",
            "PreShareKey",
            "HealthCheckLocalIp",
            "HealthCheckRemoteIp",
        ),
        "string",
    ),
    **dict.fromkeys(("NegotiationType", "DpdTimeout", "DpdAction", "CustomerGatewayId"), "string"),
    **dict.fromkeys((IKE, IPSEC, HEALTH, "BgpConfig"), "object"),
    "SecurityPolicyDatabases": "array",
    "EnableHealthCheck": "boolean",
    "DpdEnable": "integer",
    "SecurityPolicyDatabases.n.LocalCidrBlock": "string",
    "SecurityPolicyDatabases.n.RemoteCidrBlock": "array",
    **{
        f"{IKE}.{name}": "string"
        for name in ("PropoEncryAlgorithm", "PropoAuthenAlgorithm", "ExchangeMode", "IKEVersion")
    },
    **{
        f"{IKE}.{name}": "string"
        for name in ("LocalIdentity", "RemoteIdentity", "LocalAddress", "RemoteAddress")
    },
    **{f"{IKE}.{name}": "string" for name in ("LocalFqdnName", "RemoteFqdnName", "DhGroupName")},
    f"{IKE}.IKESaLifetimeSeconds": "integer",
    **{
        f"{IPSEC}.{name}": "string"
        for name in ("EncryptAlgorithm", "IntegrityAlgorith", "IntegrityAlgorithm", "PfsDhGroup")
    },
    **{
        f"{IPSEC}.{name}": "integer"
        for name in ("IPSECSaLifetimeSeconds", "IPSECSaLifetimeTraffic")
    },
    f"{HEALTH}.ProbeType": "string",
    **{
        f"{HEALTH}.{name}": "integer"
        for name in ("ProbeInterval", "ProbeThreshold", "ProbeTimeout")
    },
    **{f"BgpConfig.{name}": "string" for name in ("TunnelCidr", "LocalBgpIp", "RemoteBgpIp")},
}
DEFAULTS: dict[str, Any] = {
    "EnableHealthCheck": False,
    "NegotiationType": "active",
    "DpdEnable": 0,
    "DpdTimeout": "30",
    # The row says clear, and then restart.
    "DpdAction": "restart",
    f"{IKE}.PropoEncryAlgorithm": "3DES-CBC",
    f"{IKE}.PropoAuthenAlgorithm": "SHA",
    f"{IKE}.ExchangeMode": "MAIN",
    f"{IKE}.LocalIdentity": "ADDRESS",
    f"{IKE}.RemoteIdentity": "ADDRESS",
    f"{IKE}.LocalAddress": "the public address of the VPN gateway",
    f"{IKE}.DhGroupName": "GROUP1",
    f"{IKE}.IKESaLifetimeSeconds": 86400,
    f"{IKE}.IKEVersion": "IKEV1",
    f"{IPSEC}.EncryptAlgorithm": "AES-CBC-128",
    f"{IPSEC}.IntegrityAlgorith": "SHA1",
    f"{IPSEC}.IPSECSaLifetimeSeconds": 14400,
    f"{IPSEC}.PfsDhGroup": "NULL",
    f"{IPSEC}.IPSECSaLifetimeTraffic": 4096000000,
}
# What the international edition, or the examples next to it, have as the default.
OTHER_DEFAULTS = {
    "DpdAction": ["clear"],
    f"{IKE}.PropoAuthenAlgorithm": ["MD5"],
    f"{IPSEC}.IPSECSaLifetimeSeconds": [3600],
    f"{IPSEC}.IPSECSaLifetimeTraffic": [1843200],
}
LACKING: dict[str, dict[str, Any]] = {
    HEALTH: {},
    "BgpConfig": {},
    f"{IKE}.PropoEncryAlgorithm": {"values": GCM},
    f"{IKE}.PropoAuthenAlgorithm": {"values": ["SHA-512"]},
    f"{IKE}.DhGroupName": {"values": [f"GROUP{number}" for number in LARGER]},
    f"{IPSEC}.EncryptAlgorithm": {"values": GCM},
    f"{IPSEC}.IntegrityAlgorith": {"values": ["SHA-512", "SHA-384", "SM3"]},
    f"{IPSEC}.PfsDhGroup": {"values": [f"DH-GROUP{number}" for number in LARGER]},
    f"{IPSEC}.IPSECSaLifetimeTraffic": {"above": 604800},
}

TAGS = {"Key": "string", "Value": "string"}


def words(*names: str) -> dict[str, str]:
    """Give names the type of a string."""
    return dict.fromkeys(names, "string")


ANSWERS: dict[str, dict[str, Any]] = {
    CHANGE: {},
    TUNNELS: {
        "TotalCount": "integer",
        "VpnConnectionSet": [
            {
                **words(
                    "VpnConnectionId",
                    "VpnConnectionName",
                    "VpcId",
                    "VpnGatewayId",
                    "CustomerGatewayId",
                    "PreShareKey",
                ),
                **words(
                    "VpnProto",
                    "EncryptProto",
                    "RouteType",
                    "CreatedTime",
                    "State",
                    "NetStatus",
                    "HealthCheckLocalIp",
                ),
                **words(
                    "HealthCheckRemoteIp",
                    "HealthCheckStatus",
                    "DpdTimeout",
                    "DpdAction",
                    "NegotiationType",
                ),
                "SecurityPolicyDatabaseSet": [
                    {"LocalCidrBlock": "string", "RemoteCidrBlock": ["string"]}
                ],
                IKE: {
                    **words(
                        "PropoEncryAlgorithm",
                        "PropoAuthenAlgorithm",
                        "ExchangeMode",
                        "LocalIdentity",
                        "RemoteIdentity",
                    ),
                    **words(
                        "LocalAddress",
                        "RemoteAddress",
                        "LocalFqdnName",
                        "RemoteFqdnName",
                        "DhGroupName",
                        "IKEVersion",
                    ),
                    "IKESaLifetimeSeconds": "integer",
                },
                IPSEC: {
                    **words(
                        "EncryptAlgorithm", "IntegrityAlgorith", "IntegrityAlgorithm", "PfsDhGroup"
                    ),
                    **dict.fromkeys(
                        ("IPSECSaLifetimeSeconds", "IPSECSaLifetimeTraffic"), "integer"
                    ),
                },
                "EnableHealthCheck": "boolean",
                "DpdEnable": "integer",
                "TagSet": [TAGS],
                "BgpConfig": words(
                    "TunnelCidr", "LocalBgpIp", "RemoteBgpIp", "LocalBgpAsn", "RemoteBgpAsn"
                ),
                HEALTH: {
                    "ProbeType": "string",
                    **dict.fromkeys(("ProbeInterval", "ProbeThreshold", "ProbeTimeout"), "integer"),
                },
            }
        ],
    },
    GATEWAYS: {
        "TotalCount": "integer",
        "VpnGatewaySet": [
            {
                **words(
                    "VpnGatewayId",
                    "VpcId",
                    "VpnGatewayName",
                    "Type",
                    "State",
                    "PublicIpAddress",
                    "RenewFlag",
                ),
                **words(
                    "InstanceChargeType",
                    "CreatedTime",
                    "ExpiredTime",
                    "NewPurchasePlan",
                    "RestrictState",
                    "Zone",
                ),
                **words("Version", "NetworkInstanceId", "CdcId"),
                **dict.fromkeys(("InternetMaxBandwidthOut", "MaxConnection", "BgpAsn"), "integer"),
                **dict.fromkeys(("IsAddressBlocked", "IsPrivate"), "boolean"),
                "VpnGatewayQuotaSet": [
                    {"Bandwidth": "integer", **words("Cname", "Name"), "MaxConnection": ["integer"]}
                ],
                "TagSet": [TAGS],
            }
        ],
    },
    PEERS: {
        "TotalCount": "integer",
        "CustomerGatewaySet": [
            {
                **words("CustomerGatewayId", "CustomerGatewayName", "IpAddress", "CreatedTime"),
                **dict.fromkeys(("BgpAsn", "VpnConnNum"), "integer"),
                "TagSet": [TAGS],
            }
        ],
    },
    TASK: {**words("Status", "Output"), "Result": [words("ResourceId", "Status")]},
}

VALUE = "InvalidParameterValue"
ERRORS = {
    CHANGE: {
        *(
            f"{VALUE}.{word}"
            for word in ("LimitExceeded", "Malformed", "TooLong", "VpnConnCidrConflict")
        ),
        *(f"{VALUE}.VpnConnHealthCheckIpConflict", "ResourceNotFound", "UnsupportedOperation"),
        *(
            f"UnsupportedOperation.{word}"
            for word in ("InvalidState", "VpnConnCidrNotSupportedHealthCheck")
        ),
        *(f"UnsupportedOperation.{word}" for word in ("VpnConnInvalidState", "VpnConnSPDOverlap")),
        "UnsupportedOperation.VpnUnsupportedUsrGwNotExistBgpAsn",
    },
    TUNNELS: {
        *(
            "InternalError.ModuleError",
            "InvalidParameter.Coexist",
            "InvalidParameter.FilterInvalidKey",
            "ResourceNotFound",
        ),
        *(f"{VALUE}.LimitExceeded", f"{VALUE}.Malformed", "UnsupportedOperation"),
    },
    GATEWAYS: {
        *(
            "InternalError.ModuleError",
            "InvalidParameter.Coexist",
            "ResourceNotFound",
            "UnsupportedOperation",
        ),
        *(
            f"InvalidParameter.{word}"
            for word in ("FilterInvalidKey", "FilterNotDict", "FilterValuesNotList")
        ),
        *(f"{VALUE}.{word}" for word in ("LimitExceeded", "Malformed", "Range")),
        *("InvalidVpnGatewayId.Malformed", "InvalidVpnGatewayId.NotFound"),
    },
    PEERS: {
        "InternalError.ModuleError",
        "InvalidParameter.FilterInvalidKey",
        f"{VALUE}.Malformed",
        "ResourceNotFound",
    },
    TASK: {
        "InternalError.ModuleError",
        VALUE,
        "ResourceNotFound",
        "UnauthorizedOperation",
        "UnsupportedOperation",
    },
}
COMMON = {
    *(
        f"AuthFailure.{word}"
        for word in ("InvalidAuthorization", "InvalidSecretId", "MFAFailure", "SecretIdNotFound")
    ),
    *(
        f"AuthFailure.{word}"
        for word in ("SignatureExpire", "SignatureFailure", "TokenFailure", "UnauthorizedOperation")
    ),
    *(
        "ActionOffline",
        "DryRunOperation",
        "FailedOperation",
        "InternalError",
        "InvalidAction",
        "InvalidParameter",
        VALUE,
    ),
    *(
        "InvalidRequest",
        "IpInBlacklist",
        "IpNotInWhitelist",
        "LimitExceeded",
        "MissingParameter",
        "NoSuchProduct",
        "NoSuchVersion",
    ),
    *(
        "RequestLimitExceeded",
        *(f"RequestLimitExceeded.{word}LimitExceeded" for word in ("GlobalRegionUin", "IP", "Uin")),
    ),
    *(
        "RequestSizeLimitExceeded",
        "ResponseSizeLimitExceeded",
        "ResourceInUse",
        "ResourceInsufficient",
        "ResourceNotFound",
    ),
    *(
        "ResourceUnavailable",
        "ServiceUnavailable",
        "UnauthorizedOperation",
        "UnknownParameter",
        "UnsupportedOperation",
    ),
    *("UnsupportedProtocol", "UnsupportedRegion"),
}


def fields(field: Field, place: str = "") -> Iterator[tuple[str, Field]]:
    """Yield every field of a request by its place, the items of a list as `n`."""
    for name, inner in (field.items or field).fields.items():
        here = f"{place}{name}"
        yield here, inner
        yield from fields(inner, f"{here}.n." if inner.items else f"{here}.")


def said(keyword: str) -> dict[str, Any]:
    """Gather what the fields of a change say with a keyword."""
    return {
        place: field.node[keyword]
        for place, field in fields(contract.operation(CHANGE).request)
        if keyword in field.node
    }


def shape(field: Field) -> Any:
    """Reduce a field of an answer to the types of what is in it."""
    if field.fields:
        return {name: shape(inner) for name, inner in field.fields.items()}
    return [shape(field.items)] if field.items else field.type


def test_fields_of_a_change() -> None:
    """The 16 parameters of the China edition and what is inside of them, each with its type."""
    found = said("type")
    assert TYPES == found
    assert 16 == sum("." not in place for place in found)


def test_defaults_of_a_change() -> None:
    """The documented defaults, and those that another edition or the examples show."""
    assert DEFAULTS == said("x-documented-default")
    assert OTHER_DEFAULTS == said("x-other-defaults")


def test_what_an_edition_lacks() -> None:
    """Fields, values and limits of the China edition that the international one does not have."""
    assert {place: {"edition": INTERNATIONAL, **lacks} for place, lacks in LACKING.items()} == said(
        "x-lacking"
    )


def test_required_fields() -> None:
    """Of a change, the id alone; of a rule and of BGP, everything."""
    request = contract.operation(CHANGE).request
    rule, bgp = request.fields["SecurityPolicyDatabases"].items, request.fields["BgpConfig"]
    assert ("VpnConnectionId",) == request.required
    assert rule
    assert ("LocalCidrBlock", "RemoteCidrBlock") == rule.required
    assert ("TunnelCidr", "LocalBgpIp", "RemoteBgpIp") == bgp.required
    assert ("TaskId",) == contract.operation(TASK).request.required
    assert [()] * 3 == [contract.operation(name).request.required for name in READS]


def test_the_key_is_secret() -> None:
    """In the change, and in the answer, which has it in clear."""
    assert {"PreShareKey": "password"} == said("format")
    tunnel = (
        contract.operation(TUNNELS).response.fields["Response"].fields["VpnConnectionSet"].items
    )
    assert tunnel
    assert ["PreShareKey"] == [name for name, field in tunnel.fields.items() if field.is_secret]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_fields_of_an_answer(operation: str) -> None:
    """The fields of the tables inside the envelope, and the id of the request."""
    expected = {"Response": {**ANSWERS[operation], "RequestId": "string"}}
    assert expected == shape(contract.operation(operation).response)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_errors_of_an_action(operation: str) -> None:
    """Each action has its own codes, and then those of the whole cloud."""
    codes = [error.code for error in contract.operation(operation).errors]
    own = len(ERRORS[operation])
    assert ERRORS[operation] == set(codes[:own])
    assert COMMON == set(codes[own:])
    assert (38, 38) == (len(COMMON), len(codes[own:]))


@pytest.mark.parametrize("operation", OPERATIONS)
def test_address(operation: str) -> None:
    """All actions share one path; the change changes something, the others read."""
    found = contract.operation(operation)
    effect = "change" if operation == CHANGE else "read"
    assert (f"POST /#{operation}", "/", effect, 200) == (
        found.route,
        found.path,
        found.effect,
        found.success,
    )


@pytest.mark.parametrize(
    ("expected", "host"),
    [
        (True, "vpc.tencentcloudapi.com"),
        (True, "vpc.intl.tencentcloudapi.com"),
        (True, "vpc.ap-guangzhou.tencentcloudapi.com"),
        (True, "vpc.ap-shanghai-fsi.tencentcloudapi.com"),
        (False, "cvm.tencentcloudapi.com"),
        (False, "vpc.tencentcloudapi.com.example"),
        (False, "vpc.api.qcloud.com"),
    ],
)
def test_hosts(expected: bool, host: str) -> None:
    """The host of either site, and that of a region."""
    assert expected == bool(contract.service("tencent_vpc_v3").hosts.fullmatch(host))


def test_scheme() -> None:
    """The headers, limits and variables of the signature."""
    (scheme,) = contract.service("tencent_vpc_v3").schemes.values()
    common = scheme.common_parameters
    assert {"Authorization", "X-TC-Token"} == set(scheme.secret_headers)
    assert (300, 32 * 1024, 10 * 1024 * 1024) == (
        scheme.clock_tolerance,
        scheme.url_limit,
        scheme.body_limit,
    )
    assert {name: f"X-TC-{name}" for name in common} == {
        name: facts.header for name, facts in common.items()
    }
    assert {"Action", "Version", "Region", "Timestamp"} == {
        name for name, facts in common.items() if facts.required
    }
    assert re.fullmatch(common["Version"].pattern, "2017-03-12")


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (False, {"Response": {"RequestId": "ed93f3cb"}}),
        (False, {"Response": {"TotalCount": 0, "VpnConnectionSet": [], "RequestId": "ed93f3cb"}}),
        (
            True,
            {
                "Response": {
                    "Error": {"Code": "AuthFailure.SignatureFailure", "Message": "…"},
                    "RequestId": "ed93f3cb",
                }
            },
        ),
        (
            True,
            {
                "Response": {
                    "Error": {"Code": "Never.Heard", "Message": "…"},
                    "TotalCount": 1,
                    "RequestId": "ed93f3cb",
                }
            },
        ),
        (True, {"Response": {"Error": {}, "RequestId": "ed93f3cb"}}),
        (True, {"code": 4100, "codeDesc": "AuthFailure", "message": "…"}),
    ],
)
def test_an_error_is_never_a_success(expected: bool, body: dict[str, Any]) -> None:
    """An Error in a 200 answer is a refusal, whatever is next to it; so is the form of API 2.0."""
    assert expected == is_failure(contract.operation(CHANGE), body)
