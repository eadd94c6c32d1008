"""The language server over a real session on pipes."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

URI = "file:///payloads/tunnel.yaml"
IDS = "vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\nuserGwCidrBlock: [10.0.0.0/8]\n"
SECRET = "zanzibarine-zanzibarine"


class Editor:
    """An editor: sends requests and notifications, and reads what comes back."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "vpn_preflight", "lsp"]
        self.process = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.count = 0

    def send(self, method: str, params: Any, number: int | None = None) -> None:
        """Write a message."""
        assert self.process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number else {})).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def read(self) -> Any:
        """Read a message."""
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        return json.loads(self.process.stdout.read(length))

    def ask(self, method: str, params: Any) -> Any:
        """Send a request, and return its answer."""
        self.count += 1
        self.send(method, params, self.count)
        while (message := self.read()).get("id") != self.count:
            pass
        return message["result"]

    def diagnostics(self) -> list[dict[str, Any]]:
        """Read the next diagnostics."""
        while (message := self.read()).get("method") != "textDocument/publishDiagnostics":
            pass
        found: list[dict[str, Any]] = message["params"]["diagnostics"]
        return found

    def open(self, text: str, uri: str = URI) -> list[dict[str, Any]]:
        """Open a file, and return what is found in it."""
        self.send("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
        return self.diagnostics()

    def change(self, text: str) -> list[dict[str, Any]]:
        """Change the file, and return what is found in it."""
        self.send("textDocument/didChange", {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": text}]})
        return self.diagnostics()


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    """Start a session, and end it as an editor does."""
    session = Editor(tmp_path)
    session.ask("initialize", {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": {}})
    session.send("initialized", {})
    yield session
    session.ask("shutdown", None)
    session.send("exit", None)
    assert 0 == session.process.wait(timeout=30)
    for stream in (session.process.stdin, session.process.stdout, session.process.stderr):
        assert stream is not None
        stream.close()


def test_what_is_found_and_put_right(editor: Editor) -> None:
    """A finding stands at its place, its fix is offered, and with it the finding goes."""
    text = IDS + "IKESet:\n  - propoEncryAlgorithm: aes-cbc-256\n    propoAuthenAlgorithm: sha\n    dhGroupName: GROUP14\n"
    (found,) = editor.open(text)
    place = {"start": {"line": 7, "character": 17}, "end": {"line": 7, "character": 24}}
    assert ("VFS004", 1, "vpn-preflight", place) == (found["code"], found["severity"], found["source"], found["range"])
    assert found["message"].endswith("[IKE configuration details: IKESet.n.dhGroupName]")
    (action,) = editor.ask(
        "textDocument/codeAction", {"textDocument": {"uri": URI}, "range": place, "context": {"diagnostics": [found]}}
    )
    assert {URI: [{"range": place, "newText": "group14"}]} == action["edit"]["changes"]
    assert [] == editor.change(text.replace("GROUP14", "group14"))


def test_the_row_of_a_member(editor: Editor) -> None:
    """Hovering says what the page says, whether or not something is wrong."""
    editor.open(IDS)
    hover = editor.ask("textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": 1, "character": 3}})
    assert hover["contents"]["value"].endswith("[2. Input Parameters: vpnGwId]")
    assert None is editor.ask("textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": 9, "character": 0}})


def test_columns_count_as_the_editor_counts(editor: Editor) -> None:
    """A character beyond the first plane takes two units."""
    (found,) = editor.open('user_group: {description: "\U0001f680", name: a}\n')
    assert {"start": {"line": 0, "character": 26}, "end": {"line": 0, "character": 30}} == found["range"]


def test_a_file_of_somebody_else_is_left_alone(editor: Editor) -> None:
    """Nothing is said of what is no payload, nor of what cannot be read and mentions none."""
    assert [] == editor.open("on: push\n")
    assert [] == editor.change("a: [")
    assert ["VFR013"] == [found["code"] for found in editor.change("user_group: [")]


def test_a_secret_stays_a_secret(editor: Editor) -> None:
    """Neither in a finding nor on hovering."""
    found = editor.open(IDS + f"preSharedKey: {SECRET}\n")
    hover = editor.ask("textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": 4, "character": 16}})
    assert ["VFP001"] == [one["code"] for one in found]
    assert SECRET not in json.dumps([found, hover])
