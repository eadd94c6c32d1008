"""An internal error shows its type: no payload is in an answer, a message, a log or a traceback."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from editing import URI, Editor
from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError
from pygls.workspace import Workspace
from reporter import raised, reported

from vpn_preflight.lint import yaml_text, yaml_values
from vpn_preflight.lsp import server

WORD = "quixotic"
TEXT = f"user_group: {{name: {WORD}}}\n"
# Each request fails in the depth of the server, with the text in the message of the error.
FAILING = """
import sys
from vpn_preflight.cli import main
from vpn_preflight.lint import documents

def fail(opened, name):
    raise ZeroDivisionError(opened.read())

import vpn_preflight.lsp.server
documents.split = fail
sys.exit(main(["lsp"]))
"""


def test_an_internal_error_in_a_session(tmp_path: Path) -> None:
    """A request is answered with the type, a notification shows that there was one."""
    session = Editor(tmp_path, (sys.executable, "-c", FAILING))
    session.start()
    document = {"uri": URI, "languageId": "yaml", "version": 1, "text": TEXT}
    session.send("textDocument/didOpen", {"textDocument": document})
    shown = session.await_notification("window/showMessage")
    place = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}
    answer = session.answer("textDocument/hover", place)
    assert -32603 == answer["error"]["code"]
    assert "ZeroDivisionError" in answer["error"]["message"]
    assert WORD not in json.dumps([shown, answer, session.others])
    assert "" == session.stop()


@pytest.mark.parametrize(
    "message",
    [
        {"method": "textDocument/didOpen", "params": {"textDocument": {"text": WORD}}},
        {"method": "textDocument/didOpen", "params": [WORD]},
        {"method": "textDocument/hover", "id": 9, "params": {"textDocument": WORD}},
        {"method": WORD, "params": {"a": WORD}},
        {"method": WORD, "id": 8, "params": {"a": WORD}},
    ],
)
def test_a_message_that_cannot_be_read(tmp_path: Path, message: dict[str, Any]) -> None:
    """It is written to no log, and the session goes on."""
    session = Editor(tmp_path)
    session.start()
    session.send(message["method"], message["params"], message.get("id"))
    session.open(TEXT.replace(WORD, "n"))
    told = [one for one in session.others if one.get("id") != 8]
    assert WORD not in json.dumps(told)
    assert WORD not in session.stop()


@pytest.mark.parametrize(
    "method",
    sorted(
        {
            types.TEXT_DOCUMENT_DID_OPEN,
            types.TEXT_DOCUMENT_DID_CHANGE,
            types.TEXT_DOCUMENT_HOVER,
            types.TEXT_DOCUMENT_COMPLETION,
            types.TEXT_DOCUMENT_CODE_ACTION,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        }
    ),
)
def test_no_frame_of_a_handler_holds_the_text(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fails behind the edge, the error that leaves it has no variable with the text."""
    workspace = Workspace(None)
    workspace.put_text_document(types.TextDocumentItem(URI, "yaml", 1, TEXT))
    monkeypatch.setattr(server.server.protocol, "_workspace", workspace)

    def fail(text: str) -> Any:
        """Fail below frames that hold the text, with the text in the message."""
        raise ZeroDivisionError(text)

    monkeypatch.setattr(yaml_text, "parse", fail)
    monkeypatch.setattr(yaml_values, "plain_values", fail)
    identifier = types.TextDocumentIdentifier(URI)
    place = types.Position(0, 0)
    params: Any = types.CodeActionParams(
        identifier, types.Range(place, place), types.CodeActionContext([])
    )
    if "codeAction" not in method:
        params = types.HoverParams(identifier, place)
    handler = server.server.protocol.fm.features[method]
    error = raised(lambda: handler(params))
    assert isinstance(error, JsonRpcInternalError)
    assert WORD not in reported(error) + str(error)
