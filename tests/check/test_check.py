"""What the check says: code, place, source, confidence, words, and the switches."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

from vpn_preflight import rules
from vpn_preflight.checker import check as check_all
from vpn_preflight.contract import UnknownOperationError, operation
from vpn_preflight.field import Field
from vpn_preflight.finding import Finding, Source
from vpn_preflight.lint.edits import patch
from vpn_preflight.rules import unsendable
from vpn_preflight.rules.rule import RULES, DuplicateRuleError, is_never_ignored, register

TUNNEL = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}
RANGE = {"userGwCidrBlock": ["10.100.2.0/24"]}
PATH = {
    "project_id": "0605768a1c80d5762fd6c014ee1a4b6c",
    "vpn_server_id": "0e325fb6-83b9-4004-a343-8b6fc714a5d9",
    "group_id": "7625fd92-2e20-4e4d-8c56-66f110fbfaa8",
}


def check(name: str, payload: Any, **switches: Any) -> list[Finding]:
    """Check without what the RFCs say, which has tests of its own."""
    ignore = switches.pop("ignore", ())
    return check_all(
        name,
        payload,
        ignore=("VFP", *((ignore,) if isinstance(ignore, str) else ignore)),
        **switches,
    )


def tunnel(members: dict[str, Any], **switches: Any) -> list[Finding]:
    """Check a change of a tunnel that is right but for some members."""
    return check("ModifyVpnConnEx", TUNNEL | RANGE | members, **switches)


def group(content: Any, **switches: Any) -> list[Finding]:
    """Check a change of a group."""
    return check("UpdateVpnUserGroup", {"user_group": content}, **switches)


def only(findings: list[Finding]) -> Finding:
    """Return the one finding."""
    (finding,) = findings
    return finding


@pytest.mark.parametrize("name", ["ModifyVpnConnEx", "UpdateVpnUserGroup"])
def test_the_example_of_the_document_is_clean(name: str) -> None:
    """The example of each page has no finding, but for what the RFCs say."""
    assert [] == check(name, operation(name).examples.request["document"])


def test_all_findings_come_at_once() -> None:
    """One payload with several faults gives a finding for each, sorted by place and code."""
    found = tunnel(
        {"vpnConnName": "x" * 61, "IKESet": [{"dhGroupName": "group3"}], "preSharedKye": "a"}
    )
    expected = [
        ("/IKESet/0/dhGroupName", "VFS004"),
        ("/preSharedKye", "VFS002"),
        ("/vpnConnName", "VFS006"),
    ]
    assert expected == [(finding.pointer, finding.code) for finding in found]


@pytest.mark.parametrize(
    ("code", "pointer", "source", "members"),
    [
        ("VFS002", "/no", ("2. Input Parameters", ""), {"no": 1}),
        (
            "VFS002",
            "/IKESet/0/no",
            ("IKE configuration details", ""),
            {"IKESet": [{"no": 1}]},
        ),
        ("VFS003", "/vpnConnName", ("2. Input Parameters", "vpnConnName"), {"vpnConnName": 1}),
        (
            "VFS003",
            "/IKESet",
            ("2. Input Parameters", "IKESet.n"),
            {"IKESet": {"dhGroupName": "group14"}},
        ),
        (
            "VFS004",
            "/encryptAlgorithm",
            ("IKE configuration details", "encryptAlgorithm"),
            {"encryptAlgorithm": "x"},
        ),
        (
            "VFS005",
            "/IPsecSet/0/ipsecSaLifetimeSeconds",
            ("IPsec configuration details", "IPsecSet.n.ipsecSaLifetimeSeconds"),
            {"IPsecSet": [{"ipsecSaLifetimeSeconds": 179}]},
        ),
        (
            "VFS006",
            "/vpnConnName",
            ("2. Input Parameters", "vpnConnName"),
            {"vpnConnName": "x" * 61},
        ),
        ("VFS007", "/vpcId", ("2. Input Parameters", "vpcId"), {"vpcId": ""}),
        (
            "VFS012",
            "/IKESet/0",
            ("IKE configuration details", "IKESet.n.remoteAddress"),
            {"IKESet": [{"remoteIdentity": "address"}]},
        ),
        (
            "VFS013",
            "/IKESet/0",
            ("IKE configuration details", "IKESet.n.localAddress"),
            {"IKESet": [{"localIdentity": "address"}]},
        ),
        (
            "VFS014",
            "/IPsecSet/0/ipsecSaLifetimeTraffic",
            ("IPsec configuration details", "IPsecSet.n.ipsecSaLifetimeTraffic"),
            {"IPsecSet": [{"ipsecSaLifetimeTraffic": 604801}]},
        ),
        (
            "VFS015",
            "/userGwCidrBlock",
            ("2. Input Parameters", "userGwCidrBlock.n"),
            {"userGwCidrBlock": []},
        ),
        (
            "VFS015",
            "/spdAcl/0/10.0.0.0~18",
            ("2. Input Parameters", "spdAcl.n"),
            {"spdAcl": [{"10.0.0.0/8": []}]},
        ),
        (
            "VFS017",
            "/vpnConnName",
            ("2. Input Parameters", "vpnConnName"),
            {"vpnConnName": "a\ud800"},
        ),
        (
            "VFA001",
            "/userGwCidrBlock/0",
            ("2. Input Parameters", "userGwCidrBlock.n"),
            {"userGwCidrBlock": ["10.0.0.0"]},
        ),
        (
            "VFA001",
            "/spdAcl/0/x",
            ("2. Input Parameters", "spdAcl.n"),
            {"spdAcl": [{"x": ["10.0.0.0/8"]}]},
        ),
        (
            "VFA002",
            "/userGwCidrBlock/0",
            ("2. Input Parameters", "userGwCidrBlock.n"),
            {"userGwCidrBlock": ["010.0.0.0/8"]},
        ),
        (
            "VFA003",
            "/userGwCidrBlock/0",
            ("2. Input Parameters", "userGwCidrBlock.n"),
            {"userGwCidrBlock": ["2001:db8::/32"]},
        ),
        (
            "VFD002",
            "/IKESet/0/encryptAlgorithm",
            ("IKE configuration details", "encryptAlgorithm"),
            {
                "encryptAlgorithm": "aes-cbc-256",
                "IKESet": [{"encryptAlgorithm": "aes-cbc-256"}],
            },
        ),
        (
            "VFW001",
            "/Action",
            ("2. Input Parameters", ""),
            {"Action": "DeleteVpnConn"},
        ),
    ],
)
def test_each_error_of_a_tunnel_has_its_code_its_place_and_its_row(
    code: str, pointer: str, source: tuple[str, str], members: dict[str, Any]
) -> None:
    """A fault is an error with one code, at its place, from the row that says so."""
    errors = [finding for finding in tunnel(members) if finding.severity == "error"]
    expected = (code, pointer, Source("ModifyVpnConnEx", *source))
    assert expected == (only(errors).code, only(errors).pointer, only(errors).source)


def test_a_missing_member_has_its_own_row() -> None:
    """What is missing is reported at its parent, from the row of the missing member."""
    found = check("ModifyVpnConnEx", RANGE)
    expected = [
        ("", Source("ModifyVpnConnEx", "2. Input Parameters", row))
        for row in ("vpcId", "vpnGwId", "vpnConnId")
    ]
    assert expected == [(finding.pointer, finding.source) for finding in found]


@pytest.mark.parametrize(
    ("row", "members"),
    [
        ("vpnConnName", {"vpnConnName": "\ud800"}),
        ("IKESet.n.localAddress", {"IKESet": [{"localAddress": "\ud800"}]}),
        ("preSharedKey", {"preSharedKey": "\ud800"}),
    ],
)
def test_what_cannot_be_sent_names_the_row_of_its_place(row: str, members: dict[str, Any]) -> None:
    """Not the head of the table: whoever reads it looks for the member."""
    found = only([finding for finding in tunnel(members) if finding.code == "VFS017"])
    assert found.source is not None
    assert row == found.source.row


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("ModifyVpnConnEx", "2. Input Parameters"),
        ("UpdateVpnUserGroup", "Table 1 Parameter description"),
    ],
)
@pytest.mark.parametrize("part", ["path", "query"])
def test_an_unknown_parameter_of_the_url_names_a_table(name: str, table: str, part: str) -> None:
    """That of the parameters, or of the members where the page has no other."""
    parts = {"path": {"nobody": "x"}} if part == "path" else {"query": {"nobody": "x"}}
    found = check(name, operation(name).examples.request["document"], **parts)
    assert [table] == [
        finding.source and finding.source.table for finding in found if finding.code == "VFS002"
    ]


def test_one_of_two_is_reported_at_the_payload() -> None:
    """Neither of two is one finding, from the first of the two rows."""
    found = only(check("ModifyVpnConnEx", TUNNEL))
    source = Source("ModifyVpnConnEx", "2. Input Parameters", "userGwCidrBlock.n")
    assert ("VFS011", "", source) == (found.code, found.pointer, found.source)


@pytest.mark.parametrize(
    ("code", "pointer", "members"),
    [
        (
            "VFD001",
            "/IPsecSet/0/encryptAlgorithm",
            {"IPsecSet": [{"encryptAlgorithm": "aes-cbc-256"}]},
        ),
        ("VFD003", "/IKESet", {"IKESet": [{"dhGroupName": "group14"}, {"exchangeMode": "main"}]}),
        ("VFD004", "", {"spdAcl": [{"10.0.0.0/8": ["11.0.0.0/8"]}]}),
        (
            "VFD005",
            "/IKESet/0/localAddress",
            {
                "IKESet": [
                    {
                        "localIdentity": "fqdn",
                        "localFqdnName": "a.example",
                        "localAddress": "1.2.3.4",
                    }
                ],
            },
        ),
        ("VFD007", "/vpnConnId", {"vpnConnId": "vpngw-kfldykuz"}),
        ("VFW003", "/Signature", {"Signature": "x"}),
    ],
)
def test_what_the_page_leaves_open_is_a_warning(
    code: str, pointer: str, members: dict[str, Any]
) -> None:
    """A doubtful payload passes, with a warning at the place in doubt."""
    found = only(tunnel(members))
    assert (code, pointer, "warning") == (found.code, found.pointer, found.severity)


@pytest.mark.parametrize(
    ("code", "position", "name"),
    [
        ("VFS008", 2, "a\tb"),
        ("VFS008", 2, "aé"),
        ("VFS008", 2, "a\n"),
        ("VFS008", 4, "a b\u00e9"),
        ("VFS009", 2, "a b"),
        ("VFS010", 1, "用户组"),
        ("VFS009", 2, "a 组"),
    ],
)
def test_a_wrong_character_is_named_with_its_position(code: str, position: int, name: str) -> None:
    """The first character without evidence is reported; with evidence for all, the first one."""
    found = only(group({"name": name}))
    assert (code, True) == (found.code, f"position {position}" in found.words)
    assert f"U+{ord(name[position - 1]):04X}" in found.words


DISPUTED = {
    "VFS009": ("UpdateVpnUserGroup", {"user_group": {"description": "test update"}}),
    "VFS010": ("UpdateVpnUserGroup", {"user_group": {"description": "用户组1-update"}}),
    "VFS011": ("ModifyVpnConnEx", TUNNEL),
    "VFS013": ("ModifyVpnConnEx", TUNNEL | RANGE | {"IKESet": [{"localIdentity": "address"}]}),
    "VFS014": (
        "ModifyVpnConnEx",
        TUNNEL | RANGE | {"IPsecSet": [{"ipsecSaLifetimeTraffic": 1843200}]},
    ),
}


@pytest.mark.parametrize("code", DISPUTED)
def test_a_disputed_rule_is_a_warning_under_the_profile_observed(code: str) -> None:
    """The profile makes a contradicted rule a warning, and the message says so with evidence."""
    name, payload = DISPUTED[code]
    strict, mild = only(check(name, payload)), only(check(name, payload, profile="observed"))
    assert (code, "error", code, "warning") == (
        strict.code,
        strict.severity,
        mild.code,
        mild.severity,
    )
    assert re.search(r"profile\W+observed", strict.words)
    assert re.search(r"profile\W+document", mild.words)


@pytest.mark.parametrize(
    ("fix", "members"),
    [
        (
            [
                {
                    "op": "move",
                    "from": "/IPsecSet/0/integrityAlgorithm",
                    "path": "/IPsecSet/0/integrityAlgorith",
                }
            ],
            {"IPsecSet": [{"integrityAlgorithm": "sha"}]},
        ),
        (
            [{"op": "replace", "path": "/encryptAlgorithm", "value": "aes-cbc-256"}],
            {"encryptAlgorithm": "AES-CBC-256"},
        ),
        (
            [{"op": "replace", "path": "/IKESet/0/exchangeMode", "value": "aggressive"}],
            {"IKESet": [{"exchangeMode": "aggressive\u3000"}]},
        ),
        (
            [{"op": "replace", "path": "/IKESet/0/ikeSaLifetimeSeconds", "value": 86400}],
            {"IKESet": [{"ikeSaLifetimeSeconds": "86400"}]},
        ),
        (
            [{"op": "replace", "path": "/IKESet", "value": [{"dhGroupName": "group14"}]}],
            {"IKESet": {"dhGroupName": "group14"}},
        ),
        (None, {"IKESet": {}}),
        (None, {"IKESet": [{"dhGroupName": "group3"}]}),
        (None, {"encryptAlgorithm": "quite another thing"}),
    ],
)
def test_what_was_meant_comes_as_a_patch(fix: Any, members: dict[str, Any]) -> None:
    """A slip has a patch; a guess between equals has none, nor has an object that is empty."""
    assert [fix] == [
        *{json.dumps(finding.fix): finding.fix for finding in tunnel(members)}.values()
    ]


@pytest.mark.parametrize(
    "members",
    [
        {"IKESet": {"preSharedKey": "a-secret"}},
        {"IPsecSet": {"pfsDhGroup": "dh-group14", "colour": "a-secret"}},
        {"spdAcl": {"10.0.0.0/24": ["172.16.0.0/16"]}},
    ],
)
def test_an_object_where_the_page_has_a_list_is_wrapped(members: dict[str, Any]) -> None:
    """Whatever it holds; what may be a secret is moved, and not repeated in the patch."""
    ((name, value),) = members.items()
    steps = only([finding for finding in tunnel(members) if finding.code == "VFS003"]).fix
    payload = TUNNEL | RANGE | members
    assert steps is not None
    patch(payload, steps)
    assert TUNNEL | RANGE | {name: [value]} == payload
    assert "a-secret" not in json.dumps(steps)


def test_an_empty_object_is_not_wrapped() -> None:
    """A list of an empty object would be refused as well."""
    finding = only(tunnel({"IKESet": {}}))
    assert ("VFS003", None) == (finding.code, finding.fix)


@pytest.mark.parametrize(
    ("code", "term", "members"),
    [
        ("VFS003", "null", {"vpcId": None}),
        ("VFS003", "quotes", {"vpnConnName": 5}),
        ("VFS003", "userGwCidrBlock.0=", {"userGwCidrBlock": "10.0.0.0/8"}),
        ("VFS003", "IKESet.0.propoEncryAlgorithm=", {"IKESet": "x"}),
        ("VFS003", "spdAcl.0=", {"spdAcl": '[{"10.0.0.0/8": ["10.1.0.0/16"]}]'}),
        (
            "VFS003",
            "twice",
            {"spdAcl.0": '{"10.0.0.0/16":["10.9.0.0/16"],"10.0.0.0/16":["10.8.0.0/16"]}'},
        ),
        ("VFS003", '{"10.0.0.0/16":["172.16.0.0/16"]}', {"spdAcl.0": "10.0.0.0/16"}),
        ("VFS003", "60 to 604800", {"IKESet": [{"ikeSaLifetimeSeconds": "1e3"}]}),
        (
            "VFD005",
            "fqdn",
            {
                "IKESet": [
                    {
                        "localIdentity": "address",
                        "localAddress": "1.1.1.1",
                        "localFqdnName": "a.example",
                    }
                ]
            },
        ),
        ("VFD001", "top", {"IPsecSet": [{"encryptAlgorithm": "aes-cbc-256"}]}),
    ],
)
def test_a_message_names_what_to_write(code: str, term: str, members: dict[str, Any]) -> None:
    """As it is written in a payload and on the wire."""
    assert [code] == [finding.code for finding in tunnel(members) if term in finding.words]


@pytest.mark.parametrize(
    ("can_go", "has_to_stay"),
    [({"vpnConnName": None}, {"vpcId": None}), ({"vpnConnName": None}, {"encryptAlgorithm": None})],
)
def test_only_what_may_be_missing_is_to_be_left_out(
    can_go: dict[str, Any], has_to_stay: dict[str, Any]
) -> None:
    """A required field needs a value, and the word null is one where the table lists it."""
    assert only(tunnel(can_go)).advice != only(tunnel(has_to_stay)).advice


def test_an_unknown_parameter_where_there_is_none_is_to_be_left_out() -> None:
    """There is no other to name."""
    (finding,) = group({"name": "a"}, query={"limit": "1"})
    assert ("VFS002", "/query/limit", None) == (finding.code, finding.pointer, finding.fix)


def test_the_word_null_is_told_from_the_value_null() -> None:
    """Where the page lists the word null, the message says to quote it."""
    assert '"null"' in only(tunnel({"encryptAlgorithm": None})).advice


@pytest.mark.parametrize(
    "written",
    [
        "aggressive\u3000",
        # The same character as the page prints it: its three bytes, each read as a character.
        "aggressive\u00e3\u20ac\u20ac",
        "aggressive\u00e3\u0080\u0080",
        "aggressive\ufffd",
        "aggressive ",
        "aggressive\t",
        "aggressive\0",
        "\ufeffaggressive",
        "\uff21ggressive",
    ],
)
def test_invisible_or_broken_characters_have_a_finding_of_their_own(written: str) -> None:
    """A listed value with an invisible character is wrong, and the second finding says why."""
    found = tunnel({"IKESet": [{"exchangeMode": written}]})
    assert [("VFD009", "warning"), ("VFS004", "error")] == [
        (finding.code, finding.severity) for finding in found
    ]
    assert [[{"op": "replace", "path": "/IKESet/0/exchangeMode", "value": "aggressive"}]] * 2 == [
        finding.fix for finding in found
    ]


@pytest.mark.parametrize("written", ["Aggressive", "agressive", "aggressiv\u00e9"])
def test_what_a_reader_sees_is_no_broken_character(written: str) -> None:
    """A slip of the hand, in case or in letters, is not invisible."""
    assert ["VFS004"] == [
        finding.code for finding in tunnel({"IKESet": [{"exchangeMode": written}]})
    ]


def test_a_cipher_in_both_sets_is_given_twice() -> None:
    """Two ciphers that contradict each other cannot both be meant."""
    found = tunnel(
        {
            "IKESet": [{"encryptAlgorithm": "des-cbc"}],
            "IPsecSet": [{"encryptAlgorithm": "aes-cbc-256"}],
        }
    )
    places = ["/IKESet/0/encryptAlgorithm", "/IPsecSet/0/encryptAlgorithm"]
    assert [("VFD002", place) for place in places] == [
        (finding.code, finding.pointer) for finding in found
    ]


def test_lists_beside_dotted_names_keep_their_pointers() -> None:
    """A list that is nested as written is pointed into, although its neighbour is dotted."""
    members = {
        "IKESet.0.dhGroupName": "group2",
        "IPsecSet": [{"pfsDhGroup": "x"}],
        "userGwCidrBlock": ["10.0.0.0/8", "x", "y"],
    }
    expected = ["/IPsecSet/0/pfsDhGroup", "/userGwCidrBlock/1", "/userGwCidrBlock/2"]
    assert expected == [finding.pointer for finding in tunnel(members)]


def test_each_wrong_range_of_one_parameter_is_told() -> None:
    """Inside of a string of JSON the pointer goes on, so that no wrong range hides another."""
    members = {"spdAcl.0": '{"10.0.0.0/8":["b","c"]}', "userGwCidrBlock.0": "10.0.0.0/8"}
    found = check("ModifyVpnConnEx", TUNNEL | members)
    expected = [("VFA001", f"/spdAcl.0/10.0.0.0~18/{index}") for index in (0, 1)]
    assert expected == [(f.code, f.pointer) for f in found if f.severity == "error"]


@pytest.mark.parametrize(
    ("code", "pointer", "members"),
    [
        (
            "VFS002",
            "/IKESet.dhGroupName",
            {"IKESet.0.dhGroupName": "group14", "IKESet.dhGroupName": "group14"},
        ),
        (
            "VFS002",
            "/userGwCidrBlock.00",
            {"userGwCidrBlock.0": "10.1.0.0/16", "userGwCidrBlock.00": "10.2.0.0/16"},
        ),
        (
            "VFS003",
            "/spdAcl.0",
            {"spdAcl.0": '{"10.0.0.0/16":["10.9.0.0/16"],"10.0.0.0/16":["10.8.0.0/16"]}'},
        ),
    ],
)
def test_nothing_overwrites_what_was_written(
    code: str, pointer: str, members: dict[str, Any]
) -> None:
    """Two names for one place, or a range that stands twice, would lose one of the two."""
    found = [
        f
        for f in check(
            "ModifyVpnConnEx", TUNNEL | {"spdAcl.7": '{"1.0.0.0/8":["2.0.0.0/8"]}'} | members
        )
        if f.severity == "error"
    ]
    assert (code, pointer) == (only(found).code, only(found).pointer)


class Stubborn:
    """A value that can neither be compared nor shown."""

    def __eq__(self, other: object) -> bool:
        raise TypeError

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        raise TypeError


@pytest.mark.parametrize(
    "member", [*operation("ModifyVpnConnEx").request.fields, "Action", "Region"]
)
def test_no_value_makes_the_check_raise(member: str) -> None:
    """A Python value that is not JSON is a finding at its place, whatever it does when read."""
    assert (
        f"/{member}" in [finding.pointer for finding in tunnel({member: Stubborn()})]
        or member == "Region"
    )


def test_what_cannot_be_sent_cannot_be_switched_off() -> None:
    """An id that changes the path, and a text that UTF-8 cannot carry, stay errors."""
    found = group(
        {"name": "a"}, path=PATH | {"group_id": "..", "vpn_server_id": "\ud800"}, ignore=("VF",)
    )
    assert ["VFS016", "VFS017"] == [finding.code for finding in found]


def test_ids_that_would_change_the_path_are_errors() -> None:
    """An id is one segment of the URL."""
    found = only(group({"name": "a"}, path=PATH | {"group_id": "a/../b"}))
    assert ("VFS016", "/path/group_id") == (found.code, found.pointer)


@pytest.mark.parametrize("unknown", ["nobody", "Project_id"])
def test_an_unknown_path_parameter_is_an_error(unknown: str) -> None:
    """The parameters of the URL are those of the contract."""
    assert f"/path/{unknown}" == only(group({"name": "a"}, path=PATH | {unknown: "x"})).pointer


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["userGwCidrBlock.0", "userGwCidrBlock.1"], []),
        (["userGwCidrBlock.1", "userGwCidrBlock.0"], []),
        (["userGwCidrBlock.1"], ["/userGwCidrBlock.1"]),
        (["userGwCidrBlock.1", "userGwCidrBlock.5"], ["/userGwCidrBlock.1"]),
        (["userGwCidrBlock.0", "userGwCidrBlock.5"], ["/userGwCidrBlock.5"]),
    ],
)
def test_a_gap_in_dotted_names_is_told(names: list[str], expected: list[str]) -> None:
    """The list is numbered anew when it is sent, so whoever wrote the numbers should know."""
    found = check(
        "ModifyVpnConnEx", TUNNEL | {name: f"10.{index}.0.0/16" for index, name in enumerate(names)}
    )
    assert [("VFW007", pointer) for pointer in expected] == [
        (finding.code, finding.pointer) for finding in found
    ]


def test_dotted_names_are_read_as_the_wire_form() -> None:
    """A payload in dotted names is nested, then checked; findings point at names as written."""
    written = TUNNEL | {
        "userGwCidrBlock.0": "10.0.0.0/33",
        "IKESet.0.ikeSaLifetimeSeconds": "59",
        "IKESet.0.remoteIdentity": "fqdn",
    }
    expected = [
        ("", "VFS012"),
        ("/IKESet.0.ikeSaLifetimeSeconds", "VFS005"),
        ("/userGwCidrBlock.0", "VFA001"),
    ]
    assert expected == [
        (finding.pointer, finding.code) for finding in check("ModifyVpnConnEx", written)
    ]


@pytest.mark.parametrize("region", [None, 7, [], {}])
def test_a_region_that_is_no_text_is_an_error(region: Any) -> None:
    """No client could send it, whichever region it is for."""
    assert ("VFW002", "/Region") == (
        only(tunnel({"Region": region})).code,
        only(tunnel({"Region": region})).pointer,
    )


def test_action_and_region_may_stand_in_a_payload() -> None:
    """What the request carries anyway is taken off before the check."""
    assert [] == tunnel({"Action": "ModifyVpnConnEx", "Region": "ap-guangzhou"})


def test_codes_can_be_switched_off() -> None:
    """A code, or the start of codes, silences its findings."""
    members = {"vpnConnName": "x" * 61, "userGwCidrBlock": ["x"]}
    assert ["VFS006"] == [finding.code for finding in tunnel(members, ignore=("VFA",))]
    assert [] == tunnel(members, ignore=("VFS006", "VFA001"))


@pytest.mark.parametrize(
    "switches",
    [{"ignore": ("VFS999",)}, {"ignore": ("",)}, {"ignore": "nonsense"}, {"profile": "strict"}],
)
def test_a_switch_that_nobody_has_is_refused(switches: dict[str, Any]) -> None:
    """A typo in a switch would change nothing in silence, so it raises."""
    with pytest.raises(ValueError, match="use "):
        tunnel({}, **switches)


def test_an_unknown_operation_is_refused_with_the_known_ones() -> None:
    """The message lists what to write."""
    with pytest.raises(UnknownOperationError, match="ModifyVpnConnEx"):
        check("ModifyVpnConn", {})


def test_no_message_shows_a_value_of_a_text() -> None:
    """Whatever a text is, and wherever it stands, no finding repeats it."""
    word = "quixotic-zephyr"
    found = check(
        "ModifyVpnConnEx",
        dict.fromkeys(operation("ModifyVpnConnEx").request.fields, word) | {"other": word},
    )
    found += check("UpdateVpnUserGroup", {"user_group": word})
    assert (True, False) == (
        bool(found),
        word in json.dumps([finding.to_json() for finding in found]),
    )


def test_a_payload_deeper_than_any_is_one_finding() -> None:
    """Depth is reported, not recursed into."""
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    assert ["/vpnConnName"] == [finding.pointer for finding in tunnel({"vpnConnName": deep})]


def test_a_name_that_is_no_text_is_an_error() -> None:
    """JSON would turn the name into a text in silence."""
    assert ["VFS003"] == [
        finding.code
        for finding in tunnel({"spdAcl": [{10: ["10.0.0.0/8"]}]})
        if finding.severity == "error"
    ]


def test_a_finding_as_json_has_exactly_the_promised_members() -> None:
    """The object has these members in this order, and the source is an object."""
    found = only(tunnel({"vpcId": ""})).to_json()
    place = ["file", "line", "column", "end_line", "end_column", "pointer", "operation"]
    verdict = ["code", "name", "severity", "confidence", "message", "advice", "source", "fix"]
    assert ([*place, *verdict], ["document", "table", "row"]) == (
        list(found),
        list(found["source"]),
    )


def test_a_problem_and_its_advice_are_apart() -> None:
    """Together they are the words of a line."""
    found = only(tunnel({"vpcId": ""}))
    assert f"{found.problem}; {found.advice}" == found.words
    assert found.problem == found._replace(advice=None).words


def test_each_code_has_the_promised_form() -> None:
    """Codes are VF, a family, and three digits."""
    assert [] == [
        code
        for code in RULES
        if not (code[:2] == "VF" and code[2] in "SAPDWR" and len(code) == 6 and code[3:].isdigit())
    ]


def test_a_code_is_never_used_twice() -> None:
    """Registering a taken code raises."""
    with pytest.raises(DuplicateRuleError, match="VFS001"):
        register("VFS001", "another", "error", "…")


def codes_spelt() -> list[tuple[str, str]]:
    """List each code that is a constant of our code, with the module."""
    package = Path(rules.__path__[0]).parent
    trees = {
        path: ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(package.rglob("*.py"))
    }
    constants = [
        (node.value, path)
        for path, tree in trees.items()
        for node in tree
        if isinstance(node, ast.Constant)
    ]
    return [
        (text, path.stem)
        for text, path in constants
        if isinstance(text, str) and re.fullmatch("VF[A-Z][0-9]{3}", text)
    ]


def test_a_code_is_spelt_where_its_rule_is_declared_and_nowhere_else() -> None:
    """What the rest of the code treats in its own way is said on the rule."""
    assert sorted(RULES) == sorted(code for code, _ in codes_spelt())


def test_each_family_is_declared_in_its_modules() -> None:
    """So that a free number is seen at a glance."""
    families: dict[str, set[str]] = {}
    for code, module in codes_spelt():
        families.setdefault(code[:3], set()).add(module)
    expected = {"VFS": "limits", "VFP": "policy", "VFW": "requests", "VFR": "unreadable"}
    shared = {"VFA": {"addresses", "addressing", "ranges"}, "VFD": {"document", "editions"}}
    assert {family: {module} for family, module in expected.items()} | shared == families


@pytest.mark.parametrize(
    ("expected", "code"),
    [(True, "VFR"), (True, "VFR004"), (False, "VFS016"), (False, "VF"), (False, "VFS004")],
)
def test_what_can_never_be_ignored(*, expected: bool, code: str) -> None:
    """What was not read; the start of a code is one only if all that it covers are."""
    assert expected == is_never_ignored(code)


def test_the_depth_of_what_can_be_sent() -> None:
    """A value may stand 64 levels deep."""
    value: Any = "x"
    for _ in range(64):
        value = [value]
    assert [] == list(unsendable.explain(Field({}), value))
    (remark,) = unsendable.explain(Field({}), [value])
    assert (65, True) == (len(remark.path), "64" in remark.message)


def test_no_fix_for_a_name_whose_right_spelling_is_there() -> None:
    """What was meant is set already, and the finding names it."""
    misspelt, *_ = (
        finding for finding in group({"nmae": "a", "name": "b"}) if finding.code == "VFS002"
    )
    assert ("/user_group/nmae", None) == (misspelt.pointer, misspelt.fix)
    assert '"name"' in misspelt.words
    assert None is not only(group({"nmae": "a"})).fix
