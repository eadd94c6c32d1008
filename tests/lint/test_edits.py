"""Fixes: what is safe is put right in the text, comments and layout stay, and no secret shows."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layouts import Written, as_json, as_yaml
from payloads import payloads

from vpn_preflight import contract
from vpn_preflight.lint import Settings
from vpn_preflight.lint.diff import diff
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.edits import UnsoundError, apply_fixes
from vpn_preflight.rules import suggestion

IDS = '"vpcId": "vpc-1", "vpnGwId": "vpngw-1", "vpnConnId": "vpnx-1"'
TUNNEL = f'{IDS}, "userGwCidrBlock": ["10.0.0.0/8"]'
HEAD = "vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\nuserGwCidrBlock: [10.0.0.0/8]\n"
URL = "https://vpn.eu.myhuaweicloud.com/v5/p/p2c-vpn-gateways/vpn-servers/s/groups/g"
SECRET = "zanzibarine-zanzibarine"


@pytest.mark.parametrize(
    ("name", "before", "after", "count"),
    [
        ("a.json", '{"user_group": {"nmae" : "n"}}', '{"user_group": {"name" : "n"}}', 1),
        (
            "a.json",
            f'{{{TUNNEL}, "IKESet": [{{"dhGroupName": "GROUP14"}}]}}',
            f'{{{TUNNEL}, "IKESet": [{{"dhGroupName": "group14"}}]}}',
            1,
        ),
        (
            "a.json",
            f'{{{TUNNEL}, "IKESet": [{{"exchangeMode": "main\u200b"}}]}}',
            f'{{{TUNNEL}, "IKESet": [{{"exchangeMode": "main"}}]}}',
            1,
        ),
        (
            "a.json",
            f'{{{TUNNEL}, "IKESet": [{{"ikeSaLifetimeSeconds": "3600"}}]}}',
            f'{{{TUNNEL}, "IKESet": [{{"ikeSaLifetimeSeconds": 3600}}]}}',
            1,
        ),
        (
            "a.json",
            f'{{{TUNNEL},\n "IKESet": {{ "dhGroupName": "group14" }} }}',
            f'{{{TUNNEL},\n "IKESet": [{{ "dhGroupName": "group14" }}] }}',
            1,
        ),
        (
            "a.json",
            f'{{{TUNNEL}, "IKESet": {{"dhGroupName": "Group14"}}}}',
            f'{{{TUNNEL}, "IKESet": [{{"dhGroupName": "group14"}}]}}',
            2,
        ),
        (
            "a.json",
            f'{{{TUNNEL}, "IPsecSet": {{"colour": "{SECRET}"}}}}',
            f'{{{TUNNEL}, "IPsecSet": [{{"colour": "{SECRET}"}}]}}',
            1,
        ),
        ("a.json", f'{{{TUNNEL}, "IPsecSet": {{}}}}', None, 0),
        (
            "a.yaml",
            HEAD + "spdAcl:\n  10.0.0.0/24: [10.1.0.0/16]\n",
            HEAD + "spdAcl:\n  - 10.0.0.0/24: [10.1.0.0/16]\n",
            1,
        ),
        ("a.yaml", "user_group:\n  nmae: n  # why\n", "user_group:\n  name: n  # why\n", 1),
        ("a.yaml", "user_group:\n  'nmae': n\n", "user_group:\n  'name': n\n", 1),
        ("a.yaml", HEAD + "IPsecSet:\n- pfsDhGroup: Null  # off\n", None, 0),
        (
            "a.yaml",
            HEAD + "IPsecSet:\n- pfsDhGroup: 'null\u3000'  # off\n",
            HEAD + "IPsecSet:\n- pfsDhGroup: 'null'  # off\n",
            1,
        ),
        (
            "a.yaml",
            HEAD + "IKESet:\n- dhGroupName: GROUP14\n",
            HEAD + "IKESet:\n- dhGroupName: group14\n",
            1,
        ),
        (
            "a.yaml",
            HEAD + "IPsecSet:\n- ipsecSaLifetimeSeconds: '180'\n",
            HEAD + "IPsecSet:\n- ipsecSaLifetimeSeconds: 180\n",
            1,
        ),
        (
            "a.yaml",
            HEAD
            + "IKESet:\r\n  # first\r\n  dhGroupName: group14 # one\r\n\r\n"
            + "  exchangeMode: main\r\n# end\r\n",
            HEAD
            + "IKESet:\r\n  # first\r\n  - dhGroupName: group14 # one\r\n\r\n"
            + "    exchangeMode: main\r\n# end\r\n",
            1,
        ),
        (
            "a.yaml",
            HEAD + "IKESet: {dhGroupName: group14}\n",
            HEAD + "IKESet: [{dhGroupName: group14}]\n",
            1,
        ),
        (
            "a.yaml",
            HEAD + "IKESet: &a\n  dhGroupName: group14\n",
            HEAD + "IKESet: &a\n  - dhGroupName: group14\n",
            1,
        ),
        ("a.yaml", HEAD + "IPsecSet:\n  &a pfsDhGroup: dh-group14\n", None, 0),
        ("a.yaml", HEAD + "IPsecSet:\n  !!map\n  &a pfsDhGroup: dh-group14\n", None, 0),
        (
            "a.yaml",
            f"{HEAD}IPsecSet: &a # why\n  pfsDhGroup: x\n",
            f"{HEAD}IPsecSet: &a # why\n  - pfsDhGroup: x\n",
            1,
        ),
        ("a.yaml", f"{HEAD}IPsecSet:\n- ipsecSaLifetimeSeconds: !!str 180\n", None, 0),
        (
            "a.yaml",
            (
                f"{HEAD}IPsecSet:\n- ipsecSaLifetimeSeconds: !!str 180\n"
                "  ipsecSaLifetimeTraffic: '2560'\n  pfsDhGroup: 'DH-GROUP14'\n"
            ),
            (
                f"{HEAD}IPsecSet:\n- ipsecSaLifetimeSeconds: !!str 180\n"
                "  ipsecSaLifetimeTraffic: 2560\n  pfsDhGroup: 'dh-group14'\n"
            ),
            2,
        ),
        (
            "a.yaml",
            HEAD + "IPsecSet:\n- pfsDhGroup: null\u3000\n",
            HEAD + 'IPsecSet:\n- pfsDhGroup: "null"\n',
            1,
        ),
        ("a.yaml", "user_group: {nmae: n}\n---\na: [\n", None, 0),
        ("a.curl", f'curl -X PUT {URL} -d \'{{"user_group": {{"nmae": "n"}}}}\'\n', None, 0),
        (
            "a.yaml",
            "user_group: {nmae: n}\n---\nuser_group: {nmae: m}\n",
            "user_group: {name: n}\n---\nuser_group: {name: m}\n",
            2,
        ),
        ("a.yaml", "user_group:\n  nmae: n  # vpn-preflight: ignore[VFS002] so\n", None, 0),
        ("a.ndjson", '{"user_group": {"nmae": 1}}\r\n\n{\n{"user_group": {"nmae": 2}}', None, 2),
        (
            "b.ndjson",
            '\ufeff{"user_group": {"nmae": 1}}\n\ufeff{"user_group": {"nmae": 2}}',
            '\ufeff{"user_group": {"name": 1}}\n\ufeff{"user_group": {"nmae": 2}}',
            1,
        ),
        ("b.ndjson", '{"user_group":\r{"nmae": 1}}\n', '{"user_group":\r{"name": 1}}\n', 1),
        ("a.json", '\ufeff{"user_group": {"nmae": "n"}}', '\ufeff{"user_group": {"name": "n"}}', 1),
        ("a.json", '{"user_group": {"nmae": "n", "name": "m"}}', None, 0),
        ("a.json", '{"user_group": {"nmae": "n", "naem": "m"}}', None, 0),
        # Both are weak, and nothing weak is suggested.
        ("a.yaml", HEAD + "IPsecSet:\n- pfsDhGroup: 'NULL'\n", None, 0),
        ("a.json", f'{{{TUNNEL}, "IKESet": [{{"dhGroupName": "GROUP2"}}]}}', None, 0),
        ("a.json", '{"user_group": {"nmae": "n"}', None, 0),
        ("a.json", f'{{{TUNNEL}, "IPsecSet": [{{"integrityAlgorith": "sha256"}}]}}', None, 0),
        ("a.json", f'{{{TUNNEL}, "IKESet": [{{"propoEncryAlgorithm": "des3-cbc"}}]}}', None, 0),
        ("a.json", f'{{{TUNNEL}, "IPsecSerithm": []}}', None, 0),
        (
            "a.json",
            f'{{{TUNNEL}, "IPsecSet": [{{"encryptAlgoritm": "aes-cbc-256"}}]}}',
            f'{{{TUNNEL}, "IPsecSet": [{{"encryptAlgorithm": "aes-cbc-256"}}]}}',
            1,
        ),
        (
            "a.json",
            f'{{{TUNNEL}, "encryptAlgoritm": "aes-cbc-256"}}',
            f'{{{TUNNEL}, "encryptAlgorithm": "aes-cbc-256"}}',
            1,
        ),
        (
            "a.json",
            f'{{{TUNNEL}, "encryptAlgorithm": "a", "IPsecSet": [{{"encryptAlgoritm": "a"}}]}}',
            None,
            0,
        ),
        (
            "a.json",
            f'{{{TUNNEL}, "encryptAlgoritm": "a", "IPsecSet": [{{"encryptAlgorithm": "a"}}]}}',
            None,
            0,
        ),
        (
            "a.json",
            (
                f'{{{TUNNEL}, "IKESet": [{{"encryptAlgorithm": "a"}}],'
                ' "IPsecSet": [{"encryptAlgoritm": "a"}]}'
            ),
            None,
            0,
        ),
        (
            "a.json",
            f'{{{TUNNEL}, "encryptAlgoritm": "a", "IPsecSet": [{{"encryptAlgoritm": "a"}}]}}',
            None,
            0,
        ),
        (
            "a.json",
            f'{{{TUNNEL}, "preSharedKye": "{SECRET}"}}',
            f'{{{TUNNEL}, "preSharedKey": "{SECRET}"}}',
            1,
        ),
    ],
)
def test_what_is_put_right(name: str, before: str, after: str | None, count: int) -> None:
    """The text after it, and how many fixes there were; a second run changes nothing."""
    if name == "a.ndjson":
        after = before.replace("nmae", "name")
    expected = (before if after is None else after).encode()
    assert (expected, count) == apply_fixes(name, before.encode(), Settings())
    assert (expected, 0) == apply_fixes(name, expected, Settings())


def test_a_rule_that_is_switched_off_fixes_nothing() -> None:
    """Neither by the settings, nor when it is not selected."""
    content = b'{"user_group": {"nmae": "n"}}'
    assert (content, 0) == apply_fixes("a.json", content, Settings(ignore=("VFS002",)))
    assert (content, 0) == apply_fixes("a.json", content, Settings(select=("VFA",)))


MIXED = HEAD + "IPsecSet:\n- ipsecSaLifetimeSeconds: !!str {}\n  ipsecSaLifetimeTraffic: '2560'\n"


def test_a_fix_that_changes_nothing_does_not_keep_the_others_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All documents of a file are fixed at once: the text is read twice a round."""
    readings = []
    monkeypatch.setattr(
        "vpn_preflight.lint.edits.documents.documents",
        lambda *a, **b: readings.append(1) or documents(*a, **b),
    )
    before = "---\n".join([MIXED.format(180)] * 40)
    after = before.replace("'2560'", "2560")
    assert (after.encode(), 40) == apply_fixes("a.yaml", before.encode(), Settings())
    assert 3 == len(readings)


@pytest.mark.parametrize("broken", ["]", "- {dhGroupName: group2}", "- dhGroupName: 012", "x"])
@pytest.mark.parametrize("others", [0, 9])
def test_a_file_is_given_up_for_a_fix_that_fails(
    monkeypatch: pytest.MonkeyPatch, broken: str, others: int
) -> None:
    """Nothing is fixed if the result is unreadable, differs from what was meant, or adds errors."""
    monkeypatch.setattr("vpn_preflight.lint.edits.in_list", lambda *_: broken)
    before = "---\n".join(
        [*[SLIP] * others, HEAD + "IKESet: {dhGroupName: group14}\n", *[SLIP] * others]
    )
    with pytest.raises(UnsoundError):
        apply_fixes("a.yaml", before.encode(), Settings())


def test_a_fix_that_would_change_another_value() -> None:
    """An alias repeats the name that is fixed, so nothing in the file is fixed."""
    with pytest.raises(UnsoundError):
        apply_fixes(
            "a.yaml",
            b"user_group: {&a nmae: x, description: *a}\n---\nuser_group: {nmae: y}\n",
            Settings(),
        )


SLIP = HEAD + "IKESet:\n- dhGroupName: GROUP14\n"


@pytest.mark.parametrize("name", ["a.json", "a.ndjson"])
def test_a_document_that_is_not_ours(name: str) -> None:
    """It is fixed only in a file that was named."""
    content = (
        b'{"vpcId": "vpc-1", "vpnConName": "x", "region": "eu", "replicas": 3, "image": "nginx",'
        b' "port": 80}'
    )
    assert (content, 0) == apply_fixes(name, content, Settings(), is_named=False)
    assert 1 == apply_fixes(name, content, Settings())[1]


def test_codes_that_are_ignored_in_a_file_of_lines() -> None:
    """The settings for the file hold for each of its lines."""
    content = b'{"user_group": {"nmae": "n"}}'
    assert (content, 0) == apply_fixes(
        "a.ndjson", content, Settings(per_file_ignores=(("*.ndjson", ("VFS002",)),))
    )


def slips(
    schema: dict[str, Any], value: Any, path: tuple[Any, ...] = ()
) -> list[tuple[tuple[Any, ...], str]]:
    """The places in a payload that can be written wrongly in a way that is safe to put right."""
    found: list[tuple[tuple[Any, ...], str]] = []
    if isinstance(value, dict):
        for name, item in value.items():
            if name in schema.get("properties", {}):
                found += [((*path, name), "name")] if len(name) > 6 else []
                found += slips(schema["properties"][name], item, (*path, name))
    elif isinstance(value, list):
        found += (
            [(path, "list")]
            if len(value) == 1 and isinstance(value[0], dict) and "properties" in schema["items"]
            else []
        )
        found += [
            slip
            for index, item in enumerate(value)
            for slip in slips(schema["items"], item, (*path, index))
        ]
    elif schema["type"] == "integer":
        found.append((path, "number"))
    elif "enum" in schema and value not in ("null", "fqdn"):
        found += [(path, "case"), (path, "invisible")]
    return found


def slipped(value: Any, path: tuple[Any, ...], kind: str) -> Any:
    """Copy a payload with a slip."""
    if len(path) == 1 and kind == "name":
        return {
            (name[:2] + name[3] + name[2] + name[4:] if name == path[0] else name): item
            for name, item in value.items()
        }
    if not path:
        return {
            "list": lambda it: it[0],
            "number": str,
            "case": str.title,
            "invisible": "{}\u200b".format,
        }[kind](value)
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = slipped(value[path[0]], path[1:], kind)
    return copy


@pytest.mark.parametrize(("name", "write"), [("a.json", as_json), ("a.yaml", as_yaml)])
@given(st.data(), st.randoms(use_true_random=False))
def test_a_slip_is_put_right_in_any_layout(
    name: str, write: Any, data: st.DataObject, random: Random
) -> None:
    """The payload is as it was before the slip, and only the lines of the slip change."""
    operation = contract.operation("ModifyVpnConnEx")
    payload = data.draw(
        payloads(operation.request.node).filter(lambda value: slips(operation.request.node, value))
    )
    path, kind = data.draw(st.sampled_from(slips(operation.request.node, payload)))
    broken = slipped(payload, path, kind)
    if broken == payload:
        return
    written = Written(random)
    write(broken, written)
    after, count = apply_fixes(name, written.text.encode(), Settings(operation=operation.name))
    assert count <= 1
    if count:
        (document,) = documents(name, after)
        assert payload == document.value  # type: ignore[union-attr] # a finding has none and fails as well
    else:
        assert after == written.text.encode()


@pytest.mark.parametrize("name", ["a.json", "a.yaml", "a.ndjson"])
def test_a_difference_shows_no_secret(name: str) -> None:
    """What changes is shown; the key beside it, unknown values and comments are not."""
    before = (
        f'{{{TUNNEL}, "preSharedKey": "{SECRET}", "other": "{SECRET}",'
        ' "IKESet": [{"dhGroupName": "GROUP14"}]}'
    )
    before += f" # {SECRET}\n" if name == "a.yaml" else "\n"
    after, count = apply_fixes(name, before.encode(), Settings())
    lines = diff(name, before.encode(), after, Settings()).lines
    assert 1 == count
    assert ["-", "+"] == [line[0] for line in lines if "roup14" in line.lower() and line[0] in "-+"]
    assert SECRET not in "\n".join(lines)
    assert json.dumps("group14") in lines[-1]


@pytest.mark.parametrize(
    "text",
    [
        "user_group:\n  nmae: a\n  naem: a\n",
        "user_group: {nmae: a, naem: a}\n",
        '{"user_group": {"nmae": "a", "naem": "a"}}',
    ],
)
def test_two_fields_for_one_name(text: str) -> None:
    """Neither gets it, also where both hold the same: which one was meant would be a guess."""
    assert (text.encode(), 0) == apply_fixes("a.yaml", text.encode(), Settings())


def test_one_name_in_two_places() -> None:
    """Members of different documents both get it."""
    text = "user_group: {nmae: a}\n---\nuser_group: {nmae: b}\n"
    assert (text.replace("nmae", "name").encode(), 2) == apply_fixes(
        "a.yaml", text.encode(), Settings()
    )


SECRET_NAMES = f'{{"{SECRET}": {{"{SECRET}1": [1, {{"{SECRET}2": null}}]}}}}'


@pytest.mark.parametrize(
    "member",
    [
        f'"preSharedKeys": {SECRET_NAMES}',
        f'"preSharedKey": {SECRET_NAMES}',
        f'"unknown": {SECRET_NAMES}',
        f'"{SECRET}": 1',
        f'"encryptAlgorithm": {SECRET_NAMES}',
        f'"IKESet": [{{"dhGroupNmae": {SECRET_NAMES}}}, {SECRET_NAMES}]',
        f'"Region": {SECRET_NAMES}',
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_a_difference_shows_no_name_that_nobody_knows(name: str, member: str) -> None:
    """Unknown fields are masked with all below them; a slip of a known name is shown."""
    before = f'{{{TUNNEL}, "vpnConnNmae": "x", {member}}}\n'
    after, _ = apply_fixes(name, before.encode(), Settings())
    lines = diff(name, before.encode(), after, Settings()).lines
    assert [True, True] == ["vpnConnNmae" in lines[-2], "vpnConnName" in lines[-1]]
    assert SECRET not in "\n".join(lines)


def test_a_difference_shows_names_that_are_left_to_the_writer() -> None:
    """A range is a value of a known member."""
    before = f'{{{TUNNEL}, "vpnConnNmae": "x", "spdAcl": [{{"10.0.0.0/24": ["10.1.0.0/24"]}}]}}'
    after, _ = apply_fixes("a.json", before.encode(), Settings())
    assert "10.0.0.0/24" in "\n".join(diff("a.json", before.encode(), after, Settings()).lines)


def test_a_difference_guesses_no_long_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """To compare one with the known names takes long, and it is none of them."""
    asked = list[str]()
    monkeypatch.setattr(suggestion, "closest", lambda name, _: asked.append(name))
    before = f'{{{TUNNEL}, "{"x" * 1000}": 1, "vpnConnNmae": "x"}}'
    diff("a.json", before.encode(), b"{}", Settings())
    assert ["vpnConnNmae"] == asked


def test_a_difference_of_what_cannot_be_read_to_its_end() -> None:
    """It is masked whole: nobody knows what stands there."""
    before, after = (
        f"user_group: {{{name}: n}}\n---\na: [{SECRET}\n".encode() for name in ("nmae", "name")
    )
    made = diff("a.yaml", before, after, Settings())
    assert (["-***", "+***"], False) == (made.lines[3:], made.can_apply)
