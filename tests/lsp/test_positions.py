"""Lines and columns as the editor counts them, whatever ends a line, and the names of files."""

from pathlib import Path
from typing import Any

import pytest
from editing import GROUP, IDS, Editor, applied, codes, edits, spot
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind
from pygls.workspace import PositionCodec

from vpn_preflight.lsp.places import Places

ROCKET = 'user_group: {description: "\U0001f680", nmae: a}\n'


@pytest.mark.parametrize(
    ("offered", "chosen", "column"),
    [
        (None, "utf-16", 32),
        (["utf-16"], "utf-16", 32),
        (["utf-8", "utf-16"], "utf-8", 34),
        (["utf-32"], "utf-32", 31),
        (["utf-7"], "utf-16", 32),
    ],
)
def test_columns_are_in_the_units_that_were_agreed_on(
    tmp_path: Path, offered: list[str] | None, chosen: str, column: int
) -> None:
    """A character beyond the first plane is two units of UTF-16, four of UTF-8, one of UTF-32."""
    editor = Editor(tmp_path)
    general = {} if offered is None else {"general": {"positionEncodings": offered}}
    assert chosen == editor.start(**general).get("positionEncoding", "utf-16")
    found = [one["range"] for one in editor.open(ROCKET) if one["code"] == "VFS002"]
    assert [spot(0, column, column + 4)] == found
    (fix,) = editor.fixes()
    assert found == [one["range"] for one in edits(fix)]
    assert "" == editor.stop()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_ends_a_line(editor: Editor, end: str) -> None:
    """A finding, and a comment that quiets another one, are on the lines that the editor counts."""
    text = (
        IDS.replace("10.0.0.0/8", "10.0.0.0/33")
        + "# vpn-preflight: ignore[VFS003] later\nvpnConnName: 1\nspdAcl: [10.0.0.0/33: []]\n"
    )
    found = editor.open(text.replace("\n", end))
    places = [
        (one["code"], one["range"]["start"]["line"], one["range"]["start"]["character"])
        for one in found
    ]
    assert {("VFA001", 3, 18), ("VFS015", 6, 22)} <= set(places)
    assert "VFS003" not in codes(found)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_each_action_keeps_the_ends_of_lines(editor: Editor, end: str) -> None:
    """A fix and a comment change their own line alone."""
    text = ("path: {}\nbody:\n  user_group:\n    nmae: n\n" + "# end\n").replace("\n", end)
    found = editor.open("operation: UpdateVpnUserGroup" + end + text)
    (fix,) = editor.fixes()
    whole = "operation: UpdateVpnUserGroup" + end + text
    assert whole.replace("nmae", "name") == applied(whole, fix)
    place = next(one["range"] for one in found if one["code"] == "VFS002")
    (ignore,) = editor.ignores(place=place)
    comment = " # vpn-preflight: ignore[VFS002]"
    assert whole.replace("nmae: n", f"nmae: n{comment}") == applied(whole, ignore)
    assert "VFS002" not in codes(editor.change(applied(whole, ignore)))


@pytest.mark.parametrize(
    "text",
    [
        '{"user_group": {"description": "a\u2028b\u2029c\x85d", "nmae": "n"}}',
        '{"user_group":\r{"description": "a",\r\n "nmae":\n "n"}}',
        '\r\r{"user_group": {\r"nmae": "n"}}\r',
        '\ufeff{"user_group": {"nmae": "n"}}',
        '{"user_group": {"description": "\U0001f600", "nmae": "n"}}',
    ],
)
def test_a_fix_is_where_the_editor_sees_it(editor: Editor, text: str) -> None:
    """Only what the protocol says ends a line; what else does so for Python is a character."""
    found = editor.open(text, GROUP)
    (slip,) = (one for one in found if one["code"] == "VFS002")
    assert slip["range"]["start"]["line"] == slip["range"]["end"]["line"]
    assert text.replace("nmae", "name") == applied(text, *editor.fixes(GROUP))


def test_hover_is_where_the_editor_sees_it(editor: Editor) -> None:
    """A line separator is a character of its line."""
    editor.open('{"user_group": {"description": "\u2028",\r"name": "n"}}', GROUP)
    assert spot(1, 0, 6) == editor.at("hover", 1, 3, GROUP)["range"]


@pytest.mark.parametrize(
    "uri",
    [
        "file:///c%3A/payloads/tunnel.yaml",
        "file:///C:/payloads/my%20tunnel.yaml",
        "file://server/share/tunnel.yaml",
        "untitled:Untitled-1",
        "vscode-remote://ssh/payloads/tunnel.yaml",
    ],
)
def test_the_name_of_a_file_is_answered_as_it_came(editor: Editor, uri: str) -> None:
    """Drives, spaces, shares and files without a path have findings, hover and fixes."""
    assert "VFS002" in codes(editor.open("user_group:\n  nmae: n\n", uri))
    assert (uri, 1) == (editor.published["uri"], editor.published["version"])
    (fix,) = editor.fixes(uri)
    assert [uri] == list(fix["edit"]["changes"])
    assert editor.at("hover", 0, 2, uri)


def test_half_of_a_character(editor: Editor) -> None:
    """An editor may send one alone: it is one unit, and everything is answered."""
    text = '{"user_group": {"description": "\ud83d", "nmae": "n"}}'
    found = [one["range"] for one in editor.open(text, GROUP) if one["code"] == "VFS002"]
    assert [spot(0, 36, 42)] == found
    assert found == [edits(one)[0]["range"] for one in editor.fixes(GROUP)]
    assert ["name"] == [one["label"] for one in editor.at("completion", 0, 38, GROUP)]
    assert editor.at("hover", 0, 20, GROUP)


TEXT = st.text(st.sampled_from("ab\U0001f680é\r\n\u2028"), max_size=12)


@given(TEXT, st.sampled_from(list(PositionEncodingKind)), st.booleans())
def test_every_offset_has_a_place(text: str, kind: Any, has_mark: bool) -> None:
    """A place leads back to its offset, unless that is between the two that end one line."""
    content = "\ufeff" * has_mark + text
    places = Places(content, PositionCodec(kind))
    for offset in range(len(content) + 1):
        expected = offset - 1 if content[offset - 1 : offset + 1] == "\r\n" else offset
        assert expected == places.offset(places.position(offset))


@pytest.mark.parametrize(("line", "character", "offset"), [(0, 9, 2), (1, 9, 6), (7, 0, 6)])
def test_a_place_behind_its_line(line: int, character: int, offset: int) -> None:
    """It is the end of the line, or of the file."""
    places = Places("ab\r\ncd", PositionCodec())
    assert offset == places.offset(Position(line, character))
