"""An argument that is no file may be a request, and what it holds is shown nowhere."""

import json
from pathlib import Path

import pytest

from vpn_preflight.cli import lint, main
from vpn_preflight.lint.names import shown_name

SECRET = "quixotic-zephyr"
# What people paste in the place of a file, or of anything else.
PASTED = {
    "a signed URL": f"https://vpc.api.qcloud.com/v2/index.php?Action=ModifyVpnConnEx&preSharedKey={SECRET}",
    "a URL with a password": f"https://user:{SECRET}@vpn.eu.myhuaweicloud.com/v5/p",
    "a password with signs": f"HTTPS://user:a/b?c#{SECRET}@vpn.eu.myhuaweicloud.com/v5/p",
    "a fragment": f"https://vpn.eu.myhuaweicloud.com/v5/p#{SECRET}",
    "parameters of a path": f"https://vpn.eu.myhuaweicloud.com/v5/p;key={SECRET}",
    "an encoded query": f"https://vpn.eu.myhuaweicloud.com/v5/p%3Fkey%3D{SECRET}",
    "a URL without scheme": f"vpc.api.qcloud.com/v2/index.php?preSharedKey={SECRET}",
    "a query alone": f"vpc.api.qcloud.com/v2/index.php?{SECRET}",
    "a form": f"Action=ModifyVpnConnEx&preSharedKey={SECRET}",
    "a list": f"VFS001,preSharedKey={SECRET}",
    "a name of a file": f"preSharedKey={SECRET}.json",
    "JSON": f'{{"preSharedKey": "{SECRET}"}}',
    "YAML": f"preSharedKey: {SECRET}",
    "a header": f"Authorization: Bearer {SECRET}",
    "a user": f"user:{SECRET}",
    "a command": f"curl 'https://vpc.api.qcloud.com/v2/index.php' -d 'preSharedKey={SECRET}'",
    "two lines": f"PUT /v5\nX-Auth-Token: {SECRET}",
}
# The place of the argument is `*`.
PLACES = {
    "no command": ["*"],
    "a file": ["lint", "*"],
    "a file beside another": ["lint", "a.json", "*"],
    "a file to fix": ["lint", "--fix", "*"],
    "a difference": ["lint", "--diff", "*"],
    **{f"a report as {name}": ["lint", "--format", name, "*"] for name in lint.FORMATS},
    "counts": ["lint", "--statistics", "*"],
    "processes": ["lint", "--jobs", "2", "*", "a.json"],
    "a name of the standard input": ["lint", "--stdin-filename", "*", "-"],
    "an output": ["lint", "a.json", "--format", "json", "--output", "no/*"],
    "a format": ["lint", "a.json", "--format", "*"],
    "an operation": ["lint", "a.json", "--operation", "*"],
    "an operation with a sign": ["lint", "a.json", "--operation=*"],
    "a profile": ["lint", "a.json", "--profile", "*"],
    "codes": ["lint", "a.json", "--select", "*"],
    "codes to ignore": ["lint", "a.json", "--ignore=*"],
    "a number": ["lint", "a.json", "--jobs", "*"],
    "an option that takes no value": ["lint", "a.json", "--fix=*"],
    "an option that there is not": ["lint", "a.json", "--key", "*"],
    "an option that there is not, in one": ["lint", "a.json", "--key=*"],
    "one argument too many": ["new", "ModifyVpnConnEx", "*"],
    "a file to send": ["send", "*"],
    "a file to rehearse": ["send", "--dry-run", "--region", "r", "*"],
    "a file to sign": ["sign", "--region", "r", "*"],
    "an answer": ["sign", "--region", "r", "--project-id", "p", "group.json", "--answer", "*"],
    "a region": ["send", "--dry-run", "group.json", "--region", "*"],
    "an endpoint": ["send", "--dry-run", "group.json", "--project-id", "p", "--endpoint", "*"],
    "a project": ["send", "--dry-run", "a.json", "--region", "r", "--project-id", "*"],
    "a code": ["explain", "*"],
    "an operation to begin with": ["new", "*"],
    "the operation of a schema": ["schema", "*"],
    "a host": ["emulate", "--host", "*"],
    "a port": ["emulate", "--port", "*"],
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two payloads, with a key."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUAWEICLOUD_SDK_AK", "id")
    monkeypatch.setenv("HUAWEICLOUD_SDK_SK", "invented")
    (tmp_path / "a.json").write_text('{"user_group": {"name": "a"}}')
    request = {
        "path": {"vpn_server_id": "s", "group_id": "g"},
        "body": {"user_group": {"name": "a"}},
    }
    (tmp_path / "group.json").write_text(json.dumps(request))
    return tmp_path


@pytest.mark.parametrize("place", PLACES)
def test_what_was_pasted_is_not_shown(
    place: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither by a finding, nor by a report, nor by an error, wherever it was pasted."""
    found = {}
    for about, pasted in PASTED.items():
        code = main([word.replace("*", pasted) for word in PLACES[place]])
        written = capsys.readouterr()
        text = written.out + written.err + "".join(path.read_text() for path in folder.glob("no*"))
        found[about] = (code != 3, SECRET in text)
    assert dict.fromkeys(PASTED, (True, False)) == found


@pytest.mark.parametrize("command", [["lint"], ["send"], ["lint", "--format", "json"]])
def test_a_url_in_place_of_a_file_is_told(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is called by its scheme, host and path, and the exit code is 2."""
    assert 2 == main([*command, PASTED["a signed URL"]])
    written = capsys.readouterr()
    text = written.out + written.err
    assert (True, True, False) == (
        "VFR001" in text,
        "https://vpc.api.qcloud.com/v2/index.php" in text,
        "Action" in text,
    )


@pytest.mark.parametrize(
    ("argument", "shown"),
    [
        ("missing.json", "missing.json"),
        ("tunnels/my tunnel (2).yaml", "tunnels/my tunnel (2).yaml"),
        ("größe@2x,a+b!.json", "größe@2x,a+b!.json"),
        ("C:\\tunnels\\a.json", "C:\\tunnels\\a.json"),
        ("tunnels/*/tun?[0-9].json", "tunnels/*/tun?[0-9].json"),
        ("-", "-"),
        ("key=a.ndjson", "key***.ndjson"),
        ("https://h:8443/a/b?c=d", "https://h:8443/a/b"),
        ("http://[::1]:80/a", "http://[::1]:80/a"),
        ("https://a b/c", "https://***"),
        ("https://u:p?q@h/a", "https://***"),
    ],
)
def test_names_of_files_stay_whole(argument: str, shown: str) -> None:
    """A missing file is named as it was given, to show a slip; a URL loses what may be secret."""
    assert shown == shown_name(argument)


def test_a_file_that_is_there_has_its_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever its name looks like."""
    name = "a=b&c?d.json"
    (folder / name).write_text('{"user_group": {"name": ""}}')
    assert 1 == main(["lint", name])
    assert capsys.readouterr().out.startswith(f"{name}:1:25: ")
