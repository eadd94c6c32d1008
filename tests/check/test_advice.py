"""Advice is safe: what it suggests is neither refused nor warned about, nor weaker than meant."""

import copy
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from payloads import payloads

from vpn_preflight import contract
from vpn_preflight.checker import check
from vpn_preflight.field import Field
from vpn_preflight.finding import Finding, join_pointer, split_pointer
from vpn_preflight.lint.edits import patch, place

IDS = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}
TUNNEL = IDS | {"userGwCidrBlock": ["10.100.2.0/24"]}
MEANT = re.compile(r'^did you mean "([^"]+)"\?$')
KEY = "a-key-of-more-than-twenty-characters"
CHANGED = "ModifyVpnConnEx"
CHANGES = [name for name in contract.operation_names() if contract.operation(name).request.fields]


def tunnel(members: dict[str, Any], base: dict[str, Any] = TUNNEL) -> list[Finding]:
    """Check a change of a tunnel, without what is only information."""
    found = check("ModifyVpnConnEx", base | members)
    return [finding for finding in found if finding.severity != "info"]


def advice(members: dict[str, Any], pointer: str, base: dict[str, Any] = TUNNEL) -> str | None:
    """Return the advice of the one error at a place."""
    found = tunnel(members, base)
    here = [one for one in found if (one.pointer, one.severity) == (pointer, "error")]
    return next((one.advice for one in here if one.code != "VFD009"), None)


def meant(members: dict[str, Any], pointer: str, base: dict[str, Any] = TUNNEL) -> str | None:
    """Return what the error at a place takes the value or the name for."""
    found = MEANT.match(advice(members, pointer, base) or "")
    return found and found[1]


@pytest.mark.parametrize(
    ("field", "written", "expected"),
    [
        ("IKESet/dhGroupName", "DH14", "group14"),
        ("IKESet/dhGroupName", "14", "group14"),
        ("IKESet/dhGroupName", 14, "group14"),
        ("IKESet/dhGroupName", "modp2048", "group14"),
        ("IKESet/dhGroupName", "MODP-2048", "group14"),
        ("IPsecSet/pfsDhGroup", "group14", "dh-group14"),
        ("IPsecSet/pfsDhGroup", 14, "dh-group14"),
        ("IKESet/propoEncryAlgorithm", "AES-256-CBC", "aes-cbc-256"),
        ("IKESet/propoEncryAlgorithm", "aes256", "aes-cbc-256"),
        ("IKESet/propoEncryAlgorithm", "AES_192", "aes-cbc-192"),
        ("IKESet/propoAuthenAlgorithm", "SHA-1", "sha"),
        ("IPsecSet/integrityAlgorith", "hmac-sha1", "sha"),
        ("IKESet/localIdentity", "IP", "address"),
        ("IKESet/remoteIdentity", "ipv4_address", "address"),
        ("IKESet/remoteIdentity", "domain", "fqdn"),
        ("IKESet/exchangeMode", "MainMode", "main"),
    ],
)
def test_a_value_is_recognised_by_its_parts(field: str, written: Any, expected: str) -> None:
    """In the words of other products, in another order, or as a bare number."""
    owner, name = field.split("/")
    assert expected == meant({owner: [{name: written}]}, f"/{owner}/0/{name}")


@pytest.mark.parametrize(
    ("field", "written", "strongest"),
    [
        ("IKESet/dhGroupName", "group19", "2048-bit MODP"),
        ("IKESet/dhGroupName", "modp4096", "2048-bit MODP"),
        ("IPsecSet/pfsDhGroup", "dh-group20", "2048-bit MODP"),
        ("IKESet/propoAuthenAlgorithm", "sha256", "SHA-1"),
        ("IPsecSet/integrityAlgorith", "SHA2-512", "SHA-1"),
        ("IKESet/propoEncryAlgorithm", "aes-gcm-256", "256-bit key"),
        ("IKESet/propoEncryAlgorithm", "AES256GCM128", "256-bit key"),
        ("IPsecSet/encryptAlgorithm", "chacha20-poly1305", "256-bit key"),
    ],
)
def test_for_what_the_service_lacks_the_strongest_is_reported(
    field: str, written: str, strongest: str
) -> None:
    """Nothing is taken for it, and the advice says what the strongest is and names the peer."""
    owner, name = field.split("/")
    found = advice({owner: [{name: written}]}, f"/{owner}/0/{name}") or ""
    assert (None, True, True) == (MEANT.match(found), strongest in found, "peer" in found)


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("IKESet/dhGroupName", "GROUP2"),
        ("IKESet/dhGroupName", "Group_24"),
        ("IKESet/propoAuthenAlgorithm", "MD5"),
        ("IKESet/propoEncryAlgorithm", "DES"),
        ("IKESet/exchangeMode", "Aggressive"),
        ("IPsecSet/pfsDhGroup", None),
        ("IPsecSet/encryptAlgorithm", "NULL"),
    ],
)
def test_a_value_that_is_warned_about_is_not_suggested(field: str, written: Any) -> None:
    """It is neither advised nor made by a fix; what is allowed is listed."""
    owner, name = field.split("/")
    (finding,) = [
        one
        for one in tunnel({owner: [{name: written}]})
        if (one.pointer, one.severity) == (f"/{owner}/0/{name}", "error")
    ]
    assert (None, None) == (MEANT.match(finding.advice or ""), finding.fix)
    fields = contract.operation("ModifyVpnConnEx").request.fields[owner].items
    assert fields is not None
    assert all(f'"{each}"' in (finding.advice or "") for each in fields.fields[name].enum)


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        ("userGwCidrBlock[0]", "10.100.2.0/24", "userGwCidrBlock.0"),
        ("userGwCidrBlock[]", "10.100.2.0/24", "userGwCidrBlock.0"),
        ("userGwCidrBlock_3", "10.100.2.0/24", "userGwCidrBlock.3"),
        ("IKESet[0][dhGroupName]", "group14", "IKESet.0.dhGroupName"),
        ("IKESet[0].dh_group_name", "group14", "IKESet.0.dhGroupName"),
        ("IKESet_0_ikeSaLifetimeSeconds", "86400", "IKESet.0.ikeSaLifetimeSeconds"),
        ("userGwCidrBlock[0]", "10.100.2.0", None),
        ("IKESet[0][dhGroupName]", "group2", None),
        ("vpcId[0]", "vpc-1", None),
    ],
)
def test_a_parameter_in_brackets_is_named_as_the_wire_has_it(
    written: str, value: str, expected: str | None
) -> None:
    """As PHP and Python's SDK write lists; but not where the value would be refused there."""
    assert expected == meant({written: value}, f"/{written}", IDS)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            {"local_cidr_block": "10.0.0.0/16", "remote_cidr_block": ["172.16.0.0/16"]},
            {"10.0.0.0/16": ["172.16.0.0/16"]},
        ),
        (
            {"RemoteCidrBlock": "172.16.0.0/16", "LocalCidrBlock": "10.0.0.0/16"},
            {"10.0.0.0/16": ["172.16.0.0/16"]},
        ),
        ({"local_cidr_block": "10.0.0.0", "remote_cidr_block": ["172.16.0.0/16"]}, None),
        ({"local_cidr_block": ["10.0.0.0/16"], "remote_cidr_block": ["172.16.0.0/16"]}, None),
        ({"local_cidr_block": "10.0.0.0/16", "remote_cidr_block": []}, None),
    ],
)
def test_a_rule_in_the_shape_of_terraform_is_shown_in_ours(
    rule: dict[str, Any], expected: Any
) -> None:
    """One error for the whole rule; ours is shown if that would have no finding."""
    (finding,) = tunnel({"spdAcl": [rule]}, IDS)
    shown = re.search(r"use (\{.*\})$", finding.advice or "")
    assert ("VFA001", "/spdAcl/0") == (finding.code, finding.pointer)
    assert expected == (json.loads(shown[1]) if shown else None)


@pytest.mark.parametrize(
    ("expected", "payload"),
    [
        ("item", {"userGwCidrBlock": ["10.0.0.0/8", None]}),
        ("field", {"vpnConnName": None}),
        ("string", {"vpcId": None}),
    ],
)
def test_what_is_null_is_to_be_removed_if_it_may_be(expected: str, payload: Any) -> None:
    """An item alone, not the list that it is in."""
    (finding,) = tunnel(IDS | {"userGwCidrBlock": ["10.0.0.0/8"]} | payload)
    assert expected == (finding.advice or "").split()[-1]


TUNNEL_V3 = {"VpnConnectionId": "vpnx-abc123x"}
IKE_V3, IPSEC_V3 = "IKEOptionsSpecification", "IPSECOptionsSpecification"


def advice_v3(owner: str, name: str, written: Any) -> str:
    """Return the advice of the one error about a value of API 3.0."""
    found = check("ModifyVpnConnectionAttribute", TUNNEL_V3 | {owner: {name: written}})
    place = (f"/{owner}/{name}", "error")
    (advice,) = [one.advice for one in found if (one.pointer, one.severity) == place]
    return advice or ""


@pytest.mark.parametrize(
    ("owner", "name", "written", "expected"),
    [
        (IKE_V3, "PropoEncryAlgorithm", "aes256", "AES-CBC-256"),
        (IKE_V3, "PropoAuthenAlgorithm", "sha1", "SHA"),
        (IKE_V3, "PropoAuthenAlgorithm", "hmac-sha2-256", "SHA-256"),
        (IKE_V3, "DhGroupName", "modp2048", "GROUP14"),
        (IKE_V3, "IKEVersion", 2, "IKEV2"),
        (IKE_V3, "ExchangeMode", "MainMode", "MAIN"),
        (IKE_V3, "RemoteIdentity", "domain", "FQDN"),
        (IPSEC_V3, "IntegrityAlgorith", "sha", "SHA1"),
        (IPSEC_V3, "PfsDhGroup", "group14", "DH-GROUP14"),
    ],
)
def test_a_value_of_api_3_is_recognised(owner: str, name: str, written: Any, expected: str) -> None:
    """In the words of other products, and of version 2.0."""
    assert f'did you mean "{expected}"?' == advice_v3(owner, name, written)


@pytest.mark.parametrize(
    ("owner", "name", "written", "expected"),
    [
        (IPSEC_V3, "EncryptAlgorithm", "aes-gcm-256", "AES256GCM128"),
        (IKE_V3, "DhGroupName", "ecp384", "GROUP20"),
        (IKE_V3, "DhGroupName", "group16", "GROUP16"),
        (IKE_V3, "PropoAuthenAlgorithm", "sha512", "SHA-512"),
    ],
)
def test_a_value_that_one_edition_lacks_is_listed(
    owner: str, name: str, written: str, expected: str
) -> None:
    """It would have a warning, so it is not suggested; nothing weaker is suggested either."""
    advice = advice_v3(owner, name, written)
    assert (None, True) == (MEANT.match(advice), f'"{expected}"' in advice)


@pytest.mark.parametrize(
    ("owner", "name", "written", "strongest"),
    [
        (IPSEC_V3, "EncryptAlgorithm", "chacha20-poly1305", "AES-CBC-256"),
        (IKE_V3, "PropoAuthenAlgorithm", "sha3-256", "SHA-256"),
        (IKE_V3, "DhGroupName", "group31", "GROUP14"),
        (IPSEC_V3, "PfsDhGroup", "curve25519", "DH-GROUP14"),
    ],
)
def test_for_what_api_3_lacks_the_strongest_of_both_editions_is_reported(
    owner: str, name: str, written: str, strongest: str
) -> None:
    """It has no warning, and the advice names the peer."""
    advice = advice_v3(owner, name, written)
    assert (True, True, True) == (
        f'"{strongest}"' in advice,
        "peer" in advice,
        "both editions" in advice,
    )
    payload = TUNNEL_V3 | {owner: {name: strongest}}
    found = check("ModifyVpnConnectionAttribute", payload)
    assert [] == [one for one in found if one.pointer == f"/{owner}/{name}"]


def test_rules_as_a_string_of_json_are_shown_as_a_list() -> None:
    """Only a captured request may have them so."""
    rules = [{"10.0.0.0/16": ["172.16.0.0/16"]}]
    for written in (rules, rules[0]):
        (finding,) = tunnel({"spdAcl": json.dumps(written)}, IDS)
        assert ("VFS003", "/spdAcl", "error") == (finding.code, finding.pointer, finding.severity)
        assert json.dumps(rules) in (finding.advice or "")


@pytest.mark.parametrize("written", [False, True, 12, "no"])
def test_a_key_is_never_advised_to_be_a_word_or_a_number(written: Any) -> None:
    """Neither true or false, nor the same in quotes: it would be a weak key."""
    (finding,) = tunnel({"preSharedKey": written})
    assert not re.search("true|false|no$|12|quotes", finding.advice or "")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("10.0.0.0/255.255.255.0", ["10.0.0.0/24"]),
        ("10.0.0.0/0.0.0.255", ["10.0.0.0/24"]),
        ("10.0.0.7/255.255.255.0", ["10.0.0.0/24", "10.0.0.7/32"]),
        ("10.0.0.0/255.0.255.0", []),
        ("10.0.0.0-10.0.0.255", ["10.0.0.0/24"]),
        ("10.0.0.0 - 10.0.1.5", []),
        ("10.0.0.255-10.0.0.0", ["10.100.2.0/24"]),
        ("10.100.2.7/24", ["10.100.2.0/24", "10.100.2.7/32"]),
        ("10.0.0.0", []),
        ("10.0.0.300/24", []),
        ("10.0.0.0/33", []),
        ("10.0.0.0/8,11.0.0.0/8", []),
        (" 10.0.0.0/8", []),
        ("10.0.0/24", []),
        ("", ["10.100.2.0/24"]),
    ],
)
def test_each_range_in_advice_is_clean(written: str, expected: list[str]) -> None:
    """A netmask, two ends or host bits are rewritten; the rest is said in words."""
    (finding,) = tunnel({"userGwCidrBlock": [written]})
    ranges = re.findall(r'"([0-9./]+)"', finding.advice or "")
    assert expected == ranges
    assert [] == [one for each in ranges for one in tunnel({"userGwCidrBlock": [each]})]


def test_each_mistake_in_a_range_has_its_own_words() -> None:
    """No two kinds of mistake have the same problem."""
    kinds = ["10.0.0.0", "10.0.0.0/255.0.0.0", "10.0.0.0-10.0.0.9", "10.0.0.256/8", "10.0.0.0/33"]
    kinds += ["10.0.0/8", "010.0.0.0/8", "2001:db8::/32", "10.0.0.0/8 11.0.0.0/8", "10.0.0.0/8 "]
    found = [tunnel({"userGwCidrBlock": [each]})[0].message for each in kinds]
    assert len(kinds) == len({words.rpartition('"')[2] for words in found})


def places(field: Field, value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """List the paths of all fields in a payload."""
    found: list[tuple[Any, ...]] = []
    if isinstance(value, dict):
        for name, item in value.items():
            found += [(*path, name)] if name in field.fields else []
            found += places(field.inner(name), item, (*path, name))
    elif isinstance(value, list) and field.items:
        for index, item in enumerate(value):
            found += places(field.items, item, (*path, index))
    return found


def misspelt(name: str, kind: int) -> str:
    """Misspell a name in one of several ways."""
    ways = [name.upper(), name.replace("I", "_i"), name[1] + name[0] + name[2:], name + name[-1]]
    ways += [re.sub("([A-Z])", r"-\1", name), f"{name}s", name[:-1]]
    return ways[kind % len(ways)]


def spoilt(value: Any, kind: int) -> Any:
    """Return a value as somebody may write it who does not know the docs."""
    if isinstance(value, str):
        ways = [value.upper(), value.replace("-", "_"), value.replace("group", "DH"), value + " "]
        return [*ways, re.sub("[^0-9]", "", value), f"{value}/255.255.0.0", "sha256"][kind % 7]
    if isinstance(value, list) and value:
        return [value[0], str(value[0]), value[0], {}][kind % 4]
    return str(value)


def severe(name: str, payload: Any) -> list[Finding]:
    """Check a payload for errors and warnings."""
    return [finding for finding in check(name, payload) if finding.severity != "info"]


@st.composite
def written(draw: st.DrawFn) -> tuple[str, Any]:
    """Build a valid payload, and spoil some names and values."""
    name = draw(st.sampled_from(CHANGES))
    request = contract.operation(name).request
    payload = draw(payloads(request.node))
    fields = places(request, payload)
    for path in draw(st.lists(st.sampled_from(fields), max_size=4, unique=True)) if fields else []:
        *_, last = path
        try:
            parent, _ = place(payload, join_pointer(path))
        except (KeyError, IndexError, TypeError, ValueError):
            continue
        kind = draw(st.integers(0, 27))
        if isinstance(parent, dict) and last in parent:
            value = parent.pop(last)
            new = misspelt(last, kind) if kind % 2 else last
            parent[new] = spoilt(value, kind // 2) if kind % 3 else value
    return name, payload


def followed(payload: Any, finding: Finding) -> Any:
    """Return a payload with the name or the value that a finding suggests; None if it has none."""
    found = MEANT.match(finding.advice or "")
    if found is None or "." in found[1]:
        return None
    fixed = copy.deepcopy(payload)
    if finding.code == "VFS002":
        target = join_pointer([*split_pointer(finding.pointer)[:-1], found[1]])
        patch(fixed, [{"op": "move", "from": finding.pointer, "path": target}])
    else:
        patch(fixed, [{"op": "replace", "path": finding.pointer, "value": found[1]}])
    return fixed


SETS = {
    name: contract.operation(CHANGED).request.fields[name].items for name in ("IKESet", "IPsecSet")
}


@pytest.mark.parametrize(
    ("owner", "name", "value"),
    [
        (owner, name, value)
        for owner, items in SETS.items()
        for name, field in (items.fields.items() if items else ())
        for value in field.enum
    ],
)
def test_no_spelling_of_a_value_leads_to_a_finding(owner: str, name: str, value: str) -> None:
    """Whatever an allowed value is spelt like, what is suggested for it is clean at its place."""
    pointer = f"/{owner}/0/{name}"
    for kind in range(7):
        members = {owner: [{name: spoilt(value, kind)}]}
        suggested = meant(members, pointer) if severe_at(TUNNEL | members, pointer) else None
        if suggested is not None:
            # Where a field is, is another matter.
            fixed = severe_at(TUNNEL | {owner: [{name: suggested}]}, pointer)
            assert set() == {one.code for one in fixed} - {"VFD001"}


def severe_at(payload: Any, pointer: str) -> list[Finding]:
    """List the errors and warnings at a place of a tunnel."""
    return [one for one in severe(CHANGED, payload) if one.pointer == pointer]


@given(written())
def test_what_is_suggested_has_no_finding_that_was_not_there(case: tuple[str, Any]) -> None:
    """Whoever follows a suggestion uncovers nothing, at that place or elsewhere."""
    name, payload = case
    before = severe(name, payload)
    for finding in before:
        fixed = followed(payload, finding)
        if fixed is not None:
            after = severe(name, fixed)
            assert {one.code for one in after} <= {one.code for one in before}
            assert len(after) < len(before)
            if finding.code != "VFS002":
                # A misspelt name stays, although its value is right.
                left = {one.pointer for one in after if one.code != "VFS002"}
                assert finding.pointer not in left


@given(written())
def test_a_fix_never_ends_with_more(case: tuple[str, Any]) -> None:
    """Each fix alone, and all that are left after each, reduce errors and warnings."""
    name, payload = case
    for _ in range(8):
        before = severe(name, payload)
        fix = next((finding.fix for finding in before if finding.fix), None)
        if fix is None:
            return
        payload = copy.deepcopy(payload)
        patch(payload, fix)
        assert len(severe(name, payload)) < len(before)


@pytest.mark.parametrize(
    "written",
    [
        {"vpnGatewayName": "x"},
        {"sharedKey": KEY},
        {"IKESet": [{"dhGroupName": "DH14"}]},
        {"IKESet": [{"propoEncryAlgorithm": "aes256"}]},
        {"IKESet": [{"localIdentity": "IP"}]},
        {"IKESet": [{"dhGroupName": 14}]},
        {"userGwCidrBlock[0]": "10.0.0.0/24"},
        {"userGwCidrBlock": ["10.0.0.0/255.0.0.0"]},
        {"userGwCidrBlock": "10.0.0.0/8"},
        {"vpnConnName": 12},
    ],
)
def test_a_guess_is_never_a_fix(written: dict[str, Any]) -> None:
    """What is more than case, separators or one slip of the hand is left to the user."""
    assert [] == [finding for finding in tunnel(written) if finding.fix]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"preSharedKye": "short"}, [("VFP011", "/preSharedKye"), ("VFS002", "/preSharedKye")]),
        (
            {"user_gw_cidr_block": ["10.0.0.7/24", "x"]},
            [
                ("VFS002", "/user_gw_cidr_block"),
                ("VFA004", "/user_gw_cidr_block/0"),
                ("VFA001", "/user_gw_cidr_block/1"),
            ],
        ),
        (
            {"ikeSet": {"dhGroupNmae": "group2", "propoEncryAlgorithm": "aes-cbc-256"}},
            [
                ("VFP010", "/ikeSet"),
                ("VFS002", "/ikeSet"),
                ("VFS003", "/ikeSet"),
                ("VFP006", "/ikeSet/dhGroupNmae"),
                ("VFS002", "/ikeSet/dhGroupNmae"),
            ],
        ),
        ({"vpcid": ""}, [("VFS002", "/vpcid"), ("VFS007", "/vpcid")]),
    ],
)
def test_a_misspelt_field_is_checked_as_the_one_that_was_meant(
    written: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """With all that is inside, and each finding at what was written."""
    base = {name: value for name, value in TUNNEL.items() if name.casefold() not in written}
    if "user_gw_cidr_block" in written:
        del base["userGwCidrBlock"]
    assert expected == [(one.pointer, one.code)[::-1] for one in tunnel(written, base)]
