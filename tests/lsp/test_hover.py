"""What the docs say of a field, in Markdown."""

import json
from pathlib import Path

import pytest
from editing import GROUP, IDS, URI, Editor

from vpn_preflight import contract
from vpn_preflight.lsp import hover

TUNNEL_V3 = """VpnConnectionId: vpnx-abc123x
VpnConnectionName: a
BgpConfig:
  TunnelCidr: 169.254.64.0/30
  LocalBgpIp: 169.254.64.1
  RemoteBgpIp: 169.254.64.2
IKEOptionsSpecification:
  DhGroupName: GROUP20
IPSECOptionsSpecification:
  IPSECSaLifetimeTraffic: 604801
"""
IKE = IDS + "IKESet:\n- dhGroupName: group14\n  ikeSaLifetimeSeconds: 600\n"


def test_a_field_of_a_payload(editor: Editor) -> None:
    """It shows type, row and confidence, whether or not something is wrong."""
    editor.open(IDS)
    shown = editor.at("hover", 1, 3)["contents"]
    assert "markdown" == shown["kind"]
    assert shown["value"].endswith("2. Input Parameters: vpnGwId (documented)")
    assert "string, required" in shown["value"]
    assert "`vpngw-`" in shown["value"]
    assert None is editor.at("hover", 9, 0)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (5, ["`group1`, `group2`, `group5`", "`group14`", "IKESet.n.dhGroupName (documented)"]),
        (6, ["60", "604800", "integer", "IKESet.n.ikeSaLifetimeSeconds"]),
        (4, ["list", "2. Input Parameters: IKESet.n"]),
    ],
)
def test_what_is_allowed(editor: Editor, line: int, words: list[str]) -> None:
    """Values, a range, and the table around."""
    editor.open(IKE)
    shown = editor.at("hover", line, 3)["contents"]["value"]
    assert words == [word for word in words if word in shown]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (2, ["BgpConfig", "lacks it"]),
        (7, ["`GROUP20`", "lacks GROUP15, GROUP16, GROUP19, GROUP20, GROUP21"]),
        (9, ["2560", "4294967295", "at most 604800"]),
    ],
)
def test_what_an_edition_of_the_docs_lacks(editor: Editor, line: int, words: list[str]) -> None:
    """A field, some of its values, or numbers as large."""
    editor.open(TUNNEL_V3)
    shown = editor.at("hover", line, 5)["contents"]["value"]
    assert words == [word for word in words if word in shown]
    assert "international edition" in shown


def test_a_default(editor: Editor) -> None:
    """It is the one of the docs, as code."""
    editor.open(IKE.replace("dhGroupName: group14", "exchangeMode: main"))
    shown = editor.at("hover", 5, 3)["contents"]["value"]
    assert "`main`" in shown.partition("Default")[2]


def test_confidence(editor: Editor) -> None:
    """A row that is not from the page of the call says so."""
    login = contract.operation("KeystoneCreateUserTokenByPassword").examples.request["document"]
    editor.open(json.dumps(login), GROUP)
    assert editor.at("hover", 0, 3, GROUP)["contents"]["value"].endswith("auth (observed)")


def test_signs_of_markdown_are_shown_as_they_are() -> None:
    """A fact of the docs may be full of them."""
    assert r"\`\~!@\#$%^&\*" == hover.escape("`~!@#$%^&*")


@pytest.mark.parametrize(
    ("formats", "kind"),
    [(["plaintext"], "plaintext"), (["plaintext", "markdown"], "markdown"), ([], "markdown")],
)
def test_an_editor_without_markdown(tmp_path: Path, formats: list[str], kind: str) -> None:
    """It gets the same as plain text."""
    editor = Editor(tmp_path)
    editor.start(textDocument={"hover": {"contentFormat": formats}})
    editor.open(IKE.replace("dhGroupName: group14", "exchangeMode: main"))
    shown = editor.at("hover", 5, 3)["contents"]
    editor.stop()
    assert kind == shown["kind"]
    assert ("`main`" in shown["value"]) == (kind == "markdown")


def test_an_unknown_field_and_a_secret(editor: Editor) -> None:
    """The one has nothing to show, the other its row alone."""
    editor.open(IDS + "preSharedKey: zanzibarine\nvpnConnNmae: x\n")
    assert "zanzibarine" not in json.dumps(editor.at("hover", 4, 16))
    assert None is editor.at("hover", 5, 3)


def test_the_end_of_a_value(editor: Editor) -> None:
    """Behind its last character the pointer still belongs to it, one further it does not."""
    editor.open('{"user_group": {"name": "n"  }}', GROUP)
    first, second = (editor.at("hover", 0, at, GROUP)["contents"]["value"] for at in (27, 28))
    assert first.endswith(": name (documented)")
    assert second.endswith(": user\\_group (documented)")


def test_lines_of_one_file(editor: Editor) -> None:
    """Each document has its own line."""
    uri = URI.replace(".yaml", ".ndjson")
    editor.open('{"user_group": {"name": "a"}}\n{"user_group": {"description": "b"}}\n', uri)
    shown = [editor.at("hover", line, 18, uri)["contents"]["value"] for line in (0, 1)]
    assert [True, True] == [
        ": name (" in shown[0],
        ": description (" in shown[1],
    ]
