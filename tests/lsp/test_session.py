"""The language server over a real session on pipes."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

GROUP = "file:///payloads/group.json"
URI = "file:///payloads/tunnel.yaml"
IDS = "vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\nuserGwCidrBlock: [10.0.0.0/8]\n"
SECRET = "zanzibarine-zanzibarine"


class Editor:
    """An editor: sends requests and notifications, and reads what comes back."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "vpn_preflight", "lsp"]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.count = 0
        self.others = list[Any]()

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

    def ask(self, method: str, params: Any) -> Any:
        """Send a request, and return its answer."""
        self.count += 1
        self.send(method, params, self.count)
        while (message := self.read()).get("id") != self.count:
            self.others.append(message)
        return message["result"]

    def diagnostics(self) -> list[dict[str, Any]]:
        """Read the next diagnostics."""
        while (message := self.read()).get("method") != "textDocument/publishDiagnostics":
            pass
        found: list[dict[str, Any]] = message["params"]["diagnostics"]
        return found

    def open(self, text: str, uri: str = URI) -> list[dict[str, Any]]:
        """Open a file, and return what is found in it."""
        self.send(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}},
        )
        return self.diagnostics()

    def change(self, text: str) -> list[dict[str, Any]]:
        """Change the file, and return what is found in it."""
        self.send(
            "textDocument/didChange",
            {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": text}]},
        )
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
    text = (
        IDS
        + "IKESet:\n  - propoEncryAlgorithm: aes-cbc-256\n    propoAuthenAlgorithm: sha\n    dhGroupName: GROUP14\n"
    )
    (found,) = editor.open(text)
    place = {"start": {"line": 7, "character": 17}, "end": {"line": 7, "character": 24}}
    assert ("VFS004", 1, "vpn-preflight", place) == (
        found["code"],
        found["severity"],
        found["source"],
        found["range"],
    )
    assert found["message"].endswith("[IKE configuration details: IKESet.n.dhGroupName]")
    (action,) = editor.ask(
        "textDocument/codeAction",
        {"textDocument": {"uri": URI}, "range": place, "context": {"diagnostics": [found]}},
    )
    assert {URI: [{"range": place, "newText": "group14"}]} == action["edit"]["changes"]
    assert [] == editor.change(text.replace("GROUP14", "group14"))


def test_the_row_of_a_member(editor: Editor) -> None:
    """Hovering says what the page says, whether or not something is wrong."""
    editor.open(IDS)
    hover = editor.ask(
        "textDocument/hover",
        {"textDocument": {"uri": URI}, "position": {"line": 1, "character": 3}},
    )
    assert hover["contents"]["value"].endswith("[2. Input Parameters: vpnGwId]")
    assert None is editor.ask(
        "textDocument/hover",
        {"textDocument": {"uri": URI}, "position": {"line": 9, "character": 0}},
    )


def test_columns_count_as_the_editor_counts(editor: Editor) -> None:
    """A character beyond the first plane takes two units."""
    (found,) = editor.open('user_group: {description: "\U0001f680", name: a}\n')
    assert {"start": {"line": 0, "character": 26}, "end": {"line": 0, "character": 30}} == found[
        "range"
    ]


def test_a_carriage_return_ends_a_line(editor: Editor) -> None:
    """A finding, and the comment that switches another one off, stand on the lines that the editor counts."""
    text = (
        IDS.replace("10.0.0.0/8", "10.0.0.0/33")
        + "# vpn-preflight: ignore[VFS003] later\nvpnConnName: 1\nspdAcl: [10.0.0.0/33: []]\n"
    )
    found = editor.open(text.replace("\n", "\r"))
    places = [
        (one["code"], one["range"]["start"]["line"], one["range"]["start"]["character"])
        for one in found
    ]
    assert {("VFA001", 3, 18), ("VFS015", 6, 22)} <= set(places)
    assert "VFS003" not in {code for code, *_ in places}


def test_a_file_of_somebody_else_is_left_alone(editor: Editor) -> None:
    """Nothing is said of what is no payload, nor of what cannot be read and mentions none."""
    assert [] == editor.open("on: push\n")
    assert [] == editor.change("a: [")
    assert ["VFR013"] == [found["code"] for found in editor.change("user_group: [")]


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
    """Neither in a finding nor on hovering."""
    found = editor.open(IDS + f"preSharedKey: {SECRET}\n")
    hover = editor.ask(
        "textDocument/hover",
        {"textDocument": {"uri": URI}, "position": {"line": 4, "character": 16}},
    )
    assert ["VFP001"] == [one["code"] for one in found]
    assert SECRET not in json.dumps([found, hover])


def actions(editor: Editor, uri: str = URI, **context: Any) -> Any:
    """Ask for the actions of a whole file."""
    place = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
    given = {
        "textDocument": {"uri": uri},
        "range": place,
        "context": {"diagnostics": [], **context},
    }
    return editor.ask("textDocument/codeAction", given)


def applied(text: str, found: list[dict[str, Any]]) -> str:
    """Make the edits of actions as an editor does: its lines end with a line feed, a carriage return, or both."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    for edit in (edit for one in reversed(found) for edit in one["edit"]["changes"][GROUP]):
        start, end = (
            sum(map(len, lines[: at["line"]])) + at["character"]
            for at in map(edit["range"].get, ("start", "end"))
        )
        text = text[:start] + edit["newText"] + text[end:]
    return text


@pytest.mark.parametrize(
    "text",
    [
        '{"user_group": {"description": "a\u2028b\u2029c\x85d", "nmae": "n"}}',
        '{"user_group":\r{"description": "a",\r\n "nmae":\n "n"}}',
        '\r\r{"user_group": {\r"nmae": "n"}}\r',
        '\ufeff{"user_group": {"nmae": "n"}}',
        '{"user_group": {"nmae": "n", "description": "\ud83d\ude00"}}'.encode(
            "utf-16", "surrogatepass"
        ).decode("utf-16"),
    ],
)
def test_a_fix_stands_where_the_editor_sees_it(editor: Editor, text: str) -> None:
    """Lines end where the protocol says; what else looks like the end of a line to Python is a character."""
    found = editor.open(text, GROUP)
    (slip,) = (one for one in found if one["code"] == "VFS002")
    start, end = slip["range"]["start"], slip["range"]["end"]
    line = re.split(r"\r\n|\r|\n", text)[start["line"]]
    assert ('"nmae"', start["line"]) == (line[start["character"] : end["character"]], end["line"])
    assert text.replace("nmae", "name") == applied(text, actions(editor, GROUP))


def test_only_fixes_that_work_are_offered(editor: Editor) -> None:
    """One that would break the file, or not do what it means, is none; those of other documents stay, unreadable ones too."""
    editor.open(
        IDS + "IPsecSet:\n- ipsecSaLifetimeSeconds: !!str 180\n  pfsDhGroup: 'NULL'\n---\na: ["
    )
    assert ["'null'"] == [one["edit"]["changes"][URI][0]["newText"] for one in actions(editor)]


def test_no_fix_of_the_range_if_one_does_not_work(editor: Editor) -> None:
    """An alias repeats the name that would be fixed; the fix of another line is offered for that line."""
    editor.open("user_group: {&a nmae: x, description: *a}\n---\nuser_group: {nmae: y}\n")
    assert [] == actions(editor)
    place = {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 0}}
    given = {"textDocument": {"uri": URI}, "range": place, "context": {"diagnostics": []}}
    (found,) = editor.ask("textDocument/codeAction", given)
    assert ["name"] == [edit["newText"] for edit in found["edit"]["changes"][URI]]


def test_a_comment_in_vain(editor: Editor) -> None:
    """It is a finding at the comment, as it is on the command line."""
    found = editor.open(IDS + "vpnConnName: a # vpn-preflight: ignore[VFS003] so\n")
    assert [("VFS019", 4, 15)] == [(one["code"], *one["range"]["start"].values()) for one in found]


def test_the_ignored_codes_of_a_file(tmp_path: Path, editor: Editor) -> None:
    """A pattern of the settings is held against the path of the open file."""
    (tmp_path / "vpn-preflight.toml").write_text('per-file-ignores = {"tunnels/*" = ["VFS002"]}')
    text = "user_group: {nmae: n}\n"
    found = [
        editor.open(text, (tmp_path / folder / "a.yaml").as_uri())
        for folder in ("tunnels", "others")
    ]
    assert [[], ["VFS002"]] == [[one["code"] for one in of_one] for of_one in found]


def test_a_fix_is_offered_once(editor: Editor) -> None:
    """Also one that two findings ask for."""
    found = editor.open(IDS + 'IKESet: [{exchangeMode: "main\u200b"}]\n')
    assert {"VFS004", "VFD009"} <= {one["code"] for one in found}
    assert ['"main"'] == [one["edit"]["changes"][URI][0]["newText"] for one in actions(editor)]


def test_only_what_is_asked_for(editor: Editor) -> None:
    """An editor that asks for another kind of action gets none."""
    editor.open("user_group: {nmae: n}\n")
    asked = (
        None,
        [],
        ["quickfix"],
        [""],
        ["refactor", "quickfix"],
        ["refactor"],
        ["quickfix.other"],
    )
    given = [actions(editor, **({} if only is None else {"only": only})) for only in asked]
    assert [1, 0, 1, 1, 1, 0, 0] == [len(found) for found in given]


@pytest.mark.parametrize("is_closed", [False, True])
def test_a_file_that_is_not_open(editor: Editor, is_closed: bool) -> None:
    """There is nothing to say of it, and a change of it is not heard; the session goes on."""
    if is_closed:
        editor.open(IDS)
        editor.send("textDocument/didClose", {"textDocument": {"uri": URI}})
        assert [] == editor.diagnostics()
    place = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}
    assert (None, []) == (editor.ask("textDocument/hover", place), actions(editor))
    editor.send(
        "textDocument/didChange",
        {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": "a"}]},
    )
    assert None is editor.ask("textDocument/hover", place)
    assert [] == [message for message in editor.others if message["method"].startswith("window/")]


def test_hovering_over_a_line_behind_odd_characters(editor: Editor) -> None:
    """The pointer is where the editor says."""
    editor.open('{"user_group": {"description": "\u2028",\r"name": "n"}}', GROUP)
    hover = editor.ask(
        "textDocument/hover",
        {"textDocument": {"uri": GROUP}, "position": {"line": 1, "character": 3}},
    )
    assert {"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 6}} == hover[
        "range"
    ]


def test_hovering_at_the_end_of_a_value(editor: Editor) -> None:
    """The pointer behind its last character still belongs to it, the next one does not."""
    editor.open('{"user_group": {"name": "n"  }}', GROUP)
    given = [
        {"textDocument": {"uri": GROUP}, "position": {"line": 0, "character": number}}
        for number in (27, 28)
    ]
    first, second = (editor.ask("textDocument/hover", one)["contents"]["value"] for one in given)
    assert first.endswith("name]")
    assert second.endswith("user_group]")


def test_fixes_of_the_range_alone(editor: Editor) -> None:
    """Those of other lines are not offered, and those that a comment switches off are neither offered nor told."""
    found = editor.open(
        "user_group:\n  nmae: n\n---\nuser_group:\n  nmae: m # vpn-preflight: ignore[VFS002] so\n"
    )
    assert [1] == [one["range"]["start"]["line"] for one in found]
    offered = [
        editor.ask(
            "textDocument/codeAction",
            {
                "textDocument": {"uri": URI},
                "range": {
                    "start": {"line": line, "character": 0},
                    "end": {"line": line, "character": 0},
                },
                "context": {"diagnostics": []},
            },
        )
        for line in (0, 1, 2, 4)
    ]
    assert [0, 1, 0, 0] == [len(one) for one in offered]
