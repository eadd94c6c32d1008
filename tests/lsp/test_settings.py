"""The settings of a project hold in an editor as on the command line."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from editing import IDS, Editor, codes

SLIP = "user_group: {nmae: n}\n"
OTHER = "on: push\n"


@pytest.fixture
def project(tmp_path: Path) -> Callable[[str], None]:
    """Write the settings of a project with a few files in it."""
    for name in ("a.yaml", "tunnels/a.yaml", "archive/old/a.yaml", "archive/b.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(SLIP)

    def write(settings: str) -> None:
        """Write the settings."""
        (tmp_path / "vpn-preflight.toml").write_text(settings)

    return write


FILES = ["a.yaml", "archive/b.yaml", "archive/old/a.yaml", "tunnels/a.yaml"]


@pytest.mark.parametrize(
    "settings",
    [
        "",
        'per-file-ignores = {"tunnels/*" = ["VFS002"]}',
        'ignore = ["VFS"]',
        'select = ["VFA"]',
        'exclude = ["archive/"]',
        'exclude = ["archive/", "!archive/b.yaml"]',
        'exclude = ["archive/*", "!archive/b.yaml"]',
        'exclude = ["*.yaml"]',
        'include = ["tunnels/**"]',
        'include = ["*.yaml"]\nexclude = ["old/"]',
        'payloads = {"archive/**" = "ModifyVpnConnEx"}',
    ],
)
def test_what_is_reported_of_a_project(
    editor: Editor, tmp_path: Path, project: Callable[[str], None], settings: str
) -> None:
    """File by file, an editor shows what a run over the folder reports."""
    project(settings)
    command = [sys.executable, "-m", "vpn_preflight", "lint", ".", "--format", "json"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    reported = {one["file"].removeprefix("./") for one in json.loads(done.stdout)}
    expected = [name in reported for name in FILES]
    assert expected == [bool(editor.open(SLIP, (tmp_path / name).as_uri())) for name in FILES]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("", []),
        ('payloads = {"archive/**" = "ModifyVpnConnEx"}', []),
        ('payloads = {"tunnels/**" = "ModifyVpnConnEx"}', ["VFS001", "VFS002", "VFS011"]),
        ('payloads = {"tunnels/**" = true}', ["VFR008"]),
    ],
)
def test_the_table_of_payloads(
    editor: Editor,
    tmp_path: Path,
    project: Callable[[str], None],
    table: str,
    expected: list[str],
) -> None:
    """A file that it makes a payload is checked, whatever it looks like."""
    project(table)
    found = editor.open("mtu: 1\n", (tmp_path / "tunnels/a.yaml").as_uri())
    assert expected == sorted(set(codes(found)))


def test_no_fix_of_what_is_left_out(
    editor: Editor, tmp_path: Path, project: Callable[[str], None]
) -> None:
    """As `--fix` does not change it."""
    project('exclude = ["archive/"]')
    uri = (tmp_path / "archive" / "b.yaml").as_uri()
    assert [] == editor.open(SLIP, uri)
    assert [] == editor.actions(uri)


@pytest.mark.parametrize(
    "settings", ['ignroe = ["VFS"]', "exclude = 1", "a: b", 'ignore = ["VFR"]']
)
def test_settings_that_cannot_be_used(
    editor: Editor, tmp_path: Path, project: Callable[[str], None], settings: str
) -> None:
    """Nothing is checked: the user is told once, and every payload says so, but no other file."""
    project(settings)
    uri = (tmp_path / "a.yaml").as_uri()
    for found in (editor.open(SLIP, uri), editor.change(SLIP, uri)):
        assert [(1, 0)] == [(one["severity"], one["range"]["start"]["line"]) for one in found]
        assert "vpn-preflight.toml" in found[0]["message"]
        assert "code" not in found[0]
    assert [] == editor.change(OTHER, uri)
    assert [] == editor.actions(uri)
    (message,) = editor.messages
    assert "vpn-preflight.toml" in message


def test_settings_that_change(
    editor: Editor, tmp_path: Path, project: Callable[[str], None]
) -> None:
    """Every open file is linted again."""
    project("broken")
    uri = (tmp_path / "a.yaml").as_uri()
    editor.open(SLIP, uri)
    project('ignore = ["VFS002"]')
    changes = {"changes": [{"uri": (tmp_path / "vpn-preflight.toml").as_uri(), "type": 2}]}
    editor.send("workspace/didChangeWatchedFiles", changes)
    assert "VFS002" not in codes(editor.diagnostics())


@pytest.mark.parametrize("can_register", [True, False])
def test_settings_are_watched(tmp_path: Path, can_register: bool) -> None:
    """The editor is asked to report changes of both files, if it can."""
    session = Editor(tmp_path)
    watched = {"didChangeWatchedFiles": {"dynamicRegistration": can_register}}
    session.start(workspace=watched)
    session.open(IDS)
    asked = [one for one in session.others if one["method"] == "client/registerCapability"]
    patterns = [
        watcher["globPattern"]
        for one in asked
        for registered in one["params"]["registrations"]
        for watcher in registered["registerOptions"]["watchers"]
    ]
    assert (["**/vpn-preflight.toml", "**/pyproject.toml"] if can_register else []) == patterns
    assert "" == session.stop()
