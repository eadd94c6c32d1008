"""What the RFCs say about values that the page lists: warnings and infos, never errors."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from payloads import payloads

from vpn_preflight.checker import check
from vpn_preflight.contract import operation
from vpn_preflight.finding import Finding, Source

TUNNEL = {
    "vpcId": "vpc-03vihbk9",
    "vpnGwId": "vpngw-kfldykuz",
    "vpnConnId": "vpnx-ol6bcqp0",
    "userGwCidrBlock": ["10.100.2.0/24"],
    "encryptAlgorithm": "aes-cbc-256",
}
REQUEST = operation("ModifyVpnConnEx").request.node
# Written beside the member that is looked at, so that nothing is left to a weak default.
IKE = {"propoEncryAlgorithm": "aes-cbc-256", "propoAuthenAlgorithm": "sha"}
IPSEC = {"integrityAlgorith": "sha", "pfsDhGroup": "dh-group14"}


def policy(members: dict[str, Any]) -> list[Finding]:
    """What the family VFP finds, but for SHA-1, which stands beside everything here."""
    found = check("ModifyVpnConnEx", TUNNEL | members)
    return [
        finding for finding in found if finding.code.startswith("VFP") and finding.code != "VFP005"
    ]


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (
            {"IKESet": [IKE | {"propoEncryAlgorithm": "des-cbc"}]},
            ("VFP002", "warning", "RFC 8247", "section 2.1", "MUST NOT"),
        ),
        (
            {"IKESet": [IKE | {"propoEncryAlgorithm": "3des-cbc"}]},
            ("VFP003", "info", "RFC 8247", "section 2.1", "MAY"),
        ),
        (
            {"IKESet": [IKE | {"propoAuthenAlgorithm": "md5"}]},
            ("VFP004", "warning", "RFC 8247", "section 2.3", "MUST NOT"),
        ),
        (
            {"IKESet": [IKE | {"dhGroupName": "group1"}]},
            ("VFP006", "warning", "RFC 8247", "section 2.4", "MUST NOT"),
        ),
        (
            {"IKESet": [IKE | {"dhGroupName": "group2"}]},
            ("VFP006", "warning", "RFC 8247", "section 2.4", "SHOULD NOT"),
        ),
        (
            {"IKESet": [IKE | {"dhGroupName": "group5"}]},
            ("VFP006", "warning", "RFC 8247", "section 2.4", "SHOULD NOT"),
        ),
        (
            {"IKESet": [IKE | {"dhGroupName": "group24"}]},
            ("VFP006", "warning", "RFC 8247", "section 2.4", "SHOULD NOT"),
        ),
        (
            {"IKESet": [IKE | {"exchangeMode": "aggressive"}]},
            ("VFP007", "warning", "RFC 2409", "section 5.4", "offline"),
        ),
        (
            {"IKESet": [IKE | {"exchangeMode": "main"}]},
            ("VFP012", "info", "RFC 9395", "section 3", "historic"),
        ),
        (
            {"encryptAlgorithm": "des-cbc"},
            ("VFP002", "warning", "RFC 8221", "section 5", "MUST NOT"),
        ),
        (
            {"encryptAlgorithm": "3des-cbc"},
            ("VFP003", "warning", "RFC 8221", "section 5", "SHOULD NOT"),
        ),
        ({"encryptAlgorithm": "null"}, ("VFP009", "warning", "RFC 8221", "section 5", "encrypted")),
        (
            {"IPsecSet": [IPSEC | {"encryptAlgorithm": "null"}]},
            ("VFP009", "warning", "RFC 8221", "section 5", "encrypted"),
        ),
        (
            {"IPsecSet": [IPSEC | {"integrityAlgorith": "md5"}]},
            ("VFP004", "warning", "RFC 8221", "section 6", "MUST NOT"),
        ),
        (
            {"IPsecSet": [IPSEC | {"pfsDhGroup": "null"}]},
            ("VFP008", "warning", "RFC 7296", "section 1.3.1", "traffic"),
        ),
        (
            {"IPsecSet": [IPSEC | {"pfsDhGroup": "dh-group1"}]},
            ("VFP006", "warning", "RFC 8247", "section 2.4", "MUST NOT"),
        ),
        (
            {"IPsecSet": [IPSEC | {"pfsDhGroup": "dh-group24"}]},
            ("VFP006", "warning", "RFC 8247", "section 2.4", "SHOULD NOT"),
        ),
        (
            {"preSharedKey": "tencenttest"},
            ("VFP011", "warning", "RFC 7296", "section 2.15", "random"),
        ),
        ({"preSharedKey": "k" * 19}, ("VFP011", "warning", "RFC 7296", "section 2.15", "random")),
    ],
)
def test_a_verdict(members: dict[str, Any], expected: tuple[str, ...]) -> None:
    """Each value has its code, its severity, the RFC's section, and its word or the reason."""
    finding, *others = policy(members)
    assert ["VFP012"] * (expected[0] == "VFP007") == [other.code for other in others]
    assert finding.source is not None
    assert expected[:4] == (
        finding.code,
        finding.severity,
        finding.source.document,
        finding.source.table,
    )
    assert expected[4] in finding.words
    assert "inferred" == finding.confidence


@pytest.mark.parametrize(
    "members",
    [
        {"IKESet": [IKE | {"dhGroupName": "group14"}]},
        {"IKESet": [IKE | {"propoEncryAlgorithm": "aes-cbc-128"}]},
        {"IPsecSet": [IPSEC]},
        {"encryptAlgorithm": "aes-cbc-192"},
        {"preSharedKey": "k" * 20},
        {},
    ],
)
def test_what_the_rfcs_ask_for_is_quiet(members: dict[str, Any]) -> None:
    """Strong values, and a payload without these members, have no finding."""
    assert [] == policy(members)


@pytest.mark.parametrize("mode", ["main", "aggressive"])
def test_the_age_of_the_protocol_is_told_once(mode: str) -> None:
    """Both modes are of IKEv1 alone, and one info is enough for a payload."""
    found = policy({"IKESet": [IKE | {"exchangeMode": mode}, IKE | {"exchangeMode": mode}]})
    assert ["/IKESet/0/exchangeMode"] == [
        finding.pointer for finding in found if finding.code == "VFP012"
    ]


def test_sha1_is_worth_knowing() -> None:
    """The better of the two hashes is an info in both sets."""
    found = check("ModifyVpnConnEx", TUNNEL | {"IKESet": [IKE], "IPsecSet": [IPSEC]})
    expected = [
        ("VFP005", "info", "/IKESet/0/propoAuthenAlgorithm"),
        ("VFP005", "info", "/IPsecSet/0/integrityAlgorith"),
    ]
    assert expected == [(f.code, f.severity, f.pointer) for f in found]


def told(finding: Finding) -> list[str]:
    """Return what a message about weak defaults names of these."""
    names = [
        "propoEncryAlgorithm",
        "propoAuthenAlgorithm",
        "encryptAlgorithm",
        "integrityAlgorith",
        "pfsDhGroup",
    ]
    return sorted(name for name in [*names, "3des-cbc"] if name in finding.words)


def test_weak_defaults_are_told_once_an_object() -> None:
    """At the object that was written, with the members that it leaves out."""
    found = policy(
        {"IKESet": [{"dhGroupName": "group14"}], "IPsecSet": [{"ipsecSaLifetimeSeconds": 3600}]}
    )
    expected = [("VFP010", "warning", "/IKESet/0"), ("VFP010", "warning", "/IPsecSet/0")]
    assert expected == [(f.code, f.severity, f.pointer) for f in found]
    assert ["3des-cbc", "propoAuthenAlgorithm", "propoEncryAlgorithm"] == told(found[0])
    assert ["integrityAlgorith", "pfsDhGroup"] == told(found[1])
    assert Source("RFC 8247", "section 2.3", "AUTH_HMAC_MD5_96") == found[0].source


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"IPsecSet": [IPSEC]}, [("VFP010", "/IPsecSet/0")]),
        ({"IPsecSet": [IPSEC], "encryptAlgorithm": "aes-cbc-256"}, []),
        ({"IPsecSet": [IPSEC | {"encryptAlgorithm": "aes-cbc-256"}]}, []),
        ({"IPsecSet": [IPSEC], "IKESet": [IKE | {"encryptAlgorithm": "aes-cbc-256"}]}, []),
        ({"IKESet": [IKE]}, []),
        ({}, []),
    ],
)
def test_the_cipher_of_a_session_that_is_left_to_its_default(
    members: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """It is reported at the session's object, wherever it could be, and not without a session."""
    bare = {name: value for name, value in TUNNEL.items() if name != "encryptAlgorithm"}
    found = [
        finding for finding in check("ModifyVpnConnEx", bare | members) if finding.code == "VFP010"
    ]
    assert expected == [(finding.code, finding.pointer) for finding in found]
    assert [["3des-cbc", "encryptAlgorithm"]] * len(found) == [told(f) for f in found]


def test_a_default_that_is_only_dated_is_an_info() -> None:
    """3DES alone is allowed for the key exchange."""
    (finding,) = policy({"IKESet": [{"propoAuthenAlgorithm": "sha", "dhGroupName": "group14"}]})
    assert ("VFP010", "info") == (finding.code, finding.severity)


def test_a_session_that_outlives_its_exchange() -> None:
    """Longer than the exchange is an info, as long is not."""
    sets = {
        "IKESet": [IKE | {"ikeSaLifetimeSeconds": 3600}],
        "IPsecSet": [IPSEC | {"ipsecSaLifetimeSeconds": 3601}],
    }
    (found,) = policy(sets)
    assert ("VFP013", "info", "/IPsecSet/0/ipsecSaLifetimeSeconds") == (
        found.code,
        found.severity,
        found.pointer,
    )
    assert (Source("RFC 7296", "section 1.4.1", "deletion of SAs"), "inferred") == (
        found.source,
        found.confidence,
    )
    sets["IPsecSet"][0]["ipsecSaLifetimeSeconds"] = 3600
    assert [] == policy(sets)


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        (3600.0, 3601.0, ["VFP013"]),
        (3600, 3601.0, ["VFP013"]),
        (3600.0, 3600, []),
        (True, 3600, []),
        (3600.5, 86400, []),
    ],
)
def test_a_lifetime_is_what_json_takes_for_an_integer(
    outer: float, inner: float, expected: list[str]
) -> None:
    """A fraction of zero makes no difference; a boolean or another fraction is not a lifetime."""
    sets = {
        "IKESet": [IKE | {"ikeSaLifetimeSeconds": outer}],
        "IPsecSet": [IPSEC | {"ipsecSaLifetimeSeconds": inner}],
    }
    assert expected == [finding.code for finding in policy(sets)]


@pytest.mark.parametrize("key", ["tencenttest", "d!@#12d", "hunter2", "k" * 19])
def test_a_weak_key_is_not_shown(key: str) -> None:
    """Neither the key nor its length stands in the finding."""
    (finding,) = policy({"preSharedKey": key})
    assert key not in str(finding)
    assert str(len(key)) not in finding.words


@given(
    st.fixed_dictionaries(
        {}, optional={name: payloads(schema) for name, schema in REQUEST["properties"].items()}
    )
)
def test_the_family_never_refuses(payload: dict[str, Any]) -> None:
    """RFCs only comment on what the docs allow; each finding has a reason, and a value below it."""
    found = [
        finding for finding in check("ModifyVpnConnEx", payload) if finding.code.startswith("VFP")
    ]
    assert "error" not in {finding.severity for finding in found}
    assert all(finding.source is not None and finding.pointer for finding in found)
