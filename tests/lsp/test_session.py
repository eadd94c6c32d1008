"""The language server over a real session on pipes: what it finds, and where."""

import json

import pytest
from editing import GROUP, IDS, URI, Editor, codes, spot

SECRET = "zanzibarine-zanzibarine"


def test_a_finding(editor: Editor) -> None:
    """It has a place, a severity, a code, and the row of the docs."""
    text = (
        IDS + "IKESet:\n  - propoEncryAlgorithm: aes-cbc-256\n"
        "    propoAuthenAlgorithm: sha\n    dhGroupName: GROUP14\n"
    )
    (found,) = editor.open(text)
    assert ("VFS004", 1, "vpn-preflight", spot(7, 17, 24)) == (
        found["code"],
        found["severity"],
        found["source"],
        found["range"],
    )
    assert found["message"].endswith("[IKE configuration details: IKESet.n.dhGroupName]")
    assert [] == editor.change(text.replace("GROUP14", "group14"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("vpcId: vpc-1\nvpnGwId: vpngw-1\nuserGwCidrBlock: [10.0.0.0/8]\n", spot(0, 0, 5)),
        ("operation: UpdateVpnUserGroup\nbody:\n  usergroup: x\n", spot(2, 2, 11)),
        (
            IDS + "IKESet:\n- localIdentity: address\n  exchangeMode: main\n",
            spot(5, 2, 15),
        ),
        (IDS + "vpnConnName:\n  a: b\n", spot(4, 0, 11)),
        (IDS + "IKESet: [\n  - a\n", None),
    ],
    ids=["root", "body", "item", "wrong type", "unreadable"],
)
def test_no_finding_underlines_a_whole_object(editor: Editor, text: str, place: object) -> None:
    """A missing field is shown at the first name of its object, a wrong type at its own name."""
    found = [one["range"] for one in editor.open(text)]
    assert all(one["start"]["line"] == one["end"]["line"] for one in found)
    assert place is None or place in found


def test_a_missing_field_of_json(editor: Editor) -> None:
    """The brace is not underlined."""
    found = editor.open('{\r\n  "vpcId": "vpc-1",\r\n  "vpnGwId": "vpngw-1"\r\n}\r\n', GROUP)
    assert {spot(1, 2, 9)["start"]["line"]} == {one["range"]["end"]["line"] for one in found}


def test_an_empty_object_is_underlined(editor: Editor) -> None:
    """There is no name in it."""
    found = editor.open("user_group: {}\n")
    assert [("VFD006", spot(0, 12, 14))] == [(one["code"], one["range"]) for one in found]


def test_an_unrelated_file_is_left_alone(editor: Editor) -> None:
    """Also one that cannot be read and mentions no payload."""
    assert [] == editor.open("on: push\n")
    assert [] == editor.change("a: [")
    assert ["VFR013"] == codes(editor.change("user_group: ["))


def test_a_file_of_one_document_a_line(editor: Editor) -> None:
    """Each line is a payload of its own, and a broken one hides no other."""
    lines = [
        '{"user_group": {"name": "a"}}',
        '{"user_group": {"name": 1}}',
        "",
        '{"user_group": ',
        '{"user_group": {"name": 2}}',
    ]
    found = editor.open("\n".join(lines), URI.replace(".yaml", ".ndjson"))
    assert [("VFS003", 1), ("VFR004", 3), ("VFS003", 4)] == [
        (each["code"], each["range"]["start"]["line"]) for each in found
    ]


def test_a_secret_stays_a_secret(editor: Editor) -> None:
    """Neither a finding nor what is shown about the field has it."""
    found = editor.open(IDS + f"preSharedKey: {SECRET}\n")
    shown = [editor.at(method, 4, 16) for method in ("hover", "completion")]
    assert ["VFP001"] == codes(found)
    assert SECRET not in json.dumps([found, shown, editor.actions()])


def test_a_comment_in_vain(editor: Editor) -> None:
    """It is a finding at the comment, as on the command line."""
    found = editor.open(IDS + "vpnConnName: a # vpn-preflight: ignore[VFS003] so\n")
    assert [("VFS019", 4, 15)] == [(one["code"], *one["range"]["start"].values()) for one in found]


@pytest.mark.parametrize("is_closed", [False, True])
def test_a_file_that_is_not_open(editor: Editor, is_closed: bool) -> None:
    """There is nothing to say about it, and a change of it is dropped; the session goes on."""
    if is_closed:
        editor.open(IDS)
        assert [] == editor.close()
    asked = (editor.at("hover", 0, 0), editor.at("completion", 0, 0), editor.actions())
    assert (None, [], []) == asked
    editor.send(
        "textDocument/didChange",
        {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": "a"}]},
    )
    assert None is editor.at("hover", 0, 0)
    assert [] == editor.messages
