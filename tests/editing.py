"""An editor that talks to the language server over pipes."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

URI = "file:///payloads/tunnel.yaml"
GROUP = "file:///payloads/group.json"
IDS = "vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\nuserGwCidrBlock: [10.0.0.0/8]\n"
COMMAND = (sys.executable, "-m", "vpn_preflight", "lsp")
WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
SHOWN = "window/showMessage"


class Editor:
    """Sends requests and notifications, and reads what comes back."""

    def __init__(
        self,
        folder: Path,
        command: tuple[str, ...] = COMMAND,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.folder = folder
        self.count = 0
        self.others = list[Any]()
        self.uris = set[str]()

    def start(self, **capabilities: Any) -> Any:
        """Begin the session, and return what the server can do."""
        given = {
            "processId": None,
            "rootUri": self.folder.as_uri(),
            "capabilities": capabilities,
        }
        answer = self.ask("initialize", given)
        self.send("initialized", {})
        return answer["capabilities"]

    def stop(self) -> str:
        """End the session, and return what the server wrote to standard error."""
        assert None is self.ask("shutdown", None)
        self.send("exit", None)
        assert 0 == self.process.wait(timeout=30)
        assert self.process.stderr is not None
        written = self.process.stderr.read().decode()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()
        return written

    def send(self, method: str, params: Any, number: int | None = None) -> None:
        """Write a message."""
        assert self.process.stdin is not None
        body = json.dumps(
            {"jsonrpc": "2.0", "method": method, "params": params}
            | ({"id": number} if number else {})
        ).encode()
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

    def answer(self, method: str, params: Any) -> Any:
        """Send a request, and return the whole message that answers it."""
        self.count += 1
        self.send(method, params, self.count)
        while (message := self.read()).get("id") != self.count or "method" in message:
            self.others.append(message)
        return message

    def ask(self, method: str, params: Any) -> Any:
        """Send a request, and return its result."""
        return self.answer(method, params)["result"]

    def await_notification(self, method: str) -> Any:
        """Read the next notification of a kind."""
        while (message := self.read()).get("method") != method:
            self.others.append(message)
        return message["params"]

    def diagnostics(self) -> list[dict[str, Any]]:
        """Read the next diagnostics."""
        self.published = self.await_notification("textDocument/publishDiagnostics")
        found: list[dict[str, Any]] = self.published["diagnostics"]
        return found

    def open(self, text: str, uri: str = URI) -> list[dict[str, Any]]:
        """Open a file, and return what is found in it."""
        self.uris.add(uri)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})
        return self.diagnostics()

    def close(self, uri: str = URI) -> list[dict[str, Any]]:
        """Close a file, and return what is still shown of it."""
        self.uris.discard(uri)
        self.send("textDocument/didClose", {"textDocument": {"uri": uri}})
        return self.diagnostics()

    def close_all(self) -> None:
        """Close every file."""
        for uri in list(self.uris):
            self.close(uri)

    def change(self, text: str, uri: str = URI) -> list[dict[str, Any]]:
        """Change the file, and return what is found in it."""
        self.send(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": text}]},
        )
        return self.diagnostics()

    def actions(self, uri: str = URI, place: Any = WHOLE, **context: Any) -> Any:
        """Ask for the actions in a range."""
        given = {
            "textDocument": {"uri": uri},
            "range": place,
            "context": {"diagnostics": [], **context},
        }
        return self.ask("textDocument/codeAction", given)

    def fixes(self, uri: str = URI, place: Any = WHOLE) -> list[Any]:
        """Ask for the safe fixes in a range."""
        return [one for one in self.actions(uri, place) if one.get("isPreferred")]

    def ignores(self, uri: str = URI, place: Any = WHOLE) -> list[Any]:
        """Ask for the comments that quiet a finding in a range."""
        return [one for one in self.actions(uri, place) if one["title"].startswith("Ignore ")]

    def at(self, method: str, line: int, character: int, uri: str = URI) -> Any:
        """Ask about a place."""
        given = {
            "textDocument": {"uri": uri},
            "position": {"line": line, "character": character},
        }
        return self.ask(f"textDocument/{method}", given)

    def complete(self, text: str, uri: str = URI) -> list[Any]:
        """Open a text with the cursor at a `|`, and ask for what may be written there."""
        before, _, after = text.partition("|")
        self.open(before + after, uri)
        lines = re.split(r"\r\n|\r|\n", before)
        character = len(lines[-1].encode("utf-16-le")) // 2
        found: list[Any] = self.at("completion", len(lines) - 1, character, uri)
        return found

    @property
    def messages(self) -> list[str]:
        """What was shown to the user so far."""
        return [one["params"]["message"] for one in self.others if one.get("method") == SHOWN]


def labels(items: list[Any]) -> list[str]:
    """Return the labels of completions in the order of the editor."""
    return [one["label"] for one in sorted(items, key=lambda one: one["sortText"])]


def codes(diagnostics: list[Any]) -> list[str]:
    """Return the codes of diagnostics."""
    return [one["code"] for one in diagnostics]


def spot(line: int, start: int, end: int) -> Any:
    """Return a range on one line."""
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def edits(action: Any) -> list[Any]:
    """Return the edits of an action, which are all in one file."""
    (found,) = action["edit"]["changes"].values()
    return list(found)


def applied(text: str, *actions: Any) -> str:
    """Apply actions as an editor does: lines end with a line feed, a carriage return, or both."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    for edit in (edit for one in reversed(actions) for edit in edits(one)):
        start, end = (
            sum(map(len, lines[: at["line"]]))
            + len(utf16(lines[at["line"]])[: 2 * at["character"]].decode("utf-16-le"))
            for at in map(edit["range"].get, ("start", "end"))
        )
        text = text[:start] + edit["newText"] + text[end:]
    return text


def utf16(text: str) -> bytes:
    """Encode a text in the units of an editor."""
    return text.encode("utf-16-le", "surrogatepass")
