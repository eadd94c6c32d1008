"""The command `lint`."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from vpn_preflight.finding import JSON_MEMBERS

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_clean_files(run: Run, examples: Path) -> None:
    """All is well: one line, exit code 0."""
    found = run("lint", *sorted((examples / "good").iterdir()))
    assert (0, "10 documents: no findings\n", "") == (found.returncode, found.stdout, found.stderr)


def test_clean_files_as_json(run: Run, examples: Path) -> None:
    """An empty array."""
    found = run("lint", "--format", "json", examples / "good" / "tunnel.json")
    assert (0, "[]\n", "") == (found.returncode, found.stdout, found.stderr)


def test_an_error(run: Run, tmp_path: Path, examples: Path) -> None:
    """Findings go to the standard output, with the file as it was typed; exit code 1."""
    (tmp_path / "tunnel.json").write_bytes((examples / "bad" / "out_of_range.json").read_bytes())
    found = run("lint", "./tunnel.json")
    row = "[IKE configuration details: IKESet.n.ikeSaLifetimeSeconds]"
    expected = [
        f"./tunnel.json:6:65: error VFS005 is above the range: write an integer from 60 to 604800 {row}",
        '    ...KESet": [{"dhGroupName": "***", "ikeSaLifetimeSeconds": 604801}]',
        "                                                               ^",
        "1 document: 1 error",
    ]
    assert (1, expected, "") == (found.returncode, found.stdout.splitlines(), found.stderr)


def test_a_file_that_cannot_be_read_outweighs_an_error(run: Run, examples: Path) -> None:
    """Exit code 2, and the other files are checked all the same."""
    found = run("lint", "missing.json", examples / "bad" / "out_of_range.json", examples / "bad" / "trailing_comma.json")
    assert 2 == found.returncode
    assert ["VFS005", "VFR004", "VFR001"] == [line.split()[2] for line in found.stdout.splitlines() if ": error " in line]


def test_findings_as_json(run: Run, examples: Path) -> None:
    """One array over all files, each finding with exactly the promised members."""
    files = [examples / "bad" / name for name in ("unknown_member.json", "bad_map_key.json")]
    found = run("lint", "--format", "json", *files)
    findings = json.loads(found.stdout)
    assert (1, "") == (found.returncode, found.stderr)
    assert [str(files[1]), str(files[1]), str(files[0])] == [finding["file"] for finding in findings]
    assert {JSON_MEMBERS} == {tuple(finding) for finding in findings}


@pytest.mark.parametrize("form", ["text", "json"])
def test_infos_are_shown_when_asked_for(run: Run, examples: Path, form: str) -> None:
    """An info is hidden, and does not change the exit code when it is shown."""
    path = examples / "good" / "tunnel_placeholders.json"
    hidden = run("lint", "--format", form, path)
    shown = run("lint", "--format", form, "--show-info", path)
    assert (0, 0) == (hidden.returncode, shown.returncode)
    assert (0, 5) == (hidden.stdout.count("VFS018"), shown.stdout.count("VFS018"))


def test_the_standard_input(run: Run) -> None:
    """A dash reads one document from the standard input, and stands for the file."""
    found = run("lint", "-", typed='{"user_group": {"name": ""}}')
    assert 1 == found.returncode
    assert found.stdout.startswith("-:1:25: error VFS007 ")


def test_the_operation_may_be_named(run: Run) -> None:
    """What cannot be told is asked for; what contradicts the file is refused."""
    assert 2 == run("lint", "-", typed="{}").returncode
    assert 1 == run("lint", "-", "--operation", "UpdateVpnUserGroup", typed="{}").returncode
    other = run("lint", "-", "--operation", "ModifyVpnConnEx", typed='{"operation": "UpdateVpnUserGroup", "body": {}}')
    assert 2 == other.returncode
    assert other.stdout.startswith("-:1:15: error VFR009 is not ModifyVpnConnEx")


def test_a_profile(run: Run) -> None:
    """A disputed rule only warns under the profile observed."""
    typed = '{"user_group": {"name": "a b"}}'
    assert [1, 0] == [run("lint", "-", "--profile", name, typed=typed).returncode for name in ("document", "observed")]
