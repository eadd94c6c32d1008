"""Findings in files: their pointers, their places, and what is said of placeholders."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from payloads import payloads

from vpn_preflight import contract
from vpn_preflight.checker import check
from vpn_preflight.finding import Finding, Source, join_pointer, split_pointer

Check = Callable[..., list[Finding]]

# The second is a number in quotes where an edition of the docs has it.
WRONG_TYPE = ("VFS003", "VFS021")
BLANKS = ["", "", " ", "\n", "\r\n  ", "\t", " \n\n "]
# Of the wrong type where a text belongs, and its twin where a number belongs.
NUMBER = 918273645
IDS = (
    '"vpn_server_id": "0e325fb6-83b9-4004-a343-8b6fc714a5d9", '
    '"group_id": "7625fd92-2e20-4e4d-8c56-66f110fbfaa8"'
)
TUNNEL = '"vpcId": "vpc-1", "vpnGwId": "vpngw-1", "vpnConnId": "vpnx-1"'


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all texts and numbers."""
    if not isinstance(value, dict | list):
        return [path]
    items = value.items() if isinstance(value, dict) else enumerate(value)
    return [found for token, item in items for found in leaves(item, (*path, token))]


def broken_at(value: Any, path: tuple[Any, ...]) -> Any:
    """Copy a value with a wrong type at one place."""
    if not path:
        return NUMBER if isinstance(value, str) else str(NUMBER)
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = broken_at(value[path[0]], path[1:])
    return copy


def tokens(value: Any) -> list[str]:
    """The tokens of a JSON text."""
    if isinstance(value, dict):
        return [
            "{",
            *joined([[*tokens(name), ":", *tokens(item)] for name, item in value.items()]),
            "}",
        ]
    if isinstance(value, list):
        return ["[", *joined([tokens(item) for item in value]), "]"]
    return [json.dumps(value, ensure_ascii=False)]


def joined(groups: list[list[str]]) -> list[str]:
    """Put commas between groups of tokens."""
    return [token for index, group in enumerate(groups) for token in [","] * bool(index) + group]


@given(
    st.data(),
    st.sampled_from(contract.operation_names()),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_a_broken_value_is_found_where_it_stands(
    check_text: Check,
    data: st.DataObject,
    name: str,
    in_request_file: bool,
    random: Random,
) -> None:
    """However a payload is laid out, a value of the wrong type is reported at its own place."""
    payload = data.draw(payloads(contract.operation(name).request.node).filter(leaves))
    path = data.draw(st.sampled_from(leaves(payload)))
    value = broken_at(payload, path)
    if in_request_file:
        path, value = ("body", *path), {"body": value}
    text = "".join(random.choice(BLANKS) + token for token in tokens(value))
    literal = f'"{NUMBER}"' if f'"{NUMBER}"' in text else str(NUMBER)
    before, _, _ = text.partition(literal)
    expected = (
        join_pointer(path),
        before.count("\n") + 1,
        len(before) - before.rfind("\n"),
        len(literal),
    )
    found = [finding for finding in check_text(text, name) if finding.code in WRONG_TYPE]
    assert [expected] == [(f.pointer, f.line, f.column, f.end_column - f.column) for f in found]


@given(st.data(), st.sampled_from(contract.operation_names()))
def test_the_linter_finds_what_the_check_finds(
    check_text: Check, data: st.DataObject, name: str
) -> None:
    """A file has the findings of its payload, pointers and all, next to those of files."""
    payload = data.draw(payloads(contract.operation(name).request.node).filter(leaves))
    value = broken_at(payload, data.draw(st.sampled_from(leaves(payload))))
    expected = [(f.code, f.pointer, f.message, f.source, f.fix) for f in check(name, value)]
    found = [finding for finding in check_text(json.dumps(value), name) if finding.code != "VFP001"]
    assert expected == [(f.code, f.pointer, f.message, f.source, f.fix) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The whole value, the name of an unknown field or of a bad map key, the parent of a
        # missing field.
        ('{"user_group": {"name": ""}}', [("VFS007", "/user_group/name", 25, 27)]),
        ('{"user_group": {"name": [1,\t2 ]}}', [("VFS003", "/user_group/name", 25, 32)]),
        ('{"user_group": {"nam": {}}}', [("VFS002", "/user_group/nam", 17, 22)]),
        ('{"user_group": {"\\u006eam": 1}}', [("VFS002", "/user_group/nam", 17, 27)]),
        ('{"body": {} , "operation": "UpdateVpnUserGroup"}', [("VFS001", "/body", 10, 12)]),
        (f'{{{TUNNEL}, "spdAcl": [{{"x": ["10.0.0.0/8"]}}]}}', [("VFA001", "/spdAcl/0/x", 77, 80)]),
        (
            f'{{{TUNNEL}, "spdAcl": [{{"10.0.0.0/8": ["x"]}}]}}',
            [("VFA001", "/spdAcl/0/10.0.0.0~18/0", 92, 95)],
        ),
        (f'{{{TUNNEL}, "userGwCidrBlock.0": "x"}}', [("VFA001", "/userGwCidrBlock.0", 86, 89)]),
        (
            f'{{"path": {{{IDS}, "x": 1}}, "body": {{"user_group": {{"name": "n"}}}}}}',
            [("VFS002", "/path/x", 120, 123)],
        ),
        (
            '{"body": {"user_group": {"name": "n"}}, "query": {"limit": "1"}}',
            [("VFS002", "/query/limit", 51, 58)],
        ),
        (
            '{"path": {"group_id": "."}, "body": {"user_group": {"name": "n"}}}',
            [("VFS001", "/path", 10, 27), ("VFS016", "/path/group_id", 23, 26)],
        ),
    ],
)
def test_the_place_of_a_finding(
    check_text: Check, text: str, expected: list[tuple[Any, ...]]
) -> None:
    """Value or name, in a bare body or a request file."""
    found = [finding for finding in check_text(text) if finding.severity == "error"]
    assert expected == sorted((f.code, f.pointer, f.column, f.end_column) for f in found)


def test_a_list_is_pointed_at_where_it_is_too_long(check_text: Check) -> None:
    """Of too many rules or ranges the list is told, and not the name that it stands under."""
    peers = json.dumps([f"172.16.{n}.0/24" for n in range(51)])
    others = ", ".join(f'{{"10.{n}.0.0/16": ["10.99.0.0/16"]}}' for n in range(1, 11))
    rules = f'[{{"10.0.0.0/16": {peers}}}, {others}]'
    text = f'{{{TUNNEL}, "spdAcl": {rules}}}'
    found = {f.code: text[f.column - 1 : f.end_column - 1] for f in check_text(text)}
    assert {"VFA008": rules, "VFA009": peers} == found


def test_a_body_member_named_like_a_part_of_the_request(check_text: Check) -> None:
    """An unknown member `path` of a body is not taken for the path of the URL."""
    found = check_text(
        '{"operation": "UpdateVpnUserGroup", "body": {"user_group": {"name": "n"}, "path": 1}}'
    )
    assert [("VFS002", "/body/path", 75)] == [(f.code, f.pointer, f.column) for f in found]


def test_what_the_client_fills_in_need_not_stand_in_the_path(check_text: Check) -> None:
    """The project may be left out of the path, and is checked when it is there."""
    body = '"body": {"user_group": {"name": "n"}}'
    assert [] == check_text(f'{{"path": {{{IDS}}}, {body}}}')
    found = check_text(f'{{"path": {{{IDS}, "project_id": "a/b"}}, {body}}}')
    assert ["/path/project_id"] == [finding.pointer for finding in found]


def test_a_fix_fits_the_request_file(check_text: Check) -> None:
    """The patch of a finding in a request file starts at the root of the file."""
    (finding,) = check_text('{"body": {"user_group": {"nmae": "n"}}}')
    assert [
        {"op": "move", "from": "/body/user_group/nmae", "path": "/body/user_group/name"}
    ] == finding.fix


def test_a_profile_turns_disputed_rules_into_warnings(check_text: Check) -> None:
    """A space in a description is an error as printed, and a warning as observed."""
    text = '{"user_group": {"description": "a b"}}'
    assert ["error"] == [finding.severity for finding in check_text(text)]
    assert ["warning"] == [finding.severity for finding in check_text(text, profile="observed")]


def test_a_rule_without_evidence_stays_an_error(check_text: Check) -> None:
    """Nobody was seen to send a space in a name."""
    text = '{"user_group": {"name": "a b"}}'
    assert ["error"] == [finding.severity for finding in check_text(text, profile="observed")]


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("${PEERS}", ["VFS018"]),
        ("{{ peers }}", ["VFS018"]),
        ("{{peers.all}}", ["VFS018"]),
        ("${PEERS} ", ["VFS003"]),
        ("x${PEERS}", ["VFS003"]),
        ("$PEERS", ["VFS003"]),
        ("${1}", ["VFS003"]),
        ("{{ a }}{{ b }}", ["VFS003"]),
    ],
)
def test_a_whole_placeholder_is_not_judged(check_text: Check, value: str, codes: list[str]) -> None:
    """A string that is all placeholder has an info instead of findings about its value."""
    found = check_text(f'{{{TUNNEL}, "userGwCidrBlock": "{value}"}}')
    assert codes == [finding.code for finding in found]
    assert {"/userGwCidrBlock"} == {finding.pointer for finding in found}


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ('"vpnConnName": "${N:-site}"', []),
        ('"vpnConnName": "${N:-}"', []),
        ('"userGwCidrBlock": ["${N:-10.0.0.0/8}"]', []),
        ('"userGwCidrBlock": ["${N:-10.0.0.1/8}"]', ["VFA004"]),
        ('"userGwCidrBlock": "${N:-[10]}"', ["VFS003"]),
        ('"IKESet": [{"dhGroupName": "${N:-group14}"}]', []),
        ('"IKESet": [{"dhGroupName": "${N:-GROUP14}"}]', ["VFS004"]),
        ('"IKESet": [{"ikeSaLifetimeSeconds": "${N:-3600}"}]', []),
        ('"IKESet": [{"ikeSaLifetimeSeconds": "${N:-1}"}]', ["VFS005"]),
        ('"IKESet": [{"ikeSaLifetimeSeconds": "${N:-soon}"}]', ["VFS003"]),
        ('"preSharedKey": "${N:-}"', []),
        ('"preSharedKey": "${N:-a-long-and-not-so-well-known-key}"', ["VFP001"]),
        ('"vpnConnName": "${N:-a}b"', []),
    ],
)
def test_the_default_of_a_placeholder_is_checked(
    check_text: Check, field: str, expected: list[str]
) -> None:
    """It is read as the field has it; a fix would replace the placeholder, so there is none."""
    more = "" if "userGwCidrBlock" in field else ', "userGwCidrBlock": ["10.0.0.0/8"]'
    found = check_text(f"{{{TUNNEL}, {field}{more}}}")
    about = [one for one in found if one.code not in ("VFS018", "VFP010")]
    assert expected == [one.code for one in about]
    assert {None} >= {one.fix for one in found}
    assert ("}b" not in field) == ("VFS018" in {one.code for one in found})


@pytest.mark.parametrize("part", ["path", "query", "body"])
def test_the_default_of_a_placeholder_in_a_request_file(check_text: Check, part: str) -> None:
    """It is checked wherever it is."""
    ids = {"vpn_server_id": "a" * 36, "group_id": "a" * 36}
    request: dict[str, Any] = {"path": ids, "query": {}, "body": {"user_group": {"name": "n"}}}
    if part == "body":
        request["body"]["user_group"]["name"] = "${N:-}"
        request["body"]["user_group"]["description"] = "${D:-a<b c}"
    else:
        request[part]["group_id"] = "${N:-a/b}"
    found = {one.code for one in check_text(json.dumps(request)) if one.severity == "error"}
    assert {"path": {"VFS016"}, "query": {"VFS002"}, "body": {"VFS009"}}[part] == found


def test_a_placeholder_says_where_it_stands(check_text: Check) -> None:
    """The info has the place of the value and the row of its table."""
    server = IDS.partition('"group_id"')[0]
    body = '{"user_group": {"name": "${N}"}}'
    text = f'{{"path": {{{server}"group_id": "${{G}}"}}, "body": {body}}}'
    found = sorted(check_text(text), key=lambda finding: finding.pointer)
    assert [("/body/user_group/name", "name"), ("/path/group_id", "group_id")] == [
        (f.pointer, f.source.row) for f in found
    ]
    assert {("VFS018", "info")} == {(f.code, f.severity) for f in found}
    assert [text.index('"${N}"') + 1, text.index('"${G}"') + 1] == [f.column for f in found]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ('{"${VPC}": ["10.0.0.0/8"]}', [("VFS018", '"${VPC}"')]),
        ('{"{{ vpc }}": ["x"]}', [("VFA001", '"x"'), ("VFS018", '"{{ vpc }}"')]),
        ('{"${VPC}": "x"}', [("VFS003", '"x"')]),
        ('{"${VPC} ": ["10.0.0.0/8"]}', [("VFA001", '"${VPC} "')]),
    ],
)
def test_a_placeholder_may_be_the_name_of_a_range(
    check_text: Check, rule: str, expected: list[tuple[str, str]]
) -> None:
    """It excuses the name alone, and is told at it."""
    text = f'{{{TUNNEL}, "spdAcl": [{rule}]}}'
    found = sorted(
        (finding.code, text[finding.column - 1 : finding.end_column - 1])
        for finding in check_text(text)
    )
    assert expected == [one for one in found if one[0] != "VFS018" or one[1] != '"x"']


def test_a_placeholder_does_not_excuse_an_unknown_name(check_text: Check) -> None:
    """A member that no table lists stays an error whatever its value will be."""
    found = check_text('{"user_group": {"name": "n", "colour": "${X}"}}')
    assert ["VFS002", "VFS018"] == sorted(finding.code for finding in found)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            '{"user_group": {"name": "n", "colour": "${X}"}}',
            ("Table 3 UpdateVpnUserGroupRequestBodyContent", ""),
        ),
        (
            '{"user_group": {"name": "n"}, "colour": {"deep": ["${X}"]}}',
            ("Table 2 Request parameters", ""),
        ),
        (
            f'{{{TUNNEL}, "userGwCidrBlock": ["10.0.0.0/8"], "Nonce": "${{X}}"}}',
            ("2. Input Parameters", ""),
        ),
    ],
)
def test_a_placeholder_under_an_unknown_name_cites_the_table(
    check_text: Check, text: str, row: tuple[str, str]
) -> None:
    """No member is of that name, and the table says so."""
    assert [row] == [
        f.source and (f.source.table, f.source.row) for f in check_text(text) if f.code == "VFS018"
    ]


def test_a_secret_may_be_a_placeholder(check_text: Check) -> None:
    """A member that is only written may name a variable of the environment."""
    found = check_text(
        f'{{{TUNNEL}, "userGwCidrBlock": ["10.0.0.0/8"], "preSharedKey": "${{KEY}}"}}'
    )
    assert [("VFS018", "/preSharedKey")] == [(finding.code, finding.pointer) for finding in found]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("12345678901", ["VFP001"]),
        ('["a", "b"]', ["VFP001"]),
        ('{"key": 1}', ["VFP001"]),
        ("true", ["VFP001"]),
        ('["${KEY}"]', []),
        ("null", []),
        ("[]", []),
    ],
)
def test_a_secret_of_another_type_is_written_out_too(
    check_text: Check, value: str, expected: list[str]
) -> None:
    """A wrong type does not make it less of a secret; it is reported once, at the field."""
    found = check_text(f'{{{TUNNEL}, "userGwCidrBlock": ["10.0.0.0/8"], "preSharedKey": {value}}}')
    assert expected == [finding.code for finding in found if finding.code == "VFP001"]
    assert ["VFS003"] == [finding.code for finding in found if finding.severity == "error"]
    assert {"/preSharedKey"} == {finding.pointer for finding in found if finding.code != "VFS018"}


def test_a_secret_that_is_written_out_names_the_rfc(check_text: Check) -> None:
    """The docs do not say what a key is worth, so the confidence is that of a conclusion."""
    (finding,) = check_text(
        f'{{{TUNNEL}, "userGwCidrBlock": ["10.0.0.0/8"], "preSharedKey": "{"k" * 20}"}}'
    )
    assert ("VFP001", "inferred") == (finding.code, finding.confidence)
    assert Source("RFC 7296", "section 2.15", "shared keys") == finding.source


@given(st.lists(st.text()))
def test_tokens_of_a_pointer_come_back(names: list[str]) -> None:
    """Splitting undoes joining, slashes and tildes and all."""
    assert names == split_pointer(join_pointer(names))
