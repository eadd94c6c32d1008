"""Line ends of Windows, files as PowerShell's `>` writes them, and a console in its code page."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from handmade import AT, COMMON, HOST, KEYS, MODIFY, post, signed

from vpn_preflight.lint import documents
from vpn_preflight.lint.document import Document

CONSOLE = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252", "LC_ALL": "C.UTF-8"}
IDS = {
    "vpcId": "vpc-03vihbk9",
    "vpnGwId": "vpngw-kfldykuz",
    "vpnConnId": "vpnx-ol6bcqp0",
    "userGwCidrBlock": ["10.100.2.0/24"],
}
TUNNEL = "".join(f"{name}: {json.dumps(value)}\n" for name, value in IDS.items())
OPTIONS = ("--region", "ap-guangzhou")


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command on a console of Windows, as far as another system can have one."""
    return subprocess.run(
        [sys.executable, "-m", "vpn_preflight", *arguments],
        cwd=folder,
        env=os.environ | CONSOLE | variables,
        capture_output=True,
        check=False,
        timeout=60,
    )


def redirected(text: str) -> bytes:
    """Return what PowerShell's `>` makes of a text: UTF-16 with a mark, and its line ends."""
    return text.replace("\n", "\r\n").encode("utf-16")


@pytest.mark.parametrize(
    ("command", "suffix"), [("new", ".yaml"), ("schema", ".json"), ("explain", ".txt")]
)
def test_what_is_printed_into_a_file_can_be_read(tmp_path: Path, command: str, suffix: str) -> None:
    """It is UTF-8 where a program reads it, and what is only for people has no broken sign."""
    for name in ["VFS010"] if command == "explain" else ["ModifyVpnConnEx", "UpdateVpnUserGroup"]:
        found = run(tmp_path, command, name)
        assert (0, b"") == (found.returncode, found.stderr)
        found.stdout.decode("cp1252" if command == "explain" else "utf-8")
        path = tmp_path / f"{name}{suffix}"
        path.write_bytes(found.stdout)
        if command != "explain":
            assert all(isinstance(one, Document) for one in documents.read(str(path), path.name))


def test_a_new_file_through_powershell(tmp_path: Path) -> None:
    """Its encoding is the one error, and `send` stops at that."""
    made = run(tmp_path, "new", "ModifyVpnConnEx").stdout.decode()
    (tmp_path / "tunnel.yaml").write_bytes(redirected(made))
    for command in (["lint"], ["send", "--dry-run", *OPTIONS, "--yes"]):
        found = run(tmp_path, *command, "tunnel.yaml")
        assert 2 == found.returncode
    found = run(tmp_path, "lint", "--format", "json", "tunnel.yaml")
    assert ["VFR002"] == [one["code"] for one in json.loads(found.stdout)]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_fix_keeps_the_ends_of_lines(tmp_path: Path, end: str) -> None:
    """And the console's code page has no say in a file, nor in a patch of it."""
    lines = ["user_group:", "  nmae: \u4e2d\u00e9", "  # \u00fcber", ""]
    path = tmp_path / "group.yaml"
    path.write_bytes(end.join(lines).encode())
    shown = run(tmp_path, "lint", "--diff", "group.yaml")
    assert 1 == shown.returncode
    assert f"+  name: \u4e2d\u00e9{end}".encode() in shown.stdout
    run(tmp_path, "lint", "--fix", "group.yaml")
    assert end.join(lines).replace("nmae", "name").encode() == path.read_bytes()


def test_no_fix_of_utf_16(tmp_path: Path) -> None:
    """The file is left as it is."""
    path, content = tmp_path / "group.yaml", redirected("user_group: {nmae: n}\n")
    path.write_bytes(content)
    found = run(tmp_path, "lint", "--fix", "group.yaml")
    assert (2, content) == (found.returncode, path.read_bytes())


def test_a_request_is_shown_on_a_console(tmp_path: Path) -> None:
    """A sign that the code page lacks is escaped, and nothing crashes."""
    text = f"{TUNNEL}vpnConnName: \u4e2d\u00e9\n".replace("\n", "\r\n")
    (tmp_path / "tunnel.yaml").write_bytes(text.encode())
    for command, part in ((("send", "--dry-run"), b"vpnConnName="), (("sign",), b"Signature=")):
        keys = {"TENCENTCLOUD_SECRET_ID": "a", "TENCENTCLOUD_SECRET_KEY": "b"}
        found = run(tmp_path, *command, *OPTIONS, "tunnel.yaml", **keys)
        assert (0, b"") == (found.returncode, found.stderr)
        assert part in found.stdout


@pytest.mark.parametrize("wide", [False, True])
def test_a_captured_request_is_verified(tmp_path: Path, wide: bool) -> None:
    """Its line ends change nothing, and neither does the encoding of its file."""
    text = post(signed("POST", HOST, COMMON | MODIFY))
    content = redirected(text) if wide else text.replace("\n", "\r\n").encode()
    (tmp_path / "request.http").write_bytes(content)
    found = run(tmp_path, "sign", *AT, "request.http", **KEYS)
    assert (0, b"") == (found.returncode, found.stderr)
