"""Findings for valid payloads of API 3.0: addresses, contradictions of the docs, and RFCs."""

import json
import math
import re
from typing import Any

import pytest
from tunnel_v3_cases import BGP, CHANGE, ID, RULE, TUNNELS

from vpn_preflight.checker import check

NAME = {"VpnConnectionName": "a"}
IKE: dict[str, Any] = {
    "PropoEncryAlgorithm": "AES-CBC-256",
    "PropoAuthenAlgorithm": "SHA-256",
    "ExchangeMode": "MAIN",
    "LocalIdentity": "ADDRESS",
    "LocalAddress": "203.0.113.10",
    "RemoteIdentity": "FQDN",
    "RemoteFqdnName": "peer.example",
    "DhGroupName": "GROUP14",
    "IKESaLifetimeSeconds": 86400,
    "IKEVersion": "IKEV2",
}
IPSEC: dict[str, Any] = {
    "EncryptAlgorithm": "AES-CBC-256",
    "IntegrityAlgorith": "SHA-256",
    "IPSECSaLifetimeSeconds": 3600,
    "PfsDhGroup": "DH-GROUP14",
    "IPSECSaLifetimeTraffic": 604800,
}
Found = list[tuple[str, str]]


def found(severity: str | None = None, **fields: Any) -> Found:
    """Check a change of a tunnel; of one severity, or of all."""
    findings = check(CHANGE, ID | fields)
    return [(one.code, one.pointer) for one in findings if severity in (None, one.severity)]


def ike(**fields: Any) -> Found:
    """Check a key exchange that is clean but for some fields."""
    return [
        (code, pointer.rpartition("/")[2])
        for code, pointer in found(IKEOptionsSpecification=IKE | fields)
    ]


def ipsec(**fields: Any) -> Found:
    """Check a session that is clean but for some fields."""
    return [
        (code, pointer.rpartition("/")[2])
        for code, pointer in found(IPSECOptionsSpecification=IPSEC | fields)
    ]


def rules(*written: dict[str, Any], **fields: Any) -> Found:
    """Check policy rules."""
    prefix = "/SecurityPolicyDatabases"
    return [
        (code, pointer.removeprefix(prefix))
        for code, pointer in found(SecurityPolicyDatabases=[*written], **fields)
    ]


def rule(near: str, *far: str) -> dict[str, Any]:
    """Write a policy rule."""
    return {"LocalCidrBlock": near, "RemoteCidrBlock": [*far]}


def test_a_complete_change_is_clean() -> None:
    """With every field that has a default, and a tunnel by routes."""
    everything = [rule("0.0.0.0/0", "0.0.0.0/0")]
    assert [] == found(
        IKEOptionsSpecification=IKE,
        IPSECOptionsSpecification=IPSEC,
        SecurityPolicyDatabases=everything,
        EnableHealthCheck=True,
    )


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ([("VFD006", "")], {}),
        ([], NAME),
        ([("VFD006", "/IKEOptionsSpecification")], {"IKEOptionsSpecification": {}}),
        ([("VFD006", "/IPSECOptionsSpecification")], {"IPSECOptionsSpecification": {}}),
        ([("VFD013", "/SecurityPolicyDatabases")], {"SecurityPolicyDatabases": []}),
        (
            [("VFD013", "/SecurityPolicyDatabases/0/RemoteCidrBlock")],
            {"SecurityPolicyDatabases": [rule("10.0.0.0/8")]},
        ),
    ],
)
def test_nothing_to_change(expected: Found, fields: dict[str, Any]) -> None:
    """The id alone, an empty object or an empty list changes nothing, or nobody knows what."""
    assert expected == found("warning", **fields)


@pytest.mark.parametrize(
    "name", [name for name in IKE if name not in ("LocalAddress", "RemoteFqdnName")]
)
def test_a_partial_key_exchange(name: str) -> None:
    """A field with a documented default is asked for, once per object; an address by identity."""
    fields = {other: value for other, value in IKE.items() if other != name}
    assert [("VFD012", "/IKEOptionsSpecification")] == found(IKEOptionsSpecification=fields)


@pytest.mark.parametrize("name", IPSEC)
def test_a_partial_session(name: str) -> None:
    """Each field of a session has a documented default."""
    fields = {other: value for other, value in IPSEC.items() if other != name}
    assert [("VFD012", "/IPSECOptionsSpecification")] == found(IPSECOptionsSpecification=fields)


def test_the_other_name_of_the_hash_is_enough() -> None:
    """It is reported for itself, and makes no session partial."""
    fields = {name: value for name, value in IPSEC.items() if name != "IntegrityAlgorith"} | {
        "IntegrityAlgorithm": "SHA-256"
    }
    assert [("VFD010", "/IPSECOptionsSpecification/IntegrityAlgorithm")] == found(
        IPSECOptionsSpecification=fields
    )
    assert [("VFD010", "IntegrityAlgorithm")] == ipsec(IntegrityAlgorithm="SHA-256")


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ([], {"DpdEnable": 0}),
        ([("VFD014", "")], {"DpdEnable": 1}),
        ([("VFD014", "")], {"DpdEnable": 1.0}),
        ([], {"DpdEnable": 1, "DpdAction": "clear", "DpdTimeout": "30"}),
        (
            [("VFD015", "/DpdAction"), ("VFD015", "/DpdTimeout")],
            {"DpdEnable": 0, "DpdAction": "clear", "DpdTimeout": "30"},
        ),
        ([], {"DpdAction": "clear"}),
        # What the tables refuse decides about nothing else, unless it is clear what was meant.
        *(([], {"DpdEnable": value, "DpdAction": "clear"}) for value in (2, -1, True, None)),
        ([("VFD015", "/DpdAction")], {"DpdEnable": "0", "DpdAction": "clear"}),
        *(([], {"DpdTimeout": text}) for text in ("30", "45", "60")),
        *(
            ([("VFD016", "/DpdTimeout")], {"DpdTimeout": text})
            for text in ("0", "29", "61", "9" * 5000)
        ),
    ],
)
def test_detection_of_a_dead_peer(expected: Found, fields: dict[str, Any]) -> None:
    """Two defaults, fields without a meaning, and numbers that the vendor's programs refuse."""
    assert expected == found("warning", **fields)


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        ([], [rule("10.0.0.0/16", "172.16.0.0/16")]),
        ([], [rule("0.0.0.0/0", "0.0.0.0/0")]),
        ([], [rule("0.0.0.0/0", "172.16.0.0/16")]),
        ([("VFA013", "/0/RemoteCidrBlock/0")], [rule("10.0.0.0/16", "0.0.0.0/0")]),
        (
            [("VFA016", "/0/RemoteCidrBlock/1")],
            [rule("10.0.0.0/16", "172.16.0.0/16", "10.0.0.0/8")],
        ),
        ([("VFA001", "/0/LocalCidrBlock")], [rule("10.0.0.0", "0.0.0.0/0")]),
        ([("VFA016", "/0/RemoteCidrBlock/0")], [rule("10.0.0.0/16", "10.0.255.0/24")]),
        ([], [rule("10.0.0.0/16", "10.1.0.0/16")]),
        ([("VFA004", "/0/LocalCidrBlock")], [rule("10.40.1.12/24", "172.16.0.0/16")]),
        ([("VFA004", "/0/RemoteCidrBlock/0")], [rule("10.40.1.0/24", "172.123.10.5/16")]),
        (
            [("VFA005", "/0/RemoteCidrBlock/1")],
            [rule("10.0.0.0/16", "172.16.0.0/12", "172.16.0.0/16")],
        ),
        (
            [("VFA006", "/1/LocalCidrBlock")],
            [rule("10.0.0.0/16", "172.16.0.0/16"), rule("10.0.1.0/24", "172.17.0.0/16")],
        ),
        (
            [("VFA007", "/1/LocalCidrBlock")],
            [rule("10.0.0.0/16", "172.16.0.0/16"), rule("10.0.0.0/16", "172.17.0.0/16")],
        ),
        ([], [rule(f"10.{n}.0.0/16", "172.16.0.0/16") for n in range(10)]),
        ([("VFA008", "")], [rule(f"10.{n}.0.0/16", "172.16.0.0/16") for n in range(11)]),
        ([], [rule("10.0.0.0/16", *(f"172.16.{n}.0/24" for n in range(50)))]),
        (
            [("VFA009", "/0/RemoteCidrBlock")],
            [rule("10.0.0.0/16", *(f"172.16.{n}.0/24" for n in range(51)))],
        ),
        ([("VFA012", "/0/LocalCidrBlock")], [rule("2001:db8::/32", "172.16.0.0/16")]),
        ([("VFA012", "/0/RemoteCidrBlock/0")], [rule("10.0.0.0/16", "::/0")]),
    ],
)
def test_policy_rules(expected: Found, written: list[dict[str, Any]]) -> None:
    """What the ranges of rules hold, and how many there are."""
    assert expected == rules(*written)


@pytest.mark.parametrize(
    ("expected", "far"),
    [
        (rule("10.0.0.0/16", "172.16.0.0/16"), ["172.16.0.0/16"]),
        (rule("10.0.0.0/16", "172.16.0.0/16"), "172.16.0.0/16"),
        (None, ["172.16.0.1/16"]),
        (None, ["172.16.0.0"]),
    ],
)
def test_a_rule_of_version_2_is_shown_as_one_of_version_3(expected: Any, far: Any) -> None:
    """Where the map is, if what is shown has no finding."""
    findings = check(CHANGE, ID | {"SecurityPolicyDatabases": [{"10.0.0.0/16": far}]})
    (advice,) = [one.advice or "" for one in findings if one.code == "VFS002"]
    shown = re.search(r"use (\{.*\})$", advice)
    assert expected == (json.loads(shown[1]) if shown else None)


@pytest.mark.parametrize(
    ("expected", "is_enabled", "written"),
    [
        ([("VFD017", "/EnableHealthCheck")], True, RULE),
        ([("VFD017", "/EnableHealthCheck")], True, rule("0.0.0.0/0", "172.16.0.0/16")),
        ([], True, rule("0.0.0.0/0", "0.0.0.0/0")),
        ([("VFS003", "/SecurityPolicyDatabases/0")], True, "10.0.0.0/16"),
        (
            [("VFA001", "/SecurityPolicyDatabases/0/LocalCidrBlock")],
            True,
            rule("10.0.0.0", "0.0.0.0/0"),
        ),
        ([], False, RULE),
    ],
)
def test_a_health_check_next_to_rules(expected: Found, is_enabled: bool, written: Any) -> None:
    """The service refuses it for rules about some addresses only."""
    assert expected == found(SecurityPolicyDatabases=[written], EnableHealthCheck=is_enabled)


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ([], {}),
        ([("VFA014", "/BgpConfig/TunnelCidr")], {"TunnelCidr": "169.254.64.0/29"}),
        (
            [("VFA015", "/BgpConfig/RemoteBgpIp"), ("VFA014", "/BgpConfig/TunnelCidr")],
            {"TunnelCidr": "169.254.64.0/31"},
        ),
        ([("VFA004", "/BgpConfig/TunnelCidr")], {"TunnelCidr": "169.254.64.1/30"}),
        ([("VFA015", "/BgpConfig/LocalBgpIp")], {"LocalBgpIp": "169.254.64.4"}),
        ([("VFA015", "/BgpConfig/RemoteBgpIp")], {"RemoteBgpIp": "169.254.63.255"}),
        ([("VFA012", "/BgpConfig/LocalBgpIp")], {"LocalBgpIp": "2001:db8::1"}),
        ([("VFA012", "/BgpConfig/TunnelCidr")], {"TunnelCidr": "2001:db8::/126"}),
    ],
)
def test_the_addresses_of_a_tunnel(expected: Found, fields: dict[str, Any]) -> None:
    """Four addresses, two of them those of the sides; the international edition has none of it."""
    assert [("VFD011", "/BgpConfig"), *expected] == sorted(
        found(BgpConfig=BGP | fields), key=lambda one: one[0] != "VFD011"
    )


@pytest.mark.parametrize("name", ["HealthCheckLocalIp", "HealthCheckRemoteIp"])
def test_ipv6_is_a_warning(name: str) -> None:
    """The docs say nothing of it."""
    assert [("VFA012", f"/{name}")] == found("warning", **{name: "2001:db8::1"})


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        *(
            ([("VFP002", "PropoEncryAlgorithm")], {"PropoEncryAlgorithm": value})
            for value in ("DES-CBC",)
        ),
        *(
            ([("VFP003", "PropoEncryAlgorithm")], {"PropoEncryAlgorithm": value})
            for value in ("3DES-CBC",)
        ),
        *(([], {"PropoEncryAlgorithm": value}) for value in ("AES-CBC-128", "AES-CBC-192", "SM4")),
        ([("VFD011", "PropoEncryAlgorithm")], {"PropoEncryAlgorithm": "AES256GCM128"}),
        ([("VFP004", "PropoAuthenAlgorithm")], {"PropoAuthenAlgorithm": "MD5"}),
        ([("VFP005", "PropoAuthenAlgorithm")], {"PropoAuthenAlgorithm": "SHA"}),
        # IKEv2 has no such modes.
        ([], {"ExchangeMode": "AGGRESSIVE", "IKEVersion": "IKEV2"}),
        (
            [("VFP007", "ExchangeMode"), ("VFP012", "IKEVersion")],
            {"ExchangeMode": "AGGRESSIVE", "IKEVersion": "IKEV1"},
        ),
        (
            [("VFP007", "ExchangeMode"), ("VFS004", "IKEVersion")],
            {"ExchangeMode": "AGGRESSIVE", "IKEVersion": "IKEV3"},
        ),
        ([("VFP012", "IKEVersion")], {"IKEVersion": "IKEV1"}),
        *(
            ([("VFP006", "DhGroupName")], {"DhGroupName": f"GROUP{number}"})
            for number in (1, 2, 5, 24)
        ),
        *(
            ([("VFD011", "DhGroupName")], {"DhGroupName": f"GROUP{number}"})
            for number in (15, 16, 19, 20, 21)
        ),
        ([("VFD005", "LocalFqdnName")], {"LocalFqdnName": "a.example"}),
    ],
)
def test_verdicts_on_the_key_exchange(expected: Found, fields: dict[str, Any]) -> None:
    """RFC 8247 for IKEv2; SM4 has no verdict, and the larger groups have none against them."""
    assert expected == ike(**fields)


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ([("VFP002", "EncryptAlgorithm")], {"EncryptAlgorithm": "DES-CBC"}),
        ([("VFP003", "EncryptAlgorithm")], {"EncryptAlgorithm": "3DES-CBC"}),
        ([("VFP009", "EncryptAlgorithm")], {"EncryptAlgorithm": "NULL"}),
        ([("VFP004", "IntegrityAlgorith")], {"IntegrityAlgorith": "MD5"}),
        ([("VFP005", "IntegrityAlgorith")], {"IntegrityAlgorith": "SHA1"}),
        *(
            ([("VFD011", "IntegrityAlgorith")], {"IntegrityAlgorith": value})
            for value in ("SHA-384", "SHA-512", "SM3")
        ),
        ([("VFP008", "PfsDhGroup")], {"PfsDhGroup": "NULL"}),
        *(
            ([("VFP006", "PfsDhGroup")], {"PfsDhGroup": f"DH-GROUP{number}"})
            for number in (1, 2, 5, 24)
        ),
        ([("VFD011", "IPSECSaLifetimeTraffic")], {"IPSECSaLifetimeTraffic": 604801}),
    ],
)
def test_verdicts_on_the_session(expected: Found, fields: dict[str, Any]) -> None:
    """RFC 8221 for ESP; SM3 has no verdict."""
    assert expected == ipsec(**fields)


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        *(([("VFP014", "info")], value) for value in (0, 0.0, -0.0)),
        *(([], value) for value in (1, 1.0)),
        # Another type, or another number, is the error alone.
        *(([("VFS003", "error")], value) for value in (False, "off", None, [0], math.nan, 0.5)),
        ([("VFS005", "error")], -1),
    ],
)
def test_detection_that_is_switched_off(expected: Found, value: Any) -> None:
    """RFC 3706 says what that means; a number is what JSON Schema takes for one."""
    findings = check(CHANGE, ID | {"DpdEnable": value, "DpdAction": "clear"})
    assert expected == [(one.code, one.severity) for one in findings if one.pointer == "/DpdEnable"]


def test_a_mode_without_a_version() -> None:
    """What the version is then is not known, and the documented default is the first."""
    fields = {name: value for name, value in IKE.items() if name != "IKEVersion"}
    place = "/IKEOptionsSpecification"
    assert [("VFD012", place), ("VFP007", f"{place}/ExchangeMode")] == sorted(
        found(IKEOptionsSpecification=fields | {"ExchangeMode": "AGGRESSIVE"})
    )


def test_a_session_outlives_the_exchange() -> None:
    """One that lives as long is fine."""
    sets = {"IKEOptionsSpecification": IKE | {"IKESaLifetimeSeconds": 3600}}
    assert [] == found(IPSECOptionsSpecification=IPSEC, **sets)
    longer = IPSEC | {"IPSECSaLifetimeSeconds": 3601}
    assert [("VFP013", "/IPSECOptionsSpecification/IPSECSaLifetimeSeconds")] == found(
        IPSECOptionsSpecification=longer, **sets
    )


@pytest.mark.parametrize("key", ["short", "qwer12ty", "6325ac"])
def test_a_weak_key(key: str) -> None:
    """Also those that the vendor prints."""
    assert [("VFP011", "/PreShareKey")] == found(PreShareKey=key)


@pytest.mark.parametrize(
    ("expected", "payload"),
    [
        ([("VFD007", "/VpnConnectionId")], {"VpnConnectionId": "vpngw-abc123x"}),
        ([("VFD007", "/VpnConnectionId")], {"VpnConnectionId": "cgw-abc12345"}),
        ([("VFD007", "/CustomerGatewayId")], ID | {"CustomerGatewayId": "vpnx-abc123x"}),
        ([], {"VpnConnectionId": "12614"}),
    ],
)
def test_the_id_of_something_else(expected: Found, payload: dict[str, Any]) -> None:
    """It is known by its prefix; an id without one may be an old one."""
    assert expected == [(one.code, one.pointer) for one in check(CHANGE, NAME | payload)]


def test_the_id_of_something_else_in_a_list() -> None:
    """The same holds for each id of a read."""
    findings = check(TUNNELS, {"VpnConnectionIds": ["vpnx-1", "vpngw-1"]})
    assert [("VFD007", "/VpnConnectionIds/1")] == [(one.code, one.pointer) for one in findings]


@pytest.mark.parametrize(
    ("expected", "common"),
    [
        ([], {"Action": CHANGE}),
        ([("VFW001", "/Action")], {"Action": "ModifyVpnConnEx"}),
        ([], {"Region": "ap-guangzhou"}),
        ([("VFW003", "/Version")], {"Version": "2017-03-12"}),
        ([("VFW003", "/Token")], {"Token": "a"}),
        ([("VFS002", "/Nonce")], {"Nonce": 1}),
    ],
)
def test_common_parameters(expected: Found, common: dict[str, Any]) -> None:
    """They are removed before the check, as in version 2.0; that version's own are unknown here."""
    assert expected == [(one.code, one.pointer) for one in check(CHANGE, ID | NAME | common)]


@pytest.mark.parametrize(
    ("code", "payload"),
    [
        (
            "VFS013",
            {
                "IKEOptionsSpecification": {
                    name: value for name, value in IKE.items() if name != "LocalAddress"
                }
            },
        ),
        ("VFS021", {"EnableHealthCheck": "true"}),
        ("VFS021", {"IKEOptionsSpecification": IKE | {"PropoAuthenAlgorithm": "SHA1"}}),
        ("VFS021", {"IPSECOptionsSpecification": IPSEC | {"EncryptAlgorithm": "AES-CBS-192"}}),
    ],
)
def test_what_is_disputed(code: str, payload: dict[str, Any]) -> None:
    """An error, and a warning under the profile observed."""
    for profile, severity in (("document", "error"), ("observed", "warning")):
        findings = check(CHANGE, ID | payload, profile=profile)  # type: ignore[arg-type]
        found = [(one.code, one.severity) for one in findings if one.severity != "info"]
        assert [(code, severity)] == found


@pytest.mark.parametrize(("written", "meant"), [("true", True), ("false", False)])
def test_a_word_for_a_truth_value_has_a_fix(written: str, meant: bool) -> None:
    """It means one thing only; another word has none."""
    (finding,) = check(CHANGE, ID | {"EnableHealthCheck": written})
    assert [{"op": "replace", "path": "/EnableHealthCheck", "value": meant}] == finding.fix
    (other,) = check(CHANGE, ID | {"EnableHealthCheck": written.upper()})
    assert other.fix is None
