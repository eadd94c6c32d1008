"""Names and values of the contract while a payload is typed."""

import json
from typing import Any

import pytest
from editing import GROUP, IDS, URI, Editor, applied, labels
from pygls.workspace import TextDocument

from vpn_preflight import contract
from vpn_preflight.lint import yaml_text
from vpn_preflight.lsp.completion import completions
from vpn_preflight.lsp.open_file import OpenFile

TUNNEL = "ModifyVpnConnEx"
FIELDS = contract.operation(TUNNEL).request.fields
IKE = FIELDS["IKESet"].items
START = f"operation: {TUNNEL}\nbody:\n  "
NDJSON = URI.replace(".yaml", ".ndjson")
JSON = URI.replace(".yaml", ".json")


def written(text: str, item: Any) -> str:
    """Return a text with a completion at its cursor."""
    return applied(text.replace("|", ""), {"edit": {"changes": {URI: [item["textEdit"]]}}})


def choose(editor: Editor, text: str, label: str, uri: str = URI) -> str:
    """Return a text after a completion is chosen at its cursor."""
    (item,) = (one for one in editor.complete(text, uri) if one["label"] == label)
    return written(text, item)


def test_required_fields_come_first(editor: Editor) -> None:
    """Then the two of which one is required, then the others in the order of the docs."""
    items = editor.complete(f"{START}|\n")
    found = labels(items)
    assert ["vpcId", "vpnGwId", "vpnConnId", "userGwCidrBlock", "spdAcl"] == found[:5]
    assert set(FIELDS) == set(found)
    assert ["required"] * 3 == [one["detail"] for one in items if one["label"] in found[:3]]
    assert all("Source: " in one["documentation"]["value"] for one in items)


def test_fields_that_are_there_are_not_offered(editor: Editor) -> None:
    """With one of two, neither is required any more."""
    found = labels(editor.complete(IDS + "|\n"))
    assert {"vpcId", "userGwCidrBlock"}.isdisjoint(found)
    assert "spdAcl" != found[0]
    assert {"spdAcl", "IKESet", "preSharedKey"} <= set(found)


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        (IDS + "vpnC|\n", "vpnConnName", IDS + "vpnConnName: \n"),
        (IDS + "IKE|\n", "IKESet", IDS + "IKESet:\n"),
        (IDS + "vpnConn|Nmae: x\n", "vpnConnName", IDS + "vpnConnName: x\n"),
        (IDS + "'vpnC|'\n", "vpnConnName", IDS + "'vpnConnName': \n"),
        (f"{START}vpcId: a\n  vpn|", "vpnGwId", f"{START}vpcId: a\n  vpnGwId: "),
        (f"operation: {TUNNEL}\n|", "body", f"operation: {TUNNEL}\nbody:"),
        ("user_group: {na|}\n", "name", "user_group: {name: }\n"),
        ("user_group:\n  |\n", "name", "user_group:\n  name: \n"),
        ("user_group:\r\n  |\r\n", "name", "user_group:\r\n  name: \r\n"),
        (
            "user_group: {description: '\U0001f680', n|}\n",
            "name",
            "user_group: {description: '\U0001f680', name: }\n",
        ),
    ],
)
def test_a_name_in_yaml(editor: Editor, text: str, label: str, expected: str) -> None:
    """The word at the cursor is replaced, with a colon where there is none."""
    assert expected == choose(editor, text, label)


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ('{"user_group": {"|"}}', "name", '{"user_group": {"name": }}'),
        ('{"user_group": {|}}', "name", '{"user_group": {"name": }}'),
        ('{"user_group": {"n|": "x"}}', "name", '{"user_group": {"name": "x"}}'),
        (
            '{\n\t"user_group": {\n\t\t|\n\t\t"name": "n"\n\t}\n}',
            "description",
            '{\n\t"user_group": {\n\t\t"description": \n\t\t"name": "n"\n\t}\n}',
        ),
        ('{"user_group": {"name": "n", |', "description", None),
        ('\ufeff{"user_group": {"|"}}', "name", '\ufeff{"user_group": {"name": }}'),
    ],
    ids=["quotes", "bare", "before a colon", "missing comma", "open brackets", "mark"],
)
def test_a_name_in_json(editor: Editor, text: str, label: str, expected: str | None) -> None:
    """It is in quotes, and what the text still lacks is no hindrance."""
    assert expected in (None, choose(editor, text, label, GROUP))


def test_names_in_nested_objects_and_lists(editor: Editor) -> None:
    """Each place has its own."""
    assert IKE
    own = {name for name, field in IKE.fields.items() if not field.same_as}
    for text in (
        IDS + "IKESet:\n- |\n",
        IDS + "IKESet:\n  - exchangeMode: main\n    |\n",
        IDS + "IKESet: [{|}]\n",
    ):
        assert own - {"exchangeMode"} == set(labels(editor.complete(text))) - {"exchangeMode"}


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        (IDS + "IKESet:\n- dhGroupName: |\n", URI),
        (IDS + "IKESet:\n- dhGroupName: gr|oup1\n  exchangeMode: main\n", URI),
        (IDS + "IKESet: [{dhGroupName: |}]\n", URI),
        ('{"vpcId": "a", "vpnGwId": "b", "vpnConnId": "c", "IKESet": [{"dhGroupName": |}]}', JSON),
    ],
)
def test_values(editor: Editor, text: str, uri: str) -> None:
    """They are those of the docs, weak ones last, with what an RFC says of them."""
    assert IKE
    items = editor.complete(text, uri)
    assert set(IKE.fields["dhGroupName"].enum) == set(labels(items))
    said = {one["label"]: one.get("documentation", {}).get("value", "") for one in items}
    assert ("", True) == (said["group14"], "RFC 8247" in said["group1"])
    assert labels(items).index("group14") < labels(items).index("group1")


def test_values_of_api_3(editor: Editor) -> None:
    """In an object, not a list, of a payload that its id marks."""
    text = "VpnConnectionId: vpnx-1\nIKEOptionsSpecification:\n  DhGroupName: |\n"
    found = labels(editor.complete(text))
    field = contract.operation("ModifyVpnConnectionAttribute").request
    field = field.fields["IKEOptionsSpecification"].fields["DhGroupName"]
    assert set(field.enum) == set(found)
    assert found.index("GROUP21") < found.index("GROUP1")


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        (IDS + "IPsecSet: [{pfsDhGroup: |}]\n", "null", IDS + 'IPsecSet: [{pfsDhGroup: "null"}]\n'),
        (IDS + "encryptAlgorithm: aes|\n", "aes-cbc-256", IDS + "encryptAlgorithm: aes-cbc-256\n"),
        (IDS + "encryptAlgorithm: '|'\n", "3des-cbc", IDS + "encryptAlgorithm: '3des-cbc'\n"),
        ("operation: |\nbody: {vpcId: a, vpnGwId: b, vpnConnId: c}\n", TUNNEL, None),
    ],
)
def test_a_value_is_written_so_that_it_is_read(
    editor: Editor, text: str, label: str, expected: str | None
) -> None:
    """In the quotes that are there, or in some where another reader would take it for no string."""
    assert expected in (None, choose(editor, text, label))


def test_a_value_of_json(editor: Editor) -> None:
    """It is in double quotes."""
    text = json.dumps({"vpcId": "a", "vpnGwId": "b", "vpnConnId": "c", "encryptAlgorithm": 0})
    text = text.replace("0", "|")
    assert text.replace("|", '"aes-cbc-128"') == choose(editor, text, "aes-cbc-128", JSON)


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("on: push\n|\n", URI),
        ("name: |\n", URI),
        (IDS + "preSharedKey: |\n", URI),
        (IDS + "preSharedKey: zanzi|\n", URI),
        (IDS + "vpnConnName: a|\n", URI),
        (IDS + "vpnConnName: 'a |'\n", URI),
        (IDS + "# vpn|\n", URI),
        (IDS + "IKESet: |\n- exchangeMode: main\n", URI),
        (IDS + "unknown:\n  |\n", URI),
        (IDS + "spdAcl: [{|}]\n", URI),
        ("curl -d '|' https://vpc.api.qcloud.com/v2/index.php", URI.replace("yaml", "sh")),
        ('{"user_group": {"name": "n"}}\n{"other": "|"}', NDJSON),
        ("|", URI),
        ("a: [\n|", URI),
    ],
)
def test_where_nothing_is_offered(editor: Editor, text: str, uri: str) -> None:
    """No payload, a secret, free text, a comment, or a place that the contract does not know."""
    assert [] == editor.complete(text, uri)


def test_no_secret_is_offered(editor: Editor) -> None:
    """Neither one of the file nor any other: only the name of its field."""
    items = editor.complete(f"preSharedKey: zanzibarine\n{IDS}|\n")
    assert items
    assert "zanzibarine" not in json.dumps(items)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("operation: ShowVpnUserGroup\n|", {"path"}),
        ("operation: UpdateVpnUserGroup\n|", {"path", "body"}),
        ("operation: UpdateVpnUserGroup\npath: {|}\nbody: {}\n", {"vpn_server_id", "group_id"}),
    ],
)
def test_the_parts_of_a_request_file(editor: Editor, text: str, expected: set[str]) -> None:
    """Those that the call has; what the client knows by its settings is not offered."""
    assert expected == set(labels(editor.complete(text)))


def test_each_line_is_a_payload_of_its_own(editor: Editor) -> None:
    """What is there in another line is offered in this one."""
    text = '{"user_group": {"name": "n"}}\n{"user_group": {"|"}}\n'
    assert ["name", "description"] == labels(editor.complete(text, NDJSON))


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("on: push # |\n", 1),
        ("on: 'a |'\n", 1),
        ("on: |\n", 1),
        ("|\non: push\n", 1),
        ("on: [a, |\n", 6),
    ],
)
def test_an_unrelated_file_is_read_once(
    text: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless something is open in it: then what it may lack is tried."""
    read, real = list[str](), yaml_text.parse
    monkeypatch.setattr(yaml_text, "parse", lambda text: read.append(text) or real(text))
    before, _, after = text.partition("|")
    assert [] == completions(OpenFile(TextDocument(URI, before + after)), len(before))
    assert 1 <= len(read) <= most
